"""Proves the references of 04_activations: the text's numbers, torch, and central differences."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from autograder.checks.expect import numerical_gradient
from autograder.grading.reference import load_solution

torch = pytest.importorskip("torch", reason="torch==2.13.0 is what activations are compared with")
F = torch.nn.functional

SOURCE = Path(__file__).parents[2] / "solutions" / "04_activations" / "activations.py"
activations = SimpleNamespace(**load_solution(SOURCE))
SEEDS = st.integers(0, 2**32 - 1)
VALUES = np.array([-1000.0, -30.0, -2.0, -1.0, -1e-3, 0.0, 1e-3, 1.0, 2.0, 30.0, 1000.0])

# Ours by name, and torch's counterpart, which also gives the derivative.
COUNTERPARTS = {
    "tanh": (activations.tanh, torch.tanh),
    "relu": (activations.relu, F.relu),
    "leaky_relu": (activations.leaky_relu, lambda x: F.leaky_relu(x, 0.1)),
    "leaky_relu_0.3": (lambda x: activations.leaky_relu(x, 0.3), lambda x: F.leaky_relu(x, 0.3)),
    "elu": (activations.elu, F.elu),
    "elu_2": (lambda x: activations.elu(x, 2.0), lambda x: F.elu(x, alpha=2.0)),
    "softmax": (activations.softmax, lambda x: F.softmax(x, dim=-1)),
    "softmax_0": (lambda x: activations.softmax(x, axis=0), lambda x: F.softmax(x, dim=0)),
}
DERIVATIVES = {
    "tanh": (activations.tanh_derivative, torch.tanh),
    "sigmoid": (activations.sigmoid_prime, torch.sigmoid),
    "relu": (activations.relu_derivative, F.relu),
}


def agree(found, wanted):
    """The same to all digits that two ways of calculating leave alike."""
    assert_allclose(found, wanted, rtol=1e-10, atol=1e-13)


def slope(function, x):
    """torch's own derivative of an elementwise function."""
    leaf = torch.tensor(x, requires_grad=True)
    function(leaf).sum().backward()
    return leaf.grad


def test_numbers_of_the_text():
    assert activations.tanh(0) == 0 and activations.tanh(1000) == 1
    assert_allclose(activations.tanh([1, -1]), [0.7615942, -0.7615942], atol=5e-8)
    assert_allclose(activations.tanh_derivative([0, 1]), [1, 0.4199743], atol=5e-8)
    assert_allclose(activations.sigmoid_prime([0, 2, -2]), [0.25, 0.1049936, 0.1049936], atol=5e-8)
    assert_array_equal(activations.relu([-2, 0, 3]), [0, 0, 3])
    assert_array_equal(activations.relu_derivative([-2, 0, 3]), [0, 0, 1])
    agree(activations.leaky_relu([-2, 0, 3]), [-0.2, 0, 3])
    assert_array_equal(activations.leaky_relu([-2, 0, 3], slope=0.5), [-1, 0, 3])
    found = activations.prelu([[-2, -2], [3, -1]], [0.25, 1.5])
    assert_array_equal(found, [[-0.5, -3], [3, -1.5]])
    assert_array_equal(activations.prelu_slope_gradient([-2, 0, 3]), [-2, 0, 0])
    assert_allclose(activations.elu([3, -1]), [3, -0.6321206], atol=5e-8)
    assert_allclose(activations.elu(-1, alpha=2.0), -1.2642411, atol=5e-8)
    found = activations.maxout([[1, 2]], [[1, 0], [0, 1]], [0, 0], [[3, 0], [0, -1]], [0, 1])
    assert_array_equal(found, [[3, 2]])
    found = activations.softmax([2.0, 1.0, 0.1])
    assert_allclose(found, [0.6590011, 0.2424330, 0.0985659], atol=5e-8)
    assert_allclose(found, [0.66, 0.24, 0.10], atol=5e-3)
    assert_array_equal(activations.softmax([1000, 1000]), [0.5, 0.5])
    assert activations.max_gradient(1, "sigmoid") == 0.25
    assert activations.max_gradient(10, "sigmoid") == pytest.approx(9.5367432e-7, abs=5e-15)
    assert activations.max_gradient(10, "tanh") == activations.max_gradient(0, "sigmoid") == 1
    dead = activations.dead_units([[-1, 2, 0], [-3, -1, 0]])
    assert dead == pytest.approx(0.6666667, abs=5e-8)


