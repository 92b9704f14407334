"""`pure`, `seeded` and documented dicts: what they accept, what they cost, what they catch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.checks.expect import documented, pure, seeded
from autograder.grading.failure import CheckFailed, Slide
from autograder.grading.local import LocalBackend
from autograder.grading.student import Student, StudentFunction

SLIDE = Slide("D1", "a slide")


def student(function: Callable[..., Any]) -> StudentFunction:
    return Student(LocalBackend({"f": function})).f


def test_pure_gives_the_value_and_takes_two_calls() -> None:
    function = student(lambda x, y: x + y)
    assert pure(function, np.ones(2), y=1).tolist() == [2, 2]
    assert len(function.student.log) == 2


def test_pure_notices_changed_arguments() -> None:
    def shift(x, options):
        options["W"] += 1
        return x + options["W"]

    for args in ((1.0, {"W": np.zeros(2)}), ([1, 2], {"W": np.zeros(2)})):
        with pytest.raises(CheckFailed, match="inputs_changed"):
            pure(student(shift), *args)
    with pytest.raises(CheckFailed, match="inputs_changed"):
        pure(student(lambda x: x.sort()), x=np.array([2, 1]))


def test_pure_notices_what_is_kept() -> None:
    kept: list[float] = []

    def remembers(x, seen=kept):
        seen.append(x)
        return len(seen)

    with pytest.raises(CheckFailed, match="not_pure"):
        pure(student(remembers), 1.0)


def test_pure_raises_what_the_student_raises() -> None:
    with pytest.raises(CheckFailed, match=r"fault\.exception"):
        pure(student(lambda x: x / 0), 1.0)


def test_seeds_come_from_the_checks_rng() -> None:
    first, again = (seeded(np.random.default_rng(5)) for _ in range(2))
    assert first == again
    rng = np.random.default_rng(5)
    assert seeded(rng) != seeded(rng)


def test_documented_dicts() -> None:
    exact, printed = {"a": np.array([0.123]), "b": np.array(1.0)}, {"a": [0.12], "b": None}
    documented(exact, exact, printed, slide=SLIDE)
    documented({"b": 1.0, "a": np.array([0.12])}, exact, printed, slide=SLIDE)
    for wrong in (
        {"a": np.array([0.1215]), "b": 1.0},
        {"a": np.array([0.12]), "b": 1.1},
        {"a": np.array([0.12])},
        {"a": np.array([0.12]), "b": 1.0, "c": 2.0},
        (np.array([0.12]), 1.0),
        None,
    ):
        with pytest.raises(CheckFailed):
            documented(wrong, exact, printed, slide=SLIDE)


def test_pure_notices_changes_too_small_to_print() -> None:
    def moved_and_put_back(x):
        x += 0.1
        x -= 0.2
        x += 0.1
        return 0.0

    def clipped(p):
        np.clip(p, 1e-12, 1 - 1e-12, out=p)
        return 0.0

    for function, x in ((moved_and_put_back, [0.7, 0.3]), (clipped, [0.0, 1.0])):
        with pytest.raises(CheckFailed, match="inputs_changed") as failed:
            pure(student(function), np.array(x))
        assert failed.value.failure.expected != failed.value.failure.got


def test_pure_accepts_nan_and_infinity_left_alone() -> None:
    assert pure(student(np.size), np.array([np.nan, np.inf, -0.0])) == 3
    assert pure(student(type), float("nan")) is not None
