"""A known mistake is known whatever sort of number it gives, and whatever is drawn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course.model import Course
from autograder.grading.compare import alike, unchanged
from autograder.grading.describe import describe, describe_call
from autograder.grading.failure import Failure
from autograder.grading.hints import AS_ASKED, WORK_ON_PAPER, general_hint
from autograder.grading.outcome import plain_form, same_outcome
from autograder.grading.properties import by_properties, pattern_of
from autograder.grading.remote import Remote
from autograder.grading.result import CheckResult, first_to_show
from autograder.grading.student import Student
from autograder.mistakes import Hint
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Handle
from tests.grading.replaced import graded


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_one_value_is_one_outcome_in_any_form(value: float) -> None:
    forms = [value, np.float64(value), np.array(value), np.float32(value)]
    for form in forms:
        assert same_outcome(Reply(form), Reply(value))
        assert same_outcome(Reply((form, [form])), Reply([value, (value,)]))


@given(st.integers(min_value=1 << 63, max_value=1 << 2000), st.booleans())
def test_an_int_that_numpy_has_no_number_for_is_like_itself_alone(
    value: int, is_negative: bool
) -> None:
    value = -value if is_negative else value
    others = [value + 1, 0, 0.5, np.float64(0.5), np.int64(3), float("inf"), np.array(0.5), "a"]
    assert alike(10**299, 1e299) and alike(np.float64(1e20), 10**20)
    for same in (alike, unchanged):
        assert same([value], [value])
        for other in others:
            assert not same([value], [other]) and not same({"x": other}, {"x": value})


def test_a_number_is_no_truth_value() -> None:
    assert not same_outcome(Reply(np.True_), Reply(1.0))
    assert plain_form({"a": np.array(2.0)}) == {"a": 2.0}


@pytest.mark.parametrize(
    "code",
    [
        "def step(x):\n    return (np.asarray(x) > 0).astype(float)",
        "def step(x):\n    return np.where(np.asarray(x) > 0, 1, 0)",
        "def step(x):\n    return np.heaviside(np.asarray(x, float), 0)",
    ],
)
def test_one_mistake_in_three_forms(course: Course, tmp_path: Path, code: str) -> None:
    result = graded(course, tmp_path, "01_perceptron", {"step": code})
    (step,) = (e for e in result.exercises if e.name == "step")
    assert [hint.mistake for hint in step.hints] == ["zero_at_zero"]


def failed(**keys: str) -> list[CheckResult]:
    return [CheckResult(name, Failure(key)) for name, key in keys.items()]


def test_what_draws_is_matched_by_the_checks_it_fails() -> None:
    first, other = Hint("가", "a", "one"), Hint("나", "b", "two")
    known = {
        "one": (first, pattern_of(failed(share="dropout_share"))),
        "two": (other, pattern_of(failed(share="dropout_share", rows="dropout_together"))),
    }
    assert by_properties(pattern_of(failed(share="dropout_share")), known) is first
    assert by_properties(pattern_of(failed(rows="dropout_together")), known) is None


def test_what_any_mistake_may_fail_names_none() -> None:
    known = {"one": (Hint("가", "a", "one"), pattern_of(failed(values="value")))}
    assert by_properties(pattern_of(failed(values="value")), known) is None


def test_the_failure_that_says_most_is_shown_first() -> None:
    own = failed(share="value", rows="dropout_together", pure="inputs_changed")
    shown = first_to_show(own)
    assert shown is not None and shown.name == "rows"


@pytest.mark.parametrize("usual", ["value", "nan", "documented"])
def test_integers_are_blamed_only_where_usual_inputs_pass(usual: str) -> None:
    """They were blamed of a function that is wrong for every input."""
    both = first_to_show(failed(ints="whole_numbers", views="strided", plain=usual))
    assert both is not None and both.name == "plain"
    alone = first_to_show(failed(ints="whole_numbers", pure="inputs_changed"))
    assert alone is not None and alone.name == "ints"


def test_of_equals_the_smallest_call_is_shown() -> None:
    checks = [
        CheckResult("large", Failure("value", call="f([1, 2, 3, 4])")),
        CheckResult("small", Failure("value", call="f(1)")),
    ]
    shown = first_to_show(checks)
    assert shown is not None and shown.name == "small"


def test_no_name_of_ours_is_shown() -> None:
    remote = Remote(Handle(3, "student.MLP", ""), Student(None))  # type: ignore[arg-type]
    assert describe(remote) == "<MLP>"
    assert describe_call("predict", [remote], {"x": object()}) == "predict(<MLP>, x=<object>)"


def test_nothing_is_worked_on_paper_where_the_form_is_wrong() -> None:
    assert general_hint(failed(a="layer_shapes")) is AS_ASKED
    assert general_hint(failed(a="value")) is WORK_ON_PAPER
