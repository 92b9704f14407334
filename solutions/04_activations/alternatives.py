"""Right answers to 04_activations in other styles than the reference's."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def each(function, x):
    """`function` of every element, one at a time, in the shape of x."""
    x = np.asarray(x, dtype=float)
    return np.array([function(value) for value in x.ravel().tolist()]).reshape(x.shape)


# tanh


def tanh_by_expm1(x):
    e = np.expm1(-2 * np.abs(np.asarray(x, dtype=float)))
    return np.copysign(-e / (e + 2), x)


def tanh_by_sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(2 * x))
    sigmoid = np.where(x >= 0, 1 / (1 + e), e / (1 + e))
    return 2 * sigmoid - 1


def tanh_by_loop(x):
    return each(math.tanh, x)


def tanh_clipped(x):
    """Beyond ±20 it is ±1 to the last digit."""
    x = np.clip(np.asarray(x, dtype=float), -20, 20)
    up, down = np.exp(x), np.exp(-x)
    return (up - down) / (up + down)


def tanh_in_given_precision(x):
    x = np.asarray(x)
    e = np.exp(-2 * np.abs(x))
    return np.where(x < 0, e - 1, 1 - e) / (1 + e)


# tanh_derivative


def tanh_slope_by_numpy(x):
    return 1 - np.square(np.tanh(x))


def tanh_slope_by_cosh(x):
    x = np.clip(np.asarray(x, dtype=float), -300, 300)
    return 1 / np.cosh(x) ** 2


def tanh_slope_factored(x):
    a = tanh_by_expm1(x)
    return (1 - a) * (1 + a)


def tanh_slope_by_loop(x):
    return each(lambda value: 1 - math.tanh(value) ** 2, x)


# sigmoid_prime


def sigmoid_slope_of_activation(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    a = np.where(x >= 0, 1, e) / (1 + e)
    return a * (1 - a)


def sigmoid_slope_by_tanh(x):
    return (1 - np.tanh(np.asarray(x) / 2) ** 2) / 4


def sigmoid_slope_clipped(x):
    a = 1 / (1 + np.exp(-np.clip(np.array(x, dtype=float), -500, 500)))
    return a - a**2


def sigmoid_slope_by_loop(x):
    def one(value):
        e = math.exp(-abs(value))
        return (1 / (1 + e)) * (e / (1 + e))

    return each(one, x)


# relu


def relu_by_where(x):
    x = np.asarray(x)
    return np.where(x > 0, x, 0)


def relu_by_clip(x):
    return np.clip(np.asarray(x, dtype=float), 0, None)


def relu_by_mask(x):
    x = np.asarray(x)
    return x * (x > 0)


def relu_on_a_copy(x):
    x = np.array(x, dtype=float)
    x[x < 0] = 0
    return x


def relu_by_absolute(x):
    return (np.asarray(x) + np.abs(x)) / 2


# relu_derivative


def relu_slope_by_where(x):
    return np.where(np.asarray(x) > 0, 1, 0)


def relu_slope_by_heaviside(x):
    return np.heaviside(np.asarray(x, dtype=float), 0.0)


def relu_slope_by_sign(x):
    return np.maximum(np.sign(np.asarray(x)), 0)


def relu_slope_on_zeros(x):
    x = np.asarray(x)
    slope = np.zeros(x.shape)
    slope[x > 0] = 1.0
    return slope


# leaky_relu


def leaky_by_where(x, slope=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, slope * x)


def leaky_in_two_parts(x, slope=0.1):
    x = np.asarray(x)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_by_loop(x, slope=0.1):
    return each(lambda value: max(slope * value, value), x)


# prelu


def prelu_by_where(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, np.asarray(slope) * x)


def prelu_by_mask(x, slope):
    x, slope = np.asarray(x), np.asarray(slope)
    below = x < 0
    return x * ~below + slope * x * below


def prelu_column_by_column(x, slope):
    x = np.array(x, dtype=float)
    slopes = np.broadcast_to(np.asarray(slope, dtype=float), x.shape)
    below = x < 0
    x[below] = x[below] * slopes[below]
    return x


# prelu_slope_gradient


def slope_gradient_by_where(x):
    x = np.asarray(x)
    return np.where(x < 0, x, 0)


def slope_gradient_by_mask(x):
    x = np.asarray(x, dtype=float)
    return x * (x < 0)


def slope_gradient_by_clip(x):
    return np.clip(x, None, 0)


# elu


def elu_by_where(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_on_a_copy(x, alpha=1.0):
    x = np.array(x, dtype=float)
    below = x < 0
    x[below] = alpha * (np.exp(x[below]) - 1)
    return x


def elu_by_loop(x, alpha=1.0):
    return each(lambda value: value if value >= 0 else alpha * math.expm1(value), x)


# maxout


def maxout_by_where(x, W1, b1, W2, b2):
    first, second = np.dot(x, W1) + b1, np.dot(x, W2) + b2
    return np.where(first > second, first, second)


def maxout_by_stacking(x, W1, b1, W2, b2):
    lines = [np.asarray(x) @ np.asarray(W) + np.asarray(b) for W, b in ((W1, b1), (W2, b2))]
    return np.stack(lines).max(axis=0)


def maxout_by_einsum(x, W1, b1, W2, b2):
    W, b = np.array([W1, W2], dtype=float), np.array([b1, b2], dtype=float)
    lines = np.einsum("nd,ldk->lnk", np.asarray(x, dtype=float), W) + b[:, np.newaxis]
    return np.max(lines, axis=0)


def maxout_as_relu(x, W1, b1, W2, b2):
    """The second line, and how far the first is above it."""
    x = np.asarray(x, dtype=float)
    first, second = x @ W1 + b1, x @ W2 + b2
    return second + np.maximum(first - second, 0)


# softmax


def softmax_by_logaddexp(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return np.exp(z - np.logaddexp.reduce(z, axis=axis, keepdims=True))


def softmax_along_slices(z, axis=-1):
    def one(row):
        e = [math.exp(value - max(row)) for value in row]
        return np.array(e) / sum(e)

    return np.apply_along_axis(one, axis, np.asarray(z, dtype=float))


def softmax_moving_the_axis(z, axis=-1):
    z = np.moveaxis(np.array(z, dtype=float), axis, 0)
    z -= z.max(axis=0)
    e = np.exp(z)
    e /= e.sum(axis=0)
    return np.moveaxis(e, 0, axis)


def softmax_by_differences(z, axis=-1):
    """1 / Σ_j e^(z_j - z_i), each difference cut off where float64 would overflow."""
    z = np.moveaxis(np.asarray(z, dtype=float), axis, -1)
    gaps = np.minimum(z[..., np.newaxis, :] - z[..., :, np.newaxis], 700)
    return np.moveaxis(1 / np.exp(gaps).sum(axis=-1), -1, axis)


# max_gradient


def max_gradient_by_if(depth, activation):
    if activation == "sigmoid":
        return 4.0**-depth
    return 1


def max_gradient_by_loop(depth, activation):
    product = 1.0
    for _ in range(depth):
        product *= 0.25 if activation == "sigmoid" else 1.0
    return product


def max_gradient_by_prod(depth, activation):
    largest = {"sigmoid": 1 / 4, "tanh": 1, "relu": 1}
    return np.prod(np.full(depth, largest[activation]))


# dead_units


def dead_by_maximum(Z):
    return float((np.max(Z, axis=0) <= 0).mean())


def dead_by_loop(Z):
    columns = list(zip(*np.asarray(Z).tolist(), strict=True))
    return sum(all(value <= 0 for value in column) for column in columns) / len(columns)


def dead_by_activations(Z):
    A = np.maximum(Z, 0)
    return 1 - np.count_nonzero(A.sum(axis=0)) / A.shape[1]


def dead_by_any(Z):
    on = (np.asarray(Z) > 0).any(axis=0)
    return np.sum(~on) / on.size


# stable_sigmoid


def stable_by_masks(x):
    x = np.array(x, dtype=float)
    flat = np.atleast_1d(x).astype(float)
    out = np.empty_like(flat)
    positive = flat >= 0
    out[positive] = 1 / (1 + np.exp(-flat[positive]))
    e = np.exp(flat[~positive])
    out[~positive] = e / (1 + e)
    return out.reshape(x.shape)


def stable_by_logaddexp(x):
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


def stable_by_minimum(x):
    x = np.asarray(x, dtype=float)
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def stable_one_by_one(x):
    def one(value):
        if value >= 0:
            return 1 / (1 + math.exp(-value))
        e = math.exp(value)
        return e / (1 + e)

    return np.vectorize(one, otypes=[float])(x)


def stable_with_errstate(x):
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "tanh": [tanh_by_expm1, tanh_by_sigmoid, tanh_by_loop, tanh_clipped, tanh_in_given_precision],
    "tanh_derivative": [
        tanh_slope_by_numpy,
        tanh_slope_by_cosh,
        tanh_slope_factored,
        tanh_slope_by_loop,
    ],
    "sigmoid_prime": [
        sigmoid_slope_of_activation,
        sigmoid_slope_by_tanh,
        sigmoid_slope_clipped,
        sigmoid_slope_by_loop,
    ],
    "relu": [relu_by_where, relu_by_clip, relu_by_mask, relu_on_a_copy, relu_by_absolute],
    "relu_derivative": [
        relu_slope_by_where,
        relu_slope_by_heaviside,
        relu_slope_by_sign,
        relu_slope_on_zeros,
    ],
    "leaky_relu": [leaky_by_where, leaky_in_two_parts, leaky_by_loop],
    "prelu": [prelu_by_where, prelu_by_mask, prelu_column_by_column],
    "prelu_slope_gradient": [
        slope_gradient_by_where,
        slope_gradient_by_mask,
        slope_gradient_by_clip,
    ],
    "elu": [elu_by_where, elu_on_a_copy, elu_by_loop],
    "maxout": [maxout_by_where, maxout_by_stacking, maxout_by_einsum, maxout_as_relu],
    "softmax": [
        softmax_by_logaddexp,
        softmax_along_slices,
        softmax_moving_the_axis,
        softmax_by_differences,
    ],
    "max_gradient": [max_gradient_by_if, max_gradient_by_loop, max_gradient_by_prod],
    "dead_units": [dead_by_maximum, dead_by_loop, dead_by_activations, dead_by_any],
    "stable_sigmoid": [
        stable_by_masks,
        stable_by_logaddexp,
        stable_by_minimum,
        stable_one_by_one,
        stable_with_errstate,
    ],
}
