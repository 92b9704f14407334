"""What instructors say and suspect of a class stays with them: no release carries any of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.publish.release import make_release

COMMENT = """- exercise: sigmoid
  group: same:0123456789ab
  ko: 이 말은 학생에게만
  en: said to one group only
"""
KEPT_BACK = ("said to one group only", "이 말은 학생에게만", "0123456789ab", "s101 and s102 alike")


@pytest.mark.slow
def test_a_release_carries_no_comment_and_no_suspicion(
    make_small_course: Callable[[Path], Course], tmp_path: Path
) -> None:
    course = make_small_course(tmp_path / "course")
    comments = course.root / "solutions" / "02_mlp" / "comments.yml"
    comments.write_text(COMMENT, encoding="utf-8")
    page = course.root / "report" / "02_mlp.copies.html"
    page.parent.mkdir()
    page.write_text("s101 and s102 alike", encoding="utf-8")
    make_release(course, tmp_path / "release", "ko")
    files = [file for file in (tmp_path / "release").rglob("*") if file.is_file()]
    names = {file.relative_to(tmp_path / "release").as_posix() for file in files}
    ours = ("autograder/explorer/", "autograder/commands/copies", "report/")
    assert [name for name in names if name.startswith(ours) or "comments.yml" in name] == []
    everything = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    assert not any(secret in text for secret in KEPT_BACK for text in everything)
