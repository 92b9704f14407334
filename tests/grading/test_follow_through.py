"""An error is paid for once: what fails by an earlier function's fault earns its points."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.grading.result import ExerciseResult, SubmissionResult
from autograder.grading.stand_ins import ReferenceStandIns, by_position
from autograder.report.messages import remarks
from autograder.sandbox.student_side.wire import Formula, Handle
from tests.grading.replaced import graded

STEP = {"step": "def step(x):\n    return np.where(np.asarray(x) > 0, 1, 0)"}
WRONG_RULE = {"multiply": "def multiply(a, b):\n    return a * b, (a, b)"}
WRONG_SLOPE = "def sigmoid_derivative(a):\n    return np.asarray(a, float) * 0 + 0.25"


def by_name(result: SubmissionResult) -> dict[str, ExerciseResult]:
    return {exercise.name: exercise for exercise in result.exercises}


def whole(course: Course, folder: Path, assignment: str, cells: dict[str, str], **more):
    names = list(course.assignment(assignment).exercises)
    return graded(course, folder, assignment, cells, exercises=names, **more)


@pytest.mark.slow
def test_a_wrong_step_costs_its_own_point_alone(course: Course, tmp_path: Path) -> None:
    result = whole(course, tmp_path, "01_perceptron", STEP)
    assert (result.score, result.max_score) == (16.0, 17.0)
    found = by_name(result)
    assert found["step"].status == "wrong"
    assert found["perceptron"].with_ours == ("step",)
    told = "\n".join(remarks(result, "en"))
    assert "`perceptron`: right, graded with our `step`, since yours is not done yet." in told
    assert "`perceptron`" in "\n".join(remarks(result, "ko"))


@pytest.mark.parametrize(
    ("policy", "score"), [pytest.param("half", 16.0 - 7 / 2, marks=pytest.mark.slow), ("none", 9.0)]
)
def test_the_course_says_what_it_earns(
    course: Course, tmp_path: Path, policy, score: float
) -> None:
    result = whole(course, tmp_path, "01_perceptron", STEP, follow_through=policy)
    assert result.score == score


@pytest.mark.slow
def test_methods_and_classes_use_what_they_call(course: Course, tmp_path: Path) -> None:
    """With only `multiply` wrong, the reference's own `mlp_gradients` is not called wrong."""
    names = ["multiply", "gradients", "mlp_gradients"]
    found = by_name(graded(course, tmp_path, "07_autograd", WRONG_RULE, exercises=names))
    assert found["multiply"].status == "wrong"
    assert found["mlp_gradients"].status == "done"
    assert found["mlp_gradients"].with_ours == ("multiply",)


def test_a_mistake_of_its_own_is_told_beside_an_earlier_one(course: Course, tmp_path: Path) -> None:
    cells = {
        "sigmoid_derivative": WRONG_SLOPE,
        "output_delta": "def output_delta(y, y_hat):\n"
        "    error = np.asarray(y_hat, float) - np.asarray(y, float)\n"
        "    return error * sigmoid_derivative(y_hat)",
    }
    found = by_name(graded(course, tmp_path, "02_mlp", cells))
    assert found["output_delta"].status == "wrong"
    assert found["output_delta"].hints[0].mistake or found["output_delta"].hints[0].kind == "line"


def test_a_stub_is_answered_for_as_well(course: Course, tmp_path: Path) -> None:
    stub = {"step": "def step(x):\n    raise NotImplementedError"}
    cells = ["step", "perceptron"]
    found = by_name(graded(course, tmp_path, "01_perceptron", stub, exercises=cells))
    assert found["step"].status == "not_started"
    assert found["perceptron"].status == "done"


def answers(limit_reached: bool = False) -> ReferenceStandIns:
    made = ReferenceStandIns(["f"], lambda _: lambda x, y=2: x + y, lambda _: ["x", "y"])
    made.calls = 10**9 if limit_reached else 0
    return made


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "g", "args": [1], "kwargs": {}},
        {"name": "f", "args": [Formula("lambda x: x")], "kwargs": {}},
        {"name": "f", "args": [[Handle(1, "MLP", "")]], "kwargs": {}},
        {"name": "f", "args": 1, "kwargs": {}},
    ],
)
def test_only_values_are_answered_and_only_for_what_is_wrong(asked) -> None:
    made = answers()
    assert "value" not in made.answer(asked)
    assert made.refused


def test_answers_are_counted_and_capped() -> None:
    assert answers().answer({"name": "f", "args": [1], "kwargs": {"y": 5}}) == {"value": 6}
    assert "value" not in answers(True).answer({"name": "f", "args": [1], "kwargs": {}})


def test_a_call_is_the_same_by_keyword() -> None:
    assert by_position([1], {"y": 2}, ["x", "y"]) == ([1, 2], {})
    assert by_position([1], {"z": 2}, ["x", "y", "z"]) == ([1], {"z": 2})


def test_inputs_that_the_reference_does_not_take_are_no_refusal() -> None:
    made = answers()
    assert "value" not in made.answer({"name": "f", "args": ["a"], "kwargs": {}})
    assert not made.refused
