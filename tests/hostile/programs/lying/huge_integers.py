"""Integers with millions of digits, and keys that are no text.

Seen: quadratic `str(int)` was a denial of service in many parsers.
Must: no points, within the time limit.
"""


def sigmoid(x):
    return 10**1_000_000


def sigmoid_derivative(a):
    return [10**4000] * 500


def output_delta(y, y_hat):
    return {1: 2}


def hidden_delta(delta2, W2, A1):
    return {"a\ud800": 1.0, "": 2}


def update(W, b, inputs, delta, lr):
    return 2**62, -(2**63)
