"""Right answers to 01_perceptron in other styles than the reference's."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

# fit_rule


def rule_by_polyfit(x, y):
    w, b = np.polyfit(x, y, 1)
    return w, b


def rule_by_lstsq(x, y):
    x = np.asarray(x, dtype=float)
    design = np.column_stack([x, np.ones(len(x))])
    (w, b), *_ = np.linalg.lstsq(design, np.asarray(y, dtype=float), rcond=None)
    return float(w), float(b)


def rule_by_normal_equations(x, y):
    x, y, n = np.array(x, float), np.array(y, float), len(x)
    matrix = np.array([[(x**2).sum(), x.sum()], [x.sum(), n]])
    return tuple(np.linalg.solve(matrix, np.array([(x * y).sum(), y.sum()])))


def rule_by_loops(x, y):
    n = len(x)
    mean_x, mean_y = sum(map(float, x)) / n, sum(map(float, y)) / n
    above = below = 0.0
    for a, c in zip(x, y, strict=True):
        above += (float(a) - mean_x) * (float(c) - mean_y)
        below += (float(a) - mean_x) ** 2
    w = above / below
    return [w, mean_y - w * mean_x]


def rule_by_covariance(x, y):
    covariance = np.cov(np.asarray(x, dtype=float), np.asarray(y, dtype=float), ddof=0)
    w = covariance[0, 1] / covariance[0, 0]
    return np.array(w), np.array(np.mean(y) - w * np.mean(x))


# step


def step_by_comparison(x):
    return (np.asarray(x) >= 0).astype(int)


def step_by_heaviside(x):
    return np.heaviside(np.asarray(x, dtype=float), 1.0)


def step_by_vectorize(x):
    return np.vectorize(lambda value: 1.0 if value >= 0 else 0.0)(x)


def step_on_a_copy(x):
    x = np.array(x, dtype=float)
    return np.where(np.less(x, 0), np.zeros_like(x), np.ones_like(x))


def step_by_flat_loop(x):
    x = np.asarray(x)
    result = np.zeros(x.shape, dtype=np.int8)
    for index in np.ndindex(x.shape):
        result[index] = 0 if x[index] < 0 else 1
    return result


# perceptron


def perceptron_by_loops(X, w, b):
    answers = []
    for row in X:
        total = b
        for value, weight in zip(row, w, strict=True):
            total += value * weight
        answers.append(1 if total >= 0 else 0)
    return np.array(answers)


def perceptron_by_einsum(X, w, b):
    return np.heaviside(np.einsum("ij,j->i", np.asarray(X, float), np.asarray(w, float)) + b, 1.0)


def perceptron_with_bias_column(X, w, b):
    """D2's way: one more input that is always 1."""
    X = np.asarray(X, dtype=float)
    extended = np.hstack([np.ones((X.shape[0], 1)), X])
    return (extended @ np.concatenate([[b], w]) >= 0).astype(float)


def perceptron_by_broadcasting(X, w, b):
    weighted = np.sum(np.array(X) * np.array(w), axis=1)
    return np.where(weighted >= -b, 1, 0)


# and_gate, or_gate: any weights that realise the table, in any of these containers


def and_on_the_edge():
    return np.array([1, 1]), -2


def and_with_lists():
    return [0.5, 0.5], -0.7


def and_unequal():
    return np.array([3.0, 4.0]), np.float64(-6.5)


def and_as_a_list():
    w = np.full(2, 10.0)
    return [w, -15]


def or_on_the_edge():
    return np.array([1, 1]), -1


def or_with_lists():
    return [2, 2], -1.0


def or_unequal():
    return np.array([0.3, 7.0], dtype=np.float32), np.array(-0.25)


def or_just_below_zero():
    return np.array([1.0, 1.0]), -1e-3


# xor


def fires(values):
    return np.where(values >= 0, 1.0, 0.0)


def xor_or_and(X):
    """OR and AND, then OR but not AND."""
    total = np.sum(X, axis=1)
    either, both = fires(total - 0.5), fires(total - 1.5)
    return fires(either - 2 * both - 0.5)


