"""Generators, cyclic lists and lists that grow while they are read.

Seen: against graders that iterate over what came back.
Must: no points; the grader never waits longer than its limits.
"""

import itertools


class Growing(list):
    def __iter__(self):
        while True:
            yield 0.5


def sigmoid(x):
    return itertools.count()


def sigmoid_derivative(a):
    cyclic = []
    cyclic.append(cyclic)
    return cyclic


def output_delta(y, y_hat):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep


def hidden_delta(delta2, W2, A1):
    return Growing([1.0])


def update(W, b, inputs, delta, lr):
    return [0.0] * 3_000_000
