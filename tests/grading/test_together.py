"""Two known mistakes in one function are named by the parts of its replies that show each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from autograder.grading.student import Call
from autograder.grading.together import by_parts
from autograder.mistakes import Hint
from autograder.sandbox.process import Fault, Reply

Function = Callable[..., Any]
RNG = np.random.default_rng(3)


def reply_of(function: Function, args: Sequence[Any]) -> Reply:
    try:
        return Reply(function(*args))
    except Exception as error:
        return Reply(fault=Fault("exception", str(error), type(error).__name__))


@dataclass
class Fixed:
    """A known mistake, or the reference."""

    function: Function
    hint: Hint

    def replies(self, calls: Sequence[Call]) -> Iterator[Reply | None]:
        return (reply_of(self.function, call.args) for call in calls)


@dataclass
class Known:
    """Made-up mistakes of a made-up exercise."""

    reference: Function
    mistakes: tuple[Function, ...]
    live: bool = True

    def suspects(self, exercise: str) -> list[Any]:
        return [Fixed(f, Hint("", f.__name__, f.__name__)) for f in self.mistakes]

    def right(self) -> Any:
        return Fixed(self.reference, Hint("", ""))

    def parameters(self, exercise: str) -> list[str]:
        return []

    def patterns(self, exercise: str, run: Any) -> dict[str, Any]:
        return {}


def named(student: Function, known: Known, inputs: Sequence[tuple[Any, ...]]) -> list[str]:
    log = [Call("f", args, {}, reply_of(student, args)) for args in inputs]
    return [hint.mistake for hint in by_parts("f", log, known)]


def inputs(count: int = 6) -> list[tuple[Any, ...]]:
    return [(RNG.normal(size=(3, 2)), 0.25 + n % 2) for n in range(count)]


# A function that gives two things.


def both(x: Any, a: float) -> Any:
    return x.sum(axis=0), a * x


def over_rows(x: Any, a: float) -> Any:
    return x.sum(axis=1), a * x


def means(x: Any, a: float) -> Any:
    return x.mean(axis=0), a * x


def unscaled(x: Any, a: float) -> Any:
    return x.sum(axis=0), x


def turned(x: Any, a: float) -> Any:
    return -x.sum(axis=0), -a * x


BOTH = Known(both, (over_rows, means, unscaled, turned))


def test_each_item_of_a_tuple_may_show_a_mistake_of_its_own() -> None:
    def student(x: Any, a: float) -> Any:
        return x.mean(axis=0), x

    assert named(student, BOTH, inputs()) == ["means", "unscaled"]


def test_changes_that_multiply_name_both() -> None:
    def student(x: Any, a: float) -> Any:
        return -x.mean(axis=0), -a * x

    assert named(student, BOTH, inputs()) == ["means", "turned"]


def test_one_known_mistake_is_named_beside_one_that_nobody_listed() -> None:
    def student(x: Any, a: float) -> Any:
        return np.sqrt(abs(x.sum(axis=0))), x

    assert named(student, BOTH, inputs()) == ["unscaled"]


def test_a_mistake_is_not_named_where_right_replies_deny_it() -> None:
    def student(x: Any, a: float) -> Any:
        return x.sum(axis=0), x if x[0, 0] > 0 else a * x

    assert named(student, BOTH, inputs(12)) == []


def test_nothing_is_named_for_a_mistake_like_none() -> None:
    def student(x: Any, a: float) -> Any:
        return x.sum(axis=0) ** 2, a * np.exp(x)

    assert named(student, BOTH, inputs()) == []


# Mistakes that show for some inputs only.


def masked(x: Any, mask: Any) -> Any:
    scores = x / 2
    return scores if mask is None else np.where(mask, scores, 0)


def not_halved(x: Any, mask: Any) -> Any:
    return x if mask is None else np.where(mask, x, 0)


def mask_turned(x: Any, mask: Any) -> Any:
    return x / 2 if mask is None else np.where(mask, 0, x / 2)


def test_inputs_that_show_only_one_of_two_mistakes_name_it() -> None:
    def student(x: Any, mask: Any) -> Any:
        return x if mask is None else np.where(mask, 0, x)

    calls = [(RNG.normal(size=5), None) for _ in range(5)]
    calls += [(RNG.normal(size=5), RNG.random(5) < 0.5) for _ in range(3)]
    assert named(student, Known(masked, (not_halved, mask_turned)), calls) == ["not_halved"]


def test_values_that_anything_may_give_name_nothing() -> None:
    def is_large(x: float) -> int:
        return int(x > 2)

    def always(x: float) -> int:
        return 1

    def never(x: float) -> int:
        return 0

    def student(x: float) -> int:
        return int(x < 2)

    calls = [(float(x),) for x in range(8)]
    assert named(student, Known(is_large, (always, never)), calls) == []


@pytest.mark.parametrize("value", [None, "text", {"a": [1.0]}, [[1], [2, 3]], np.nan, 10**400])
def test_replies_of_any_form_can_be_compared(value: Any) -> None:
    assert named(lambda x, a: value, BOTH, inputs()) == []
    assert named(lambda x, a: (value, x), BOTH, inputs()) == ["unscaled"]


def test_a_reference_that_was_not_recorded_says_nothing() -> None:
    @dataclass
    class Silent(Known):
        def right(self) -> Any:
            return Nothing()

    class Nothing:
        hint = Hint("", "")

        def replies(self, calls: Sequence[Call]) -> Iterator[None]:
            return (None for _ in calls)

    assert named(unscaled, Silent(both, (unscaled,)), inputs()) == []


def column(x: Any) -> Any:
    return (x > 0).astype(float)[:, None]


def turned_round(x: Any) -> Any:
    return (x < 0).astype(float)[:, None]


def never_zero(x: Any) -> Any:
    return (x >= 0).astype(float)[:, None]


def test_a_wrong_form_hides_no_known_mistake_in_the_numbers() -> None:
    rows = [(RNG.normal(size=6),) for _ in range(4)] + [(np.array([0.0, 1, 2, 0]),)]
    known = Known(column, (turned_round, never_zero))
    assert named(lambda x: x < 0, known, rows) == ["turned_round"]
    assert named(lambda x: (x > 0).astype(float), known, rows) == []
