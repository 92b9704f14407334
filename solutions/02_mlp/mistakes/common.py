"""What is right in mistakes of several exercises of 02_mlp: the sigmoid, its slope, floats."""

from __future__ import annotations

import numpy as np


def squash(x):
    """The sigmoid, for mistakes that are made elsewhere."""
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


def slope(a):
    """The sigmoid's derivative at an activation, for mistakes that are made elsewhere."""
    a = np.asarray(a, dtype=float)
    return a * (1 - a)


def floats(*values):
    """Each value as a float array."""
    return tuple(np.asarray(value, dtype=float) for value in values)
