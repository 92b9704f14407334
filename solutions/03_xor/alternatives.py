"""Right answers to 03_xor in other styles than the reference's."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np

Parameters = dict[str, np.ndarray]


def sigma(x: Any) -> np.ndarray:
    """A sigmoid to build the others on."""
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


# xor_dataset


def dataset_of_ints_as_on_the_slide():
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0], [1], [1], [0]])
    return X, y


def dataset_by_exclusive_or():
    X = np.array(list(itertools.product((0, 1), repeat=2)))
    return X, X[:, :1] ^ X[:, 1:]


def dataset_by_difference():
    X = np.stack(np.meshgrid([0.0, 1.0], [0.0, 1.0], indexing="ij"), axis=-1).reshape(4, 2)
    return [X, np.abs(X[:, 0] - X[:, 1]).reshape(-1, 1)]


def dataset_by_loop():
    rows, answers = [], []
    for a in range(2):
        for b in range(2):
            rows.append([a, b])
            answers.append([int(a != b)])
    return np.array(rows, dtype=np.float32), np.array(answers, dtype=np.uint8)


# init_parameters


def init_by_normal(input_size, hidden_size, output_size, rng):
    params = {}
    params["W1"] = rng.normal(size=(input_size, hidden_size))
    params["b1"] = rng.normal(size=hidden_size)
    params["W2"] = rng.normal(0, 1, (hidden_size, output_size))
    params["b2"] = rng.normal(loc=0.0, scale=1.0, size=(output_size,))
    return params


def init_from_one_draw(input_size, hidden_size, output_size, rng):
    shapes = {
        "W1": (input_size, hidden_size),
        "b1": (hidden_size,),
        "W2": (hidden_size, output_size),
        "b2": (output_size,),
    }
    counts = [math.prod(shape) for shape in shapes.values()]
    pieces = np.split(rng.standard_normal(sum(counts)), np.cumsum(counts)[:-1])
    return {name: piece.reshape(shapes[name]) for name, piece in zip(shapes, pieces, strict=True)}


def init_layer_by_layer(input_size, hidden_size, output_size, rng):
    params: dict[str, Any] = {}
    layers = [input_size, hidden_size, output_size]
    for number, (before, after) in enumerate(itertools.pairwise(layers), start=1):
        params.update({f"W{number}": rng.standard_normal((before, after))})
        params.update({f"b{number}": rng.standard_normal((after,))})
    return params


def init_number_by_number(input_size, hidden_size, output_size, rng):
    W1 = np.array([[rng.standard_normal() for _ in range(hidden_size)] for _ in range(input_size)])
    b1 = np.array([rng.standard_normal() for _ in range(hidden_size)])
    W2 = np.array([[rng.standard_normal() for _ in range(output_size)] for _ in range(hidden_size)])
    b2 = np.array([rng.standard_normal() for _ in range(output_size)])
    return {"b2": b2, "W2": W2, "b1": b1, "W1": W1}


# forward


def forward_by_dot(params, X):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    hidden = 1 / (1 + np.exp(-(np.dot(X, W1) + b1)))
    output = 1 / (1 + np.exp(-(np.dot(hidden, W2) + b2)))
    return hidden, output


def forward_by_einsum(params, X):
    A1 = sigma(np.einsum("nd,dh->nh", np.asarray(X, float), params["W1"]) + params["b1"])
    return [A1, sigma(np.einsum("nh,hk->nk", A1, params["W2"]) + params["b2"])]


def forward_by_layers(params, X):
    A, found = np.array(X, dtype=float), []
    for number in (1, 2):
        A = sigma(np.matmul(A, params[f"W{number}"]) + params[f"b{number}"])
        found.append(A)
    return tuple(found)


def forward_by_loops(params, X):
    def layer(rows, W, b):
        return np.array(
            [
                [
                    1 / (1 + math.exp(-sum(x * W[i][j] for i, x in enumerate(row)) - b[j]))
                    for j in range(len(b))
                ]
                for row in rows
            ]
        )

    A1 = layer(X, params["W1"], params["b1"])
    return A1, layer(A1, params["W2"], params["b2"])


# backward


def backward_by_dot(params, X, y, A1, y_hat):
    X, y = np.array(X), np.array(y)
    error_output = y - y_hat
    delta_output = error_output * y_hat * (1 - y_hat)
    error_hidden = np.dot(delta_output, params["W2"].T)
    delta_hidden = error_hidden * A1 * (1 - A1)
    return {
        "W1": np.dot(X.T, delta_hidden),
        "b1": np.sum(delta_hidden, axis=0),
        "W2": np.dot(A1.T, delta_output),
        "b2": np.sum(delta_output, axis=0),
    }


def backward_by_einsum(params, X, y, A1, y_hat):
    d2 = np.subtract(y, y_hat) * (y_hat - y_hat**2)
    d1 = np.einsum("nk,hk,nh->nh", d2, params["W2"], A1 - A1**2)
    return {
        "b2": np.einsum("nk->k", d2),
        "W2": np.einsum("nh,nk->hk", A1, d2),
        "b1": np.einsum("nh->h", d1),
        "W1": np.einsum("nd,nh->dh", np.asarray(X, float), d1),
    }


def backward_example_by_example(params, X, y, A1, y_hat):
    found = {name: np.zeros(np.shape(value)) for name, value in params.items()}
    for x, t, a, p in zip(X, y, A1, y_hat, strict=True):
        d2 = (np.asarray(t, float) - p) * p * (1 - p)
        d1 = params["W2"] @ d2 * a * (1 - a)
        found["W1"] += np.outer(x, d1)
        found["b1"] += d1
        found["W2"] += np.outer(a, d2)
        found["b2"] += d2
    return found


def backward_that_runs_forward_itself(params, X, y, A1, y_hat):
    A1, y_hat = forward_by_layers(params, X)
    return backward_by_einsum(params, X, y, A1, y_hat)


def backward_by_minus_the_gradient(params, X, y, A1, y_hat):
    dE_dZ2 = (y_hat - np.asarray(y)) * y_hat * (1 - y_hat)
    dE_dZ1 = (params["W2"] @ dE_dZ2.T).T * A1 * (1 - A1)
    ones = np.ones(len(A1))
    return {
        "W1": -np.transpose(X) @ dE_dZ1,
        "b1": -ones @ dE_dZ1,
        "W2": -A1.T @ dE_dZ2,
        "b2": -ones @ dE_dZ2,
    }


# train


def train_in_place_on_copies(params, X, y, learning_rate=0.5, epochs=10000):
    X, y = np.array(X), np.array(y)
    W1, b1 = params["W1"].copy(), params["b1"].copy()
    W2, b2 = params["W2"].copy(), params["b2"].copy()
    losses = []
    for epoch in range(epochs):
        A1 = sigma(X @ W1 + b1)
        y_hat = sigma(A1 @ W2 + b2)
        error = y - y_hat
        delta2 = error * y_hat * (1 - y_hat)
        delta1 = delta2 @ W2.T * A1 * (1 - A1)
        W2 += learning_rate * A1.T @ delta2
        b2 += learning_rate * delta2.sum(axis=0)
        W1 += learning_rate * X.T @ delta1
        b1 += learning_rate * delta1.sum(axis=0)
        if epoch % 1000 == 0:
            losses.append(np.mean(np.abs(error)))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, losses


def train_with_helpers(params, X, y, learning_rate=0.5, epochs=10000):
    losses, epoch = [], 0
    params = {name: np.array(value) for name, value in params.items()}
    while epoch < epochs:
        A1, y_hat = forward_by_dot(params, X)
        if not epoch % 1000:
            losses += [np.abs(np.subtract(y, y_hat)).sum() / np.size(y)]
        step = backward_by_dot(params, X, y, A1, y_hat)
        params = {name: value + learning_rate * step[name] for name, value in params.items()}
        epoch += 1
    return params, losses


def train_on_a_deep_copy(params, X, y, learning_rate=0.5, epochs=10000):
    import copy

    mine, losses = copy.deepcopy(params), []
    for epoch in range(epochs):
        A1, y_hat = forward_by_layers(mine, X)
        if epoch in range(0, epochs, 1000):
            losses.append(float(np.average(np.abs(np.array(y) - y_hat))))
        found = backward_by_minus_the_gradient(mine, X, y, A1, y_hat)
        for name in mine:
            mine[name] += learning_rate * found[name]
    return [mine, losses]


def train_with_bias_as_a_weight(params, X, y, learning_rate=0.5, epochs=10000):
    ones = np.ones((len(X), 1))
    V1 = np.vstack([params["W1"], params["b1"]])
    V2 = np.vstack([params["W2"], params["b2"]])
    X1, losses = np.hstack([np.asarray(X, dtype=float), ones]), []
    for epoch in range(epochs):
        A1 = np.hstack([sigma(X1 @ V1), ones])
        y_hat = sigma(A1 @ V2)
        error = np.asarray(y) - y_hat
        if epoch % 1000 == 0:
            losses.append(np.linalg.norm(error.ravel(), 1) / error.size)
        delta2 = error * y_hat * (1 - y_hat)
        delta1 = (delta2 @ V2.T * A1 * (1 - A1))[:, :-1]
        V1, V2 = V1 + learning_rate * X1.T @ delta1, V2 + learning_rate * A1.T @ delta2
    return {"W1": V1[:-1], "b1": V1[-1], "W2": V2[:-1], "b2": V2[-1]}, losses


# predict


def predict_by_round(params, X):
    return forward_by_dot(params, X)[1].round().astype(int)


def predict_by_where(params, X):
    _, y_hat = forward_by_einsum(params, X)
    return np.where(y_hat > 0.5, 1, 0)


def predict_by_sign_of_the_weighted_input(params, X):
    """σ(z) > 0.5 exactly where z > 0."""
    A1, _ = forward_by_layers(params, X)
    return np.array(A1 @ params["W2"] + params["b2"] > 0, dtype=np.int64)


def predict_by_loops(params, X):
    _, y_hat = forward_by_loops(params, X)
    return np.array([[1 if value > 0.5 else 0 for value in row] for row in y_hat])


# best_linear_accuracy


def accuracy_with_a_list(X, y, epochs):
    X, y = np.array(X), np.array(y)
    w, b, found = np.zeros((X.shape[1], 1)), 0.0, []
    for _ in range(epochs):
        y_hat = np.dot(X, w) + b
        found.append(((y_hat > 0.5).astype(int) == y).mean())
        error = y - y_hat
        w += 0.1 * np.dot(X.T, error)
        b += 0.1 * np.sum(error)
    return max(found)


def accuracy_with_bias_as_a_weight(X, y, epochs):
    X1 = np.hstack([np.asarray(X, dtype=float), np.ones((len(X), 1))])
    v, best = np.zeros((X1.shape[1], 1)), 0.0
    for _ in range(epochs):
        y_hat = X1 @ v
        best = max(best, np.count_nonzero((y_hat > 0.5) == np.asarray(y)) / len(X1))
        v = v + 0.1 * X1.T @ (y - y_hat)
    return best


def accuracy_with_flat_arrays(X, y, epochs):
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    w, b, best = np.zeros(X.shape[1]), 0.0, 0.0
    for _ in range(epochs):
        y_hat = X @ w + b
        right = np.where(y_hat > 0.5, 1, 0) == y
        if right.mean() > best:
            best = right.mean()
        w, b = w + 0.1 * (y - y_hat) @ X, b + 0.1 * (y - y_hat).sum()
    return float(best)


def accuracy_by_loops(X, y, epochs):
    w, b, best = [0.0] * len(X[0]), 0.0, 0
    for _ in range(epochs):
        errors, right = [], 0
        for row, (t,) in zip(X, y, strict=True):
            p = sum(x * weight for x, weight in zip(row, w, strict=True)) + b
            right += (1 if p > 0.5 else 0) == t
            errors.append(t - p)
        best = max(best, right)
        for i in range(len(w)):
            w[i] += 0.1 * sum(row[i] * e for row, e in zip(X, errors, strict=True))
        b += 0.1 * sum(errors)
    return best / len(X)


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "xor_dataset": [
        dataset_of_ints_as_on_the_slide,
        dataset_by_exclusive_or,
        dataset_by_difference,
        dataset_by_loop,
    ],
    "init_parameters": [
        init_by_normal,
        init_from_one_draw,
        init_layer_by_layer,
        init_number_by_number,
    ],
    "forward": [forward_by_dot, forward_by_einsum, forward_by_layers, forward_by_loops],
    "backward": [
        backward_by_dot,
        backward_by_einsum,
        backward_example_by_example,
        backward_that_runs_forward_itself,
        backward_by_minus_the_gradient,
    ],
    "train": [
        train_in_place_on_copies,
        train_with_helpers,
        train_on_a_deep_copy,
        train_with_bias_as_a_weight,
    ],
    "predict": [
        predict_by_round,
        predict_by_where,
        predict_by_sign_of_the_weighted_input,
        predict_by_loops,
    ],
    "best_linear_accuracy": [
        accuracy_with_a_list,
        accuracy_with_bias_as_a_weight,
        accuracy_with_flat_arrays,
        accuracy_by_loops,
    ],
}
