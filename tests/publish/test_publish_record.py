"""What cannot be recorded is found before a release is made, and the sentence says what to do."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.grading.seeds import public_seed
from autograder.mistakes import Mistakes
from autograder.publish import record
from autograder.publish.record import record_assignment


@pytest.fixture(autouse=True)
def no_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reference alone is recorded, which takes a fraction of a second."""
    monkeypatch.setattr(record, "load_mistakes", lambda *_: Mistakes())


def test_the_references_answers_can_be_told_apart(course: Course) -> None:
    seed = public_seed(course.grading.seed)
    for name in ("02_mlp", "05_losses"):  # all of them are recorded for a release in slow tests
        assignment = course.assignment(name)
        recording = record_assignment(course, assignment, seed)
        assert len(recording.reference) > len(assignment.exercises)


def test_two_calls_that_are_nearly_one_are_told_of(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    class TestUpdate:
        exercise = "update"

        def test_near(self, reference: Any) -> None:
            near = np.array([0.25, 0.5])
            reference.update(near, eta=0.1)
            near += 1e-9
            reference.update(near, eta=0.1)

    said = refused(course, monkeypatch, TestUpdate, lambda x, eta: (x - 0.25) * 1e9)
    assert "checks of update" in said and "7 decimals" in said and "further apart" in said
    assert "update([0.25, 0.5 ], eta=0.1) and update([0.250000001, 0.500000001], eta=0.1)" in said


def test_a_reference_that_forgets_what_it_said_is_told_of(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    class TestUpdate:
        exercise = "update"

        def test_again(self, reference: Any) -> None:
            reference.update(1.5)
            reference.update(1.5)

    counts = itertools.count()
    said = refused(course, monkeypatch, TestUpdate, lambda x: next(counts))
    assert "one and the same call, update(1.5)," in said and "its inputs only" in said


def refused(course: Course, patch: pytest.MonkeyPatch, check_class: type, function: Any) -> str:
    """The sentence that refuses to record 02_mlp with this check class and reference."""
    patch.setattr(record, "check_classes", lambda *_: {"update": check_class})
    patch.setattr(record, "load_solution", lambda _: {"update": function})
    assignment = course.assignment("02_mlp")
    assignment = replace(assignment, exercises={"update": assignment.exercises["update"]})
    with pytest.raises(CourseError) as caught:
        record_assignment(course, assignment, public_seed(course.grading.seed))
    (said,) = set(caught.value.problems)
    assert said.startswith("02_mlp: ")
    return said
