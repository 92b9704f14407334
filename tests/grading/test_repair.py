"""A mistake that nobody listed is located: its line, the sort of thing to look at, a question."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from autograder.course.model import Course, RepairPolicy
from autograder.grading import explain
from autograder.grading.effort import Effort
from autograder.grading.grade import ExerciseResult
from autograder.grading.repair import question
from autograder.grading.repair_text import QUESTIONS
from autograder.grading.result import Status
from autograder.grading.variants import Change, Place, Variants
from autograder.report.json import grade as as_json
from autograder.sandbox import process as processes
from autograder.sandbox.spawn import spawner_for
from autograder.sandbox.student_side.repairs import edits_of
from autograder.sandbox.student_side.repairs.operators import ORDER
from tests.grading.replaced import graded


def result_of(course: Course, folder: Path, assignment: str, code: str) -> ExerciseResult:
    name = next(s.name for s in ast.parse(code).body if isinstance(s, ast.FunctionDef))
    result = graded(course, folder, assignment, {name: code})
    return next(e for e in result.exercises if e.name == name)


BIAS_ROW = """def hidden_layer(X, W1, b1):
    X, W1 = np.asarray(X, float), np.asarray(W1, float)
    first = np.asarray(b1, float)[0]
    Z1 = X @ W1 + first
    return Z1, sigmoid(Z1)"""
LAST_DELTA = """def update(W, b, inputs, delta, lr):
    inputs, delta = np.asarray(inputs, float), np.asarray(delta, float)
    W_new = np.asarray(W, float) + lr * inputs.T @ delta
    return W_new, np.asarray(b, float) + lr * delta[-1]"""
IN_PLACE = """def update(W, b, inputs, delta, lr):
    b += lr * np.asarray(delta, float).sum(axis=0)
    return np.asarray(W) + lr * np.asarray(inputs).T @ np.asarray(delta), b"""
CLIPPED = """def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, float), -10, 10)))"""
BEYOND = """def sigmoid(x):
    return 10 ** (300 - 301)"""
SWAPPED = """def train_step(X, y, W1, b1, W2, b2, lr):
    _, A1 = hidden_layer(X, W1, b1)
    _, y_hat = output_layer(A1, W2, b2)
    d2 = output_delta(y, y_hat)
    d1 = hidden_delta(d2, W2, A1)
    W2, b2 = update(W2, b2, X, d2, lr)
    W1, b1 = update(W1, b1, A1, d1, lr)
    return W1, b1, W2, b2"""


@pytest.mark.parametrize(
    ("code", "lines", "kinds"),
    [
        (BIAS_ROW, (3,), ("index",)),
        (LAST_DELTA, (4,), ("index",)),
        (IN_PLACE, (1, 2), ("copy",)),
        (CLIPPED, (2,), ("constant", "call")),
        (SWAPPED, (6, 7), ("swap", "name")),
    ],
)
def test_the_line_is_named_and_the_change_is_not(
    course: Course, tmp_path: Path, code: str, lines: tuple[int, ...], kinds: tuple[str, ...]
) -> None:
    exercise = result_of(course, tmp_path, "02_mlp", code)
    (hint,) = exercise.hints
    assert hint.kind == "line" and hint.name in kinds
    assert hint.line - exercise.line + 1 in lines
    assert str(hint.line) in hint.en and str(hint.line) in hint.ko
    assert hint.en.endswith(("?", ".")) and hint.ko.endswith(("?", "."))
    for shown in (hint.en, hint.ko):
        assert "sum(0)" not in shown and "sum(axis" not in shown and "copy" not in shown


def test_of_two_mistakes_the_known_one_is_named_and_the_other_located(
    course: Course, tmp_path: Path
) -> None:
    code = """def momentum(x, grad, v, lr, alpha):
    x, grad, v = np.array(x, float), np.array(grad, float), np.array(v, float)
    v_new = alpha * v - (1 - alpha) * lr * grad
    x_new = x + v_new
    return v_new, x_new"""
    exercise = result_of(course, tmp_path, "08_optimizers", code)
    assert {hint.kind for hint in exercise.hints if not hint.mistake} == {"line"}
    assert [hint.mistake for hint in exercise.hints if hint.mistake] == ["averaged_velocity"]


def test_no_time_for_it_leaves_the_general_question(course: Course, tmp_path: Path) -> None:
    none = RepairPolicy(0.0, 0.0)
    result = graded(course, tmp_path, "02_mlp", {"update": LAST_DELTA}, repair=none)
    told = next(e for e in as_json(result, "en")["exercises"] if e["name"] == "update")
    assert told["diagnosis"] == [{"kind": "general", "name": None, "line": None}]


def test_a_change_that_gives_a_number_beyond_any_float_costs_no_score(
    course: Course, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    result = result_of(course, tmp_path, "02_mlp", BEYOND)
    assert (result.status, result.score) == (Status.WRONG, 0) and result.hints
    assert not caplog.records


@pytest.mark.parametrize("raised", [TypeError, RecursionError])
@pytest.mark.parametrize("find", ["diagnose", "at_a_line", "_patterns", "_located"])
def test_values_that_nobody_foresaw_cost_a_hint_and_no_score(
    course: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    find: str,
    raised: type[Exception],
) -> None:
    def unforeseen(*_: object, **__: object) -> None:
        raise raised("a value of a kind that nobody foresaw")

    monkeypatch.setattr(explain, find, unforeseen)
    result = result_of(course, tmp_path, "02_mlp", BIAS_ROW)
    assert (result.status, result.score) == (Status.WRONG, 0)
    kinds = [hint.kind for hint in result.hints]
    assert kinds == (["general"] if find == "_located" else ["line"])
    assert "unforeseen" in caplog.text


def test_the_diagnosis_stands_in_the_json(course: Course, tmp_path: Path) -> None:
    result = graded(course, tmp_path, "02_mlp", {"update": LAST_DELTA})
    told = next(e for e in as_json(result, "ko")["exercises"] if e["name"] == "update")
    (found,) = told["diagnosis"]
    assert found["kind"] == "line" and found["name"] == "index" and found["line"] > told["line"]
    assert len(told["hints"]) == len(told["diagnosis"])


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "axis", "line": 10_000, "name": "", "made": 1},
        {"kind": "import os", "line": 1, "name": "", "made": 1},
        {"kind": "axis", "line": "1", "name": "", "made": 1},
        {"kind": ["axis"], "line": 1, "name": "", "made": 1},
        {"kind": "axis", "line": 1, "made": "many"},
    ],
)
def test_a_place_that_cannot_be_is_not_believed(told: dict[str, Any]) -> None:
    limits = processes.ProcessLimits()
    cell = processes.CodeCell("mlp.py", 1, "def f(x):\n    return x\n")
    student = processes.StudentProcess(spawner_for("numpy", limits), "mlp", [cell], limits)
    place = Place("f", cell, range(1, 3))
    with Variants(student, place, ["f"], Effort(60.0)) as variants:
        replies = iter([{"variant": told, "turns": 0}, {"variant": None, "turns": 0}])
        variants.process.variant = lambda **_: next(replies)  # type: ignore[method-assign]
        assert variants.next() is None


def test_every_kind_of_change_has_its_questions() -> None:
    assert set(QUESTIONS) == {*ORDER, "size"}
    for texts in QUESTIONS.values():
        assert set(texts) == {"ko", "en"} and all("?" in text for text in texts.values())


def test_the_number_of_an_axis_is_no_place_in_a_list() -> None:
    """`W.shape[0]` is one number: it has no first and last element."""
    shape, rows = (Change("index", 3, text) for text in ("W.shape[0]", "W[0]"))
    assert "axis" in question(shape).en and "축" in question(shape).ko
    assert "first" in question(rows).en and question(shape).name == "index"


@pytest.mark.parametrize("code", [BIAS_ROW, LAST_DELTA, IN_PLACE, CLIPPED, SWAPPED])
def test_every_change_is_undone_and_nearly_all_compile(code: str) -> None:
    tree = ast.parse(code)
    before = ast.dump(tree, include_attributes=True)
    name = getattr(tree.body[0], "name", "")
    count = failed = 0
    for edit in edits_of(tree, name, [], []):
        count += 1
        assert 1 <= edit.node.lineno <= code.count("\n") + 1
        try:
            compile(tree, "mlp.py", "exec")
        except SyntaxError:
            failed += 1
    assert ast.dump(tree, include_attributes=True) == before
    assert count > 100 and failed < count / 50


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("def f(X, w, b):\n    return (X * w + b).sum(axis=1)", "(X * w).sum(axis=1) + b"),
        ("def f(X, w, b):\n    return np.sum(X * w - b, 1)", "np.sum(X * w, 1) - b"),
        ("def f(n):\n    return np.arange(1, n + 1)", "np.arange(1 - 1, n + 1 - 1)"),
    ],
)
def test_a_slip_in_two_places_of_a_line_is_one_change(code: str, wanted: str) -> None:
    assert any(text.endswith(f"return {wanted}") for text in changed(code))


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("def f(x, n):\n    return x[-n:]", "x[len(x) - n:]"),
        ("def f(x, a=None):\n    return x * (a or 2)", "x * (a if a is not None else 2)"),
        ("def f(x, eps=1e-05):\n    return x / eps + 1e-05", "x / eps + eps"),
    ],
)
def test_what_is_wrong_for_0_or_for_the_default_alone_is_among_the_changes(
    code: str, wanted: str
) -> None:
    assert any(text.endswith(f"return {wanted}") for text in changed(code))


def changed(code: str) -> list[str]:
    """A function's text after each small change."""
    tree = ast.parse(code)
    return [ast.unparse(tree.body[0]) for _ in edits_of(tree, "f", [], [])]
