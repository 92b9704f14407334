"""Proves the references of 05_losses: the text's numbers, torch's losses and its derivatives."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from autograder.grading.reference import load_solution

torch = pytest.importorskip("torch", reason="torch==2.13.0 is what the losses are compared with")
F = torch.nn.functional

SOURCE = Path(__file__).parents[2] / "solutions" / "05_losses" / "losses.py"
losses = SimpleNamespace(**load_solution(SOURCE))
SEEDS = st.integers(0, 2**32 - 1)

SALES, FORECAST = [40, 15, 30], [36, 18, 30]


def agree(found, wanted):
    """The same to all digits that two ways of adding up leave alike."""
    assert_allclose(found, wanted, rtol=1e-10, atol=1e-13)


def leaf(values):
    """A torch tensor that collects a gradient."""
    return torch.tensor(np.asarray(values, dtype=float), requires_grad=True)


def test_numbers_of_the_text():
    assert_allclose(losses.mse(SALES, FORECAST), 8.3333333, atol=5e-8)
    assert_allclose(losses.mae(SALES, FORECAST), 2.3333333, atol=5e-8)
    assert_allclose(losses.half_squared_error(SALES, FORECAST), 12.5)
    assert_allclose(losses.half_squared_error(SALES[:2], FORECAST[:2]), 12.5)
    assert_allclose(losses.mse(SALES[:2], FORECAST[:2]), 12.5)
    assert_allclose(losses.mse_gradient(SALES, FORECAST), [-2.6666667, 2, 0], atol=5e-8)
    assert_allclose(losses.binary_cross_entropy([1, 0], [0.9, 0.2]), 0.1642520, atol=5e-8)
    assert_allclose(losses.binary_cross_entropy([1], [0.0]), 27.6310211, atol=5e-8)
    slope = losses.binary_cross_entropy_gradient([1, 0], [0.9, 0.2])
    assert_allclose(slope, [-0.5555556, 0.625], atol=5e-8)
    animals = [0.28, 0.6, 0.1, 0.02]
    pig, cat = [0, 1, 0, 0], [0, 0, 0, 1]
    assert sum(animals) == pytest.approx(1)
    assert_allclose(losses.cross_entropy([pig], [animals]), 0.5108256, atol=5e-8)
    assert_allclose(losses.cross_entropy([cat], [animals]), 3.9120230, atol=5e-8)
    assert_allclose(losses.cross_entropy([pig, cat], [animals] * 2), 2.2114243, atol=5e-8)
    logs = losses.log_softmax([2.0, 1.0, 0.1])
    assert_allclose(logs, [-0.4170300, -1.4170300, -2.3170300], atol=5e-8)
    assert_allclose(np.exp(logs), [0.6590011, 0.2424330, 0.0985659], atol=5e-8)
    assert_allclose(np.exp(logs), [0.66, 0.24, 0.10], atol=5e-3)
    assert_array_equal(losses.log_softmax([1000, 0, -1000]), [0, -1000, -2000])
    assert_allclose(losses.cross_entropy_with_logits([0], [[2, 1, 0.1]]), 0.4170300, atol=5e-8)
    far = losses.cross_entropy_with_logits([2, 0], [[1000, 0, -1000], [0, 0, 0]])
    assert_allclose(far, 1000.5493061, atol=5e-8)
    slope = losses.softmax_cross_entropy_gradient([0], [[2.0, 1.0, 0.1]])
    assert_allclose(slope, [[-0.3409989, 0.2424330, 0.0985659]], atol=5e-8)
    assert_allclose(losses.numerical_gradient(lambda w: w[0] ** 3, [2], 0.1), [12.01])


@pytest.mark.parametrize(
    ("lr", "way"),
    [
        (0.01, [4, 3.92, 3.8416, 3.764768]),
        (0.3, [4, 1.6, 0.64, 0.256]),
        (1.1, [4, -4.8, 5.76, -6.912]),
    ],
)
def test_ways_of_the_text(lr, way):
    assert_allclose(losses.gradient_descent(lambda w: 2 * w, 4, lr, 3), way, rtol=1e-12)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from([(1,), (7,), (4, 3), (2, 3, 2)]))
def test_regression_losses_agree_with_torch(seed, shape):
    rng = np.random.default_rng(seed)
    y, y_hat = rng.standard_normal(shape), rng.standard_normal(shape)
    target, output = torch.tensor(y), leaf(y_hat)
    loss = F.mse_loss(output, target)
    loss.backward()
    agree(losses.mse(y, y_hat), loss.item())
    agree(losses.mse_gradient(y, y_hat), output.grad)
    agree(losses.mae(y, y_hat), F.l1_loss(output, target).item())
    half = F.mse_loss(output, target, reduction="sum").item() / 2
    agree(losses.half_squared_error(y, y_hat), half)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from([(1,), (7,), (4, 3)]))
def test_binary_cross_entropy_agrees_with_torch(seed, shape):
    rng = np.random.default_rng(seed)
    y, p = rng.integers(0, 2, shape).astype(float), rng.uniform(0.01, 0.99, shape)
    output = leaf(p)
    loss = F.binary_cross_entropy(output, torch.tensor(y))
    loss.backward()
    agree(losses.binary_cross_entropy(y, p), loss.item())
    agree(losses.binary_cross_entropy_gradient(y, p), output.grad)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 6), st.integers(1, 5))
def test_cross_entropies_agree_with_torch(seed, n, k):
    rng = np.random.default_rng(seed)
    labels, logits = rng.integers(0, k, n), 5 * rng.standard_normal((n, k))
    output = leaf(logits)
    loss = F.cross_entropy(output, torch.tensor(labels))
    loss.backward()
    agree(losses.cross_entropy_with_logits(labels, logits), loss.item())
    agree(losses.softmax_cross_entropy_gradient(labels, logits), output.grad)
    logs = F.log_softmax(output, dim=-1).detach()
    agree(losses.log_softmax(logits), logs)
    Y, P = np.eye(k)[labels], np.exp(logs.numpy())
    assert_allclose(losses.cross_entropy(Y, P), loss.item(), rtol=1e-9, atol=1e-12)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.sampled_from([(5,), (4, 3), (2, 3, 4)]))
def test_log_softmax_of_any_shape_agrees_with_torch(seed, shape):
    z = 100 * np.random.default_rng(seed).standard_normal(shape)
    agree(losses.log_softmax(z), F.log_softmax(torch.tensor(z), dim=-1))


def test_extremes_give_no_warning_and_no_infinity():
    z = np.array([[1000.0, 0.0, -1000.0], [-1000.0, 1000.0, 0.0]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(losses.log_softmax(z)).all()
        assert np.isfinite(losses.softmax_cross_entropy_gradient([2, 0], z)).all()
        for y in (0, 1):
            for p in (0.0, 1.0):
                assert np.isfinite(losses.binary_cross_entropy([y], [p]))
                assert np.isfinite(losses.binary_cross_entropy_gradient([y], [p])).all()
        assert np.isfinite(losses.cross_entropy([[1, 0]], [[0.0, 1.0]]))


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_gradients_agree_with_the_numerical_one(seed):
    rng = np.random.default_rng(seed)
    y, y_hat = rng.standard_normal((3, 2)), rng.standard_normal((3, 2))
    bits, p = rng.integers(0, 2, (3, 2)), rng.uniform(0.1, 0.9, (3, 2))
    labels, logits = rng.integers(0, 4, 3), rng.standard_normal((3, 4))
    for gradient, loss, answers, predictions in (
        (losses.mse_gradient, losses.mse, y, y_hat),
        (losses.binary_cross_entropy_gradient, losses.binary_cross_entropy, bits, p),
        (losses.softmax_cross_entropy_gradient, losses.cross_entropy_with_logits, labels, logits),
    ):
        measured = losses.numerical_gradient(
            lambda v, loss=loss, answers=answers: loss(answers, v), predictions, 1e-5
        )
        assert_allclose(gradient(answers, predictions), measured, rtol=1e-6, atol=1e-8)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from([(1,), (4,), (2, 3)]))
def test_numerical_gradient_agrees_with_autograd(seed, shape):
    x = np.random.default_rng(seed).standard_normal(shape)
    tensor = leaf(x)
    (torch.sin(tensor).sum() * (tensor**2).sum()).backward()
    found = losses.numerical_gradient(lambda v: np.sin(v).sum() * (v**2).sum(), x, 1e-5)
    assert_allclose(found, tensor.grad, rtol=1e-6, atol=1e-8)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.floats(0.01, 0.2))
def test_gradient_descent_agrees_with_torch_sgd(seed, lr):
    rng = np.random.default_rng(seed)
    A, w0 = rng.standard_normal((3, 3)), rng.standard_normal(3)
    weight = leaf(w0)
    optimizer = torch.optim.SGD([weight], lr=lr)
    way = [w0]
    for _ in range(10):
        optimizer.zero_grad()
        ((torch.tensor(A) @ weight) ** 2).sum().backward()
        optimizer.step()
        way.append(weight.detach().numpy().copy())
    found = losses.gradient_descent(lambda w: 2 * A.T @ (A @ w), w0, lr, 10)
    assert_allclose(found, way, rtol=1e-9, atol=1e-12)


def test_local_and_global_minimum_of_the_text():
    def slope(w):
        return 0.4 * w**3 - 2 * w + 0.5

    small, larger, largest = (
        losses.gradient_descent(slope, 3.5, lr, 300) for lr in (0.05, 0.4, 0.5)
    )
    assert small[-1] == pytest.approx(2.0987, abs=1e-3)
    assert larger[-1] == pytest.approx(-2.3519, abs=1e-3)
    assert abs(largest[-1] - largest[-2]) > 0.5
