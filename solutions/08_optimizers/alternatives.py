"""Correct solutions of 08_optimizers in other styles than the reference; all must pass."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import count, takewhile
from typing import Any

import numpy as np

FLOAT = np.float64


def one_by_one(scalar_step: Callable[..., Any], values: tuple[Any, ...], *settings: Any) -> Any:
    """Apply a step on plain numbers to every element; arrays of the results, one per part."""
    arrays = [np.asarray(value, dtype=FLOAT) for value in values]
    results = [
        scalar_step(*(float(value) for value in element), *settings)
        for element in zip(*(a.ravel() for a in arrays), strict=True)
    ]
    found = tuple(np.array(part).reshape(arrays[0].shape) for part in zip(*results, strict=True))
    return found


# iterations_per_epoch


def iterations_by_ceil(n, batch_size):
    return math.ceil(n / batch_size)


def iterations_by_adding(n, batch_size):
    return (n + batch_size - 1) // batch_size


def iterations_by_divmod(n, batch_size):
    whole, left = divmod(n, batch_size)
    return whole + 1 if left > 0 else whole


def iterations_by_counting(n, batch_size):
    rounds = 0
    while n > 0:
        n -= batch_size
        rounds += 1
    return rounds


def iterations_by_numpy(n, batch_size):
    return int(np.ceil(np.divide(n, batch_size)))


# minibatches


def batches_by_loop(X, y, batch_size, rng):
    X, y = np.array(X), np.array(y)
    order = np.arange(len(X))
    rng.shuffle(order)
    found = []
    start = 0
    while start < len(X):
        rows = order[start : start + batch_size]
        found.append((X[rows], y[rows]))
        start += batch_size
    return found


def batches_by_array_split(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    cuts = np.arange(batch_size, len(X), batch_size)
    return [(np.take(X, rows, axis=0), np.take(y, rows, axis=0)) for rows in np.split(order, cuts)]


def batches_by_sorting_noise(X, y, batch_size, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.argsort(rng.random(X.shape[0]))
    X, y = X[order], y[order]
    starts = takewhile(lambda start: start < len(X), count(0, batch_size))
    return [(X[s : s + batch_size], y[s : s + batch_size]) for s in starts]


def batches_by_a_drawn_seed(X, y, batch_size, rng):
    own = np.random.default_rng(rng.integers(2**32))
    order = own.permuted(np.arange(len(X)))
    X, y = np.asarray(X)[order], np.asarray(y)[order]
    return [(X[s : s + batch_size], y[s : s + batch_size]) for s in range(0, len(X), batch_size)]


def batches_by_choice(X, y, batch_size, rng):
    order = rng.choice(len(X), size=len(X), replace=False).tolist()
    found = ()
    while order:
        rows, order = order[:batch_size], order[batch_size:]
        pair = [np.array([X[row] for row in rows]), np.array([y[row] for row in rows])]
        found = (*found, pair)
    return list(found)


# gd


def gd_by_elements(x, grad, lr):
    return one_by_one(lambda x, g, lr: (x - lr * g,), (x, grad), lr)[0]


def gd_on_a_copy(x, grad, lr):
    new = np.array(x, dtype=FLOAT)
    new -= np.multiply(grad, lr)
    return new


def gd_by_negative_step(x, grad, lr):
    return np.add(x, -lr * np.array(grad, dtype=FLOAT))


# momentum


def momentum_by_elements(x, grad, v, lr, alpha):
    def step(x, g, v, lr, alpha):
        v = alpha * v - lr * g
        return x + v, v

    return one_by_one(step, (x, grad, v), lr, alpha)


def momentum_on_copies(x, grad, v, lr, alpha):
    x, v = np.array(x, dtype=FLOAT), np.array(v, dtype=FLOAT)
    v *= alpha
    v -= lr * np.asarray(grad)
    x += v
    return x, v


class Momentum:
    """The same step with its state in an object."""

    def __init__(self, lr, alpha, v):
        self.lr, self.alpha, self.v = lr, alpha, np.asarray(v, dtype=FLOAT)

    def step(self, x, grad):
        self.v = np.subtract(self.alpha * self.v, self.lr * np.asarray(grad))
        return np.asarray(x) + self.v


def momentum_by_class(x, grad, v, lr, alpha):
    optimizer = Momentum(lr, alpha, v)
    return optimizer.step(x, grad), optimizer.v


# nesterov


def nesterov_by_elements(x, grad, v, lr, alpha):
    def step(x, g, v, lr, alpha):
        v = alpha * v - lr * g
        return x + alpha * v - lr * g, v

    return one_by_one(step, (x, grad, v), lr, alpha)


def nesterov_by_two_moves(x, grad, v, lr, alpha):
    """Back from the place looked ahead to, one step of momentum, and ahead again."""
    x, grad, v = (np.asarray(a, dtype=FLOAT) for a in (x, grad, v))
    behind = x - alpha * v
    new_v = alpha * v - lr * grad
    return behind + new_v + alpha * new_v, new_v


def nesterov_like_torch(x, grad, v, lr, alpha):
    x, grad = np.asarray(x, dtype=FLOAT), np.asarray(grad, dtype=FLOAT)
    velocity = np.asarray(v) * alpha + grad * -lr
    direction = grad - alpha * velocity / lr
    return x - lr * direction, velocity


# adagrad


def adagrad_by_elements(x, grad, h, lr, eps):
    def step(x, g, h, lr, eps):
        h += g * g
        return x - lr * g / (math.sqrt(h) + eps), h

    return one_by_one(step, (x, grad, h), lr, eps)


def adagrad_by_own_rates(x, grad, h, lr, eps):
    h = np.add(h, np.square(grad))
    rates = lr / (h**0.5 + eps)
    return np.subtract(x, rates * grad), h


def adagrad_on_copies(x, grad, h, lr, eps):
    x, grad, h = (np.array(a, dtype=FLOAT) for a in (x, grad, h))
    h += np.power(grad, 2)
    x -= lr * np.divide(grad, np.sqrt(h) + eps)
    return x, h


# rmsprop


def rmsprop_by_elements(x, grad, h, lr, rho, eps):
    def step(x, g, h, lr, rho, eps):
        h = h * rho + g**2 * (1 - rho)
        return x - lr * g / (math.sqrt(h) + eps), h

    return one_by_one(step, (x, grad, h), lr, rho, eps)


def rmsprop_by_difference(x, grad, h, lr, rho, eps):
    grad, h = np.asarray(grad, dtype=FLOAT), np.asarray(h, dtype=FLOAT)
    h = h + (1 - rho) * (grad * grad - h)
    return x - (lr / (np.sqrt(h) + eps)) * grad, h


def rmsprop_by_average(x, grad, h, lr, rho, eps):
    pair = np.stack([np.asarray(h, dtype=FLOAT), np.square(np.asarray(grad, dtype=FLOAT))])
    h = np.einsum("i,i...->...", [rho, 1 - rho], pair)
    return np.asarray(x) - lr * np.asarray(grad) / (h**0.5 + eps), np.asarray(h)


# adam_as_in_deck


def deck_by_elements(x, grad, v, h, lr, alpha, rho, eps):
    def step(x, g, v, h, lr, alpha, rho, eps):
        v = alpha * v - lr * g
        h = h * rho + g**2 * (1 - rho)
        return x + alpha * v - lr * g / (math.sqrt(h) + eps), v, h

    return one_by_one(step, (x, grad, v, h), lr, alpha, rho, eps)


def deck_from_parts(x, grad, v, h, lr, alpha, rho, eps):
    _, v = momentum_on_copies(x, grad, v, lr, alpha)
    x, h = rmsprop_by_difference(x, grad, h, lr, rho, eps)
    return x + alpha * v, v, h


def deck_on_copies(x, grad, v, h, lr, alpha, rho, eps):
    x, grad, v, h = (np.array(a, dtype=FLOAT) for a in (x, grad, v, h))
    v *= alpha
    v -= lr * grad
    h *= rho
    h += (1 - rho) * grad * grad
    x += alpha * v
    x -= lr / (np.sqrt(h) + eps) * grad
    return x, v, h


# adam


def adam_by_elements(x, grad, m, v, t, lr, beta1, beta2, eps):
    def step(x, g, m, v):
        m = m * beta1 + g * (1 - beta1)
        v = v * beta2 + g**2 * (1 - beta2)
        m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
        return x - lr * m_hat / (math.sqrt(v_hat) + eps), m, v

    return (*one_by_one(step, (x, grad, m, v)), t + 1)


def adam_like_torch(x, grad, m, v, t, lr, beta1, beta2, eps):
    """The corrections in the learning rate and in the denominator, as torch.optim has them."""
    x, grad, m, v = (np.array(a, dtype=FLOAT) for a in (x, grad, m, v))
    t += 1
    m += (grad - m) * (1 - beta1)
    v *= beta2
    v += grad * grad * (1 - beta2)
    correction1, correction2 = 1 - beta1**t, 1 - beta2**t
    denominator = np.sqrt(v) / math.sqrt(correction2) + eps
    return x - (lr / correction1) * (m / denominator), m, v, t


class Adam:
    """The same step with its state in an object."""

    def __init__(self, m, v, t, betas):
        self.means = [np.asarray(m, dtype=FLOAT), np.asarray(v, dtype=FLOAT)]
        self.t, self.betas = t, betas

    def step(self, x, grad, lr, eps):
        self.t += 1
        for power, beta in enumerate(self.betas, 1):
            new = np.asarray(grad, dtype=FLOAT) ** power
            self.means[power - 1] = beta * self.means[power - 1] + (1 - beta) * new
        first, second = (
            mean / (1 - beta**self.t) for mean, beta in zip(self.means, self.betas, strict=True)
        )
        return np.asarray(x) - lr * first / (second**0.5 + eps)


def adam_by_class(x, grad, m, v, t, lr, beta1, beta2, eps):
    optimizer = Adam(m, v, t, (beta1, beta2))
    return optimizer.step(x, grad, lr, eps), *optimizer.means, optimizer.t


# adamw


def adamw_by_elements(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    shrunk = one_by_one(lambda x: (x - lr * weight_decay * x,), (x,))[0]
    return adam_by_elements(shrunk, grad, m, v, t, lr, beta1, beta2, eps)


def adamw_in_one_formula(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x, grad, m, v = (np.asarray(a, dtype=FLOAT) for a in (x, grad, m, v))
    t = t + 1
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * np.square(grad)
    direction = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return x - lr * (direction + weight_decay * x), m, v, t


def adamw_decay_afterwards(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    moved, m, v, t = adam_by_class(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved - np.multiply(x, lr * weight_decay), m, v, t


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "iterations_per_epoch": [
        iterations_by_ceil,
        iterations_by_adding,
        iterations_by_divmod,
        iterations_by_counting,
        iterations_by_numpy,
    ],
    "minibatches": [
        batches_by_loop,
        batches_by_array_split,
        batches_by_sorting_noise,
        batches_by_choice,
        batches_by_a_drawn_seed,
    ],
    "gd": [gd_by_elements, gd_on_a_copy, gd_by_negative_step],
    "momentum": [momentum_by_elements, momentum_on_copies, momentum_by_class],
    "nesterov": [nesterov_by_elements, nesterov_by_two_moves, nesterov_like_torch],
    "adagrad": [adagrad_by_elements, adagrad_by_own_rates, adagrad_on_copies],
    "rmsprop": [rmsprop_by_elements, rmsprop_by_difference, rmsprop_by_average],
    "adam_as_in_deck": [deck_by_elements, deck_from_parts, deck_on_copies],
    "adam": [adam_by_elements, adam_like_torch, adam_by_class],
    "adamw": [adamw_by_elements, adamw_in_one_formula, adamw_decay_afterwards],
}
