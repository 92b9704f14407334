"""Replaces NumPy's comparisons by ones that always agree.

Seen: against graders that import the submission and compare in the same interpreter.
Must: no points: the grader compares in its own process.
"""

import numpy as np

np.allclose = np.array_equal = np.array_equiv = lambda *args, **kwargs: True
np.isclose = lambda a, b, **kwargs: np.ones(np.shape(a), bool)
np.ndarray.__eq__ if False else None


def sigmoid(x):
    return np.zeros(np.shape(x))


def sigmoid_derivative(a):
    return np.zeros(np.shape(a))
