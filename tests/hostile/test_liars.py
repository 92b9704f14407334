"""No program gains a point for an exercise by what it says of its own objects and files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.grading.opened import OpenedSubmission, confined
from autograder.grading.result import Status
from autograder.grading.seeds import Seed

LIARS = sorted((Path(__file__).parent / "liars").glob("*.py"))
COURSE = load_course(Path(__file__).resolve().parents[2])
SEED = Seed(90210, is_public=False)
ASKS_FOR_HINTS = {"path_as_text"}  # the search for one would do what this one wants
pytestmark = pytest.mark.hostile


def field(text: str, name: str) -> str:
    """A field of a program's header."""
    found = re.search(rf"^{name}: (.+)$", text, re.MULTILINE)
    assert found, f"the header has no {name}"
    return found[1]


@pytest.mark.parametrize("path", LIARS, ids=[path.stem for path in LIARS])
def test_nothing_is_won_by_a_lie(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assignment = COURSE.assignment(field(text, "Assignment"))
    file = tmp_path / f"{assignment.module}.py"
    file.write_text(text, encoding="utf-8")
    names = field(text, "Exercises").split(", ")
    assert field(text, "Seen") and field(text, "Must")
    # Points do not hang on hints, and to look for them is most of the work.
    hints = path.stem in ASKS_FOR_HINTS
    with OpenedSubmission(COURSE, assignment, file, confined("required"), seed=SEED) as opened:
        assert opened.grader is not None
        opened.grader.explains_later = not hints
        for name in names:
            opened.exercise(name, explained=hints)
    result = opened.result()
    assert result.error is None and not result.troubles
    graded = {one.name: one for one in result.exercises if one.name in names}
    for name in names:
        assert graded[name].status in (Status.WRONG, Status.BLOCKED), name
        assert graded[name].score == 0, name
    assert not Path("/tmp/course-liar-path_as_text.pt").exists()


def test_there_are_liars_for_each_assignment_with_objects() -> None:
    of = {field(path.read_text(encoding="utf-8"), "Assignment") for path in LIARS}
    with_objects = {"07_autograd", "11_mnist", "12_cnn", "13_attention", "14_gpt"}
    assert len(LIARS) >= 18 and with_objects <= of
