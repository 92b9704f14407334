"""Proves the references of 10_regularization: PyTorch, central differences, worked numbers."""

from __future__ import annotations

import itertools
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

SOURCE = Path(__file__).parents[2] / "solutions" / "10_regularization" / "regularization.py"
reg = SimpleNamespace(**load_solution(SOURCE))

SEEDS = st.integers(0, 2**32 - 1)
LOSSES = [0.9, 0.7, 0.6, 0.65, 0.62, 0.61, 0.5]


def slopes(function: Any, at: np.ndarray, step: float = 1e-6) -> np.ndarray:
    """The gradient of a scalar function at an array, by central differences."""
    gradient = np.empty_like(at)
    for index in np.ndindex(*at.shape):
        nudge = np.zeros_like(at)
        nudge[index] = step
        gradient[index] = (function(at + nudge) - function(at - nudge)) / (2 * step)
    return gradient


class TestPolynomial:
    def test_worked_numbers(self):
        points = [0, 1, 2], [1, 2, 5]
        assert_allclose(reg.fit_polynomial(*points, 2), [1, 0, 1], atol=1e-12)
        assert_allclose(reg.fit_polynomial(*points, 1), [2 / 3, 2], rtol=1e-12)
        assert_allclose(reg.fit_polynomial(*points, 0), [8 / 3], rtol=1e-12)

    @settings(max_examples=40, deadline=None)
    @given(SEEDS, st.integers(0, 5))
    def test_the_residual_is_orthogonal_to_every_power(self, seed, degree):
        rng = np.random.default_rng(seed)
        x, y = np.linspace(-1, 1, 9) + rng.uniform(-0.1, 0.1, 9), rng.standard_normal(9)
        w = reg.fit_polynomial(x, y, degree)
        residual = y - np.polynomial.polynomial.polyval(x, w)
        assert w.shape == (degree + 1,)
        assert_allclose([x**k @ residual for k in range(degree + 1)], 0, atol=1e-11)

    @settings(max_examples=20, deadline=None)
    @given(SEEDS)
    def test_agrees_with_scikit_learn(self, seed):
        from sklearn.linear_model import LinearRegression
        from sklearn.preprocessing import PolynomialFeatures

        rng = np.random.default_rng(seed)
        x, y = np.linspace(-1, 1, 8), rng.standard_normal(8)
        powers = PolynomialFeatures(3).fit_transform(x[:, np.newaxis])
        model = LinearRegression(fit_intercept=False).fit(powers, y)
        assert_allclose(reg.fit_polynomial(x, y, 3), model.coef_, atol=1e-10)


class TestWeightDecay:
    def test_worked_numbers(self):
        weights = [np.array([[1, -2], [0, 3]]), np.array([[2], [-1]])]
        assert_allclose(reg.l2_penalty(weights, 0.1), 0.95, rtol=1e-12)
        assert_allclose(reg.l2_gradient([1, -2, 3], [0.5, 0.5, 0], 0.1), [0.6, 0.3, 0.3])

    @settings(max_examples=30, deadline=None)
    @given(SEEDS, st.floats(0, 3))
    def test_the_gradient_is_that_of_the_penalty(self, seed, lam):
        rng = np.random.default_rng(seed)
        W, other, grad = (rng.standard_normal((2, 3)) for _ in range(3))
        numeric = slopes(lambda w: reg.l2_penalty([w, other], lam), W)
        assert_allclose(reg.l2_gradient(W, grad, lam) - grad, numeric, atol=1e-8)

    def test_a_step_agrees_with_torch_sgd(self):
        rng = np.random.default_rng(1)
        W, grad = rng.standard_normal((3, 2)), rng.standard_normal((3, 2))
        parameter = torch.nn.Parameter(torch.tensor(W))
        parameter.grad = torch.tensor(grad)
        torch.optim.SGD([parameter], lr=0.1, weight_decay=0.3).step()
        step = W - 0.1 * reg.l2_gradient(W, grad, 0.3)
        assert_allclose(step, parameter.detach().numpy(), rtol=1e-12)