@pytest.mark.parametrize("name", COUNTERPARTS)
def test_functions_agree_with_torch_far_out_and_at_zero(name):
    ours, theirs = COUNTERPARTS[name]
    agree(ours(VALUES), theirs(torch.tensor(VALUES)))


@pytest.mark.parametrize("name", COUNTERPARTS)
@settings(max_examples=20, deadline=None)
@given(SEEDS, st.sampled_from([(5,), (4, 3), (2, 3, 4)]))
def test_functions_agree_with_torch(name, seed, shape):
    ours, theirs = COUNTERPARTS[name]
    x = 3 * np.random.default_rng(seed).standard_normal(shape)
    agree(ours(x), theirs(torch.tensor(x)))


@pytest.mark.parametrize("name", DERIVATIVES)
@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_derivatives_agree_with_torch(name, seed):
    ours, function = DERIVATIVES[name]
    x = 3 * np.random.default_rng(seed).standard_normal((4, 3))
    agree(ours(x), slope(function, x))
    agree(ours(VALUES), slope(function, VALUES))


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_prelu_agrees_with_torch_in_values_and_in_the_slopes_gradient(seed):
    rng = np.random.default_rng(seed)
    x, a = rng.standard_normal((5, 3)), rng.standard_normal(3)
    weight = torch.tensor(a, requires_grad=True)
    output = F.prelu(torch.tensor(x), weight)
    agree(activations.prelu(x, a), output.detach())
    output.sum().backward()
    agree(activations.prelu_slope_gradient(x).sum(axis=0), weight.grad)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_derivatives_are_slopes(seed):
    x = np.random.default_rng(seed).standard_normal((3, 2))
    for function, derivative in (
        (activations.tanh, activations.tanh_derivative),
        (lambda v: 1 / (1 + np.exp(-v)), activations.sigmoid_prime),
    ):
        measured = numerical_gradient(lambda v, f=function: float(np.sum(f(v))), x)
        assert_allclose(derivative(x), measured, rtol=1e-6, atol=1e-9)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_maxout_makes_relu_and_leaky_relu(seed):
    """As the text says: with a second line of 0, and of 0.1 times the first."""
    rng = np.random.default_rng(seed)
    x, W, b = rng.standard_normal((4, 2)), rng.standard_normal((2, 3)), rng.standard_normal(3)
    z = torch.tensor(x @ W + b)
    agree(activations.maxout(x, W, b, 0 * W, 0 * b), F.relu(z))
    agree(activations.maxout(x, W, b, 0.1 * W, 0.1 * b), F.leaky_relu(z, 0.1))


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.floats(-500, 500))
def test_softmax_is_blind_to_a_shift(seed, shift):
    z = np.random.default_rng(seed).standard_normal((3, 4))
    assert_allclose(activations.softmax(z + shift), activations.softmax(z), rtol=1e-9)
    assert_allclose(activations.softmax(z).sum(axis=1), 1, rtol=1e-12)


@pytest.mark.parametrize("depth", [0, 1, 5, 30])
def test_max_gradient_is_the_product_of_the_largest_slopes(depth):
    x = np.linspace(-3, 3, 601)
    for name, derivative in (
        ("sigmoid", activations.sigmoid_prime),
        ("tanh", activations.tanh_derivative),
        ("relu", activations.relu_derivative),
    ):
        product = float(np.prod([np.max(derivative(x))] * depth))
        assert activations.max_gradient(depth, name) == pytest.approx(product, rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_dead_units_are_those_whose_weights_get_no_gradient(seed):
    rng = np.random.default_rng(seed)
    x, W = rng.standard_normal((3, 2)), rng.standard_normal((2, 6))
    weight = torch.tensor(W, requires_grad=True)
    F.relu(torch.tensor(x) @ weight).sum().backward()
    assert weight.grad is not None
    without = (weight.grad == 0).all(dim=0).double().mean().item()
    assert activations.dead_units(x @ W) == pytest.approx(without)


def test_extremes_give_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for function, _ in [*COUNTERPARTS.values(), *DERIVATIVES.values()]:
            assert np.isfinite(function(VALUES)).all()
        assert np.isfinite(activations.softmax([[1000.0, 0.0], [-1000.0, -1001.0]])).all()
