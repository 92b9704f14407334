"""Proves the references of 07_autograd: worked numbers, torch's autograd, central differences."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from autograder.grading.reference import load_solution

SOLUTIONS = Path(__file__).parents[2] / "solutions"
autograd = SimpleNamespace(**load_solution(SOLUTIONS / "07_autograd" / "autograd.py"))
backprop = SimpleNamespace(**load_solution(SOLUTIONS / "06_backprop" / "backprop.py"))

SEEDS = st.integers(0, 2**32 - 1)
NUMBERS = st.floats(-3, 3, allow_nan=False).filter(lambda x: abs(x) > 0.05)

PARENTS = [[], [], [0, 1], [], [1, 3], [2, 4]]

EXAMPLE = {
    "W1": np.array([[0.1, 0.2], [0.3, 0.4]]),
    "b1": np.array([0.5, 0.6]),
    "W2": np.array([[0.7], [0.8]]),
    "b2": np.array([0.9]),
}

# Formulas in which only torch's functions differ from the methods of Value.
FORMULAS = {
    "arithmetic": lambda a, b, c: (a + b) * (b + 1) - c / a + 2 * b - 3,
    "numbers on the left": lambda a, b, c: 2 / a - (1 - b) * 0.5 + (3 + c),
    "powers": lambda a, b, c: a**3 - b**-2 + c**0 + (a * a + 1) ** 0.5,
    "shared": lambda a, b, c: a * a + a * a * b + (a + b) * (a + b) * c,
    "far and near": lambda a, b, c: (a * a) + (a * (a * a)) * (a * (a * a)) + b / (c * c),
    "functions": lambda a, b, c: (a * b).exp() + (a - c).tanh() * (b + c).sigmoid(),
    "relu": lambda a, b, c: (a * b - c).relu() * b + (-a).relu(),
    "unused": lambda a, b, c: b * b,
    "an input": lambda a, b, c: c,
}


@pytest.mark.parametrize("name", FORMULAS)
@settings(max_examples=25, deadline=None)
@given(a=NUMBERS, b=NUMBERS, c=NUMBERS)
def test_gradients_agree_with_torch(name, a, b, c):
    formula = FORMULAS[name]
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in (a, b, c)]
    right = formula(*leaves)
    right.backward()
    value, found = autograd.gradients(formula, [a, b, c])
    assert value == pytest.approx(right.item(), rel=1e-12, abs=1e-12)
    slopes = [0.0 if leaf.grad is None else np.asarray(leaf.grad).item() for leaf in leaves]
    assert_allclose(found, slopes, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", ["arithmetic", "powers", "functions", "far and near"])
def test_gradients_agree_with_central_differences(name):
    formula, at, h = FORMULAS[name], [0.7, -1.3, 0.9], 1e-6
    _, found = autograd.gradients(formula, at)
    for place, slope in enumerate(found):
        ends = []
        for shift in (h, -h):
            moved = [value + shift * (place == other) for other, value in enumerate(at)]
            ends.append(autograd.gradients(formula, moved)[0])
        assert slope == pytest.approx((ends[0] - ends[1]) / (2 * h), rel=1e-6, abs=1e-7)


@given(a=NUMBERS, b=NUMBERS)
def test_rules_agree_with_torch(a, b):
    rules = {
        "add": (lambda x, y: x + y, (a, b)),
        "multiply": (lambda x, y: x * y, (a, b)),
        "exp": (torch.exp, (a,)),
        "tanh": (torch.tanh, (a,)),
        "sigmoid": (torch.sigmoid, (a,)),
        "relu": (torch.relu, (a,)),
    }
    for name, (right, inputs) in rules.items():
        leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in inputs]
        y = right(*leaves)
        y.backward()
        value, slopes = getattr(autograd, name)(*inputs)
        assert value == pytest.approx(y.item(), rel=1e-12), name
        assert_allclose(
            slopes, [np.asarray(leaf.grad).item() for leaf in leaves], rtol=1e-9, err_msg=name
        )


@given(a=NUMBERS, n=st.sampled_from([-2, -1, 0, 1, 2, 3, 5]))
def test_power_agrees_with_torch(a, n):
    leaf = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    y = leaf**n
    y.backward()
    value, (slope,) = autograd.power(a, n)
    assert value == pytest.approx(y.item(), rel=1e-12)
    assert slope == pytest.approx(np.asarray(leaf.grad).item(), rel=1e-12)


def test_numbers_of_the_text():
    assert autograd.add(2, 1) == (3, (1, 1))
    assert autograd.multiply(3, 2) == (6, (2, 3))
    assert autograd.power(3, 2) == (9, (6,))
    assert autograd.power(2, -1) == (0.5, (-0.25,))
    assert autograd.exp(1)[1][0] == pytest.approx(2.7182818, abs=5e-8)
    value, (slope,) = autograd.tanh(1)
    assert (value, slope) == pytest.approx((0.7615942, 0.4199743), abs=5e-8)
    value, (slope,) = autograd.sigmoid(0.6)
    assert (value, slope) == pytest.approx((0.6456563, 0.2287842), abs=5e-8)
    assert autograd.relu(3) == (3, (1,))
    assert autograd.relu(0) == autograd.relu(-2) == (0, (0,))
    slopes = [[], [], [1, 1], [], [1, 1], [2, 3]]
    assert autograd.backward(PARENTS, slopes, 5) == [2, 5, 2, 3, 3, 1]
    assert autograd.gradients(lambda a, b: (a + b) * (b + 1), [2, 1]) == (6.0, [2.0, 5.0])
    assert autograd.gradients(lambda a: 6 / a - a, [2]) == (1.0, [-2.5])
    assert autograd.gradients(lambda a: a * a, [3]) == (9.0, [6.0])
    y, dw, db = autograd.neuron_gradients([0.1, 0.3], 0.5, [1, 0])
    assert (y, *dw, db) == pytest.approx((0.6456563, 0.2287842, 0, 0.2287842), abs=5e-8)


def test_orders_that_the_text_calls_right_are_right():
    for order, root in (([0, 1, 2, 3, 4, 5], 5), ([3, 1, 4, 0, 2, 5], 5), ([1, 3, 4], 4)):
        place = {node: position for position, node in enumerate(order)}
        assert order[-1] == root
        assert all(place[parent] < place[node] for node in order for parent in PARENTS[node])


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(1, 40))
def test_topological_order_of_random_graphs(seed, count):
    rng = np.random.default_rng(seed)
    names = [int(name) for name in rng.permutation(count)]
    parents = [[] for _ in range(count)]
    for step in range(1, count):
        parents[names[step]] = [names[k] for k in rng.integers(0, step, rng.integers(0, 4))]
    root = names[int(rng.integers(count))]
    order = autograd.topological_order(parents, root)
    place = {node: position for position, node in enumerate(order)}
    assert len(place) == len(order)
    assert order[-1] == root
    assert all(place[parent] < place[node] for node in order for parent in parents[node])
    reached = {root}
    for node in reversed(order):
        assert node in reached
        reached |= set(parents[node])


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(1, 25))
def test_backward_on_random_graphs_is_the_sum_over_paths(seed, count):
    """With the matrix S of slopes, the sum over all paths is I + S + S² + … = (I - S)⁻¹."""
    rng = np.random.default_rng(seed)
    parents, slopes = [[] for _ in range(count)], [[] for _ in range(count)]
    matrix = np.zeros((count, count))
    for node in range(1, count):
        parents[node] = [int(k) for k in rng.integers(0, node, rng.integers(0, 4))]
        slopes[node] = [float(value) for value in rng.uniform(-1, 1, len(parents[node]))]
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            matrix[node, parent] += slope
    right = np.linalg.inv(np.eye(count) - matrix)[count - 1]
    found = autograd.backward(parents, slopes, count - 1)
    assert_allclose(found, right, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("sizes", [(2, 1), (3, 2, 2), (2, 3, 2, 1)])
def test_mlp_finds_the_gradients_of_06(sizes):
    rng = np.random.default_rng(7)
    params = {}
    for number in range(1, len(sizes)):
        params[f"W{number}"] = rng.standard_normal((sizes[number - 1], sizes[number]))
        params[f"b{number}"] = rng.standard_normal(sizes[number])
    X, y = rng.standard_normal((3, sizes[0])), rng.uniform(size=(3, sizes[-1]))
    loss, found = autograd.mlp_gradients(params, X, y)
    right = backprop.mlp_backward(params, X, y)
    assert found.keys() == right.keys()
    for name in right:
        assert_allclose(found[name], right[name], rtol=1e-10, atol=1e-14)
    predicted = backprop.mlp_forward(params, X)[-1]
    assert loss == pytest.approx(np.sum((predicted - y) ** 2) / 2, rel=1e-12)


def test_d1s_example_to_its_end():
    X, y = np.array([[1, 0]]), np.array([[1]])
    loss, found = autograd.mlp_gradients(EXAMPLE, X, y)
    assert loss == pytest.approx(0.0084063, abs=5e-8)
    assert_allclose(found["b2"], [-0.0146326], atol=5e-8)
    assert_allclose(found["b1"], [-0.0023434, -0.0025040], atol=5e-8)
    new = autograd.train_step(EXAMPLE, X, y, 0.1)
    assert_allclose(new["W1"], [[0.1002343, 0.2002504], [0.3, 0.4]], atol=5e-8)
    assert_allclose(new["b1"], [0.5002343, 0.6002504], atol=5e-8)
    assert_allclose(new["W2"], [[0.7009448], [0.8010096]], atol=5e-8)
    assert_allclose(new["b2"], [0.9014633], atol=5e-8)


def test_deep_and_wide_graphs():
    value, (slope,) = autograd.gradients(lambda a: sum([a] * 5000), [2.0])
    assert (value, slope) == (10000.0, 5000.0)
    doubled, (slope,) = autograd.gradients(
        lambda a: [a := a * 0.5 + a * 0.4 for _ in range(200)][-1], [1.0]
    )
    assert doubled == pytest.approx(0.9**200)
    assert slope == pytest.approx(0.9**200)


def test_numpy_numbers_may_stand_on_the_left():
    value, (slope,) = autograd.gradients(lambda a: np.float64(3) * a - np.float64(1), [2.0])
    assert (value, slope) == (5.0, 3.0)


def test_the_written_question_is_as_it_says():
    """Nearest to root first: right for (a + b)(b + 1), wrong for c = a a, d = a c, y = c + d d."""

    def nearest_first(parents, slopes):
        order = [0]
        for node in order:
            order += [parent for parent in dict.fromkeys(parents[node]) if parent not in order]
        found = [0.0] * len(parents)
        found[0] = 1.0
        for node in order:
            for parent, slope in zip(parents[node], slopes[node], strict=True):
                found[parent] += found[node] * slope
        return found

    # Numbers from the root: y, a + b, b + 1, a, b, 1 with a = 2, b = 1.
    parents, slopes = [[1, 2], [3, 4], [4, 5], [], [], []], [[2, 3], [1, 1], [1, 1], [], [], []]
    assert nearest_first(parents, slopes)[3:5] == [2, 5]
    # y, c, d d, d, a with a = 2: c = 4, d = 8.
    parents, slopes = [[1, 2], [4, 4], [3, 3], [4, 1], []], [[1, 1], [2, 2], [8, 8], [4, 2], []]
    right = 2 * 2 + 6 * 2**5
    assert autograd.backward(parents, slopes, 0)[4] == right
    assert nearest_first(parents, slopes)[4] != right


def test_overwriting_would_give_three_for_a_times_a():
    _, slopes = autograd.multiply(3.0, 3.0)
    assert slopes[-1] == 3.0
    assert math.isclose(autograd.gradients(lambda a: a**2, [3])[1][0], 6.0)
