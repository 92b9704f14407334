"""Proves the references of 08_optimizers: worked numbers, torch.optim step by step, properties."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "08_optimizers" / "optimizers.py"
optimizers = SimpleNamespace(**load_solution(SOURCE))

SEEDS = st.integers(0, 2**32 - 1)
STEPS = 10
LR, EPS = 0.03, 1e-6
ZERO = np.zeros((3, 2))

Step = Callable[..., Any]
Optimizer = Callable[..., torch.optim.Optimizer]


def gd(x: Any, grad: Any, *settings: float) -> Any:
    return (optimizers.gd(x, grad, *settings),)


# (step, its settings, its first state, torch's optimizer)
COUNTERPARTS: dict[str, tuple[Step, tuple[float, ...], tuple[Any, ...], Optimizer]] = {
    "gd": (gd, (LR,), (), lambda p: torch.optim.SGD(p, lr=LR)),
    "momentum": (
        optimizers.momentum,
        (LR, 0.9),
        (ZERO,),
        lambda p: torch.optim.SGD(p, lr=LR, momentum=0.9),
    ),
    "nesterov": (
        optimizers.nesterov,
        (LR, 0.9),
        (ZERO,),
        lambda p: torch.optim.SGD(p, lr=LR, momentum=0.9, nesterov=True),
    ),
    "adagrad": (
        optimizers.adagrad,
        (LR, EPS),
        (ZERO,),
        lambda p: torch.optim.Adagrad(p, lr=LR, eps=EPS),
    ),
    "rmsprop": (
        optimizers.rmsprop,
        (LR, 0.9, EPS),
        (ZERO,),
        lambda p: torch.optim.RMSprop(p, lr=LR, alpha=0.9, eps=EPS),
    ),
    "adam": (
        optimizers.adam,
        (LR, 0.9, 0.99, EPS),
        (ZERO, ZERO, 0),
        lambda p: torch.optim.Adam(p, lr=LR, betas=(0.9, 0.99), eps=EPS),
    ),
    "adamw": (
        optimizers.adamw,
        (LR, 0.9, 0.99, EPS, 0.2),
        (ZERO, ZERO, 0),
        lambda p: torch.optim.AdamW(p, lr=LR, betas=(0.9, 0.99), eps=EPS, weight_decay=0.2),
    ),
}


@pytest.mark.parametrize("name", COUNTERPARTS)
@pytest.mark.parametrize("seed", range(3))
def test_ten_steps_agree_with_torch(name, seed):
    """With gradients that change in size and sign; step by step, to the last digits of float64."""
    step, values, state, make = COUNTERPARTS[name]
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((3, 2))
    parameter = torch.nn.Parameter(torch.tensor(x))
    theirs = make([parameter])
    for number in range(STEPS):
        grad = rng.standard_normal((3, 2)) * 10.0 ** rng.integers(-3, 3)
        x, *state = step(x, grad, *state, *values)
        parameter.grad = torch.tensor(grad)
        theirs.step()
        assert_allclose(x, parameter.detach().numpy(), rtol=1e-10, atol=1e-13, err_msg=f"{number}")


@pytest.mark.parametrize("seed", range(3))
def test_adam_keeps_the_means_that_torch_keeps(seed):
    rng = np.random.default_rng(seed)
    x, state = rng.standard_normal(4), (np.zeros(4), np.zeros(4), 0)
    parameter = torch.nn.Parameter(torch.tensor(x))
    theirs = torch.optim.Adam([parameter], lr=LR, betas=(0.9, 0.99), eps=EPS)
    for number in range(1, STEPS + 1):
        grad = rng.standard_normal(4)
        x, *state = optimizers.adam(x, grad, *state, LR, 0.9, 0.99, EPS)
        parameter.grad = torch.tensor(grad)
        theirs.step()
        kept = theirs.state[parameter]
        assert_allclose(state[0], kept["exp_avg"].numpy(), rtol=1e-12)
        assert_allclose(state[1], kept["exp_avg_sq"].numpy(), rtol=1e-12)
        assert state[2] == number == int(kept["step"])


@settings(max_examples=50, deadline=None)
@given(SEEDS)
def test_the_decks_adam_follows_its_slide(seed):
    """D4: v = αv - γf', h = hρ + f'²(1 - ρ), x2 = x1 + αv - γf'/√h, number by number."""
    rng = np.random.default_rng(seed)
    x, grad, v, h = (float(value) for value in rng.uniform(0.5, 2.0, 4))
    v_new = 0.8 * v - 0.1 * grad
    h_new = h * 0.7 + grad**2 * (1 - 0.7)
    x_new = x + 0.8 * v_new - 0.1 * (1 / math.sqrt(h_new)) * grad
    found = optimizers.adam_as_in_deck(x, grad, v, h, 0.1, 0.8, 0.7, 0.0)
    assert_allclose(found, (x_new, v_new, h_new), rtol=1e-12)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_decks_adam_is_nesterov_with_its_last_term_divided(seed):
    rng = np.random.default_rng(seed)
    x, grad, v = rng.standard_normal((3, 4))
    h = rng.uniform(0.1, 2, 4)
    _, divided = optimizers.rmsprop(0 * x, grad, h, 0.1, 0.9, EPS)
    moved, velocity, squares = optimizers.adam_as_in_deck(x, grad, v, h, 0.1, 0.9, 0.9, EPS)
    ahead, same_velocity = optimizers.nesterov(x, grad, v, 0.1, 0.9)
    assert_allclose(velocity, same_velocity)
    assert_allclose(squares, divided)
    expected = ahead + 0.1 * grad - 0.1 * grad / (np.sqrt(squares) + EPS)
    assert_allclose(moved, expected)


