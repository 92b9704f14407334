"""Normalising, around which mistakes in batch and layer normalisation are made."""

from __future__ import annotations

import numpy as np


def normalised(x, axis, eps, ddof=0):
    """x̂ along an axis, for mistakes that are made around it."""
    x = np.asarray(x, dtype=float)
    mean, var = x.mean(axis=axis, keepdims=True), x.var(axis=axis, keepdims=True, ddof=ddof)
    return (x - mean) / np.sqrt(var + eps)
