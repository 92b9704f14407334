"""NaN and infinity everywhere.

Seen: `assert not abs(got - expected) > tol` is true of NaN.
Must: no points.
"""

import numpy as np


def sigmoid(x):
    return np.full(np.shape(x), np.nan)


def sigmoid_derivative(a):
    return np.full(np.shape(a), np.inf)


def hidden_layer(X, W1, b1):
    return np.full((len(X), np.shape(W1)[1]), np.nan), np.full((len(X), np.shape(W1)[1]), -np.inf)


def update(W, b, inputs, delta, lr):
    return np.full(np.shape(W), np.nan), np.full(np.shape(b), np.nan)
