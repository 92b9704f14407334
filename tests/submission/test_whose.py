"""Whose a submission is, whatever a student calls the folders in their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course import Course
from autograder.submission.find import submissions_below
from autograder.submission.whose import claims_of


def whose(course: Course, *paths: Path) -> tuple[dict[str, str], int]:
    """Student -> where what counts lies, and how many sentences there are about others."""
    found = [one for one in submissions_below(course, paths) if one.assignment.name == "02_mlp"]
    claims = claims_of(course, found)
    return {student: one.file.parent.as_posix() for student, one in claims.counting.items()}, len(
        claims.told
    )


def hand_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    return folder


def test_a_folder_within_a_students_own_names_nobody_else(course: Course, tmp_path: Path) -> None:
    own = hand_in(tmp_path / "bob" / "02_mlp").as_posix()
    alices = hand_in(tmp_path / "alice" / "02_mlp").as_posix()
    hand_in(tmp_path / "alice" / "bob" / "02_mlp")
    hand_in(tmp_path / "alice" / "submitted" / "bob" / "02_mlp")
    assert whose(course, tmp_path) == ({"alice": alices, "bob": own}, 2)
    assert whose(course, tmp_path / "alice" / "submitted")[0].keys() == {"bob"}, "as was named"


@pytest.mark.parametrize("inner", ["assignments/02_mlp", "02_mlp", "", "lab/assignments/02_mlp"])
def test_clones_are_known_by_their_own_folder(course: Course, tmp_path: Path, inner: str) -> None:
    folders = {who: hand_in(tmp_path / who / inner).as_posix() for who in ("alice", "bob")}
    assert whose(course, tmp_path) == (folders, 0)
    if "lab" not in inner:
        assert whose(course, *(tmp_path / who for who in folders)) == (folders, 0)
        assert whose(course, *(Path(folder, "mlp.py") for folder in folders.values()))[0] == folders


def test_two_claims_are_told_in_a_sentence(course: Course, tmp_path: Path) -> None:
    own = hand_in(tmp_path / "alice" / "02_mlp")
    other = hand_in(tmp_path / "alice" / "a" / "02_mlp")
    claims = claims_of(course, submissions_below(course, [tmp_path]))
    assert claims.told == (
        f"alice has handed in 02_mlp more than once: {own / 'mlp.py'} counts, and "
        f"{other / 'mlp.py'} does not.",
    )
