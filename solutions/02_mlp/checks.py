"""Checks of 02_mlp: D1's worked example, number by number, then the same functions on batches."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks.battery import Battery
from autograder.checks.expect import (
    documented,
    numerical_gradient,
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
    battery = Battery(
        lambda rng, row=4, column=3: (3 * normal(rng, row, column),),
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 2),)},
    )

    def test_slide_values(self, student, reference):
        z1, z2 = np.array([[0.6, 0.8]]), np.array([[1.9042]])
        documented(student.sigmoid(z1), reference.sigmoid(z1), [[0.646, 0.690]], slide=FORWARD_1)
        documented(student.sigmoid(z2), reference.sigmoid(z2), [[0.870]], slide=FORWARD_2)

    def test_numbers(self, student, reference):
        for x in (0, 1.5, -3, np.array([-1.0, 0.0, 2.0])):
            same(student.sigmoid(x), reference.sigmoid(x))

    def test_far_out(self, student, reference):
        """As far as e^x fits into float64; 1e-15 leaves room for cutting x off beyond ±40."""
        up = np.array([-700.0, -30.0, -16.0, 0.0, 16.0, 30.0, 700.0])
        for x in (up, up[::-1].copy()):  # what comes first does not say what kind of number follows
            same(student.sigmoid(x), reference.sigmoid(x), rtol=1e-13, atol=1e-15)


class TestSigmoidDerivative:
    exercise = "sigmoid_derivative"
    battery = Battery(
        lambda rng, row=4, column=3: (activations(rng, row, column),),
        free=(0,),
        many=260,
        scales=(1e-5,),
        cases={"three_axes": lambda rng: (activations(rng, 2, 3, 2),)},
    )

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

    def test_gradient(self, student, reference, rng):
        """σ'(a) at a = σ(z) is the slope of σ at z, by central differences."""
        z = normal(rng, 3, 2)
        slope = numerical_gradient(lambda v: float(np.sum(reference.sigmoid(v))), z)
        same(student.sigmoid_derivative(reference.sigmoid(z)), slope, rtol=1e-5)

    def test_numbers(self, student, reference):
        """At the ends of the sigmoid the slope is 0, but for rounding."""
        near_the_ends = np.array([2.0**-20, 2.0**-30, 1 - 2.0**-20, 1 - 2.0**-30])
        for a in (0.5, 0, 1, np.array([0.0, 0.25, 1.0]), near_the_ends):
            same(student.sigmoid_derivative(a), reference.sigmoid_derivative(a), atol=1e-15)


class TestHiddenLayer:
    exercise = "hidden_layer"
    needs = ("sigmoid",)
    names = ("Z1", "A1")
    battery = Battery(
        lambda rng, row=5, column=3, node=4: (
            normal(rng, row, column),
            normal(rng, column, node),
            normal(rng, node),
        ),
        names=names,
        free=(0, 1, 2),
        text_sizes=({"row": 1, "column": 2, "node": 2},),
        many=260,
    )

    def test_slide_values(self, student, reference):
        documented(
            student.hidden_layer(X, W1, B1),
            reference.hidden_layer(X, W1, B1),
            ([[0.6, 0.8]], [[0.646, 0.690]]),
            slide=FORWARD_1,
            names=self.names,
        )


class TestOutputLayer:
    exercise = "output_layer"
    needs = ("sigmoid",)
    names = ("Z2", "y_hat")
    battery = Battery(
        lambda rng, row=5, node=4, output=2: (
            activations(rng, row, node),
            normal(rng, node, output),
            normal(rng, output),
        ),
        names=names,
        free=(0, 1, 2),
        text_sizes=({"row": 1, "node": 2, "output": 1},),
        many=260,
    )

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