class TestDropout:
    @pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
    def test_share_mean_and_values(self, p):
        x = np.random.default_rng(0).uniform(1, 2, (200, 300))
        y = reg.dropout(x, p, np.random.default_rng(1), True)
        on = y != 0
        assert abs(np.mean(~on) - p) < 0.01
        assert_allclose(y[on], x[on] / (1 - p), rtol=1e-12)
        assert abs(y.mean() / x.mean() - 1) < 0.06

    def test_evaluation_and_p_0_change_nothing(self):
        x = np.arange(6.0).reshape(2, 3)
        rng = np.random.default_rng(2)
        assert_array_equal(reg.dropout(x, 0.7, rng, False), x)
        assert_array_equal(reg.dropout(x, 0.0, rng, True), x)
        assert reg.dropout([1, 2], 0.5, rng, False).dtype == np.float64

    def test_the_worked_row_comes_from_its_mask(self):
        found = {
            tuple(reg.dropout([2, 4, 6, 8], 0.5, np.random.default_rng(seed), True).tolist())
            for seed in range(200)
        }
        rows = itertools.product((0.0, 4.0), (0.0, 8.0), (0.0, 12.0), (0.0, 16.0))
        assert found == set(rows)


class TestMajorityVote:
    def test_worked_numbers(self):
        assert_array_equal(reg.majority_vote([[0, 1, 2], [0, 2, 1], [1, 1, 2]]), [0, 1, 2])
        assert_array_equal(reg.majority_vote([[1], [0]]), [0])

    @settings(max_examples=40, deadline=None)
    @given(SEEDS, st.integers(1, 7), st.integers(1, 9))
    def test_agrees_with_scikit_learns_mode(self, seed, models, n):
        from scipy.stats import mode

        votes = np.random.default_rng(seed).integers(0, 4, (models, n))
        # Of several modes SciPy gives the smallest, too.
        assert_array_equal(reg.majority_vote(votes), mode(votes, axis=0).mode)

    def test_three_independent_models_as_in_the_text(self):
        wrong = list(itertools.product((0, 1), repeat=3))
        chance = [0.3 ** sum(mask) * 0.7 ** (3 - sum(mask)) for mask in wrong]
        votes = reg.majority_vote(np.array(wrong).T)
        assert_allclose(votes @ np.array(chance), 0.216, rtol=1e-12)


class TestEarlyStopping:
    @pytest.mark.parametrize(("patience", "answer"), [(2, (2, 4)), (3, (2, 5)), (4, (6, 6))])
    def test_worked_numbers(self, patience, answer):
        assert reg.early_stopping(LOSSES, patience) == answer

    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.integers(1, 5))
    def test_is_the_definition(self, losses, patience):
        best, stop = reg.early_stopping(losses, patience)
        bests = [losses.index(min(losses[: t + 1])) for t in range(len(losses))]
        stops = [t for t in range(len(losses)) if t - bests[t] >= patience]
        assert stop == (stops[0] if stops else len(losses) - 1)
        assert best == bests[stop]


class TestInitialisation:
    def test_spread(self):
        rng = np.random.default_rng(0)
        for function, variance in ((reg.xavier_init, 2 / 400), (reg.he_init, 2 / 100)):
            w = function(100, 300, rng)
            assert w.shape == (100, 300)
            assert_allclose(w.std(), np.sqrt(variance), rtol=0.02)
        assert_allclose([np.sqrt(2 / 400), np.sqrt(2 / 100)], [0.0707107, 0.1414214], atol=5e-8)

    def test_agrees_with_torch_in_spread(self):
        weight = torch.empty(300, 100)  # torch keeps (fan_out, fan_in)
        generator = torch.Generator().manual_seed(0)
        rng = np.random.default_rng(0)
        theirs = torch.nn.init.xavier_normal_(weight, generator=generator).std().item()
        assert_allclose(reg.xavier_init(100, 300, rng).std(), theirs, rtol=0.02)
        theirs = torch.nn.init.kaiming_normal_(weight, generator=generator).std().item()
        assert_allclose(reg.he_init(100, 300, rng).std(), theirs, rtol=0.02)

    def test_he_keeps_the_mean_square_through_relu_layers(self):
        rng = np.random.default_rng(3)
        values = rng.standard_normal((500, 400))
        for _ in range(10):
            values = np.maximum(0, values @ reg.he_init(400, 400, rng))
        assert 0.5 < np.mean(values**2) < 2


