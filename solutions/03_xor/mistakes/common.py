"""What is right in mistakes of several exercises of 03_xor: both passes and their parts."""

from __future__ import annotations

import numpy as np

KEYS = ("W1", "b1", "W2", "b2")


def squash(x):
    """The sigmoid, for mistakes that are made elsewhere."""
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def slope(a):
    """The sigmoid's derivative at an activation, for mistakes that are made elsewhere."""
    return a * (1 - a)


def floats(*values):
    """Each value as a float array."""
    return tuple(np.asarray(value, dtype=float) for value in values)


def passes(params, X):
    """Both layers' activations, for mistakes that are made elsewhere."""
    A1 = squash(np.asarray(X, dtype=float) @ params["W1"] + params["b1"])
    return A1, squash(A1 @ params["W2"] + params["b2"])


def directions(params, X, y, A1, y_hat, *, slopes=(slope, slope), error=np.subtract, carry=None):
    """The four directions, told by its arguments where to go wrong.

    slopes: what stands in the places of σ'(ŷ) and σ'(A1); error: of y and ŷ; carry: how δ2 and W2
    make E1.
    """
    X, y, A1, y_hat, W2 = floats(X, y, A1, y_hat, params["W2"])
    delta2 = error(y, y_hat) * slopes[0](y_hat)
    delta1 = (delta2 @ W2.T if carry is None else carry(delta2, W2)) * slopes[1](A1)
    return {
        "W1": X.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": A1.T @ delta2,
        "b2": delta2.sum(axis=0),
    }
