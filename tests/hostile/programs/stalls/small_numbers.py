"""Returns six million numbers of one byte each: little to send, much to look at one by one.

Seen: limits in bytes are generous to small numbers, and a check compares numbers.
Must: refused by its size; no points.
"""

import numpy as np

MANY = np.zeros(6_000_000, dtype=np.int8)


def sigmoid(z):
    return MANY


def sigmoid_derivative(a):
    return list(range(90_000)), MANY


def update(params, gradients, learning_rate):
    return {str(number): number for number in range(40_000)}
