"""Checks of 02_mlp: D1's worked example, number by number, then the same functions on batches."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.checks.expect import (
    documented,
    no_warnings,
    numerical_gradient,
    pure,
    same,
    slope_of_squares,
)
from autograder.grading.failure import Slide

FORWARD_1 = Slide("D1", "5. MLP 수식으로 열어보기 — 순전파 1단계. 은닉층 계산")
FORWARD_2 = Slide("D1", "5. MLP 수식으로 열어보기 — 순전파 2단계. 출력층 계산")
BACKWARD_1 = Slide("D1", "5. MLP 수식으로 열어보기 — 역전파 1단계. 출력층의 오차 델타 계산")
BACKWARD_2 = Slide("D1", "5. MLP 수식으로 열어보기 — 역전파 2단계. 은닉층의 오차 델타 계산")
UPDATE_2 = Slide("D1", "5. MLP 수식으로 열어보기 — 출력층 -> 은닉층 가중치 업데이트")
UPDATE_1 = Slide("D1", "5. MLP 수식으로 열어보기 — 은닉층 -> 입력층 가중치 업데이트")

X = np.array([[1.0, 0.0]])
Y = np.array([[1.0]])
W1 = np.array([[0.1, 0.2], [0.3, 0.4]])
B1 = np.array([0.5, 0.6])
W2 = np.array([[0.7], [0.8]])
B2 = np.array([0.9])
LR = 0.1

# (samples, inputs, hidden, outputs): every size that may be 1, and a square net in which products
# in the wrong order keep their shape; a batch with four different sizes comes with `pure`.
SIZES = pytest.mark.parametrize("size", [(1, 1, 3, 1), (4, 2, 1, 3), (3, 3, 3, 3)])
BATCH = (5, 3, 4, 2)
SHAPES = pytest.mark.parametrize("shape", [(1, 1), (5, 1), (6,)])


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def activations(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Numbers strictly between 0 and 1 with three decimals."""
    return rng.uniform(0.05, 0.95, shape).round(3)


def answers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Right answers, each 0 or 1."""
    return rng.integers(0, 2, shape).astype(float)


class TestSigmoid:
    exercise = "sigmoid"

    def test_slide_values(self, student, reference):
        z1, z2 = np.array([[0.6, 0.8]]), np.array([[1.9042]])
        documented(student.sigmoid(z1), reference.sigmoid(z1), [[0.646, 0.690]], slide=FORWARD_1)
        documented(student.sigmoid(z2), reference.sigmoid(z2), [[0.870]], slide=FORWARD_2)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 3 * normal(rng, *shape)
        same(student.sigmoid(x), reference.sigmoid(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in (0, 1.5, [-1, 0, 2], np.array([[1, -3]])):
            same(student.sigmoid(x), reference.sigmoid(x))

    def test_extreme_inputs(self, student, reference):
        """No warning; 1e-15 leaves room for other formulas and for cutting x off beyond ±40."""
        x = np.array([-1000.0, -30.0, 0.0, 30.0, 1000.0])
        same(no_warnings(student.sigmoid, x), reference.sigmoid(x), atol=1e-15)

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        x = 3 * normal(rng, 4, 3)
        x[0] = [1000.0, -1000.0, 0.0]  # which somebody may clip in place
        same(pure(student.sigmoid, x), reference.sigmoid(x))


class TestSigmoidDerivative:
    exercise = "sigmoid_derivative"

    def test_slide_values(self, student, reference):
        output, hidden = np.array([[0.870]]), np.array([[0.646, 0.690]])
        documented(
            student.sigmoid_derivative(output),
            reference.sigmoid_derivative(output),
            [[0.113]],
            slide=BACKWARD_1,
        )
        documented(
            student.sigmoid_derivative(hidden),
            reference.sigmoid_derivative(hidden),
            [[0.229, 0.214]],
            slide=BACKWARD_2,
        )

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        a = activations(rng, *shape)
        same(student.sigmoid_derivative(a), reference.sigmoid_derivative(a))

    def test_gradient(self, student, reference, rng):
        """σ'(a) at a = σ(z) is the slope of σ at z, by central differences."""
        z = normal(rng, 3, 2)
        slope = numerical_gradient(lambda v: float(np.sum(reference.sigmoid(v))), z)
        same(student.sigmoid_derivative(reference.sigmoid(z)), slope, rtol=1e-5)

    def test_numbers_lists_and_ints(self, student, reference):
        for a in (0.5, [0, 1], [[0.25, 0.5]], np.array([[1, 0]])):
            same(student.sigmoid_derivative(a), reference.sigmoid_derivative(a))

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        a = activations(rng, 4, 3)
        same(pure(student.sigmoid_derivative, a), reference.sigmoid_derivative(a))


