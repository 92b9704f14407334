"""What several mistakes are made of: normalising, and distributions that are not the normal one."""

from __future__ import annotations

import numpy as np


def normalised(x, axis, eps, ddof=0):
    """x̂ along an axis, for mistakes that are made around it."""
    x = np.asarray(x, dtype=float)
    mean, var = x.mean(axis=axis, keepdims=True), x.var(axis=axis, keepdims=True, ddof=ddof)
    return (x - mean) / np.sqrt(var + eps)


def sum_of_three_uniform(shape, rng):
    """With mean 0 and deviation 1, as the next two. Nearly normal, but nothing lies beyond 3."""
    return 2 * (rng.random((3, *shape)).sum(axis=0) - 1.5)


def students_t(shape, rng):
    """Student's t with twelve degrees: large numbers come more often."""
    return np.sqrt(10 / 12) * rng.standard_t(12, shape)


def two_humps(shape, rng):
    """Nothing near 0, and the share beyond 2 that a normal distribution has."""
    size = rng.uniform(0.75, 1.05, shape)
    size = np.where(rng.random(shape) < 0.046, rng.uniform(2.05, 2.45, shape), size)
    return rng.choice([-1, 1], shape) * size
