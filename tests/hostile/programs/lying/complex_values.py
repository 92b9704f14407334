"""Right real parts with an imaginary part beside them, and other kinds of number.

Seen: `np.allclose` on complex values compares what the check did not mean.
Must: no points: the kind of number is wrong.
"""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, complex)))


def sigmoid_derivative(a):
    a = np.asarray(a, dtype=object)
    return a * (1 - a)


def output_delta(y, y_hat):
    return np.asarray(y, "U20")


def hidden_delta(delta2, W2, A1):
    return np.asarray(A1, "datetime64[s]") if False else np.array(["2026-01-01"], "M8[s]")
