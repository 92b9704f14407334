"""A reply that no right answer is as large as is refused before its values are looked at."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.checks.expect import A_FEW, MANY_TIMES, not_much_larger, repeated
from autograder.course.model import Course
from autograder.grading.describe import MAX_LENGTH, describe
from autograder.grading.failure import CheckFailed
from autograder.grading.opened import grade_submission
from autograder.grading.sizes import AN_ARRAY, MORE_THAN_GIVEN, MOST_NUMBERS, numbers_in, too_many
from autograder.grading.stand_ins import ReferenceStandIns
from autograder.grading.student import Call
from autograder.grading.uses import may_use, names_used
from autograder.grading.variants import Place, Variants
from autograder.sandbox.outline import outlines_here
from autograder.sandbox.parse_reply import plain_numbers
from autograder.sandbox.process import CodeCell, Reply
from autograder.sandbox.student_side.repairs.operators import ORDER as ORDER_OF_CHANGES
from autograder.sandbox.student_side.wire import Handle, Opaque, TensorData

ORDER = """
import numpy as np


def topological_order(parents, root):
    order = np.arange({many})
    order[-1] = order[-2]
    return order
"""


@pytest.mark.parametrize(
    ("many", "key"),
    [
        pytest.param(2_000_000, "fault.too_many", marks=pytest.mark.slow),
        pytest.param(100_000, "too_large", marks=pytest.mark.slow),
        (20, "node_twice"),
    ],
)
def test_an_order_of_any_length(course: Course, tmp_path: Path, many: int, key: str) -> None:
    file = tmp_path / "autograd.py"
    file.write_text(ORDER.format(many=many), encoding="utf-8")
    assignment = course.assignment("07_autograd")
    result = grade_submission(course, assignment, file, exercises=["topological_order"])
    (exercise,) = [e for e in result.exercises if e.name == "topological_order"]
    assert exercise.score == 0
    assert key in {check.failure.key for check in exercise.checks if check.failure}


def test_what_counts_as_many() -> None:
    value = [1, (2, {"a": np.zeros((3, 4))}), "text"]
    assert numbers_in(value) == 3 + 2 + 1 + 1 + 12 + 4 == numbers_in(value, 5) - 5
    assert too_many(np.zeros(MOST_NUMBERS - AN_ARRAY), ()) is None
    assert too_many(np.zeros(MOST_NUMBERS - AN_ARRAY + 1), ()) is not None
    given = np.zeros(MOST_NUMBERS)
    assert too_many(np.zeros(MORE_THAN_GIVEN * MOST_NUMBERS), [given]) is None


WIDE = "a" * MOST_NUMBERS + "\U0001f600"  # one letter of four bytes makes all of them as wide


@pytest.mark.parametrize(
    "value",
    [
        WIDE,
        [1, (WIDE,)],
        {"W1": WIDE},
        {WIDE: 1},
        [{WIDE: 1}],
        {str(number): 0 for number in range(MOST_NUMBERS // 5)},
        [Opaque("a" * 200, "b" * 400)] * (MOST_NUMBERS // 600),
        [Handle(1, "a" * 200)] * (MOST_NUMBERS // 200),
        [TensorData(np.zeros(1), "d" * 40)] * (MOST_NUMBERS // 40),
        [np.zeros(1)] * (MOST_NUMBERS // AN_ARRAY),
    ],
    ids=["text", "in lists", "in a dict", "key", "key in a list", "keys", *("object",) * 4],
)
def test_letters_count_as_numbers_do(value: object) -> None:
    """Whatever holds them is kept while an exercise is compared, and shown in part."""
    refused = too_many(value, ())
    assert refused is not None and refused.kind == "too_many"
    assert too_many(value, [WIDE]) is None, "as much as what it was given may come back"


def test_what_a_changed_function_replies_is_bounded_too() -> None:
    """All replies of a version are kept until they are compared with a known mistake's."""
    variants = Variants.__new__(Variants)
    variants.effort = SimpleNamespace(pay=float, prices=SimpleNamespace(call=1))  # type: ignore
    variants.process = SimpleNamespace(call=lambda *_, observe: Reply(2 * WIDE, output="printed"))  # type: ignore
    reply = variants.call("f", [1], {})
    assert reply.fault is not None and reply.fault.kind == "too_many"
    assert (reply.fault.where, reply.output, reply.value) == ("f", "printed", None)


def test_the_value_of_a_change_is_bounded_too() -> None:
    variants = Variants.__new__(Variants)
    variants.place = Place("f", CodeCell("m.py", 1, "x = 1"), range(1, 2))
    variants.probe, variants.made = Call("f", (1,), {}, Reply()), 1
    told = {"kind": next(iter(ORDER_OF_CHANGES)), "line": 1, "value": 1.0}
    change = variants._change(told)
    assert change is not None and change.value == 1.0
    assert variants._change({**told, "value": 2 * WIDE}) is None


def test_what_is_asked_of_a_stand_in_is_bounded_too() -> None:
    stand_ins = ReferenceStandIns(["f"], lambda _: len, lambda _: ("x",))
    assert stand_ins.answer({"name": "f", "args": [[1, 2]], "kwargs": {}}) == {"value": 2}
    assert not stand_ins.refused
    for args in ([2 * WIDE], [np.zeros(MOST_NUMBERS + 1)]):
        asked = {"name": "f", "args": args, "kwargs": {}}
        assert stand_ins.answer(asked) == {"refused": "too large inputs"}
    assert stand_ins.answer({"name": np.zeros(3), "args": [], "kwargs": {}}).keys() == {"refused"}


def test_of_defaults_only_numbers_are_kept() -> None:
    sent = [0.5, 3, True, None, WIDE, np.zeros(9), [1], {"a": 1}, 10**30, math.inf]
    assert plain_numbers(sent) == (0.5, 3, True, None, None, None, None, None, 10**30, math.inf)
    assert plain_numbers(sent * 9)[10:] == plain_numbers(sent)
    assert plain_numbers(WIDE) == plain_numbers(None) == ()


def test_a_check_says_how_large_a_right_answer_is() -> None:
    not_much_larger(np.zeros(MANY_TIMES * A_FEW), 3)
    with pytest.raises(CheckFailed) as told:
        not_much_larger(np.zeros(MANY_TIMES * A_FEW + 1), 3)
    assert told.value.failure.key == "too_large"
    assert repeated([3, 1, 3, 2, 1]) == [1, 3]


@pytest.mark.parametrize(
    "value",
    [
        np.zeros((7,) * 9, dtype=np.int8),
        np.zeros((2,) * 20 + (1,) * 10),
        [np.zeros((3,) * 4)] * 50_000,
        "x" * 4_000_000,
        {str(number): [number] * 100 for number in range(10_000)},
    ],
)
def test_what_is_shown_of_a_value_has_an_end(value: object) -> None:
    assert len(describe(value)) <= MAX_LENGTH + 2


def test_names_are_followed_through_each_statement_once() -> None:
    every = ", ".join(f"v{number}" for number in range(19_000))
    names = names_used(outlines_here([f"def f(): return v1\n{every} = g()"]).values())
    assert may_use(names, "f", "g") is True
    assert may_use(names, "f", "h") is False


def test_what_stands_for_an_object_counts_as_much_as_an_array() -> None:
    for one in (Handle(1, "a"), Opaque("a", "")):
        assert numbers_in([one], AN_ARRAY) == 1 + AN_ARRAY + 2