class TestHiddenLayer:
    exercise = "hidden_layer"
    needs = ("sigmoid",)
    names = ("Z1", "A1")

    def test_slide_values(self, student, reference):
        documented(
            student.hidden_layer(X, W1, B1),
            reference.hidden_layer(X, W1, B1),
            ([[0.6, 0.8]], [[0.646, 0.690]]),
            slide=FORWARD_1,
            names=self.names,
        )

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        n, d, h, _ = size
        args = normal(rng, n, d), normal(rng, d, h), normal(rng, h)
        same(student.hidden_layer(*args), reference.hidden_layer(*args), names=self.names)

    def test_lists_and_ints(self, student, reference):
        args = [[1, 0], [2, -1], [0, 1]], [[1, 0], [0, 1]], [0, 1]
        same(student.hidden_layer(*args), reference.hidden_layer(*args), names=self.names)

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        n, d, h, _ = BATCH
        args = normal(rng, n, d), normal(rng, d, h), normal(rng, h)
        same(pure(student.hidden_layer, *args), reference.hidden_layer(*args), names=self.names)


class TestOutputLayer:
    exercise = "output_layer"
    needs = ("sigmoid",)
    names = ("Z2", "y_hat")

    def test_slide_values(self, student, reference):
        """From the slide's rounded A1, so that Z2 is the slide's 1.9042 to the last digit."""
        a1 = np.array([[0.646, 0.690]])
        documented(
            student.output_layer(a1, W2, B2),
            reference.output_layer(a1, W2, B2),
            ([[1.9042]], [[0.870]]),
            slide=FORWARD_2,
            names=self.names,
        )

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        n, _, h, k = size
        args = activations(rng, n, h), normal(rng, h, k), normal(rng, k)
        same(student.output_layer(*args), reference.output_layer(*args), names=self.names)

    def test_lists_and_ints(self, student, reference):
        args = [[1, 0], [0, 1], [1, 1]], [[1], [-2]], [1]
        same(student.output_layer(*args), reference.output_layer(*args), names=self.names)

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        n, _, h, k = BATCH
        args = activations(rng, n, h), normal(rng, h, k), normal(rng, k)
        same(pure(student.output_layer, *args), reference.output_layer(*args), names=self.names)


class TestOutputDelta:
    exercise = "output_delta"
    needs = ("sigmoid_derivative",)

    def test_slide_values(self, student, reference):
        """Once from the rounded ŷ of the slide, once from the exact one."""
        for y_hat in (np.array([[0.870]]), np.array([[0.87033672]])):
            documented(
                student.output_delta(Y, y_hat),
                reference.output_delta(Y, y_hat),
                [[0.0147]],
                slide=BACKWARD_1,
            )

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        n, _, _, k = size
        args = answers(rng, n, k), activations(rng, n, k)
        same(student.output_delta(*args), reference.output_delta(*args))

    def test_gradient(self, student, reference, rng):
        """δ2 is minus the slope of ½ Σ (y - σ(z))² at z, by central differences."""
        y, z = answers(rng, 3, 2), normal(rng, 3, 2)
        slope = slope_of_squares(reference.sigmoid, y, z)
        same(student.output_delta(y, reference.sigmoid(z)), -slope, rtol=1e-5)

    def test_lists_and_ints(self, student, reference):
        args = [[1], [0]], [[0.25], [0.5]]
        same(student.output_delta(*args), reference.output_delta(*args))

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same; y is any number here."""
        args = normal(rng, 5, 2), activations(rng, 5, 2)
        same(pure(student.output_delta, *args), reference.output_delta(*args))


class TestHiddenDelta:
    exercise = "hidden_delta"
    needs = ("sigmoid_derivative",)

    def test_slide_values(self, student, reference):
        """Once from the slide's rounded δ2 and A1, once from the exact ones."""
        rounded = np.array([[0.0147]]), W2, np.array([[0.646, 0.690]])
        exact = np.array([[0.0146326]]), W2, np.array([[0.6456563, 0.6899745]])
        for args in (rounded, exact):
            documented(
                student.hidden_delta(*args),
                reference.hidden_delta(*args),
                [[0.0024, 0.0025]],
                slide=BACKWARD_2,
            )

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        n, _, h, k = size
        args = normal(rng, n, k), normal(rng, h, k), activations(rng, n, h)
        same(student.hidden_delta(*args), reference.hidden_delta(*args))

    def test_gradient(self, student, reference, rng):
        """With δ2 = y - z2 of a linear output, δ1 is minus the slope of ½ Σ (y - z2)² at Z1."""
        y, z1, w2 = normal(rng, 3, 2), normal(rng, 3, 4), normal(rng, 4, 2)

        def output(v: np.ndarray) -> np.ndarray:
            return reference.sigmoid(v) @ w2

        slope, a1 = slope_of_squares(output, y, z1), reference.sigmoid(z1)
        same(student.hidden_delta(y - a1 @ w2, w2, a1), -slope, rtol=1e-5)

    def test_lists_and_ints(self, student, reference):
        args = [[1, 2]], [[1, 0], [0, 3], [1, 1]], [[0.5, 0.25, 0.5]]
        same(student.hidden_delta(*args), reference.hidden_delta(*args))

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        n, _, h, k = BATCH
        args = normal(rng, n, k), normal(rng, h, k), activations(rng, n, h)
        same(pure(student.hidden_delta, *args), reference.hidden_delta(*args))


