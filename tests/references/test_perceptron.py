"""Proves the references of 01_perceptron: worked numbers and scikit-learn's counterparts."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "01_perceptron" / "perceptron.py"
perceptron = SimpleNamespace(**load_solution(SOURCE))

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TABLES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
SEEDS = st.integers(0, 2**32 - 1)


def test_fit_rule_recovers_the_slide_and_the_worked_example():
    assert_allclose(perceptron.fit_rule([1, 5, 256], [2, 6, 257]), (1, 1), rtol=1e-12)
    assert_allclose(perceptron.fit_rule([0, 1, 2], [0, 1, 1]), (1 / 2, 1 / 6), rtol=1e-12)


@settings(max_examples=50, deadline=None)
@given(SEEDS, st.integers(2, 20))
def test_fit_rule_agrees_with_scikit_learn(seed, n):
    from sklearn.linear_model import LinearRegression

    rng = np.random.default_rng(seed)
    x, y = np.arange(n) + rng.uniform(-0.4, 0.4, n), rng.standard_normal(n)
    model = LinearRegression().fit(x[:, np.newaxis], y)
    w, b = perceptron.fit_rule(x, y)
    assert_allclose((w, b), (model.coef_[0], model.intercept_), rtol=1e-9, atol=1e-11)


@settings(max_examples=50, deadline=None)
@given(SEEDS, st.floats(-0.1, 0.1), st.floats(-0.1, 0.1))
def test_no_other_line_has_a_smaller_squared_error(seed, dw, db):
    rng = np.random.default_rng(seed)
    x, y = np.arange(6.0), rng.standard_normal(6)
    w, b = perceptron.fit_rule(x, y)
    found = np.sum((y - w * x - b) ** 2)
    assert found <= np.sum((y - (w + dw) * x - (b + db)) ** 2) + 1e-12


def test_step_at_and_around_zero():
    x = np.array([-np.inf, -1, -5e-324, -0.0, 0.0, 5e-324, 1, np.inf])
    assert_array_equal(perceptron.step(x), [0, 0, 0, 1, 1, 1, 1, 1])
    assert_array_equal(perceptron.step(x), np.heaviside(x, 1.0))
    assert perceptron.step(0) == 1 and perceptron.step(-1) == 0


def test_perceptron_on_the_slide_boundary():
    points = np.array([[0, 0], [0, 2], [0, 1]])
    assert_array_equal(perceptron.perceptron(points, [1, -1], 1), [1, 0, 1])
    assert_array_equal(perceptron.perceptron(points, [-1, 1], -1), [0, 1, 1])


@settings(max_examples=50, deadline=None)
@given(SEEDS)
def test_perceptron_agrees_with_scikit_learn_off_the_boundary(seed):
    from sklearn.linear_model import Perceptron

    rng = np.random.default_rng(seed)
    model: Any = Perceptron()
    model.classes_ = np.array([0, 1])
    model.coef_, model.intercept_ = rng.standard_normal((1, 3)), rng.standard_normal(1)
    X = rng.standard_normal((20, 3))
    found = perceptron.perceptron(X, model.coef_[0], model.intercept_[0])
    assert_array_equal(found, model.predict(X))


@pytest.mark.parametrize("name", ["AND", "OR"])
def test_gates_realise_their_tables(name):
    gate = {"AND": perceptron.and_gate, "OR": perceptron.or_gate}[name]
    assert_array_equal(perceptron.perceptron(CORNERS, *gate()), TABLES[name])


def test_gates_that_the_text_calls_wrong_are_wrong():
    assert_array_equal(perceptron.perceptron(CORNERS, [2, 1], 0), [1, 1, 1, 1])
    assert_array_equal(perceptron.perceptron(CORNERS, [1, 1], 0), [1, 1, 1, 1])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=9), SEEDS)
def test_xor_near_the_corners(bits, seed):
    bits = np.array(bits)
    shaken = bits + np.random.default_rng(seed).uniform(-0.1, 0.1, bits.shape)
    assert_array_equal(perceptron.xor(shaken), np.logical_xor(*bits.T))


def test_feature_space_of_the_text():
    w, b = perceptron.and_gate()
    either = perceptron.perceptron(CORNERS, *perceptron.or_gate())
    not_both = perceptron.perceptron(CORNERS, -w, -b)
    assert_array_equal(np.stack([either, not_both], 1), [[0, 1], [1, 1], [1, 1], [1, 0]])
    assert_array_equal(perceptron.xor(CORNERS), TABLES["XOR"])


def test_training_goes_as_the_text_says():
    found = [perceptron.train_perceptron(CORNERS, TABLES["AND"], 0.5, n) for n in (1, 2, 3)]
    for (w, b), wanted in zip(found, ([0.5, 0.5, 0], [1, 0.5, -0.5], [1, 0.5, -1]), strict=True):
        assert_array_equal([*w, b], wanted)


@pytest.mark.parametrize(("name", "last_wrong"), [("AND", 5), ("OR", 3)])
def test_training_solves_and_and_or_in_as_many_epochs_as_the_text_says(name, last_wrong):
    def parameters(epochs):
        w, b = perceptron.train_perceptron(CORNERS, TABLES[name], 0.5, epochs)
        return [*w, b]

    assert parameters(last_wrong - 1) != parameters(last_wrong)
    assert parameters(last_wrong) == parameters(last_wrong + 1) == parameters(100)
    w, b = perceptron.train_perceptron(CORNERS, TABLES[name], 0.5, last_wrong)
    assert_array_equal(perceptron.perceptron(CORNERS, w, b), TABLES[name])


def test_training_never_settles_on_xor():
    for epochs in range(2, 60):
        w, b = perceptron.train_perceptron(CORNERS, TABLES["XOR"], 0.5, epochs)
        assert_array_equal([*w, b], [-0.5, 0, 0])


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 6))
def test_training_agrees_with_scikit_learn(seed, epochs):
    """Its rule also moves at a weighted sum of exactly 0, where ours moves if the answer is 0.

    With real-valued data only the first sum is exactly 0, so the first answer is made a 0.
    """
    from sklearn.linear_model import Perceptron

    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((8, 3)), rng.integers(0, 2, 8)
    y[0] = 0
    model: Any = Perceptron(eta0=0.5, shuffle=False)
    for _ in range(epochs):
        model.partial_fit(X, y, classes=[0, 1])
    w, b = perceptron.train_perceptron(X, y, 0.5, epochs)
    assert_allclose(w, model.coef_[0], rtol=1e-9, atol=1e-12)
    assert_allclose(b, model.intercept_[0], rtol=1e-9, atol=1e-12)
