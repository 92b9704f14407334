"""Arrays with dtypes that carry metadata, dates, records, and views of memory that is gone.

Seen: thought of here.
Must: no points.
"""

import numpy as np


def sigmoid(z):
    return np.zeros(3, np.dtype("f8", metadata={"equal": True}))


def sigmoid_derivative(a):
    return np.array(["2026-01-01"], "M8[D]")


def hidden_layer(X, W1, b1):
    return np.zeros(2, [("a", "f8"), ("a2", "i4", (2,))]), np.array([b"x" * 99])


def output_delta(y, y_hat):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 40, 1 << 20), (0, 0))


def hidden_delta(*a):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (3, 3), (1 << 30, 1 << 30))


def update(*a):
    return np.array(1, "V0"), np.zeros((0, 1 << 40))


def train_step(*a):
    return tuple(np.full(1, c, "U1") for c in "abcde")
