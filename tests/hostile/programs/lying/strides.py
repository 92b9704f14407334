"""Arrays that claim terabytes or step outside their memory.

Seen: `np.broadcast_to` and `as_strided` in replies that are copied on arrival.
Must: no points; "too large" or a crash of the student's own process.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def sigmoid(x):
    return np.broadcast_to(0.5, (10**6, 10**6))


def sigmoid_derivative(a):
    return as_strided(np.zeros(1), (1000,), (1 << 40,))


def output_delta(y, y_hat):
    return as_strided(np.zeros(4), (2, 2), (-8, -(1 << 20)))


def update(W, b, inputs, delta, lr):
    return [np.broadcast_to(1.0, (2000, 500))] * 2
