"""Right answers to 05_losses in other styles than the reference's."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def pairs(y, y_hat):
    """Answers and predictions as floats, one pair at a time."""
    return zip(np.ravel(y).tolist(), np.ravel(y_hat).tolist(), strict=True)


# mse


def mse_by_loop(y, y_hat):
    total, count = 0.0, 0
    for answer, guess in pairs(y, y_hat):
        total += (answer - guess) ** 2
        count += 1
    return total / count


def mse_by_dot(y, y_hat):
    error = np.ravel(np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float))
    return float(error @ error / error.size)


def mse_by_norm(y, y_hat):
    error = np.array(y, dtype=float) - np.array(y_hat, dtype=float)
    return np.array(np.linalg.norm(error.ravel()) ** 2 / error.size)


def mse_in_float32(y, y_hat):
    """In the precision that came in."""
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    return np.square(y - y_hat).mean()


# mae


def mae_by_loop(y, y_hat):
    gaps = [abs(answer - guess) for answer, guess in pairs(y, y_hat)]
    return math.fsum(gaps) / len(gaps)


def mae_by_where(y, y_hat):
    error = np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)
    return np.where(error < 0, -error, error).sum() / error.size


def mae_by_norm(y, y_hat):
    error = np.subtract(y, y_hat).astype(float).ravel()
    return np.linalg.norm(error, ord=1) / len(error)


# half_squared_error


def half_by_loop(y, y_hat):
    return 0.5 * sum((guess - answer) ** 2 for answer, guess in pairs(y, y_hat))


def half_by_einsum(y, y_hat):
    error = np.ravel(np.asarray(y_hat, dtype=float) - y)
    return np.einsum("i,i->", error, error) / 2


def half_expanded(y, y_hat):
    """½ Σ o² - Σ o t + ½ Σ t²."""
    y, y_hat = np.asarray(y, dtype=float), np.asarray(y_hat, dtype=float)
    return np.sum(y_hat**2) / 2 - np.sum(y_hat * y) + np.sum(y**2) / 2


# mse_gradient


def mse_gradient_by_loop(y, y_hat):
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    gradient = np.zeros(y_hat.shape)
    for index in np.ndindex(y_hat.shape):
        gradient[index] = (y_hat[index] - y[index]) * 2 / y_hat.size
    return gradient


def mse_gradient_in_place_on_a_copy(y, y_hat):
    gradient = np.array(y_hat, dtype=float)
    gradient -= y
    gradient *= 2.0
    gradient /= np.prod(gradient.shape)
    return gradient


def mse_gradient_turned_twice(y, y_hat):
    error = np.asarray(y) - np.asarray(y_hat)
    return -(2 / error.size) * error


# binary_cross_entropy


def bce_by_loop(y, p):
    total, count = 0.0, 0
    for answer, guess in pairs(y, p):
        guess = min(max(guess, 1e-12), 1 - 1e-12)
        total -= math.log(guess) if answer == 1 else math.log(1 - guess)
        count += 1
    return total / count


def bce_by_where(y, p):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-12)
    return np.mean(-np.log(np.where(np.asarray(y) == 1, p, 1 - p)))


def bce_by_log1p(y, p):
    y = np.array(y, dtype=float)
    p = np.minimum(np.maximum(np.array(p, dtype=float), 1e-12), 1 - 1e-12)
    return -np.average(y * np.log(p) + (1 - y) * np.log1p(-p))


# binary_cross_entropy_gradient


def bce_gradient_in_two_terms(y, p):
    y, p = np.asarray(y, dtype=float), np.clip(p, 1e-12, 1 - 1e-12)
    return (-y / p + (1 - y) / (1 - p)) / y.size


def bce_gradient_by_where(y, p):
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-12)
    return np.where(np.asarray(y) == 1, -1 / p, 1 / (1 - p)) / p.size


def bce_gradient_by_loop(y, p):
    y, p = np.asarray(y), np.asarray(p)
    gradient = np.empty(p.shape)
    for index in np.ndindex(p.shape):
        value = min(max(float(p[index]), 1e-12), 1 - 1e-12)
        gradient[index] = (value - y[index]) / (value * (1 - value)) / p.size
    return gradient


# cross_entropy


def cross_entropy_by_label(Y_onehot, P):
    P = np.clip(np.asarray(P, dtype=float), 1e-12, 1.0)
    labels = np.argmax(Y_onehot, axis=1)
    return -np.log(P[np.arange(len(P)), labels]).mean()


def cross_entropy_by_loop(Y_onehot, P):
    total = 0.0
    for answers, guesses in zip(np.asarray(Y_onehot), np.asarray(P), strict=True):
        for answer, guess in zip(answers, guesses, strict=True):
            total -= answer * math.log(max(guess, 1e-12))
    return total / len(P)


def cross_entropy_by_einsum(Y_onehot, P):
    P = np.asarray(P, dtype=float)
    log_P = np.log(np.where(P < 1e-12, 1e-12, P))
    return -np.einsum("ik,ik->i", np.asarray(Y_onehot, dtype=float), log_P).mean()


def cross_entropy_per_row(Y_onehot, P):
    log_P = np.log(np.clip(P, 1e-12, None))
    return np.mean(-np.sum(np.array(Y_onehot) * log_P, axis=1))


# log_softmax


def log_softmax_by_logaddexp(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)


def log_softmax_row_by_row(z):
    z = np.array(z, dtype=float)
    rows = z.reshape(-1, z.shape[-1])
    result = np.empty(rows.shape)
    for i, row in enumerate(rows):
        top = max(row)
        result[i] = row - (top + math.log(sum(math.exp(value - top) for value in row)))
    return result.reshape(z.shape)


def log_softmax_with_indexing(z):
    z = np.asarray(z, dtype=float)
    top = z.max(axis=-1)[..., np.newaxis]
    total = np.exp(z - top).sum(axis=-1)[..., None]
    return (z - top) - np.log(total)


def log_softmax_in_given_precision(z):
    z = np.asarray(z)
    z = z.astype(np.result_type(z, np.float32)) if z.dtype.kind == "f" else z.astype(float)
    shifted = z - np.amax(z, axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


# cross_entropy_with_logits


def logits_loss_by_one_hot(labels, logits):
    log_P = log_softmax_by_logaddexp(logits)
    Y = np.eye(log_P.shape[1])[np.asarray(labels)]
    # Summed before the product could make -inf · 0: every logarithm is finite here.
    return -(Y * log_P).sum(axis=1).mean()


def logits_loss_by_loop(labels, logits):
    total = 0.0
    for label, row in zip(labels, np.asarray(logits, dtype=float), strict=True):
        top = row.max()
        total += top + math.log(np.exp(row - top).sum()) - row[label]
    return total / len(labels)


def logits_loss_by_take(labels, logits):
    log_P = log_softmax_row_by_row(logits)
    picked = np.take_along_axis(log_P, np.asarray(labels)[:, None], axis=1)
    return -np.mean(picked)


# softmax_cross_entropy_gradient


def logits_gradient_by_one_hot(labels, logits):
    z = np.asarray(logits, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    Y = (np.arange(z.shape[1]) == np.asarray(labels)[:, None]).astype(float)
    return (P - Y) / z.shape[0]


def logits_gradient_by_loop(labels, logits):
    logits = np.asarray(logits, dtype=float)
    n, k = logits.shape
    gradient = np.zeros((n, k))
    for i in range(n):
        weights = [math.exp(value - max(logits[i])) for value in logits[i]]
        for j in range(k):
            gradient[i, j] = (weights[j] / sum(weights) - (1 if labels[i] == j else 0)) / n
    return gradient


def logits_gradient_by_logaddexp(labels, logits):
    P = np.exp(log_softmax_by_logaddexp(logits))
    np.subtract.at(P, (np.arange(len(P)), np.asarray(labels)), 1.0)
    return P * (1 / len(P))


# numerical_gradient


def slope_on_copies(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        gradient[index] = (f(up) - f(down)) / (2 * h)
    return gradient


def slope_with_putting_back(f, x, h):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros(x.shape)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        index = it.multi_index
        before = x[index]
        x[index] = before + h
        up = f(x)
        x[index] = before - h
        down = f(x)
        x[index] = before
        gradient[index] = (up - down) / 2 / h
        it.iternext()
    return gradient


def slope_by_unit_rows(f, x, h):
    x = np.asarray(x, dtype=float)
    moves = h * np.eye(x.size).reshape(-1, *x.shape)
    return np.array([(f(x + m) - f(x - m)) / (2 * h) for m in moves]).reshape(x.shape)


def slope_of_two_sides(f, x, h):
    """The mean of the slopes to the left and to the right."""
    x = np.asarray(x, dtype=float)
    here, flat = f(x), np.zeros(x.size)
    for i in range(x.size):
        move = np.zeros(x.size)
        move[i] = h
        move = move.reshape(x.shape)
        flat[i] = ((f(x + move) - here) / h + (here - f(x - move)) / h) / 2
    return flat.reshape(x.shape)


# gradient_descent


def descent_into_a_table(grad, w0, lr, steps):
    w0 = np.asarray(w0, dtype=float)
    table = np.zeros((steps + 1, *w0.shape))
    table[0] = w0
    for i in range(steps):
        table[i + 1] = table[i] - lr * grad(table[i])
    return table


def descent_with_copies(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    places = [w.copy()]
    for _ in range(steps):
        w -= lr * np.asarray(grad(w))
        places.append(w.copy())
    return np.stack(places)


def descent_by_recursion(grad, w0, lr, steps):
    w0 = np.asarray(w0, dtype=float)
    if steps == 0:
        return w0[np.newaxis].copy()
    rest = descent_by_recursion(grad, w0 - lr * grad(w0), lr, steps - 1)
    return np.concatenate([w0[np.newaxis], rest])


def descent_with_a_generator(grad, w0, lr, steps):
    def places():
        w = np.asarray(w0, dtype=float)
        yield w
        for _ in range(steps):
            w = w + -lr * grad(w)
            yield w

    return np.array(list(places()))


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "mse": [mse_by_loop, mse_by_dot, mse_by_norm, mse_in_float32],
    "mae": [mae_by_loop, mae_by_where, mae_by_norm],
    "half_squared_error": [half_by_loop, half_by_einsum, half_expanded],
    "mse_gradient": [
        mse_gradient_by_loop,
        mse_gradient_in_place_on_a_copy,
        mse_gradient_turned_twice,
    ],
    "binary_cross_entropy": [bce_by_loop, bce_by_where, bce_by_log1p],
    "binary_cross_entropy_gradient": [
        bce_gradient_in_two_terms,
        bce_gradient_by_where,
        bce_gradient_by_loop,
    ],
    "cross_entropy": [
        cross_entropy_by_label,
        cross_entropy_by_loop,
        cross_entropy_by_einsum,
        cross_entropy_per_row,
    ],
    "log_softmax": [
        log_softmax_by_logaddexp,
        log_softmax_row_by_row,
        log_softmax_with_indexing,
        log_softmax_in_given_precision,
    ],
    "cross_entropy_with_logits": [
        logits_loss_by_one_hot,
        logits_loss_by_loop,
        logits_loss_by_take,
    ],
    "softmax_cross_entropy_gradient": [
        logits_gradient_by_one_hot,
        logits_gradient_by_loop,
        logits_gradient_by_logaddexp,
    ],
    "numerical_gradient": [
        slope_on_copies,
        slope_with_putting_back,
        slope_by_unit_rows,
        slope_of_two_sides,
    ],
    "gradient_descent": [
        descent_into_a_table,
        descent_with_copies,
        descent_by_recursion,
        descent_with_a_generator,
    ],
}
