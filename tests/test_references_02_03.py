"""Proves the reference solutions of 02 and 03, since every grade rests on them."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jupytext
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

SOLUTIONS = Path(__file__).parents[1] / "solutions"
SEEDS = st.integers(0, 2**32 - 1)

X = np.array([[1.0, 0.0]])
Y = np.array([[1.0]])
W1 = np.array([[0.1, 0.2], [0.3, 0.4]])
B1 = np.array([0.5, 0.6])
W2 = np.array([[0.7], [0.8]])
B2 = np.array([0.9])
EXAMPLE = {"W1": W1, "b1": B1, "W2": W2, "b2": B2}

# The draws of np.random.default_rng(0) and (2), to three digits: a start that learns, one stuck.
LEARNS = {
    "W1": np.array([[0.126, -0.132, 0.640], [0.105, -0.536, 0.362]]),
    "b1": np.array([1.304, 0.947, -0.704]),
    "W2": np.array([[-1.265], [-0.623], [0.041]]),
    "b2": np.array([-2.325]),
}
STUCK = {
    "W1": np.array([[0.189, -0.523, -0.413], [-2.441, 1.800, 1.144]]),
    "b1": np.array([-0.325, 0.774, 0.281]),
    "W2": np.array([[-0.554], [0.978], [-0.311]]),
    "b2": np.array([-0.329]),
}


def load(path: Path) -> SimpleNamespace:
    """Runs the graded cells of an authored file: everything but prose and demonstrations."""
    namespace: dict[str, Any] = {}
    for cell in jupytext.read(path).cells:
        if cell.cell_type == "code" and "demo" not in cell.metadata.get("tags", []):
            exec(compile(cell.source, str(path), "exec"), namespace)
    return SimpleNamespace(**namespace)


@pytest.fixture(scope="module")
def mlp() -> SimpleNamespace:
    return load(SOLUTIONS / "02_mlp" / "mlp.py")


@pytest.fixture(scope="module")
def xor() -> SimpleNamespace:
    return load(SOLUTIONS / "03_xor" / "xor.py")


def slopes(function: Any, at: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """The gradient of a scalar function at an array, by central differences."""
    gradient = np.empty_like(at)
    for index in np.ndindex(*at.shape):
        nudge = np.zeros_like(at)
        nudge[index] = step
        gradient[index] = (function(at + nudge) - function(at - nudge)) / (2 * step)
    return gradient


class TestWorkedExample:
    """D1, 5. MLP 수식으로 열어보기: each line exactly, and as the slide prints it."""

    def test_forward(self, mlp):
        Z1, A1 = mlp.hidden_layer(X, W1, B1)
        Z2, y_hat = mlp.output_layer(A1, W2, B2)
        assert_allclose(Z1, [[0.6, 0.8]], rtol=1e-12)
        assert_allclose(A1, [[0.6456563, 0.6899745]], atol=5e-8)
        assert_allclose(A1, [[0.646, 0.690]], atol=5e-4)
        assert_allclose(Z2, [[1.9039390]], atol=5e-8)
        assert_allclose(y_hat, [[0.8703367]], atol=5e-8)
        assert_allclose(mlp.output_layer([[0.646, 0.690]], W2, B2)[0], [[1.9042]], atol=1e-12)
        assert_allclose(mlp.sigmoid(1.9042), 0.8703661, atol=5e-8)

    def test_derivative(self, mlp):
        assert_allclose(mlp.sigmoid_derivative(0.870), 0.1131, atol=1e-12)
        assert_allclose(mlp.sigmoid_derivative([0.646, 0.690]), [0.228684, 0.2139], atol=1e-12)

    def test_deltas_exact(self, mlp):
        _, A1 = mlp.hidden_layer(X, W1, B1)
        _, y_hat = mlp.output_layer(A1, W2, B2)
        delta2 = mlp.output_delta(Y, y_hat)
        assert_allclose(delta2, [[0.0146326]], atol=5e-8)
        assert_allclose(mlp.hidden_delta(delta2, W2, A1), [[0.0023434, 0.0025040]], atol=5e-8)

    def test_deltas_from_the_rounded_numbers_of_the_slide(self, mlp):
        assert_allclose(mlp.output_delta(Y, [[0.870]]), [[0.0147]], atol=5e-5)
        delta1 = mlp.hidden_delta([[0.0147]], W2, [[0.646, 0.690]])
        assert_allclose(delta1, [[0.0024, 0.0025]], atol=5e-5)

    def test_update_from_the_rounded_numbers_of_the_slide(self, mlp):
        W2_new, b2_new = mlp.update(W2, B2, [[0.646, 0.690]], [[0.0147]], 0.1)
        assert_allclose(W2_new, [[0.70095], [0.80101]], atol=5e-6)
        assert_allclose(b2_new, [0.90147], atol=5e-6)
        W1_new, b1_new = mlp.update(W1, B1, X, [[0.0024, 0.0025]], 0.1)
        assert_allclose(W1_new, [[0.10024, 0.20025], [0.3, 0.4]], atol=5e-6)
        assert_allclose(b1_new, [0.50024, 0.60025], atol=5e-6)

    def test_whole_step(self, mlp):
        after = mlp.train_step(X, Y, W1, B1, W2, B2, 0.1)
        assert_allclose(after[0], [[0.1002343, 0.2002504], [0.3, 0.4]], atol=5e-8)
        assert_allclose(after[1], [0.5002343, 0.6002504], atol=5e-8)
        assert_allclose(after[2], [[0.7009448], [0.8010096]], atol=5e-8)
        assert_allclose(after[3], [0.9014633], atol=5e-8)
        _, A1 = mlp.hidden_layer(X, *after[:2])
        assert_allclose(mlp.output_layer(A1, *after[2:])[1], [[0.8706671]], atol=5e-8)

    def test_the_text_tells_what_the_updated_weights_would_give(self, mlp):
        _, A1 = mlp.hidden_layer(X, W1, B1)
        delta2 = mlp.output_delta(Y, mlp.output_layer(A1, W2, B2)[1])
        W2_new, _ = mlp.update(W2, B2, A1, delta2, 0.1)
        wrong = mlp.hidden_delta(delta2, W2_new, A1)
        assert_allclose(wrong, [[0.0023466, 0.0025072]], atol=5e-8)


class TestMlp:
    def test_sigmoid_keeps_tiny_values_as_far_as_e_to_x_fits(self, mlp):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            values = mlp.sigmoid(np.array([-700, -40, 0, 40, 700]))
        assert_allclose(values, [np.exp(-700.0), np.exp(-40.0), 0.5, 1.0, 1.0], rtol=1e-14)

    @pytest.mark.parametrize("x", [0, 0.5, np.array([1, 2]), np.ones((2, 3), dtype=int)])
    def test_sigmoid_keeps_the_shape_and_gives_float64(self, mlp, x):
        value = mlp.sigmoid(x)
        assert np.shape(value) == np.shape(x)
        assert value.dtype == np.float64

    @settings(max_examples=25, deadline=None)
    @given(SEEDS, st.tuples(*[st.integers(1, 5)] * 4))
    def test_deltas_are_minus_the_gradient_of_half_the_squared_error(self, mlp, seed, sizes):
        n, d, h, k = sizes
        rng = np.random.default_rng(seed)
        X, y = rng.standard_normal((n, d)), rng.uniform(0, 1, (n, k))
        W1, b1 = rng.standard_normal((d, h)), rng.standard_normal(h)
        W2, b2 = rng.standard_normal((h, k)), rng.standard_normal(k)
        Z1, A1 = mlp.hidden_layer(X, W1, b1)
        Z2, y_hat = mlp.output_layer(A1, W2, b2)

        def loss_of_z2(z: np.ndarray) -> float:
            return 0.5 * np.sum((y - mlp.sigmoid(z)) ** 2)

        def loss_of_z1(z: np.ndarray) -> float:
            return loss_of_z2(mlp.sigmoid(z) @ W2 + b2)

        delta2 = mlp.output_delta(y, y_hat)
        delta1 = mlp.hidden_delta(delta2, W2, A1)
        assert_allclose(delta2, -slopes(loss_of_z2, Z2), atol=1e-8)
        assert_allclose(delta1, -slopes(loss_of_z1, Z1), atol=1e-8)
        after = mlp.train_step(X, y, W1, b1, W2, b2, 0.3)

        def loss_of_w1(w: np.ndarray) -> float:
            return loss_of_z1(X @ w + b1)

        assert_allclose(after[0], W1 - 0.3 * slopes(loss_of_w1, W1), atol=1e-8)
        assert_allclose(after[1], b1 + 0.3 * delta1.sum(axis=0), rtol=1e-12)
        assert [part.shape for part in after] == [(d, h), (h,), (h, k), (k,)]

    def test_ints_are_welcome(self, mlp):
        given = [[1, 0]], [[1]], [[1, 0], [0, 1]], [0, 0], [[1], [2]], [0]
        after = mlp.train_step(*map(np.array, given), 1)
        assert all(part.dtype == np.float64 for part in after)

    def test_inputs_stay_as_they_are_and_results_are_new(self, mlp):
        given = [X.copy(), Y.copy(), W1.copy(), B1.copy(), W2.copy(), B2.copy()]
        after = mlp.train_step(*given, 0.1)
        for original, now in zip((X, Y, W1, B1, W2, B2), given, strict=True):
            assert_array_equal(original, now)
        assert not any(np.shares_memory(new, old) for new in after for old in given)


class TestXor:
    def test_dataset(self, xor):
        X, y = xor.xor_dataset()
        assert_array_equal(X, [[0, 0], [0, 1], [1, 0], [1, 1]])
        assert_array_equal(y, [[0], [1], [1], [0]])

    def test_parameters_are_drawn_in_the_order_of_the_script(self, xor):
        made = xor.init_parameters(2, 3, 1, np.random.default_rng(5))
        rng = np.random.default_rng(5)
        for name, shape in (("W1", (2, 3)), ("b1", (3,)), ("W2", (3, 1)), ("b2", (1,))):
            assert_array_equal(made[name], rng.standard_normal(shape))

    def test_the_first_draws_are_those_in_the_text(self, xor):
        made = xor.init_parameters(2, 3, 1, np.random.default_rng(0))
        assert_allclose(made["W1"][0], [0.1257302, -0.1321049, 0.6404227], atol=5e-8)
        assert_allclose(made["b2"], [-2.3250308], atol=5e-8)

    def test_forward_and_backward_agree_with_02(self, mlp, xor):
        _, rows = xor.forward(EXAMPLE, xor.xor_dataset()[0])
        assert_allclose(rows.ravel(), [0.8643907, 0.8773777, 0.8703367, 0.8821016], atol=5e-8)
        A1, y_hat = xor.forward(EXAMPLE, X)
        directions = xor.backward(EXAMPLE, X, Y, A1, y_hat)
        after = mlp.train_step(X, Y, W1, B1, W2, B2, 0.1)
        for (name, old), new in zip(EXAMPLE.items(), after, strict=True):
            assert_allclose(old + 0.1 * directions[name], new, rtol=1e-12)
        assert_allclose(directions["W2"], [[0.0094476], [0.0100961]], atol=5e-8)

    @settings(max_examples=15, deadline=None)
    @given(SEEDS)
    def test_directions_are_minus_the_gradient(self, xor, seed):
        rng = np.random.default_rng(seed)
        params = xor.init_parameters(3, 4, 2, rng)
        X, y = rng.standard_normal((5, 3)), rng.uniform(0, 1, (5, 2))
        directions = xor.backward(params, X, y, *xor.forward(params, X))
        for name, value in params.items():

            def loss(part: np.ndarray, name: str = name) -> float:
                return 0.5 * np.sum((y - xor.forward({**params, name: part}, X)[1]) ** 2)

            assert_allclose(directions[name], -slopes(loss, value), atol=1e-8)

    def test_training_follows_the_script_of_the_deck(self, xor):
        """D1, 6. Numpy로 MLP 구현하기: the loop as printed, beside ours, for 1100 epochs."""
        X, y = xor.xor_dataset()
        W1, b1, W2, b2 = (LEARNS[name].copy() for name in ("W1", "b1", "W2", "b2"))
        printed = []
        for epoch in range(1100):
            hidden = 1 / (1 + np.exp(-(np.dot(X, W1) + b1)))
            predicted = 1 / (1 + np.exp(-(np.dot(hidden, W2) + b2)))
            error = y - predicted
            delta_output = error * predicted * (1 - predicted)
            delta_hidden = np.dot(delta_output, W2.T) * hidden * (1 - hidden)
            W2 += np.dot(hidden.T, delta_output) * 0.5
            b2 += np.sum(delta_output, axis=0) * 0.5
            W1 += np.dot(X.T, delta_hidden) * 0.5
            b1 += np.sum(delta_hidden, axis=0) * 0.5
            if epoch % 1000 == 0:
                printed.append(np.mean(np.abs(error)))
        trained, losses = xor.train(LEARNS, X, y, epochs=1100)
        assert_allclose(losses, printed, rtol=1e-9)
        for name, expected in zip(("W1", "b1", "W2", "b2"), (W1, b1, W2, b2), strict=True):
            assert_allclose(trained[name], expected, rtol=1e-9)

    def test_training_solves_xor_from_a_fixed_start(self, xor):
        X, y = xor.xor_dataset()
        start = {name: value.copy() for name, value in LEARNS.items()}
        trained, losses = xor.train(start, X, y)
        assert_array_equal(xor.predict(trained, X), y)
        # A start rounded to three digits ends where the text's own start does, to three digits.
        assert_allclose(
            [losses[i] for i in (0, 1, 2, 3, 9)], [0.5, 0.145, 0.061, 0.043, 0.021], atol=1e-3
        )
        assert len(losses) == 10
        assert all(type(loss) is float for loss in losses)
        for name, value in start.items():
            assert_array_equal(value, LEARNS[name])
            assert not np.shares_memory(value, trained[name])

    def test_a_stuck_start_looks_as_the_text_says(self, xor):
        X, y = xor.xor_dataset()
        trained, losses = xor.train(STUCK, X, y)
        A1, y_hat = xor.forward(trained, X)
        assert losses[-1] == pytest.approx(0.26, abs=0.005)
        assert_allclose(y_hat[[1, 3]], 0.5, atol=0.01)
        assert_allclose(A1[1], A1[3], atol=0.004)
        assert np.max(A1[[1, 3]] * (1 - A1[[1, 3]])) < 0.01

    @pytest.mark.parametrize(("epochs", "count"), [(0, 0), (1, 1), (1000, 1), (1001, 2)])
    def test_losses_are_taken_before_the_update_at_every_1000th_epoch(self, xor, epochs, count):
        X, y = xor.xor_dataset()
        _, losses = xor.train(LEARNS, X, y, epochs=epochs)
        assert len(losses) == count
        if count:
            assert losses[0] == pytest.approx(np.mean(np.abs(y - xor.forward(LEARNS, X)[1])))

    def test_predict_takes_exactly_one_half_to_0(self, xor):
        nothing = {name: np.zeros_like(value) for name, value in EXAMPLE.items()}
        answers = xor.predict(nothing, xor.xor_dataset()[0])
        assert_array_equal(answers, np.zeros((4, 1)))
        assert np.issubdtype(answers.dtype, np.integer)


class TestLinear:
    @pytest.mark.parametrize("epochs", [1, 2, 3, 10, 100, 5000])
    def test_xor_never_gets_above_three_of_four(self, xor, epochs):
        accuracy = xor.best_linear_accuracy(*xor.xor_dataset(), epochs)
        assert type(accuracy) is float
        assert accuracy <= 0.75
        if epochs <= 100:
            assert accuracy == 0.5

    @pytest.mark.parametrize("answers", [[0, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0], [1, 0, 0, 0]])
    def test_gates_that_a_line_can_split_are_learnt(self, xor, answers):
        y = np.reshape(answers, (4, 1))
        assert xor.best_linear_accuracy(xor.xor_dataset()[0], y, 100) == 1.0

    def test_it_is_the_network_without_activation(self, xor):
        """Two linear layers predict what their folded layer does, whatever the weights."""
        rng = np.random.default_rng(3)
        params, X = xor.init_parameters(2, 3, 1, rng), xor.xor_dataset()[0]
        two = (X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
        one = X @ (params["W1"] @ params["W2"]) + (params["b1"] @ params["W2"] + params["b2"])
        assert_allclose(two, one)
