"""Proves the references of 06_backprop: worked numbers, central differences, torch's autograd."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "06_backprop" / "backprop.py"
backprop = SimpleNamespace(**load_solution(SOURCE))

SEEDS = st.integers(0, 2**32 - 1)
LAYERS = st.lists(st.integers(1, 4), min_size=2, max_size=6)

X = np.array([1.0, 0.0, 1.0])
T = np.array([1.0, 0.0])
W_HIDDEN = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
W_OUTPUT = np.array([[0.7, 0.8], [0.9, 1.0]])


def network(rng, sizes):
    params = {}
    for number in range(1, len(sizes)):
        params[f"W{number}"] = rng.standard_normal((sizes[number - 1], sizes[number]))
        params[f"b{number}"] = rng.standard_normal(sizes[number])
    return params


def torch_forward(params, X):
    A = torch.as_tensor(X)
    for number in range(1, len(params) // 2 + 1):
        A = torch.sigmoid(A @ params[f"W{number}"] + params[f"b{number}"])
    return A


def test_numbers_of_the_text():
    h, o = backprop.fcn_forward(X, W_HIDDEN, W_OUTPUT)
    assert_allclose(h, [0.6456563, 0.6899745], atol=5e-8)
    assert_allclose(o, [0.7451549, 0.7696790], atol=5e-8)
    assert_allclose(h @ W_OUTPUT, [1.0729364, 1.2064995], atol=5e-8)
    assert o[0] - T[0] == pytest.approx(-0.2548451, abs=5e-8)
    assert o[0] * (1 - o[0]) == pytest.approx(0.1898991, abs=5e-8)
    found = backprop.output_weight_gradient(h[0], o[0], T[0])
    assert found == pytest.approx(-0.0312464, abs=5e-8)
    dW_hidden, dW_output = backprop.fcn_gradients(X, T, W_HIDDEN, W_OUTPUT)
    assert_allclose(dW_output, [[-0.0312464, 0.0880956], [-0.0333912, 0.0941425]], atol=5e-8)
    row = [0.0172225, 0.0198697]
    assert_allclose(dW_hidden, [row, [0, 0], row], atol=5e-8)
    delta_o = (o - T) * o * (1 - o)
    assert_allclose(delta_o, [-0.0483948, 0.1364435], atol=5e-8)
    paths = W_OUTPUT[0] * delta_o * h[0] * (1 - h[0]) * X[0]
    assert_allclose(paths, [-0.0077504, 0.0249729], atol=5e-8)
    assert sum(paths) == pytest.approx(dW_hidden[0, 0])


def test_the_slides_wrong_line_makes_both_outputs_equal():
    _, o = backprop.fcn_forward(X, W_HIDDEN, W_OUTPUT[:, [0, 0]])
    assert_allclose(o, [0.7451549, 0.7451549], atol=5e-8)


def test_neuron_layer_and_chain_of_the_text():
    x = [1, 2, 3, 4]
    assert backprop.neuron(x, [0.1, 0.2, -0.3, 0.1], 0.6) == pytest.approx(0.6456563, abs=5e-8)
    W = np.array([[0.1, 0.2, -0.3, 0.1], [0.2, 0, 0.1, -0.1]]).T
    assert_allclose(backprop.layer(x, W, [0.6, 0.7]), [0.6456563, 0.6899745], atol=5e-8)
    chain = backprop.sigmoid_chain_gradient(1, 0, [1, 1, 1])
    assert_allclose(chain, [0.0063888, 0.0237554, 0.0999946], atol=5e-8)


def test_layer_is_d0s_formula_transposed():
    """D0: y = σ(Wx + b), a row of W per node."""
    rng = np.random.default_rng(0)
    x, W, b = rng.standard_normal(4), rng.standard_normal((3, 4)), rng.standard_normal(3)
    assert_allclose(backprop.layer(x, W.T, b), 1 / (1 + np.exp(-(W @ x + b))), rtol=1e-12)


def test_d1s_example_with_the_sign_of_a_gradient():
    params = {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4]]),
        "b1": np.array([0.5, 0.6]),
        "W2": np.array([[0.7], [0.8]]),
        "b2": np.array([0.9]),
    }
    found = backprop.mlp_backward(params, [[1, 0]], [[1]])
    assert_allclose(found["W2"], [[-0.0094476], [-0.0100961]], atol=5e-8)
    assert_allclose(found["b2"], [-0.0146326], atol=5e-8)
    assert_allclose(found["W1"], [[-0.0023434, -0.0025040], [0, 0]], atol=5e-8)
    assert_allclose(found["b1"], [-0.0023434, -0.0025040], atol=5e-8)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 5), st.integers(1, 4), st.integers(1, 4))
def test_fcn_agrees_with_torch(seed, d, m, k):
    rng = np.random.default_rng(seed)
    x, t = rng.standard_normal(d), rng.uniform(size=k)
    hidden, output = rng.standard_normal((d, m)), rng.standard_normal((m, k))
    leaves = [torch.tensor(W, requires_grad=True) for W in (hidden, output)]
    h = torch.sigmoid(torch.tensor(x) @ leaves[0])
    o = torch.sigmoid(h @ leaves[1])
    (0.5 * torch.sum((o - torch.tensor(t)) ** 2)).backward()
    for found, right in zip(backprop.fcn_forward(x, hidden, output), (h, o), strict=True):
        assert_allclose(found, right.detach().numpy(), rtol=1e-12)
    for found, leaf in zip(backprop.fcn_gradients(x, t, hidden, output), leaves, strict=True):
        assert_allclose(found, np.asarray(leaf.grad), rtol=1e-10, atol=1e-15)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 12))
def test_chain_agrees_with_torch(seed, depth):
    rng = np.random.default_rng(seed)
    x, t, weights = *rng.standard_normal(2), 3 * rng.standard_normal(depth)
    leaf = torch.tensor(weights, requires_grad=True)
    node = torch.tensor(x)
    for weight in leaf:
        node = torch.sigmoid(weight * node)
    (0.5 * (node - t) ** 2).backward()
    found = backprop.sigmoid_chain_gradient(x, t, weights)
    assert_allclose(found, np.asarray(leaf.grad), rtol=1e-8, atol=1e-18)


@settings(max_examples=60, deadline=None)
@given(SEEDS, LAYERS, st.integers(1, 6))
def test_mlp_agrees_with_torch(seed, sizes, n):
    rng = np.random.default_rng(seed)
    params = network(rng, sizes)
    X, y = rng.standard_normal((n, sizes[0])), rng.uniform(size=(n, sizes[-1]))
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    (0.5 * torch.sum((torch_forward(leaves, X) - torch.tensor(y)) ** 2)).backward()
    found = backprop.mlp_backward(params, X, y)
    assert found.keys() == params.keys()
    for name, leaf in leaves.items():
        assert_allclose(found[name], np.asarray(leaf.grad), rtol=1e-9, atol=1e-14, err_msg=name)


@pytest.mark.parametrize("sizes", [(2, 1), (3, 4, 2), (2, 3, 3, 1)])
def test_mlp_agrees_with_central_differences(sizes):
    """In float64, h = 1e-6: the error of a difference is about 1e-10."""
    rng = np.random.default_rng(1)
    params = network(rng, sizes)
    X, y = rng.standard_normal((4, sizes[0])), rng.uniform(size=(4, sizes[-1]))

    def loss(changed):
        return np.sum((backprop.mlp_forward(changed, X)[-1] - y) ** 2) / 2

    found = backprop.mlp_backward(params, X, y)
    for name, value in params.items():
        for place in np.ndindex(value.shape):
            step = np.zeros_like(value)
            step[place] = 1e-6
            up, down = ({**params, name: value + sign * step} for sign in (1, -1))
            slope = (loss(up) - loss(down)) / 2e-6
            assert found[name][place] == pytest.approx(slope, rel=1e-5, abs=1e-9)


def test_forward_lists_the_layers_in_order():
    params = network(np.random.default_rng(3), (2,) * 13)
    shuffled = dict(sorted(params.items()))
    X = np.eye(2)
    found = backprop.mlp_forward(shuffled, X)
    assert len(found) == 12
    leaves = {name: torch.tensor(value) for name, value in params.items()}
    assert_allclose(found[-1], torch_forward(leaves, X).numpy(), rtol=1e-12)


def test_hadamard_needs_equal_shapes():
    assert_array_equal(backprop.hadamard([[1, 2]], [[3, -4]]), [[3, -8]])
    with pytest.raises(ValueError, match="⊙"):
        backprop.hadamard([1, 2, 3], [[1], [2], [3]])