class TestUpdate:
    exercise = "update"
    names = ("W_new", "b_new")

    def test_slide_values(self, student, reference):
        output = W2, B2, np.array([[0.646, 0.690]]), np.array([[0.0147]]), LR
        documented(
            student.update(*output),
            reference.update(*output),
            ([[0.70095], [0.80101]], [0.90147]),
            slide=UPDATE_2,
            names=self.names,
        )
        hidden = W1, B1, X, np.array([[0.0024, 0.0025]]), LR
        documented(
            student.update(*hidden),
            reference.update(*hidden),
            ([[0.10024, 0.20025], [0.3, 0.4]], [0.50024, 0.60025]),
            slide=UPDATE_1,
            names=self.names,
        )

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        n, _, h, k = size
        args = normal(rng, h, k), normal(rng, k), normal(rng, n, h), normal(rng, n, k), 0.3
        same(student.update(*args), reference.update(*args), names=self.names)

    def test_lists_and_ints(self, student, reference):
        """A learning rate of 0.5 gives halves, which integer arrays could not hold."""
        args = [[1], [2]], [0], [[1, 2], [3, 4], [5, 6]], [[1], [0], [2]], 0.5
        same(student.update(*args), reference.update(*args), names=self.names)

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        n, _, h, k = BATCH
        args = normal(rng, h, k), normal(rng, k), normal(rng, n, h), normal(rng, n, k), 1.5
        same(pure(student.update, *args), reference.update(*args), names=self.names)


class TestTrainStep:
    exercise = "train_step"
    needs = ("hidden_layer", "output_layer", "output_delta", "hidden_delta", "update")
    names = ("W1", "b1", "W2", "b2")

    def test_slide_values(self, student, reference):
        args = X, Y, W1, B1, W2, B2, LR
        documented(
            student.train_step(*args),
            reference.train_step(*args),
            (
                [[0.10024, 0.20025], [0.3, 0.4]],
                [0.50024, 0.60025],
                [[0.70095], [0.80101]],
                [0.90147],
            ),
            slide=UPDATE_1,
            names=self.names,
        )

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        args = *network(rng, *size), 0.7
        same(student.train_step(*args), reference.train_step(*args), names=self.names)

    def test_old_weights_for_both_layers(self, student, reference, rng):
        """With a large step, δ1 from the updated W2 is far from δ1 from the old one."""
        args = *network(rng, 4, 3, 3, 2), 5.0
        same(student.train_step(*args), reference.train_step(*args), names=self.names)

    def test_lists_and_ints(self, student, reference):
        args = [[1, 0], [0, 2]], [[1], [0]], [[1, 0], [0, -1]], [0, 1], [[1], [-1]], [0], 1
        same(student.train_step(*args), reference.train_step(*args), names=self.names)

    def test_pure(self, student, reference, rng):
        """Inputs stay as they are, and a second call gives the same."""
        args = *network(rng, *BATCH), 0.5
        same(pure(student.train_step, *args), reference.train_step(*args), names=self.names)


def network(rng: np.random.Generator, n: int, d: int, h: int, k: int) -> list[np.ndarray]:
    """Data and parameters X, y, W1, b1, W2, b2 of a d-h-k network for n samples."""
    return [
        normal(rng, n, d),
        answers(rng, n, k),
        normal(rng, d, h),
        normal(rng, h),
        normal(rng, h, k),
        normal(rng, k),
    ]
