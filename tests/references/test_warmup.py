"""Proves the references of 00_setup: the text's numbers, NumPy's own, exact derivatives."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "00_setup" / "warmup.py"
warmup = SimpleNamespace(**load_solution(SOURCE))

A = np.array([[1, 2], [3, 4], [5, 6]])
SIDES = st.integers(1, 5)
SEEDS = st.integers(0, 2**32 - 1)
SMALL = st.floats(-4, 4)


def test_sums_and_means_of_the_text():
    assert_array_equal(warmup.row_sums(A), [3, 7, 11])
    assert_allclose(warmup.column_means([[28, 2, 10, 5], [20, 1, 20, 1]]), [24, 1.5, 15, 3])


def test_products_of_the_text():
    assert_array_equal(warmup.transpose(A), [[1, 3, 5], [2, 4, 6]])
    assert_allclose(warmup.matmul([[1, 0]], [[0.1, 0.2], [0.3, 0.4]]), [[0.1, 0.2]])
    assert_allclose(warmup.matmul([[0.646, 0.690]], [[0.7], [0.8]]), [[1.0042]], rtol=1e-12)
    found = warmup.hadamard([0.0103, 0.0118], [0.229, 0.214])
    assert_allclose(found, [0.0023587, 0.0025252], rtol=1e-9)
    assert_array_equal(found.round(4), [0.0024, 0.0025])
    assert_array_equal(warmup.add_bias(A, [10, 20]), [[11, 22], [13, 24], [15, 26]])


@settings(max_examples=50, deadline=None)
@given(SIDES, SIDES, SIDES, SEEDS)
def test_matmul_agrees_with_numpy(n, m, p, seed):
    rng = np.random.default_rng(seed)
    left, right = rng.standard_normal((n, m)), rng.standard_normal((m, p))
    assert_allclose(warmup.matmul(left, right), left @ right, rtol=1e-12, atol=1e-12)


@settings(max_examples=50, deadline=None)
@given(SIDES, SIDES, SEEDS)
def test_sums_and_means_are_two_ways_to_one_total(n, d, seed):
    X = np.random.default_rng(seed).standard_normal((n, d))
    assert_allclose(warmup.row_sums(X).sum(), n * warmup.column_means(X).sum(), atol=1e-12)
    assert_allclose(warmup.row_sums(warmup.transpose(X)), n * warmup.column_means(X), atol=1e-12)


@settings(max_examples=50, deadline=None)
@given(SIDES, SIDES, SEEDS, SMALL, SMALL)
def test_a_matrix_product_is_linear_and_with_a_bias_it_is_not(n, d, seed, a, b):
    rng = np.random.default_rng(seed)
    W, bias = rng.standard_normal((d, 3)), rng.uniform(1, 2, 3)
    x1, x2 = rng.standard_normal((2, n, d))
    assert warmup.is_linear(lambda x: warmup.matmul(x, W), x1, x2, a, b) is True
    assume(abs(a + b - 1) > 1e-3)  # there a bias is mixed to what it was
    shifted = warmup.is_linear(lambda x: warmup.add_bias(warmup.matmul(x, W), bias), x1, x2, a, b)
    assert shifted is False


@pytest.mark.parametrize(
    ("f", "answers"),
    [(lambda x: 3 * x, (True, True)), (lambda x: x**2, (False, False))],
    ids=["3x", "x2"],
)
def test_superposition_as_in_the_text(f, answers):
    found = (warmup.is_linear(f, 1, 2, 1, 1), warmup.is_linear(f, 1, 2, 3, -1))
    assert found == answers


def test_a_straight_line_with_a_bias_is_not_linear_and_zeros_prove_nothing():
    assert warmup.is_linear(lambda x: 2 * x + 1, 1, 2, 1, 1) is False
    assert warmup.is_linear(lambda x: x**2, 0, 0, 1, 1) is True


def test_slope_of_the_text():
    assert_allclose(warmup.slope(lambda x: x**2, 3, 0.1), 6, rtol=1e-12)


@settings(max_examples=50, deadline=None)
@given(SMALL, st.floats(0.01, 1))
def test_the_error_of_a_cube_is_h_squared(x, h):
    assert_allclose(warmup.slope(lambda x: x**3, x, h), 3 * x**2 + h**2, rtol=1e-8, atol=1e-8)


@settings(max_examples=50, deadline=None)
@given(SMALL)
def test_slope_comes_near_the_derivative(x):
    assert_allclose(warmup.slope(np.sin, x, 1e-4), np.cos(x), atol=1e-8)
