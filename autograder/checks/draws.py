"""Checks that the given generator decides: of many generators, hardly two make the same.

A function that seeds a generator of its own with `rng.integers(40)` has forty results. Two draws
tell it from a right one in one of forty times, `DRAWS` of them always.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import numpy as np

from autograder.grading.failure import CheckFailed, Failure
from autograder.sandbox.student_side.wire import SeededRng, TorchRng

# Of a thousand possible results, so many draws repeat two or more with a probability of 60 %; of
# 200 with one above 99.9 %. One repetition is let be: whoever draws a seed from 1e9 numbers, which
# the texts allow, has one with a probability of 2e-6, and two with one of 2e-12.
DRAWS = 64


def with_many(ask: Callable[[SeededRng], Any], rng: np.random.Generator) -> list[Any]:
    """What `ask` gives for `DRAWS` generators of different seeds; nothing is judged in between."""
    return [ask(SeededRng(seed)) for seed in _seeds(rng)]


def with_many_of_torch(ask: Callable[[TorchRng], Any], rng: np.random.Generator) -> list[Any]:
    """The same with PyTorch's generators."""
    return [ask(TorchRng(seed)) for seed in _seeds(rng)]


def all_different(results: Iterable[Hashable]) -> None:
    """At most one of the results repeats another; a right draw repeats less than once in 1e6."""
    found = list(results)
    different = len(set(found))
    if different < len(found) - 1:
        raise CheckFailed(Failure("few_draws", {"draws": len(found), "different": different}))


def _seeds(rng: np.random.Generator) -> list[int]:
    """Different seeds of 32 bits."""
    return rng.choice(1 << 32, DRAWS, replace=False).tolist()