class TestBatchNorm:
    def test_worked_numbers(self):
        y, mean, var = reg.batch_norm_forward([[1], [3]], [2], [1], [0], [1], True)
        assert_allclose(y, [[-0.99999], [2.99999]], atol=5e-9)
        assert_allclose((mean, var), ([0.2], [1.1]), rtol=1e-12)
        y, *_ = reg.batch_norm_forward([[1], [3]], [2], [1], mean, var, False)
        assert_allclose(y, [[2.5255332], [6.3393662]], atol=5e-8)
        grad_x, grad_gamma, grad_beta = reg.batch_norm_backward(
            [[1], [0], [0]], [[0], [1], [2]], [1]
        )
        assert_allclose(grad_x, [[0.2041318], [-0.4082452], [0.2041134]], atol=5e-8)
        assert_allclose((grad_gamma, grad_beta), ([-1.2247357], [1]), atol=5e-8)

    @settings(max_examples=25, deadline=None)
    @given(SEEDS, st.integers(2, 6), st.integers(1, 4), st.booleans())
    def test_agrees_with_torch(self, seed, n, d, training):
        rng = np.random.default_rng(seed)
        x, (gamma, beta, mean) = rng.standard_normal((n, d)), rng.standard_normal((3, d))
        var, momentum = rng.uniform(0.5, 2, d), float(rng.uniform(0.05, 0.9))
        running = torch.tensor(mean), torch.tensor(var)
        theirs = torch.nn.functional.batch_norm(
            torch.tensor(x),
            *running,
            torch.tensor(gamma),
            torch.tensor(beta),
            training=training,
            momentum=momentum,
            eps=1e-3,
        )
        ours = reg.batch_norm_forward(x, gamma, beta, mean, var, training, momentum, 1e-3)
        for part, right in zip(ours, (theirs, *running), strict=True):
            assert_allclose(part, right.numpy(), rtol=1e-10, atol=1e-12)

    @settings(max_examples=25, deadline=None)
    @given(SEEDS, st.integers(2, 6), st.integers(1, 4))
    def test_gradients_by_central_differences_and_torch(self, seed, n, d):
        rng = np.random.default_rng(seed)
        x, grad = rng.standard_normal((2, n, d))
        gamma, beta = rng.standard_normal((2, d))
        rest = np.zeros(d), np.ones(d), True, 0.1, 1e-2

        def loss(x: np.ndarray, gamma: np.ndarray, beta: np.ndarray) -> float:
            return float(np.sum(grad * reg.batch_norm_forward(x, gamma, beta, *rest)[0]))

        ours = reg.batch_norm_backward(grad, x, gamma, 1e-2)
        assert_allclose(ours[0], slopes(lambda v: loss(v, gamma, beta), x), atol=1e-6)
        assert_allclose(ours[1], slopes(lambda v: loss(x, v, beta), gamma), atol=1e-7)
        assert_allclose(ours[2], slopes(lambda v: loss(x, gamma, v), beta), atol=1e-7)

        tensors = [torch.tensor(part, requires_grad=True) for part in (x, gamma, beta)]
        y = torch.nn.functional.batch_norm(
            tensors[0], None, None, tensors[1], tensors[2], training=True, eps=1e-2
        )
        theirs = torch.autograd.grad(y, tensors, torch.tensor(grad))
        for part, right in zip(ours, theirs, strict=True):
            assert_allclose(part, right.numpy(), rtol=1e-9, atol=1e-11)

    def test_two_examples_leave_almost_no_gradient_as_the_question_says(self):
        x, grad = np.array([[0.0, 5.0], [1.0, 7.0]]), np.array([[1.0, 2.0], [0.0, 3.0]])
        assert np.abs(reg.batch_norm_backward(grad, x, np.ones(2))[0]).max() < 1e-4

    def test_inputs_stay_as_they_are(self):
        given_arrays = [np.ones((3, 2)), np.ones(2), np.zeros(2), np.zeros(2), np.ones(2)]
        copies = [part.copy() for part in given_arrays]
        for training in (True, False):
            results = reg.batch_norm_forward(*given_arrays, training)
            for before, now in zip(copies, given_arrays, strict=True):
                assert_array_equal(before, now)
            assert not any(np.shares_memory(r, g) for r in results for g in given_arrays)


class TestLayerNorm:
    def test_worked_numbers(self):
        y = reg.layer_norm([[1, 3], [10, 30]], [1, 1], [0, 0])
        assert_allclose(y, [[-0.999995, 0.999995], [-0.99999995, 0.99999995]], atol=5e-10)

    @settings(max_examples=25, deadline=None)
    @given(SEEDS, st.lists(st.integers(1, 4), min_size=1, max_size=3))
    def test_agrees_with_torch(self, seed, shape):
        rng = np.random.default_rng(seed)
        x, (gamma, beta) = rng.standard_normal(shape), rng.standard_normal((2, shape[-1]))
        theirs = torch.nn.functional.layer_norm(
            torch.tensor(x), shape[-1:], torch.tensor(gamma), torch.tensor(beta), eps=1e-3
        )
        assert_allclose(reg.layer_norm(x, gamma, beta, 1e-3), theirs.numpy(), atol=1e-12)
