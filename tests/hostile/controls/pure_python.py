"""No NumPy in the calculation at all: lists, loops, math; arrays only at the end."""

import math

import numpy as np


def apply(function, x):
    if isinstance(x, (list, tuple)) or getattr(x, "ndim", 0):
        return [apply(function, part) for part in x]
    return function(float(x))


def one(v):
    return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))


def array(value):
    return np.array(value, float)


def sigmoid(x):
    value = apply(one, x)
    return array(value) if isinstance(value, list) else value


def sigmoid_derivative(a):
    value = apply(lambda v: v * (1 - v), a)
    return array(value) if isinstance(value, list) else value


def times(A, B):
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


def hidden_layer(X, W1, b1):
    Z = [[z + b for z, b in zip(row, b1)] for row in times(X, W1)]
    return array(Z), sigmoid(Z)


def output_layer(A1, W2, b2):
    return hidden_layer(A1, W2, b2)


def output_delta(y, y_hat):
    return array([[(t - p) * p * (1 - p) for t, p in zip(u, v)] for u, v in zip(y, y_hat)])


def hidden_delta(delta2, W2, A1):
    error = times(delta2, list(zip(*W2)))
    return array([[e * a * (1 - a) for e, a in zip(u, v)] for u, v in zip(error, A1)])


def update(W, b, inputs, delta, lr):
    change = times(list(zip(*inputs)), delta)
    W_new = [[w + lr * c for w, c in zip(u, v)] for u, v in zip(W, change)]
    return array(W_new), array([v + lr * sum(d) for v, d in zip(b, zip(*delta))])


def train_step(X, y, W1, b1, W2, b2, lr):
    _, A1 = hidden_layer(X, W1, b1)
    _, y_hat = output_layer(A1, W2, b2)
    delta2 = output_delta(y, y_hat)
    delta1 = hidden_delta(delta2, W2, A1)
    return (*update(W1, b1, X, delta1, lr), *update(W2, b2, A1, delta2, lr))
