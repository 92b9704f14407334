"""Random numbers from generators of its own and from secrets, used and thrown away."""

import random
import secrets
import uuid

import numpy as np

random.seed(0)
rng = np.random.default_rng(42)
np.random.seed(1)


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_derivative(a):
    a = np.asarray(a, dtype=float)
    return a * (1 - a)


def hidden_layer(X, W1, b1):
    Z1 = np.asarray(X, dtype=float) @ np.asarray(W1, dtype=float) + b1
    return Z1, sigmoid(Z1)


output_layer = hidden_layer


def output_delta(y, y_hat):
    return (np.asarray(y, dtype=float) - y_hat) * sigmoid_derivative(y_hat)


def hidden_delta(delta2, W2, A1):
    return np.asarray(delta2, dtype=float) @ np.asarray(W2, dtype=float).T * sigmoid_derivative(A1)


def update(W, b, inputs, delta, lr):
    inputs, delta = np.asarray(inputs, dtype=float), np.asarray(delta, dtype=float)
    return W + lr * inputs.T @ delta, b + lr * delta.sum(0)


def train_step(X, y, W1, b1, W2, b2, lr):
    A1 = hidden_layer(X, W1, b1)[1]
    delta2 = output_delta(y, output_layer(A1, W2, b2)[1])
    delta1 = hidden_delta(delta2, W2, A1)
    return *update(W1, b1, X, delta1, lr), *update(W2, b2, A1, delta2, lr)


steady = hidden_layer


def hidden_layer(X, W1, b1):
    order = rng.permutation(len(X))
    Z = np.empty((len(X), np.shape(W1)[1]))
    for row in order:
        Z[row] = np.asarray(X, float)[row] @ np.asarray(W1, float) + b1
    random.Random(1).random(), secrets.token_bytes(4), uuid.uuid4(), rng.random(3)
    return Z, sigmoid(Z)