def test_numbers_worked_on_paper():
    o = optimizers
    assert o.gd(3, 6, 0.1) == pytest.approx(2.4)
    assert o.gd(2.4, 4.8, 0.1) == pytest.approx(1.92)
    assert o.momentum(3, 6, 0, 0.1, 0.9) == pytest.approx((2.4, -0.6))
    assert o.momentum(2.4, 4.8, -0.6, 0.1, 0.9) == pytest.approx((1.38, -1.02))
    assert o.nesterov(3, 6, 0, 0.1, 0.9) == pytest.approx((1.86, -0.6))
    assert o.nesterov(1.86, 3.72, -0.6, 0.1, 0.9) == pytest.approx((0.6672, -0.912))
    assert o.adagrad(3, 6, 0, 0.1, 0) == pytest.approx((2.9, 36))
    assert o.adagrad(3, 6, 64, 0.1, 0) == pytest.approx((2.94, 100))
    assert o.rmsprop(3, 6, 0, 0.1, 0.75, 0) == pytest.approx((2.8, 9))
    assert o.adam_as_in_deck(3, 6, 0, 0, 0.1, 0.9, 0.75, 0) == pytest.approx((2.26, -0.6, 9))
    first = o.adam(3, 6, 0, 0, 0, 0.1, 0.9, 0.999, 0)
    assert first == pytest.approx((2.9, 0.6, 0.036, 1))
    assert o.adam(2.9, 5.8, *first[1:], 0.1, 0.9, 0.999, 0)[0] == pytest.approx(2.8001027, abs=5e-8)
    uncorrected = 3 - 0.1 * 0.6 / math.sqrt(0.036)
    assert uncorrected == pytest.approx(2.6837722, abs=5e-8)
    assert o.adamw(3, 6, 0, 0, 0, 0.1, 0.9, 0.999, 0, 0.5)[0] == pytest.approx(2.75)
    assert o.adam(3, 6 + 0.5 * 3, 0, 0, 0, 0.1, 0.9, 0.999, 0)[0] == pytest.approx(2.9)


@pytest.mark.parametrize(("grad", "deck", "paper"), [(6, 0.0370, 0.001), (600, 0.5716, 0.001)])
def test_first_steps_of_the_written_question(grad, deck, paper):
    moved = optimizers.adam_as_in_deck(0, grad, 0, 0, 0.001, 0.9, 0.999, 0)[0]
    assert -moved == pytest.approx(deck, abs=5e-5)
    moved = optimizers.adam(0, grad, 0, 0, 0, 0.001, 0.9, 0.999, 0)[0]
    assert -moved == pytest.approx(paper)


def test_iterations():
    assert optimizers.iterations_per_epoch(1000, 100) == 10
    assert optimizers.iterations_per_epoch(1050, 100) == 11
    assert optimizers.iterations_per_epoch(7, 100) == 1
    assert optimizers.iterations_per_epoch(0, 100) == 0


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(1, 60), st.integers(1, 70))
def test_batches_part_the_data_in_pairs(seed, n, batch_size):
    X, y = np.column_stack([np.arange(n), -np.arange(n)]), np.arange(n) * 7
    found = optimizers.minibatches(X, y, batch_size, np.random.default_rng(seed))
    assert len(found) == optimizers.iterations_per_epoch(n, batch_size)
    assert [len(X_b) for X_b, _ in found[:-1]] == [batch_size] * (len(found) - 1)
    assert 1 <= len(found[-1][0]) <= batch_size
    together = np.concatenate([X_b for X_b, _ in found])
    assert sorted(together[:, 0]) == list(range(n))
    assert_array_equal(together[:, 1], -together[:, 0])
    assert_array_equal(np.concatenate([y_b for _, y_b in found]), together[:, 0] * 7)


def test_every_order_is_about_equally_likely():
    """Chi-squared over the 24 orders of 4 data: 2400 epochs, one stream, a fixed seed."""
    rng, seen = np.random.default_rng(5), {}
    for _ in range(2400):
        found = optimizers.minibatches(np.arange(4), np.arange(4), 3, rng)
        order = tuple(int(row) for X_b, _ in found for row in X_b)
        seen[order] = seen.get(order, 0) + 1
    assert len(seen) == 24
    assert sum((times - 100) ** 2 / 100 for times in seen.values()) < 49.7  # 99.9 % of 23 degrees
