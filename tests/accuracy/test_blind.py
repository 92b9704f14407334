"""The table of blind rounds says no more than its numbers prove."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.accuracy.blind import (
    BlindRound,
    blind_file,
    read_rounds,
    rounds_section,
    upper_bound,
)
from autograder.course.errors import CourseError


@pytest.mark.parametrize(
    ("hits", "tried", "bound"),
    [(0, 100, 0.03), (0, 2, 1.0), (35, 267, 0.1765), (3, 195, 0.0443), (5, 5, 1.0)],
)
def test_the_bound(hits: int, tried: int, bound: float) -> None:
    """Wilson's interval for 35 of 267 and 3 of 195, worked out by hand to four digits."""
    assert upper_bound(hits, tried) == pytest.approx(bound, abs=5e-4)


def test_a_round_is_a_row(tmp_path: Path) -> None:
    entry = BlindRound(2, "as beginners write them", "2026-11", 104, 1, 99, 60, 0)
    (row,) = [line for line in rounds_section([entry]) if line.startswith("| 2 ")]
    assert "1 of 104" in row and "0 of 60 (5.0%)" in row and "99 of 103 (96%)" in row
    assert list(rounds_section([])) == []


def test_damaged_numbers_are_a_sentence(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    assert read_rounds(page) == []
    blind_file(page).write_text('[{"round": 1}]', encoding="utf-8")
    with pytest.raises(CourseError, match="cannot be read"):
        read_rounds(page)
