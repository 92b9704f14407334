"""Where an exception says what is wrong, the hint comes from it, with the line that is wrong."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from autograder.course.model import Course, RepairPolicy
from autograder.grading import exception_text
from autograder.grading.exceptions import at_its_line, of_exception
from autograder.grading.failure import Failure
from autograder.grading.result import CheckResult, ExerciseResult
from autograder.sandbox.parse_reply import Fault
from autograder.sandbox.student_side.clues import indented_line
from tests.grading.replaced import graded

NONE = RepairPolicy(0.0, 0.0)


def result_of(course: Course, folder: Path, assignment: str, name: str, code: str):
    result = graded(course, folder, assignment, {name: code}, repair=NONE)
    return next(e for e in result.exercises if e.name == name)


def said(exercise: ExerciseResult) -> tuple[str, str, int]:
    (hint,) = exercise.hints
    return hint.kind, hint.name, hint.line - exercise.line + 1 if hint.line else 0


HEAD = "def update(W, b, inputs, delta, lr):\n"


@pytest.mark.parametrize(
    ("body", "name", "line", "words"),
    [
        (
            "    dleta = delta\n    return W + lr * inputs.T @ detla, b\n",
            "unknown_name",
            3,
            "`delta`|`dleta`",
        ),
        ("    if lr > 9:\n        n = 1\n    return W * n, b\n", "before_assignment", 4, "`n`"),
        (
            "    W, delta = np.asarray(W), np.asarray(delta)\n    return W @ delta, b\n",
            "shapes",
            3,
            "W (",
        ),
        ("    return np.asaray(W), b\n", "unknown_attribute", 2, "`asarray`"),
        ("    return W(b), b\n", "not_callable", 2, "brackets"),
        ("    V, c = sigmoid(0.5), 1\n    x, y, z = V, c\n", "unpacking", 3, "how many"),
        ("    for i in len(W):\n        b = b + i\n", "range_forgotten", 2, "0, 1, 2"),
        ("    return np.zeros(3, 2), b\n", "shape_without_brackets", 2, "one argument or two"),
        ("    return W + lr * sigmoid, b\n", "function_as_number", 2, "the function itself"),
        ("    return {'W1': W}['w1'], b\n", "key", 2, "w1"),
        ("    return W, b[99]\n", "index", 2, "how many"),
        ("    return output_delta(W), b\n", "missing_argument", 2, "`output_delta`"),
        ("    print(W)\n", "no_return", 0, "print"),
    ],
)
def test_the_question_comes_from_the_exception(
    course: Course, tmp_path: Path, body: str, name: str, line: int, words: str
) -> None:
    exercise = result_of(course, tmp_path, "02_mlp", "update", HEAD + body)
    kind, found, where = said(exercise)
    assert (kind, found) == ("exception", name)
    if line:
        assert where == line
    assert any(word in exercise.hints[0].en for word in words.split("|"))


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ("W, b, inputs, delta", "takes 5 arguments; yours takes 4: `lr` is missing"),
        ("W, b, inputs, delta, lr, n", "yours takes 6: `n` is one too many"),
    ],
)
def test_a_wrong_number_of_arguments_names_the_one(
    course: Course, tmp_path: Path, parameters: str, words: str
) -> None:
    code = f"def update({parameters}):\n    return W, b"
    exercise = result_of(course, tmp_path, "02_mlp", "update", code)
    assert words in exercise.hints[0].en
    assert exercise.hints[0].name == "parameters"


@pytest.mark.slow
def test_a_missing_super_init_is_asked_for(course: Course, tmp_path: Path) -> None:
    code = """class MLP(nn.Module):
    def __init__(self, sizes=(784, 128, 10), dropout=0.0):
        self.first = nn.Linear(784, 10)

    def forward(self, x):
        return self.first(x)"""
    exercise = result_of(course, tmp_path, "11_mnist", "MLP", code)
    assert exercise.hints[0].name == "super_init"


def test_a_debugger_that_was_left_is_named_at_its_own_line() -> None:
    """Where nothing stands in for it: Python leaves it at the next line."""
    fault = Fault("exception", "", "BdbQuit", (("mlp.py", 3, "f"),), 3, clues=(("line", "2"),))
    hint = of_exception([CheckResult("a", Failure("fault.exception", fault=fault))], only=True)
    assert hint is not None
    assert (hint.name, hint.line) == ("debugger", 2) and "Line 2" in hint.en


def line_of(source: str) -> int:
    try:
        ast.parse(source)
    except SyntaxError as error:
        return indented_line(error, source, 1)
    raise AssertionError("no error")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("def f(x):\n    a = 1\n\tb = 2\n    return a\n", 3),
        ("def f(x):\nreturn x\n", 2),
        ("def f(x):\n    a = 1\n      b = 2\n    return a\n", 3),
        ("def f(x):\n    for i in x:\n    a = i\n    return a\n", 3),
        ("def f(x):\n    if x:\n        a = 1\n      b = 2\n    return a\n", 4),
    ],
)
def test_the_wrongly_indented_line_is_named(source: str, line: int) -> None:
    assert line_of(source) == line


def test_an_unreadable_cell_names_its_line(course: Course, tmp_path: Path) -> None:
    code = "def update(W, b, inputs, delta, lr):\n    W = (W\n    return W, b"
    exercise = result_of(course, tmp_path, "02_mlp", "update", code)
    assert exercise.hints[0].kind == "exception" and exercise.hints[0].name == "syntax"


def test_every_question_can_be_filled_in_both_languages() -> None:
    entries = [e for e in vars(exception_text).values() if isinstance(e, exception_text.Entry)]
    entries += [*exception_text.ENTRIES, *exception_text.PARAMETERS.values()]
    for entry in entries:
        assert entry.ko.endswith(("?", ".")) and entry.en.endswith(("?", "."))


@pytest.mark.parametrize(
    ("called", "named"),
    [
        ("Oops", "Oops"),
        ("np.linalg.LinAlgError", "np.linalg.LinAlgError"),
        ("E`touch here`", ""),
        ("E; touch here", ""),
        ("E\x1b[2J\n::error::E", ""),
        ("가", ""),
        ("E" * 100, ""),
    ],
)
def test_a_class_may_be_called_anything_and_names_a_group_only_by_a_plain_name(
    called: str, named: str
) -> None:
    """The group's name stands in commands that an instructor is told to type."""
    failure = Failure("exception", fault=Fault("exception", "m", called, line=3))
    hint = at_its_line([CheckResult("a", failure)])
    assert hint is not None
    assert hint.name == named or (not named and re.fullmatch(r"class_[0-9a-f]{8}", hint.name))
