"""What is known about students is never committed, neither here nor in a course of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.starter.create import create_course

ROOT = Path(__file__).resolve().parents[1]
PERSONAL = {
    *("submitted/", "/downloaded/", "/roster.csv", "/extensions.csv", "/grades.csv", "*.original"),
    *("autograded/", "/feedback/", "/report/", "gradebook.db*", ".course/"),
}


@pytest.mark.parametrize("made", [False, True])
def test_git_ignores_what_is_about_students(tmp_path: Path, made: bool) -> None:
    place = tmp_path / "course" if made else ROOT
    if made:
        create_course(place, "ko")
    ignored = (place / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert set(ignored) >= PERSONAL