def xor_by_differences(X):
    """Each hidden perceptron finds one of the two points, OR joins them."""
    X = np.asarray(X, dtype=float)
    first, second = fires(X[:, 0] - X[:, 1] - 0.5), fires(X[:, 1] - X[:, 0] - 0.5)
    return fires(first + second - 0.5)


def xor_as_a_network(X):
    W1, b1 = np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([-0.5, 1.5])
    H = fires(np.asarray(X) @ W1 + b1)
    return fires(H @ np.array([1.0, 1.0]) - 1.5).astype(int)


def xor_row_by_row(X):
    def neuron(inputs, weights, bias):
        return int(sum(i * w for i, w in zip(inputs, weights, strict=True)) + bias >= 0)

    answers = []
    for row in np.asarray(X):
        hidden = [neuron(row, [2, 2], -1), neuron(row, [-2, -2], 3)]
        answers.append(neuron(hidden, [1, 1], -2))
    return np.array(answers)


# train_perceptron


def train_with_bias_column(X, y, lr, epochs):
    X = np.asarray(X, dtype=float)
    extended = np.hstack([np.ones((len(X), 1)), X])
    weights = np.zeros(extended.shape[1])
    for _ in range(epochs):
        for row, answer in zip(extended, y, strict=True):
            weights += lr * (answer - (1 if weights @ row >= 0 else 0)) * row
    return weights[1:], weights[0]


def train_until_no_mistake(X, y, lr, epochs):
    X, y = np.array(X, dtype=float), np.array(y)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        wrong = 0
        for i, row in enumerate(X):
            guess = np.heaviside(np.dot(row, w) + b, 1)
            if guess == y[i]:
                continue
            wrong += 1
            sign = 1 if y[i] == 1 else -1
            w, b = w + sign * lr * row, b + sign * lr
        if wrong == 0:
            break
    return w, b


def train_by_counting(X, y, lr, epochs):
    """From 0, the learning rate only scales the weights: count in steps, multiply at the end."""
    X = np.asarray(X, dtype=float)
    w, b = [0.0] * X.shape[1], 0
    for _ in range(epochs):
        for row, answer in zip(X, y, strict=True):
            error = int(answer) - int(
                math.fsum(v * u for v, u in zip(row, w, strict=True)) + b >= 0
            )
            w = [u + error * v for u, v in zip(w, row, strict=True)]
            b += error
    return np.array(w) * lr, b * lr


class Perceptron:
    """The same as an object, as many write it."""

    def __init__(self, inputs: int, lr: float) -> None:
        self.w, self.b, self.lr = np.zeros(inputs), 0.0, lr

    def predict(self, x):
        return float(self.w @ x + self.b >= 0)

    def learn(self, x, answer):
        error = answer - self.predict(x)
        self.w = self.w + self.lr * error * x
        self.b += self.lr * error


def train_with_a_class(X, y, lr, epochs):
    model = Perceptron(np.shape(X)[1], lr)
    for _ in range(epochs):
        for x, answer in zip(np.asarray(X, dtype=float), y, strict=True):
            model.learn(x, answer)
    return model.w, model.b


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "fit_rule": [
        rule_by_polyfit,
        rule_by_lstsq,
        rule_by_normal_equations,
        rule_by_loops,
        rule_by_covariance,
    ],
    "step": [
        step_by_comparison,
        step_by_heaviside,
        step_by_vectorize,
        step_on_a_copy,
        step_by_flat_loop,
    ],
    "perceptron": [
        perceptron_by_loops,
        perceptron_by_einsum,
        perceptron_with_bias_column,
        perceptron_by_broadcasting,
    ],
    "and_gate": [and_on_the_edge, and_with_lists, and_unequal, and_as_a_list],
    "or_gate": [or_on_the_edge, or_with_lists, or_unequal, or_just_below_zero],
    "xor": [xor_or_and, xor_by_differences, xor_as_a_network, xor_row_by_row],
    "train_perceptron": [
        train_with_bias_column,
        train_until_no_mistake,
        train_by_counting,
        train_with_a_class,
    ],
}
