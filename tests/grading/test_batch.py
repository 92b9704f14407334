"""Questions that hang on no answer are asked in one go, and mean what they mean one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading.batch import Plan, blurred, plan_of
from autograder.grading.failure import Failure
from autograder.grading.reference import Reference, live_reference
from autograder.grading.runner import checks_of, run_check
from autograder.grading.seeds import Seed
from autograder.grading.student import Student

SOLUTION = {
    "double": lambda x: 2 * np.asarray(x),
    "half": lambda x: np.asarray(x) / 2,
    "place": lambda x: int(np.argmax(x)),
}


class Checks:
    exercise = "double"

    def test_drawn(self, student: Any, reference: Any, rng: np.random.Generator) -> None:
        for _ in range(2):
            x = rng.standard_normal(3)
            assert np.array_equal(student.double(x), reference.double(x))

    def test_documented(self, student: Any) -> None:
        assert student.double(2.0) == 4.0

    def test_documented_and_more(self, student: Any) -> None:
        assert student.double(2.0) == 4.0
        student.double(3.0)

    def test_asks_of_a_reply(self, student: Any, reference: Any) -> None:
        once = student.double(np.ones(2))
        student.double(once)

    def test_asks_of_a_right_answer(self, student: Any, reference: Any) -> None:
        x = reference.half(np.ones(2))
        assert np.array_equal(student.double(x), reference.double(x))

    def test_asks_of_an_order(self, student: Any, reference: Any, rng: np.random.Generator) -> None:
        student.double(float(reference.place(rng.standard_normal(50))))

    def test_asks_of_a_sign(self, student: Any, reference: Any) -> None:
        signs = np.sign(reference.double(np.array([1.0, -1.0, 2.0, -3.0, 4.0, 5.0, -6.0, 7.0])))
        student.double(signs)

    def test_never_right(self, student: Any) -> None:
        assert student.double(1.0) == 3.0


def plan() -> Plan:
    checks = {check.name: check for check in checks_of(Checks)}
    seed = Seed(5, is_public=True)

    def one(name: str, student: Student, reference: Reference) -> Failure | None:
        return run_check(Checks, checks[name], student, reference, seed, "test")

    return plan_of(list(checks), one, live_reference(SOLUTION))


def test_only_what_hangs_on_no_answer_is_planned() -> None:
    planned = plan().questions
    assert {name: len(asked) for name, asked in planned.items()} == {"drawn": 2, "documented": 1}
    assert [question.args for question in planned["documented"]] == [(2.0,)]


def test_nothing_right_is_left_in_what_is_blurred() -> None:
    right = {
        "a": np.arange(6.0).reshape(2, 3),
        "b": [1, (2.5, np.float32(3)), "글", None],
        "c": np.array([True] * 40),
        "d": np.arange(3, dtype=np.int32),
    }
    other = blurred(right)
    assert other.keys() == right.keys() and other["b"][2:] == ["글", None]
    assert not np.isclose(other["a"], right["a"]).any() and other["a"].shape == (2, 3)
    assert other["b"][0] != 1 and type(other["b"][0]) is int and other["b"][1][0] != 2.5
    assert not other["c"].all() and other["d"].dtype == np.int32 and not (other["d"] < 1).any()
    assert all(
        np.array_equal(one, two) for one, two in zip(other["a"], blurred(right)["a"], strict=True)
    )
