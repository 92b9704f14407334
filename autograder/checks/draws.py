"""Checks that the given generator decides: many generators make many different results.

A function that seeds a generator of its own with `rng.integers(40)` has forty results. Two draws
tell it from a right one in one of forty times, `DRAWS` of them always.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import numpy as np

from autograder.grading.failure import CheckFailed, Failure
from autograder.sandbox.student_side.wire import SeededRng, TorchRng

DRAWS = 64
# With so many results or fewer none passes. The texts do not say from how many numbers one may draw
# a seed of one's own, so that a thousand have to do: 64 draws of those repeat two on average, and
# 16 or more hardly once in 1e9 times.
TOO_FEW = 48


def with_many(ask: Callable[[SeededRng], Any], rng: np.random.Generator) -> list[Any]:
    """What `ask` gives for `DRAWS` generators of different seeds; nothing is judged in between."""
    return [ask(SeededRng(seed)) for seed in _seeds(rng)]


def with_many_of_torch(ask: Callable[[TorchRng], Any], rng: np.random.Generator) -> list[Any]:
    """The same with PyTorch's generators."""
    return [ask(TorchRng(seed)) for seed in _seeds(rng)]


def many_different(results: Iterable[Hashable]) -> None:
    """More than `TOO_FEW` of the `DRAWS` results are different."""
    found = list(results)
    different = len(set(found))
    if different <= TOO_FEW:
        raise CheckFailed(Failure("few_draws", {"draws": len(found), "different": different}))


def shuffled_evenly(orders: Iterable[Sequence[int]]) -> None:
    """Rows move on by each quarter of the way round about as often as by any other.

    orders: of `DRAWS` shuffles of 240 rows. Who exchanges each row with any row has n^n ways for
    n! orders, and rows that come early: chi-squared is 100 and more, where fair shuffles have more
    than 50 with a probability below 1e-10 (3 degrees of freedom).
    """
    found = np.array(list(orders))
    n = found.shape[1]
    counts = np.bincount(((found - np.arange(n)) % n * 4 // n).ravel(), minlength=4)
    even = found.size / 4
    if np.sum((counts - even) ** 2) / even > 50:
        values = {"draws": len(found), "counts": ", ".join(map(str, counts))}
        raise CheckFailed(Failure("moved_unevenly", values))


def _seeds(rng: np.random.Generator) -> list[int]:
    """Different seeds of 32 bits."""
    return rng.choice(1 << 32, DRAWS, replace=False).tolist()