class TestOutputDelta:
    exercise = "output_delta"
    needs = ("sigmoid_derivative",)
    # y is any number here, since that is what the formula takes.
    battery = Battery(
        lambda rng, row=5, output=2: (normal(rng, row, output), activations(rng, row, output)),
        free=(0, 1),
        text_sizes=({"row": 1, "output": 1},),
        many=260,
        scales=(1e-5,),
    )

    def test_slide_values(self, student, reference):
        """Once from the rounded ŷ of the slide, once from the exact one."""
        for y_hat in (np.array([[0.870]]), np.array([[0.87033672]])):
            documented(
                student.output_delta(Y, y_hat),
                reference.output_delta(Y, y_hat),
                [[0.0147]],
                slide=BACKWARD_1,
            )

    def test_gradient(self, student, reference, rng):
        """δ2 is minus the slope of ½ Σ (y - σ(z))² at z, by central differences."""
        y, z = answers(rng, 3, 2), normal(rng, 3, 2)
        slope = slope_of_squares(reference.sigmoid, y, z)
        same(student.output_delta(y, reference.sigmoid(z)), -slope, rtol=1e-5)


class TestHiddenDelta:
    exercise = "hidden_delta"
    needs = ("sigmoid_derivative",)
    battery = Battery(
        lambda rng, row=5, node=4, output=2: (
            normal(rng, row, output),
            normal(rng, node, output),
            activations(rng, row, node),
        ),
        free=(0, 1, 2),
        text_sizes=({"row": 1, "node": 2, "output": 1},),
        many=260,
        scales=(1e-5, 1e3),
    )

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

    def test_gradient(self, student, reference, rng):
        """With δ2 = y - z2 of a linear output, δ1 is minus the slope of ½ Σ (y - z2)² at Z1."""
        y, z1, w2 = normal(rng, 3, 2), normal(rng, 3, 4), normal(rng, 4, 2)

        def output(v: np.ndarray) -> np.ndarray:
            return reference.sigmoid(v) @ w2

        slope, a1 = slope_of_squares(output, y, z1), reference.sigmoid(z1)
        same(student.hidden_delta(y - a1 @ w2, w2, a1), -slope, rtol=1e-5)


class TestUpdate:
    exercise = "update"
    names = ("W_new", "b_new")
    battery = Battery(
        lambda rng, row=5, node=4, output=2: layer(rng, row, node, output, 0.3),
        names=names,
        cases={
            "no_step": lambda rng: layer(rng, 3, 2, 2, 0),
            "large_step": lambda rng: layer(rng, 3, 2, 2, 20),
        },
        free=(0, 1, 2, 3),
        text_sizes=({"row": 1, "node": 2, "output": 1}, {"row": 1, "node": 2, "output": 2}),
        many=260,
        scales=(1e-5, 1e3),
    )

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


class TestTrainStep:
    exercise = "train_step"
    needs = ("hidden_layer", "output_layer", "output_delta", "hidden_delta", "update")
    names = ("W1", "b1", "W2", "b2")
    battery = Battery(
        lambda rng, row=5, column=3, node=4, output=2: (
            *network(rng, row, column, node, output),
            0.7,
        ),
        names=names,
        cases={
            "no_step": lambda rng: (*network(rng, 2, 2, 3, 1), 0),
            "almost_right": lambda rng, reference: (*almost_right(rng, reference), 20.0),
        },
        free=(0, 1, 2, 3, 4, 5),
        text_sizes=({"row": 1, "column": 2, "node": 2, "output": 1},),
        many=260,
    )

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

    def test_old_weights_for_both_layers(self, student, reference, rng):
        """With a large step, δ1 from the updated W2 is far from δ1 from the old one."""
        args = *network(rng, 4, 3, 3, 2), 5.0
        same(student.train_step(*args), reference.train_step(*args), names=self.names)


def layer(rng: np.random.Generator, n: int, p: int, q: int, lr: float) -> tuple[Any, ...]:
    """W, b, inputs, delta and the learning rate of a layer with p inputs and q nodes."""
    return normal(rng, p, q), normal(rng, q), normal(rng, n, p), normal(rng, n, q), lr


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


def almost_right(rng: np.random.Generator, reference: Any) -> list[np.ndarray]:
    """As `network`, but with answers that are hardly off the predictions."""
    x, _, w1, b1, w2, b2 = network(rng, 3, 2, 3, 2)
    _, y_hat = reference.output_layer(reference.hidden_layer(x, w1, b1)[1], w2, b2)
    return [x, y_hat + normal(rng, 3, 2) / 10_000, w1, b1, w2, b2]
