"""What the decks' own scripts and formulas do, written anew in our signatures, earns full points.

They know nothing of overflow, lists or float32: what goes beyond a slide is an exercise of its own.
"""

from __future__ import annotations

import types
from pathlib import Path

import numpy as np
import pytest

from autograder.course.load import load_course
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, solution_path
from autograder.grading.result import Status

ROOT = Path(__file__).resolve().parents[2]

MLP = """
def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_derivative(a):
    return a * (1 - a)

def hidden_layer(X, W1, b1):
    Z1 = np.dot(X, W1) + b1
    return Z1, sigmoid(Z1)

def output_layer(A1, W2, b2):
    Z2 = np.dot(A1, W2) + b2
    return Z2, sigmoid(Z2)

def output_delta(y, y_hat):
    return (y - y_hat) * sigmoid_derivative(y_hat)

def hidden_delta(delta2, W2, A1):
    error = delta2.dot(W2.T)
    return error * sigmoid_derivative(A1)

def update(W, b, inputs, delta, lr):
    return W + inputs.T.dot(delta) * lr, b + np.sum(delta, axis=0) * lr

def train_step(X, y, W1, b1, W2, b2, lr):
    hidden_output = sigmoid(np.dot(X, W1) + b1)
    predicted = sigmoid(np.dot(hidden_output, W2) + b2)
    d_predicted = (y - predicted) * sigmoid_derivative(predicted)
    d_hidden = d_predicted.dot(W2.T) * sigmoid_derivative(hidden_output)
    W2_new, b2_new = W2 + hidden_output.T.dot(d_predicted) * lr, b2 + d_predicted.sum(axis=0) * lr
    return W1 + X.T.dot(d_hidden) * lr, b1 + d_hidden.sum(axis=0) * lr, W2_new, b2_new
"""

XOR = """
def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_derivative(x):
    return x * (1 - x)

def xor_dataset():
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])

def init_parameters(input_size, hidden_size, output_size, rng):
    W1 = rng.standard_normal((input_size, hidden_size))
    b1 = rng.standard_normal(hidden_size)
    W2 = rng.standard_normal((hidden_size, output_size))
    b2 = rng.standard_normal(output_size)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

def forward(params, X):
    hidden_layer_output = sigmoid(np.dot(X, params["W1"]) + params["b1"])
    return hidden_layer_output, sigmoid(np.dot(hidden_layer_output, params["W2"]) + params["b2"])

def backward(params, X, y, A1, y_hat):
    error = y - y_hat
    d_predicted = error * sigmoid_derivative(y_hat)
    d_hidden = d_predicted.dot(params["W2"].T) * sigmoid_derivative(A1)
    return {
        "W1": X.T.dot(d_hidden),
        "b1": np.sum(d_hidden, axis=0),
        "W2": A1.T.dot(d_predicted),
        "b2": np.sum(d_predicted, axis=0),
    }

def train(params, X, y, learning_rate=0.5, epochs=10000):
    W1, b1, W2, b2 = (params[name].copy() for name in ("W1", "b1", "W2", "b2"))
    losses = []
    for epoch in range(epochs):
        hidden_output = sigmoid(np.dot(X, W1) + b1)
        predicted = sigmoid(np.dot(hidden_output, W2) + b2)
        error = y - predicted
        if epoch % 1000 == 0:
            losses.append(np.mean(np.abs(error)))
        d_predicted = error * sigmoid_derivative(predicted)
        d_hidden = d_predicted.dot(W2.T) * sigmoid_derivative(hidden_output)
        W2 += hidden_output.T.dot(d_predicted) * learning_rate
        b2 += np.sum(d_predicted, axis=0) * learning_rate
        W1 += X.T.dot(d_hidden) * learning_rate
        b1 += np.sum(d_hidden, axis=0) * learning_rate
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, losses

def predict(params, X):
    return forward(params, X)[1].round().astype(int)
"""

LOSSES = """
def mse(y, y_hat):
    return np.mean((y - y_hat) ** 2)

def mae(y, y_hat):
    return np.mean(np.abs(y - y_hat))

def half_squared_error(y, y_hat):
    return 0.5 * np.sum((y_hat - y) ** 2)

def mse_gradient(y, y_hat):
    return 2 * (y_hat - y) / np.size(y)

def gradient_descent(grad, w0, lr, steps):
    w = w0
    path = [w]
    for _ in range(steps):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path, dtype=float)
"""

BACKPROP = """
def sigma(z):
    return 1 / (1 + np.exp(-z))

def neuron(x, w, b):
    return sigma(np.sum(x * w) + b)

def layer(x, W, b):
    return sigma(np.dot(x, W) + b)

def fcn_forward(x, W_hidden, W_output):
    h = sigma(np.dot(x, W_hidden))
    return h, sigma(np.dot(h, W_output))

def output_weight_gradient(h, o, t):
    return (o - t) * o * (1 - o) * h

def fcn_gradients(x, t, W_hidden, W_output):
    h, o = fcn_forward(x, W_hidden, W_output)
    delta_o = (o - t) * o * (1 - o)
    delta_h = np.dot(W_output, delta_o) * h * (1 - h)
    return np.outer(x, delta_h), np.outer(h, delta_o)

def sigmoid_chain_gradient(x, t, weights):
    a = [x]
    for w in weights:
        a.append(sigma(w * a[-1]))
    delta = (a[-1] - t) * a[-1] * (1 - a[-1])
    gradients = []
    for i in range(len(weights) - 1, -1, -1):
        gradients.insert(0, delta * a[i])
        delta = delta * weights[i] * a[i] * (1 - a[i])
    return np.array(gradients)
"""


@pytest.mark.parametrize(
    ("module", "source"),
    [("mlp", MLP), ("xor", XOR), ("losses", LOSSES), ("backprop", BACKPROP)],
)
def test_the_decks_own_code_earns_full_points(module: str, source: str) -> None:
    course = load_course(ROOT)
    assignment = course.by_module(module)
    assert assignment is not None
    own: dict[str, object] = {"np": np}
    exec(source, own)
    own = {name: value for name, value in own.items() if isinstance(value, types.FunctionType)}
    solution = load_solution(solution_path(course, assignment))
    grader = SubmissionGrader(course, assignment, LocalBackend({**solution, **own}))
    asked = [name for name in assignment.exercises if name in own]
    assert len(asked) >= 5
    for name in asked:
        result = grader.exercise(name)
        failures = [(check.name, check.failure) for check in result.checks if not check.passed]
        assert not failures, name
        assert result.status is Status.DONE
