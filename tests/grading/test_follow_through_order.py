"""No exercise earns points because one after it, or one that asks it back, is answered for."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.grading.result import ExerciseResult
from tests.grading.replaced import graded

WRONG_RECALL = "def recall(y_true, y_pred, positive=1):\n    return 0.0"
SWAPPED = {
    name: f"def {name}(y_true, y_pred, positive=1):\n    return {other}(y_pred, y_true, positive)"
    for name, other in (("precision", "recall"), ("recall", "precision"))
}
STUB = "def {name}(*args):\n    raise NotImplementedError"
FROM_DECK = """def gd(x, grad, lr):
    z = np.zeros_like(np.asarray(x, float))
    return adam_as_in_deck(x, grad, z, z, lr, 0.0, 1.0, 1.0)[0]"""


def found(
    course: Course, folder: Path, assignment: str, cells: dict[str, str]
) -> dict[str, ExerciseResult]:
    exercises = graded(course, folder, assignment, cells).exercises
    return {e.name: e for e in exercises if e.name in cells}


@pytest.mark.parametrize("first", ["precision", "recall"])
def test_two_that_ask_each_other_solve_nothing(course: Course, tmp_path: Path, first: str) -> None:
    cells = {first: SWAPPED[first]} | SWAPPED
    result = found(course, tmp_path, "09_data_and_evaluation", cells)
    assert [result[name].score for name in SWAPPED] == [0.0, 0.0]


def test_a_later_exercise_does_not_answer(course: Course, tmp_path: Path) -> None:
    cells = {"precision": SWAPPED["precision"], "recall": WRONG_RECALL}
    result = found(course, tmp_path, "09_data_and_evaluation", cells)
    assert [e.score for e in result.values()] == [0.0, 0.0]
    assert result["precision"].status == "blocked"
    assert result["precision"].blocked_by == "recall"


def test_a_later_stub_does_not_answer(course: Course, tmp_path: Path) -> None:
    cells = {"gd": FROM_DECK, "adam_as_in_deck": STUB.format(name="adam_as_in_deck")}
    result = found(course, tmp_path, "08_optimizers", cells)
    assert result["gd"].score == 0.0
    assert result["gd"].blocked_by == "adam_as_in_deck"


def test_an_earlier_one_that_is_wrong_still_does(course: Course, tmp_path: Path) -> None:
    cells = {
        "precision": STUB.format(name="precision"),
        "f1": "def f1(y_true, y_pred, positive=1):\n"
        "    p, r = precision(y_true, y_pred, positive), recall(y_true, y_pred, positive)\n"
        "    return 2 * p * r / (p + r) if p + r else 0.0",
    }
    result = found(course, tmp_path, "09_data_and_evaluation", cells)
    assert result["f1"].with_ours == ("precision",)
    assert result["f1"].score == result["f1"].max_score
