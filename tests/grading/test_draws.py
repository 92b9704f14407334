"""Who lets the given generator decide passes, and who chooses among a few results does not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from autograder.checks.draws import DRAWS, TOO_FEW, many_different, with_many, with_many_of_torch
from autograder.grading.failure import CheckFailed
from autograder.report.messages import sentence
from autograder.sandbox.student_side.wire import SeededRng

SEEDS = range(10)


def orders(draw: Callable[[np.random.Generator], np.ndarray], seed: int) -> list[bytes]:
    def ask(generator: SeededRng) -> bytes:
        return draw(generator.generator()).tobytes()

    return with_many(ask, np.random.default_rng(seed))


@pytest.mark.parametrize("seeds", [1, 2, 8, 40, TOO_FEW])
def test_a_few_fixed_orders_are_too_few(seeds: int) -> None:
    def choose(rng: np.random.Generator) -> np.ndarray:
        return np.random.default_rng(int(rng.integers(seeds))).permutation(20)

    for seed in SEEDS:
        with pytest.raises(CheckFailed) as failed:
            many_different(orders(choose, seed))
        failure = failed.value.failure
        assert failure.key == "few_draws"
        assert 1 <= int(str(failure.values["different"])) <= min(seeds, DRAWS)
        assert str(DRAWS) in sentence(failure, "en") and str(DRAWS) in sentence(failure, "ko")


@pytest.mark.parametrize(
    "draw",
    [
        lambda rng: rng.permutation(20),
        lambda rng: np.argsort(rng.random(20)),
        lambda rng: np.random.default_rng(rng.integers(2**32)).permutation(20),
        lambda rng: np.random.default_rng(rng.integers(1000)).permutation(20),
        lambda rng: np.random.RandomState(rng.integers(2**31)).permutation(20),
        lambda rng: rng.spawn(1)[0].permutation(20),
    ],
)
def test_whatever_the_generator_decides_is_right(
    draw: Callable[[np.random.Generator], np.ndarray],
) -> None:
    for seed in SEEDS:
        many_different(orders(draw, seed))


def test_some_repetitions_are_let_be() -> None:
    many_different(number % (TOO_FEW + 1) for number in range(DRAWS))
    with pytest.raises(CheckFailed):
        many_different(number % TOO_FEW for number in range(DRAWS))


def test_every_generator_has_a_seed_of_its_own() -> None:
    rng = np.random.default_rng(5)
    for ask in (with_many, with_many_of_torch):
        assert len(set(ask(lambda one: one.seed, rng))) == DRAWS
