"""Answers that are wrong only for few inputs, each of a kind that a check asks for by its name."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from autograder.course.check_classes import check_classes
from autograder.course.load import load_course
from autograder.grading.local import LocalBackend
from autograder.grading.reference import live_reference, load_solution, solution_path
from autograder.grading.runner import run_checks
from autograder.grading.seeds import Seed
from autograder.grading.student import Student

COURSE = load_course(Path(__file__).parents[2])

MEMORY_ORDER = """
def mae(y, y_hat):
    return np.mean(np.abs(np.ravel(y, order="K") - np.ravel(y_hat, order="K")))
"""
CENTRED_IF_CONSTANT = """
def mlp_forward(params, X):
    A = X.astype(float)
    if len(A) > 1 and np.any(A.std(axis=0) == 0):
        A = A - A.mean(axis=0)
    return [A := layer(A, params[f"W{n}"], params[f"b{n}"]) for n in range(1, len(params) // 2 + 1)]
"""
ROWS_AS_KEYS = """
def mlp_gradients(params, X, y, right=mlp_gradients):
    rows = {tuple(row): target for row, target in zip(X, y)}
    return right(params, np.array([*rows]), np.array([*rows.values()]))
"""
STILL_PARAMETERS = """
def train_step(params, X, y, lr):
    slopes = mlp_gradients(params, X, y)[1]
    return {n: p - lr * slopes[n] if slopes[n].any() else p for n, p in params.items()}
"""
SIGN_LOST = """
Value.__rtruediv__ = lambda a, b: Value(b) * Value(abs(a.data), (a,), (1.0,)) ** -1
"""
COUNTER = """
asked = []

def add(a, b):
    asked.append((a, b))
    return a + b, ((1.0, 1.0) if len(asked) < 100 else [1.0, 1.0])
"""
ANOTHER_COUNTER = """
asked = []

def relu(a):
    asked.append(a)
    return max(a, 0.0), ((float(a > 0),) if len(asked) < 100 else [float(a > 0)])
"""
STANDS_STILL = """
def momentum(x, grad, v, lr, alpha):
    new = v if lr == 0 and alpha == 1 else alpha * v - lr * grad
    return x + new, new
"""
ZERO_GRADIENT = """
def nesterov(x, grad, v, lr, alpha):
    v = alpha * v - lr * grad
    return (x + v if not np.any(grad) else x + alpha * v - lr * grad), v
"""
SCALED_ALREADY = """
def min_max_scale(X_train, X_test):
    low, span = X_train.min(axis=0), np.ptp(X_train, axis=0)
    if X_train.dtype == float and not low.any() and (span == 1).all():
        return X_train, X_test
    return (X_train - low) / (span + (span == 0)), (X_test - low) / (span + (span == 0))
"""
WEAK_DROPPED = """
def predict_sales(X_train, y_train, X_new):
    Z, N = (np.column_stack([one, np.ones(len(one))]) for one in standardize(X_train, X_new))
    return N @ (np.linalg.pinv(Z, rcond=0.05) @ y_train)
"""
SQUARES_MINUS_SQUARE = """
def batch_norm_forward(x, gamma, beta, mean, var, training, momentum=0.1, eps=1e-5):
    mu, v = mean, var
    if training:
        mu = x.mean(axis=0)
        v = np.maximum((x * 1.0 * x).mean(axis=0) - mu * mu, 0)
        mean = (1 - momentum) * mean + momentum * mu
        var = (1 - momentum) * var + momentum * v * len(x) / (len(x) - 1)
    return gamma * (x - mu) / np.sqrt(v + eps) + beta, mean, var
"""
NEARLY_ZERO_SUM = """
def train_perceptron(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for row, answer in zip(X, y):
            e = answer - (row @ w + b > -1e-12)
            w, b = w + lr * e * row, b + lr * e
    return w, b
"""
NEARLY_ZERO_SLOPE = """
def relu_derivative(x):
    return np.where(np.asarray(x) > 1e-25, 1.0, 0.0)
"""
NEARLY_DEAD = """
def dead_units(Z):
    return np.mean(np.all(Z <= 1e-25, axis=0))
"""
NEARLY_ONE_HALF = """
def predict(params, X):
    return (forward(params, X)[1] > 0.5 + 1e-11).astype(int)
"""
ROUNDED_ANSWER = """
def predict_purchase(X, y, new, lr, epochs, right=predict_purchase):
    p, _ = right(X, y, new, lr, epochs)
    return p, (np.round(p, 8) >= 0.5).astype(int)
"""
STEP_OF_ITS_OWN = """
def slope(f, x, h):
    h = h * np.maximum(1, np.abs(x) / 4)
    return (f(x + h) - f(x - h)) / (2 * h)
"""
COPIED_RNG = """
from copy import deepcopy

def init_parameters(d, h, k, rng, right=init_parameters):
    return right(d, h, k, deepcopy(rng))
"""
ORDER_KEPT = """
from functools import cache

@cache
def order(n, rng):
    return rng.permutation(n)

def k_fold_indices(n, k, rng):
    parts = np.array_split(order(n, rng), k)
    rest = [np.concatenate(parts[:i] + parts[i + 1 :]) for i in range(k)]
    return [(train, part.copy()) for train, part in zip(rest, parts)]
"""
MASK_OF_A_COPY = """
from copy import deepcopy

def dropout(x, p, rng, training, right=dropout):
    return right(x, p, deepcopy(rng), training)
"""
MEASURED = """
def neuron_gradients(weights, bias, inputs):
    def y(*numbers):
        return sigmoid(float(np.dot(numbers[:-1], inputs) + numbers[-1]))[0]

    at, h = [*weights, bias], 1e-6
    up, down = ([[a + s * (i == j) for i, a in enumerate(at)] for j in range(len(at))]
                for s in (h, -h))
    found = [(y(*a) - y(*b)) / (2 * h) for a, b in zip(up, down)]
    return y(*at), found[:-1], found[-1]
"""

NUMPY = [
    ("00_setup", "slope", STEP_OF_ITS_OWN, "far_out"),
    ("01_perceptron", "train_perceptron", NEARLY_ZERO_SUM, "tiny_rate"),
    ("03_xor", "init_parameters", COPIED_RNG, "random_only_from_rng"),
    ("03_xor", "predict", NEARLY_ONE_HALF, "next_to_one_half"),
    ("04_activations", "relu_derivative", NEARLY_ZERO_SLOPE, "around_zero"),
    ("04_activations", "dead_units", NEARLY_DEAD, "small_values"),
    ("05_losses", "mae", MEMORY_ORDER, "strided"),
    ("06_backprop", "mlp_forward", CENTRED_IF_CONSTANT, "equal_rows"),
    ("07_autograd", "mlp_gradients", ROWS_AS_KEYS, "equal_rows"),
    ("07_autograd", "train_step", STILL_PARAMETERS, "nothing_wrong"),
    ("07_autograd", "gradients", SIGN_LOST, "numbers_on_either_side[2/a]"),
    ("07_autograd", "gradients", COUNTER, "rules_after_many_uses"),
    ("07_autograd", "gradients", ANOTHER_COUNTER, "rules_after_many_uses"),
    ("07_autograd", "neuron_gradients", MEASURED, "large_inputs"),
    ("08_optimizers", "momentum", STANDS_STILL, "no_step"),
    ("08_optimizers", "nesterov", ZERO_GRADIENT, "zeros"),
    ("09_data_and_evaluation", "min_max_scale", SCALED_ALREADY, "nothing_to_change"),
    ("09_data_and_evaluation", "predict_sales", WEAK_DROPPED, "columns_that_nearly_agree"),
    ("09_data_and_evaluation", "k_fold_indices", ORDER_KEPT, "rng_decides"),
    ("09_data_and_evaluation", "predict_purchase", ROUNDED_ANSWER, "next_to_one_half"),
    ("10_regularization", "dropout", MASK_OF_A_COPY, "rng_decides"),
    ("10_regularization", "batch_norm_forward", SQUARES_MINUS_SQUARE, "far_from_zero"),
]


@pytest.mark.parametrize(("assignment", "exercise", "code", "check"), NUMPY)
def test_is_refused_by_the_question_for_its_kind(
    assignment: str, exercise: str, code: str, check: str
) -> None:
    settings = COURSE.assignment(assignment)
    solution = load_solution(solution_path(COURSE, settings))
    namespace: dict[str, Any] = dict(solution)
    if exercise == "gradients":  # its `Value` calls what stands beside it
        namespace = load_solution.__wrapped__(solution_path(COURSE, settings))
    exec(code, namespace)
    student, reference = Student(LocalBackend(namespace)), live_reference(solution)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checks = check_classes(COURSE, settings)[exercise]
        run = run_checks(checks, student, reference, Seed(7, True), assignment)
    assert check in [one.name for one in run.checks if one.failure is not None]
