"""Whose a submission is, whatever a student calls the folders in their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course import Course
from autograder.submission.find import Found, submissions_below
from autograder.submission.whose import claims_of


def whose(course: Course, *paths: Path) -> tuple[dict[str, str], int]:
    """Student -> where what counts lies, and how many others do not count."""
    found = [one for one in submissions_below(course, paths) if one.assignment.name == "02_mlp"]
    claims = claims_of(course, found)
    counting = {student: one.file.parent.as_posix() for student, one in claims.counting.items()}
    return counting, len(claims.left_out)


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
        f"alice has handed in 02_mlp 2 times: {own / 'mlp.py'} counts, 1 does not: "
        f"{other / 'mlp.py'}.",
    )
    assert [one.file for one in claims.left_out] == [other / "mlp.py"]


def test_a_thousand_claims_are_told_in_one_sentence(course: Course, tmp_path: Path) -> None:
    for number in range(9):
        hand_in(tmp_path / "alice" / f"a{number}" / "02_mlp")
    claims = claims_of(course, submissions_below(course, [tmp_path]))
    (sentence,) = claims.told
    assert "alice has handed in 02_mlp 9 times: " in sentence
    assert f"{Path('a0', '02_mlp', 'mlp.py')} counts, 8 do not: " in sentence
    assert sentence.endswith(f"{Path('a3', '02_mlp', 'mlp.py')} and 5 more.")
    assert len(claims.left_out) == 8


def test_in_submitted_counts_what_lies_where_it_is_collected(course: Course) -> None:
    submitted = course.root / "submitted" / "alice"
    found = [
        Found(file, file, course.assignment("02_mlp"), submitted)
        for file in (submitted / "mlp.py", submitted / "02_mlp" / "mlp.py")
    ]
    assert claims_of(course, found).counting == {"alice": found[1]}


def test_what_is_named_itself_is_not_left_out(course: Course, tmp_path: Path) -> None:
    own = hand_in(tmp_path / "alice" / "02_mlp") / "mlp.py"
    other = hand_in(tmp_path / "alice" / "a" / "02_mlp")
    own.with_suffix(".ipynb").write_text("{}", encoding="utf-8")
    for named in (other, other / "mlp.py", own.with_suffix(".ipynb")):
        claims = claims_of(course, submissions_below(course, [own, named]))
        assert not claims.left_out
    assert len(claims.told) == 1
    claims = claims_of(course, submissions_below(course, [tmp_path, other]))
    assert not claims.left_out, "in any order"
