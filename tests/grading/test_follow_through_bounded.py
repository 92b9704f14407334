"""What the reference is asked by a student's code costs the grader nothing, and is limited."""

from __future__ import annotations

import resource
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.course.model import Course
from autograder.grading import confined_reference, stand_ins
from autograder.grading.confined_reference import Answer, BeyondLimits, ConfinedReference
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.spawn import spawner_for
from tests.grading.replaced import graded

STUB = "def one_hot(labels, n_classes):\n    raise NotImplementedError"
GREEDY = """def accuracy(y_true, y_pred):
    one_hot(np.array([0]), 30_000)
    return np.mean(np.asarray(y_true) == np.asarray(y_pred))"""
NAME = "09_data_and_evaluation"


def test_a_huge_answer_is_not_made_in_the_grader(course: Course, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = graded(course, tmp_path, NAME, {"one_hot": STUB, "accuracy": GREEDY})
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    found = {e.name: e for e in result.exercises}
    assert found["accuracy"].blocked_by == "one_hot"
    assert grown < 300 << 10  # KiB; the answer would be 7 GB


def reference(course: Course, **limits: float) -> ConfinedReference:
    assignment = course.assignment(NAME)
    own = replace(ProcessLimits.of(assignment.limits), **limits)
    spawner = spawner_for(assignment.needs, own, "wanted")
    return ConfinedReference(course, assignment, StudentProcess(spawner, "asking", (), own))


def test_time_is_the_submissions_and_ends_the_answers(course: Course) -> None:
    answers = reference(course, call_seconds=0.5)
    made = stand_ins.ReferenceStandIns(["one_hot", "predict_purchase"], answers, lambda _: ())
    rows = [[1.0, 0.0], [0.0, 1.0]]
    long = [rows, [0, 1], rows, 0.1, 10_000_000]
    try:
        assert "value" in made.answer({"name": "one_hot", "args": [[0, 1], 2], "kwargs": {}})
        assert "value" not in made.answer({"name": "predict_purchase", "args": long, "kwargs": {}})
        assert made.refused
        assert answers.asking.budget.used(0) >= 0.4
        assert "value" not in made.answer({"name": "one_hot", "args": [[0, 1], 2], "kwargs": {}})
    finally:
        answers.close()


def test_what_a_submission_has_used_up_is_not_spent_on_answers(course: Course) -> None:
    answers = reference(course)
    answers.asking.budget.charge(answers.asking.budget.seconds)
    try:
        answers("one_hot")([0], 2)
    except BeyondLimits as ended:
        assert str(ended) == "budget"
    else:
        raise AssertionError("an answer without time left")


def test_inputs_that_it_does_not_take_are_said(course: Course) -> None:
    answers = reference(course)
    try:
        answers("one_hot")([0])
    except confined_reference.NotTaken as said:
        assert str(said)
    else:
        raise AssertionError("no argument is missing")
    finally:
        answers.close()


def test_the_same_question_is_worked_out_once_and_costs_each_submission_as_much(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined_reference, "_REMEMBERED", confined_reference.Remembered())
    first, second = reference(course), reference(course)
    try:
        values = [one("one_hot")([0, 1], 2) for one in (first, second)]
        np.testing.assert_array_equal(*values)
        assert first.child.child is not None and second.child.child is None
        used = [one.asking.budget.used(0) for one in (first, second)]
        assert used[0] == used[1] > 0
        second("one_hot")([0, 1], 3)  # another question
        assert second.child.child is not None
    finally:
        first.close()
        second.close()


def test_no_more_answers_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined_reference, "MAX_REMEMBERED_BYTES", 20_000)
    known = confined_reference.Remembered()
    for number in range(100):
        known.keep(number, 60, Answer(number, 0.1))
        known.keep("long", 2_000, Answer("", 0.1))
    assert known.get("long") is None and known.get(0) is None
    assert known.get(99) == Answer(99, 0.1)
    assert 5 < sum(known.get(number) is not None for number in range(100)) < 25
