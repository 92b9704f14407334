"""What a student reads where no known mistake fits: a question about what really went wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.checks import expect
from autograder.course.content import load_part
from autograder.course.model import Course
from autograder.grading import hints
from autograder.grading.failure import CheckFailed, Failure
from autograder.grading.result import CheckResult
from autograder.report.messages import sentence
from autograder.report.text.messages import FAILURES
from autograder.sandbox.process import Fault


def hint_for(failure: Failure) -> object:
    return hints.general_hint([CheckResult("first", None), CheckResult("second", failure)])


@pytest.mark.parametrize(
    ("failure", "hint"),
    [
        (Failure("value"), hints.WORK_ON_PAPER),
        (Failure("inputs_changed"), hints.INPUTS),
        (Failure("not_pure"), hints.KEPT),
        (Failure("not_array"), hints.FORM),
        (Failure("shape"), hints.SHAPES),
        (Failure("warned"), hints.EXTREMES),
        (Failure("fault.exception", fault=Fault("exception", "", "NameError")), hints.AT_THE_LINE),
        (Failure("fault.exception", fault=Fault("exception", "", "ValueError")), hints.AT_THE_LINE),
        (Failure("fault.timeout", fault=Fault("timeout", "10")), hints.ENDLESS),
        (Failure("fault.died", fault=Fault("died", "-9")), hints.WORK_ON_PAPER),
    ],
)
def test_the_question_fits_the_failure(failure: Failure, hint: object) -> None:
    assert hint_for(failure) is hint


def test_every_key_is_one_that_failures_have(course: Course) -> None:
    known = set(FAILURES)
    for assignment in course.assignments:
        sentences = load_part(course, assignment, "sentences")
        known |= {key.partition(".")[0] for key in getattr(sentences, "MESSAGES", ())}
    assert set(hints.BY_FAILURE) <= known


def test_an_assignments_own_case_has_the_question_of_its_kind() -> None:
    assert hint_for(Failure("rng_ignored.shifts")) is hints.DRAWN


@pytest.mark.parametrize(
    ("got", "expected", "said"),
    [
        ({"a": (1.0, 2.0)}, {"a": (1.0, 3.0)}, "The value is different (a[1])."),
        ((1.0, {"W": 2.0}), (1.0, {"W": 3.0}), 'The value is different ([1]["W"]).'),
        ((1.0, 6.0), (1.0, (6.0,)), "It should be a tuple of length 1 ([1])."),
        (np.array([True]), np.array([1.0]), "It should be a number, not True or False."),
    ],
)
def test_parts_are_named_as_one_would_write_them(got: Any, expected: Any, said: str) -> None:
    with pytest.raises(CheckFailed) as raised:
        expect.same(got, expected)
    assert sentence(raised.value.failure, "en") == said
