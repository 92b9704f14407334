"""Ends with SystemExit, KeyboardInterrupt and GeneratorExit inside the graded functions.

Seen: against graders that catch `Exception` only.
Must: no points; the other exercises are still graded.
"""

import sys


def sigmoid(x):
    sys.exit(0)


def sigmoid_derivative(a):
    raise KeyboardInterrupt


def hidden_layer(X, W1, b1):
    raise GeneratorExit


def update(W, b, inputs, delta, lr):
    exit(0)
