"""The digest of a wrong exercise's replies: equal for what behaves alike, and for nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course.model import Course
from autograder.grading import behaviour as module
from autograder.grading.behaviour import behaviour
from autograder.grading.opened import grade_submission
from autograder.grading.student import Call
from autograder.report.json import grade
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side.wire import Handle, Opaque

# The same error, written in two ways, and another error.
ONE = "import numpy as np\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x)) * 3\n"
SAME = """
from numpy import *
def sigmoid(value):
    # no name, line or order of reckoning is the other's
    print("here", id(value))
    bottom = exp(value) + 1.0
    return 3.0 / bottom
"""
OTHER = "import numpy as np\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x)) * 2.999\n"


def digest_of(course: Course, folder: Path, text: str) -> str:
    path = folder / "mlp.py"
    path.write_text(text, encoding="utf-8")
    assignment = course.assignment("02_mlp")
    result = grade_submission(
        course, assignment, path, exercises=("sigmoid",), confinement="wanted"
    )
    told = grade(result, "en")["exercises"][0]
    assert told["status"] == "wrong"
    return told["behaviour"]


def test_two_programs_that_answer_alike_have_one_digest(course: Course, tmp_path: Path) -> None:
    one, same, other = (digest_of(course, tmp_path, text) for text in (ONE, SAME, OTHER))
    assert one == same != other
    assert len(one) == 12 and int(one, 16) >= 0


def test_only_wrong_exercises_have_one(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "mlp.py"
    path.write_text(ONE, encoding="utf-8")
    result = grade_submission(course, course.assignment("02_mlp"), path, confinement="wanted")
    told = {e["name"]: e["behaviour"] for e in grade(result, "ko")["exercises"]}
    assert told.pop("sigmoid") and set(told.values()) == {None}


def of(*values: Any, **more: Any) -> str:
    calls = [Call("f", (1.0,), {}, Reply(value, **more)) for value in values]
    return behaviour("f", calls)


short = st.integers(-(10**9), 10**9).map(lambda n: n / 10**7)
numbers = st.one_of(short, st.floats(-1e12, 1e12), st.integers(-(10**6), 10**6).map(float))


@given(st.lists(numbers, min_size=1, max_size=8), st.integers(-2, 2))
def test_the_last_bits_of_a_number_do_not_count(values: list[float], bits: int) -> None:
    array = np.array(values)
    moved = array
    for _ in range(abs(bits)):
        moved = np.nextafter(moved, np.inf if bits > 0 else -np.inf)
    assert of(array) == of(moved)


@given(st.lists(short, min_size=1, max_size=8), st.integers(0, 7))
def test_the_seventh_decimal_counts(values: list[float], place: int) -> None:
    changed = list(values)
    changed[place % len(values)] += 3e-7
    assert of(np.array(values)) != of(np.array(changed))


def test_what_form_a_number_has_does_not_count_and_an_array_is_no_number() -> None:
    assert of(0.5) == of(np.float64(0.5)) == of(np.array(0.5))
    assert of(2) == of(2.0) != of(True)
    assert of([1, 2]) == of((1.0, 2.0)) != of(np.array([1.0, 2.0])) != of(np.array([[1.0, 2.0]]))
    assert of(np.nan) == of(-np.nan) != of(np.inf) != of(-np.inf)
    assert of(0.0) == of(-0.0)


def test_objects_names_messages_and_output_do_not_count() -> None:
    assert of(Handle(1, "mlp.Net")) == of(Handle(7, "mlp.Kim"))
    assert of(Opaque("mlp.Kim", "at 0x7f")) == of(Opaque("mlp.Net", "at 0x80"))
    assert of(1.0, output="a") == of(1.0, output="b")
    first = Fault("exception", "line 3: at 0x7f", "ValueError", (("mlp.py", 3, "f"),), 3)
    second = Fault("exception", "line 9", "ValueError", (), 9)
    third = Fault("exception", "line 9", "TypeError", (), 9)
    assert of(None, fault=first) == of(None, fault=second) != of(None, fault=third)


@pytest.mark.parametrize("more", [{"args_after": [2.0], "kwargs_after": {}}, {"shares": ("x",)}])
def test_what_a_call_does_beside_returning_counts(more: dict[str, Any]) -> None:
    assert of(1.0, **more) != of(1.0)


def test_what_cannot_be_foreseen_stops_nothing() -> None:
    log = [Call("@parameters", (), {}, Reply({1: object(), "b": 10**400, "c": "\ud800"}))]
    assert len(behaviour("f", log)) == 12
    assert behaviour("f", []) == ""


def test_what_is_read_of_long_replies_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    original = module._of_value

    def counted(value: Any) -> Any:
        nonlocal read
        read += 1
        return original(value)

    monkeypatch.setattr(module, "_of_value", counted)
    replies = [Reply([1.5] * 99_000), Reply([2.5] * 99_000)]
    assert behaviour("f", [Call("f", (n,), {}, reply) for n, reply in enumerate(replies)])
    assert read <= module.MAX_PARTS
