"""Sigmoid and tanh without overflow, for mistakes of 04_activations in how they are used."""

from __future__ import annotations

import numpy as np


def squash(x):
    """A sigmoid without overflow, for mistakes that are made elsewhere."""
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)


def bend(x):
    """tanh without overflow, for mistakes that are made elsewhere."""
    return 2.0 * squash(2.0 * np.asarray(x)) - 1.0
