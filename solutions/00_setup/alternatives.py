"""Right answers to 00_setup in other styles than the reference's."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

# row_sums


def sums_by_loops(X):
    n, d = X.shape
    result = np.zeros(n)
    for i in range(n):
        total = 0.0
        for j in range(d):
            total = total + X[i, j]
        result[i] = total
    return result


def sums_of_rows(X):
    return np.array([sum(row) for row in X])


def sums_with_ones(X):
    return X @ np.ones(X.shape[1])


def sums_from_the_end(X):
    return np.sum(X, axis=-1)


def sums_row_by_row(X):
    result = []
    for row in X:
        result.append(float(np.sum(row)))
    return np.array(result)


# column_means


def means_by_loops(X):
    n, d = X.shape
    means = np.zeros(d)
    for j in range(d):
        for i in range(n):
            means[j] += X[i, j]
        means[j] = means[j] / n
    return means


def means_by_sum(X):
    return np.sum(X, axis=0) / len(X)


def means_of_columns(X):
    return np.array([np.mean(X[:, j]) for j in range(X.shape[1])])


def means_of_the_transpose(X):
    return np.mean(X.T, axis=1)


def means_by_average(X):
    return np.average(np.array(X, dtype=float), axis=0)


# transpose


def transpose_by_attribute(A):
    return A.T


def transpose_by_loops(A):
    n, d = A.shape
    result = np.zeros((d, n))
    for i in range(n):
        for j in range(d):
            result[j, i] = A[i, j]
    return result


def transpose_by_columns(A):
    return np.array([A[:, j] for j in range(A.shape[1])])


def transpose_by_zip(A):
    return np.array(list(zip(*A, strict=True)))


def transpose_by_stack(A):
    return np.stack(list(A), axis=1)


def transpose_by_function(A):
    return np.swapaxes(np.array(A), 0, 1).copy()


# matmul


def matmul_by_operator(A, B):
    return A @ B


def matmul_by_dot(A, B):
    """D1's own way."""
    return np.dot(A, B)


def matmul_by_lists(A, B):
    rows = []
    for row in A:
        rows.append([sum(row * B[:, j]) for j in range(B.shape[1])])
    return np.array(rows)


def matmul_by_running_total(A, B):
    result = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            total = 0
            for k in range(A.shape[1]):
                total += A[i, k] * B[k, j]
            result[i, j] = total
    return result


def matmul_by_einsum(A, B):
    return np.einsum("ik,kj->ij", A, B)


def matmul_by_broadcasting(A, B):
    return (A[:, :, np.newaxis] * B[np.newaxis, :, :]).sum(axis=1)


def matmul_by_outer_products(A, B):
    return sum(np.outer(A[:, k], B[k]) for k in range(A.shape[1])) + np.zeros((len(A), 1))


# hadamard


def product_by_operator(A, B):
    return A * B


def product_by_function(A, B):
    return np.multiply(A, B)


def product_by_flat_loop(A, B):
    result = np.zeros(A.shape)
    for index in np.ndindex(A.shape):
        result[index] = A[index] * B[index]
    return result


def product_of_flat_lists(A, B):
    flat = [a * b for a, b in zip(A.ravel(), B.ravel(), strict=True)]
    return np.array(flat).reshape(A.shape)


def product_on_a_copy(A, B):
    result = np.array(A, dtype=float)
    result *= B
    return result


# add_bias


def bias_by_operator(X, b):
    return X + b


def bias_by_loops(X, b):
    n, d = X.shape
    result = np.zeros((n, d))
    for i in range(n):
        for j in range(d):
            result[i, j] = X[i, j] + b[j]
    return result


def bias_row_by_row(X, b):
    return np.array([row + b for row in X])


def bias_repeated(X, b):
    return X + np.tile(b, (X.shape[0], 1))


def bias_with_ones(X, b):
    return X + np.ones((len(X), 1)) @ np.reshape(b, (1, -1))


# is_linear


def linear_by_allclose(f, x1, x2, a, b):
    return np.allclose(f(a * x1 + b * x2), a * f(x1) + b * f(x2))


def linear_by_difference(f, x1, x2, a, b):
    left = f(a * x1 + b * x2)
    right = a * f(x1) + b * f(x2)
    return bool(np.all(np.abs(left - right) < 1e-9))


def linear_by_isclose(f, x1, x2, a, b):
    left, right = np.ravel(f(a * x1 + b * x2)), np.ravel(a * f(x1) + b * f(x2))
    for p, q in zip(left, right, strict=True):
        if not math.isclose(p, q, rel_tol=1e-9, abs_tol=1e-9):
            return False
    return True


def linear_by_largest_gap(f, x1, x2, a, b):
    gap = np.max(np.abs(f(a * x1 + b * x2) - (a * f(x1) + b * f(x2))))
    return True if gap < 1e-8 else False  # noqa: SIM210 - as beginners write it


def linear_by_rounding(f, x1, x2, a, b):
    gap = f(a * x1 + b * x2) - a * f(x1) - b * f(x2)
    return bool((np.round(gap, 8) == 0).all())


# slope


def slope_in_one_line(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def slope_of_two_points(f, x, h):
    left, right = x - h, x + h
    return (f(right) - f(left)) / (right - left)


def slope_as_mean_of_both_sides(f, x, h):
    ahead = (f(x + h) - f(x)) / h
    behind = (f(x) - f(x - h)) / h
    return (ahead + behind) / 2


def slope_divided_twice(f, x, h):
    return np.subtract(f(x + h), f(x - h)) / 2 / h


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "row_sums": [
        sums_by_loops,
        sums_of_rows,
        sums_with_ones,
        sums_from_the_end,
        sums_row_by_row,
    ],
    "column_means": [
        means_by_loops,
        means_by_sum,
        means_of_columns,
        means_of_the_transpose,
        means_by_average,
    ],
    "transpose": [
        transpose_by_attribute,
        transpose_by_loops,
        transpose_by_columns,
        transpose_by_zip,
        transpose_by_stack,
        transpose_by_function,
    ],
    "matmul": [
        matmul_by_operator,
        matmul_by_dot,
        matmul_by_lists,
        matmul_by_running_total,
        matmul_by_einsum,
        matmul_by_broadcasting,
        matmul_by_outer_products,
    ],
    "hadamard": [
        product_by_operator,
        product_by_function,
        product_by_flat_loop,
        product_of_flat_lists,
        product_on_a_copy,
    ],
    "add_bias": [
        bias_by_operator,
        bias_by_loops,
        bias_row_by_row,
        bias_repeated,
        bias_with_ones,
    ],
    "is_linear": [
        linear_by_allclose,
        linear_by_difference,
        linear_by_isclose,
        linear_by_largest_gap,
        linear_by_rounding,
    ],
    "slope": [
        slope_in_one_line,
        slope_of_two_points,
        slope_as_mean_of_both_sides,
        slope_divided_twice,
    ],
}
