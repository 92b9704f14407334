"""Right answers to 02_mlp in other styles than the reference's."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def sigma(x: Any) -> np.ndarray:
    """A sigmoid to build the others on."""
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


# sigmoid


def sigmoid_by_masks(x):
    x = np.array(x, dtype=float)
    out = np.empty_like(x)
    positive = x >= 0
    out[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (1 + e)
    return out


def sigmoid_by_tanh(x):
    return 0.5 * (1 + np.tanh(np.multiply(x, 0.5)))


def sigmoid_by_clipping(x):
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


def sigmoid_by_logaddexp(x):
    return np.exp(-np.logaddexp(0, np.negative(x, dtype=float)))


def sigmoid_with_errstate(x):
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-1.0 * np.asarray(x)))


def sigmoid_by_vectorize(x):
    def one(value):
        if value >= 0:
            return 1 / (1 + math.exp(-value))
        return math.exp(value) / (1 + math.exp(value))

    return np.vectorize(one, otypes=[float])(x)


def sigmoid_by_where_on_safe_exponents(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(
        x < 0,
        np.exp(np.minimum(x, 0)) / (1 + np.exp(np.minimum(x, 0))),
        1 / (1 + np.exp(-np.maximum(x, 0))),
    )


def sigmoid_by_recursion(x):
    if np.ndim(x):
        return np.array([sigmoid_by_recursion(value) for value in x])
    x = float(x)
    e = math.exp(-abs(x))
    return 1 / (1 + e) if x > 0 else e / (1 + e)


# sigmoid_derivative


def derivative_as_difference(a):
    a = np.asarray(a)
    return a - a**2


def derivative_by_ufuncs(a):
    return np.multiply(a, np.subtract(1.0, a))


def derivative_by_completing_the_square(a):
    return 0.25 - np.square(np.asarray(a, dtype=float) - 0.5)


def derivative_in_place_on_a_copy(a):
    out = np.array(a, dtype=float)
    out *= 1 - out
    return out


def derivative_by_loop(a):
    a = np.array(a, dtype=float)
    out = np.zeros(a.shape)
    for index in np.ndindex(a.shape):
        out[index] = a[index] * (1 - a[index])
    return out


# hidden_layer


def hidden_by_dot(X, W1, b1):
    Z1 = np.dot(X, W1) + b1
    A1 = sigma(Z1)
    return Z1, A1


def hidden_by_einsum(X, W1, b1):
    Z1 = np.einsum("nd,dh->nh", np.asarray(X, float), np.asarray(W1, float))
    Z1 = Z1 + np.asarray(b1, float)[np.newaxis, :]
    return [Z1, sigma(Z1)]


def hidden_by_loops(X, W1, b1):
    n, d, h = len(X), len(W1), len(b1)
    Z1 = np.zeros((n, h))
    for i in range(n):
        for j in range(h):
            Z1[i, j] = sum(X[i][p] * W1[p][j] for p in range(d)) + b1[j]
    A1 = np.zeros((n, h))
    for i in range(n):
        for j in range(h):
            A1[i, j] = 1 / (1 + math.exp(-Z1[i, j]))
    return Z1, A1


def hidden_with_bias_as_a_weight(X, W1, b1):
    ones = np.ones((len(X), 1))
    Z1 = np.hstack([X, ones]) @ np.vstack([W1, np.reshape(b1, (1, -1))])
    return Z1, sigma(Z1)


def hidden_by_transposes(X, W1, b1):
    Z1 = (np.transpose(W1) @ np.transpose(X) + np.reshape(b1, (-1, 1))).T
    return Z1, sigma(Z1)


def hidden_row_by_row(X, W1, b1):
    rows = [np.matmul(row, W1) + b1 for row in np.asarray(X)]
    Z1 = np.stack(rows).astype(float)
    return Z1, np.stack([sigma(row) for row in Z1])


# output_layer


def output_by_dot(A1, W2, b2):
    Z2 = np.dot(A1, W2)
    Z2 = np.add(Z2, b2)
    return Z2, sigma(Z2)


def output_by_broadcast_sum(A1, W2, b2):
    A1, W2 = np.array(A1, dtype=float), np.array(W2, dtype=float)
    Z2 = (A1[:, :, None] * W2[None, :, :]).sum(axis=1) + np.array(b2)
    return Z2, sigma(Z2)


def output_in_place_on_new_arrays(A1, W2, b2):
    Z2 = np.tensordot(np.asarray(A1, float), np.asarray(W2, float), axes=1)
    Z2 += b2
    y_hat = Z2.copy()
    np.negative(y_hat, out=y_hat)
    np.exp(y_hat, out=y_hat)
    y_hat += 1
    np.reciprocal(y_hat, out=y_hat)
    return Z2, y_hat


def output_by_list_comprehensions(A1, W2, b2):
    columns = [list(column) for column in zip(*np.asarray(W2).tolist(), strict=True)]
    Z2 = np.array(
        [
            [
                sum(a * w for a, w in zip(row, column, strict=True)) + bias
                for column, bias in zip(columns, b2, strict=True)
            ]
            for row in np.asarray(A1).tolist()
        ],
        dtype=float,
    )
    return Z2, 1 / (1 + np.exp(-Z2))


# output_delta


def delta_as_one_formula(y, y_hat):
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    return (y - y_hat) * y_hat * (1 - y_hat)


def delta_by_ufuncs(y, y_hat):
    return np.multiply(np.subtract(y, y_hat), np.multiply(y_hat, np.subtract(1, y_hat)))


def delta_with_both_signs_flipped(y, y_hat):
    y_hat = np.array(y_hat, dtype=float)
    return -(y_hat - y) * (y_hat - y_hat**2)


def delta_by_loops(y, y_hat):
    n, k = np.shape(y)
    out = np.empty((n, k))
    for i in range(n):
        for j in range(k):
            p = float(y_hat[i][j])
            out[i, j] = (y[i][j] - p) * p * (1 - p)
    return out


def delta_by_einsum(y, y_hat):
    y, y_hat = np.asarray(y, float), np.asarray(y_hat, float)
    return np.einsum("nk,nk,nk->nk", y - y_hat, y_hat, 1 - y_hat)


# hidden_delta


def back_by_dot(delta2, W2, A1):
    A1 = np.array(A1)
    error = np.dot(delta2, np.transpose(W2))
    return error * (A1 * (1 - A1))


def back_by_einsum(delta2, W2, A1):
    delta2, W2, A1 = (np.asarray(value, dtype=float) for value in (delta2, W2, A1))
    return np.einsum("nk,hk,nh,nh->nh", delta2, W2, A1, 1 - A1)


def back_by_loops(delta2, W2, A1):
    out = np.zeros(np.shape(A1))
    for i in range(len(A1)):
        for j in range(len(W2)):
            error = 0.0
            for m in range(len(W2[j])):
                error += delta2[i][m] * W2[j][m]
            out[i][j] = error * A1[i][j] * (1 - A1[i][j])
    return out


def back_by_transposed_product(delta2, W2, A1):
    error = np.matmul(np.asarray(W2), np.asarray(delta2).T).T
    return error * np.subtract(A1, np.square(A1))


def back_by_inner(delta2, W2, A1):
    return np.inner(delta2, W2) * np.multiply(A1, 1 - np.asarray(A1))


# update


def update_by_dot(W, b, inputs, delta, lr):
    W_new = W + lr * np.dot(np.transpose(inputs), delta)
    b_new = b + lr * np.sum(delta, axis=0)
    return W_new, b_new


def update_on_copies(W, b, inputs, delta, lr):
    W, b = np.array(W, dtype=float), np.array(b, dtype=float)
    for row, d in zip(np.asarray(inputs, float), np.asarray(delta, float), strict=True):
        W += lr * np.outer(row, d)
        b += lr * d
    return W, b


def update_by_einsum(W, b, inputs, delta, lr):
    inputs, delta = np.asarray(inputs, float), np.asarray(delta, float)
    step = np.einsum("np,nq->pq", inputs, delta)
    return np.add(W, lr * step), np.add(b, lr * np.einsum("nq->q", delta))


def update_with_bias_as_a_weight(W, b, inputs, delta, lr):
    stacked = np.vstack([np.asarray(W, float), np.reshape(b, (1, -1))])
    extended = np.hstack([np.asarray(inputs, float), np.ones((len(inputs), 1))])
    new = stacked + lr * extended.T @ np.asarray(delta, float)
    return new[:-1], new[-1]


def update_by_ones(W, b, inputs, delta, lr):
    delta = np.asarray(delta, dtype=float)
    return [
        np.asarray(W) + (np.asarray(inputs).T * lr) @ delta,
        np.asarray(b) + lr * (np.ones(len(delta)) @ delta),
    ]


def update_keepdims_then_flat(W, b, inputs, delta, lr):
    bias = np.sum(delta, axis=0, keepdims=True).ravel()
    return W - -lr * np.matmul(np.array(inputs).T, delta), b - -lr * bias


# train_step


def step_in_one_piece(X, y, W1, b1, W2, b2, lr):
    X, y, W1, b1, W2, b2 = (np.array(value, dtype=float) for value in (X, y, W1, b1, W2, b2))
    A1 = sigma(X @ W1 + b1)
    y_hat = sigma(A1 @ W2 + b2)
    delta2 = (y - y_hat) * y_hat * (1 - y_hat)
    delta1 = (delta2 @ W2.T) * A1 * (1 - A1)
    W2 += lr * A1.T @ delta2
    b2 += lr * delta2.sum(axis=0)
    W1 += lr * X.T @ delta1
    b1 += lr * delta1.sum(axis=0)
    return W1, b1, W2, b2


def step_with_helpers(X, y, W1, b1, W2, b2, lr):
    _, A1 = hidden_by_einsum(X, W1, b1)
    _, y_hat = output_by_dot(A1, W2, b2)
    delta2 = delta_by_ufuncs(y, y_hat)
    delta1 = back_by_einsum(delta2, W2, A1)
    return (*update_on_copies(W1, b1, X, delta1, lr), *update_by_dot(W2, b2, A1, delta2, lr))


def step_by_gradient_of_half_squared_error(X, y, W1, b1, W2, b2, lr):
    """Minus the learning rate times dE/dw, with E = ½ Σ (y - ŷ)²: the same step."""
    A1 = sigma(np.dot(X, W1) + b1)
    y_hat = sigma(np.dot(A1, W2) + b2)
    dE_dZ2 = (y_hat - y) * y_hat * (1 - y_hat)
    dE_dZ1 = dE_dZ2 @ np.transpose(W2) * A1 * (1 - A1)
    return (
        W1 - lr * np.dot(np.transpose(X), dE_dZ1),
        b1 - lr * dE_dZ1.sum(0),
        W2 - lr * A1.T.dot(dE_dZ2),
        b2 - lr * dE_dZ2.sum(0),
    )


def step_example_by_example(X, y, W1, b1, W2, b2, lr):
    old = [np.array(value, dtype=float) for value in (W1, b1, W2, b2)]
    new = [value.copy() for value in old]
    for x, t in zip(np.asarray(X, float), np.asarray(y, float), strict=True):
        a = sigma(x @ old[0] + old[1])
        p = sigma(a @ old[2] + old[3])
        d2 = (t - p) * p * (1 - p)
        d1 = old[2] @ d2 * a * (1 - a)
        for place, change in enumerate((np.outer(x, d1), d1, np.outer(a, d2), d2)):
            new[place] += lr * change
    return new


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "sigmoid": [
        sigmoid_by_masks,
        sigmoid_by_tanh,
        sigmoid_by_clipping,
        sigmoid_by_logaddexp,
        sigmoid_with_errstate,
        sigmoid_by_vectorize,
        sigmoid_by_where_on_safe_exponents,
        sigmoid_by_recursion,
    ],
    "sigmoid_derivative": [
        derivative_as_difference,
        derivative_by_ufuncs,
        derivative_by_completing_the_square,
        derivative_in_place_on_a_copy,
        derivative_by_loop,
    ],
    "hidden_layer": [
        hidden_by_dot,
        hidden_by_einsum,
        hidden_by_loops,
        hidden_with_bias_as_a_weight,
        hidden_by_transposes,
        hidden_row_by_row,
    ],
    "output_layer": [
        output_by_dot,
        output_by_broadcast_sum,
        output_in_place_on_new_arrays,
        output_by_list_comprehensions,
    ],
    "output_delta": [
        delta_as_one_formula,
        delta_by_ufuncs,
        delta_with_both_signs_flipped,
        delta_by_loops,
        delta_by_einsum,
    ],
    "hidden_delta": [
        back_by_dot,
        back_by_einsum,
        back_by_loops,
        back_by_transposed_product,
        back_by_inner,
    ],
    "update": [
        update_by_dot,
        update_on_copies,
        update_by_einsum,
        update_with_bias_as_a_weight,
        update_by_ones,
        update_keepdims_then_flat,
    ],
    "train_step": [
        step_in_one_piece,
        step_with_helpers,
        step_by_gradient_of_half_squared_error,
        step_example_by_example,
    ],
}
