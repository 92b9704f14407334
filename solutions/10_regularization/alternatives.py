"""Right answers to 10_regularization in other styles than the reference's."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

# fit_polynomial


def polynomial_by_polyfit(x, y, degree):
    return np.polyfit(x, y, degree)[::-1]


def polynomial_by_normal_equations(x, y, degree):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    powers = np.stack([x**k for k in range(degree + 1)], axis=1)
    return np.linalg.solve(powers.T @ powers, powers.T @ y)


def polynomial_by_qr(x, y, degree):
    q, r = np.linalg.qr(np.asarray(x, dtype=float)[:, None] ** np.arange(degree + 1))
    return np.linalg.solve(r, q.T @ np.asarray(y, dtype=float))


def polynomial_by_pinv_and_loops(x, y, degree):
    rows = [[float(value) ** k for k in range(degree + 1)] for value in x]
    return np.linalg.pinv(np.array(rows)) @ np.array([float(value) for value in y])


# l2_penalty


def penalty_by_loops(weights, lam):
    total = 0.0
    for W in weights:
        for w in np.asarray(W).flat:
            total += float(w) * float(w)
    return lam * total / 2


def penalty_by_vdot(weights, lam):
    flat = [np.asarray(W, dtype=float).ravel() for W in weights]
    return 0.5 * lam * math.fsum(np.vdot(W, W) for W in flat)


def penalty_by_norm(weights, lam):
    return np.float64(lam / 2 * sum(np.linalg.norm(np.ravel(W)) ** 2 for W in weights))


def penalty_of_all_in_a_row(weights, lam):
    row = np.concatenate([np.ravel(W) for W in weights])
    return lam / 2 * np.dot(row, row)


def penalty_of_one_vector(weights, lam):
    together = np.concatenate([np.ravel(W) for W in weights] + [np.zeros(0)])
    return lam * np.einsum("i,i->", together, together) / 2


# l2_gradient


def decay_in_float64(W, grad, lam):
    return lam * np.array(W, dtype=np.float64) + np.array(grad, dtype=np.float64)


def decay_on_a_copy(W, grad, lam):
    gradient = np.array(grad, dtype=float)
    gradient += np.multiply(W, lam)
    return gradient


def decay_by_loop(W, grad, lam):
    W, grad = np.asarray(W), np.asarray(grad)
    result = np.empty(W.shape)
    for index in np.ndindex(W.shape):
        result[index] = grad[index] + lam * W[index]
    return result


# dropout


def dropout_by_binomial(x, p, rng, training):
    x = np.array(x, dtype=float)
    if not training:
        return x
    mask = rng.binomial(1, 1 - p, size=x.shape) / (1 - p)
    return x * mask


def dropout_by_where(x, p, rng, training):
    x = np.asarray(x).astype(float)
    return np.where(rng.uniform(size=x.shape) < p, 0.0, x / (1.0 - p)) if training else x.copy()


def dropout_by_choice(x, p, rng, training):
    values = np.array(x, float)
    if training:
        values *= rng.choice([0.0, 1 / (1 - p)], size=values.shape, p=[p, 1 - p])
    return values


def dropout_by_loop(x, p, rng, training):
    values = np.array(x, dtype=float)
    if not training:
        return values
    for index in np.ndindex(values.shape):
        values[index] = 0.0 if rng.random() < p else values[index] / (1 - p)
    return values


# majority_vote


def vote_by_bincount(predictions):
    return np.array([np.argmax(np.bincount(column)) for column in np.asarray(predictions).T])


def vote_by_counter(predictions):
    winners = []
    for votes in zip(*[np.asarray(row).tolist() for row in predictions], strict=True):
        counts = Counter(votes)
        most = max(counts.values())
        winners.append(min(label for label, count in counts.items() if count == most))
    return np.array(winners, dtype=int)


def vote_by_add_at(predictions):
    predictions = np.asarray(predictions)
    counts = np.zeros((predictions.max() + 1, predictions.shape[1]), dtype=int)
    np.add.at(counts, (predictions, np.arange(predictions.shape[1])), 1)
    return counts.argmax(axis=0)


def vote_by_one_hot(predictions):
    predictions = np.asarray(predictions)
    return np.eye(predictions.max() + 1)[predictions].sum(axis=0).argmax(axis=-1)


# early_stopping


def stopping_by_waiting(val_losses, patience):
    best_loss, best_epoch, waited = float("inf"), -1, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best_loss:
            best_loss, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(val_losses) - 1


def stopping_by_prefixes(val_losses, patience):
    losses, best, stop = np.asarray(val_losses), 0, 0
    for stop in range(len(losses)):
        best = int(np.argmin(losses[: stop + 1]))
        if stop - best >= patience:
            return best, stop
    return best, stop


def stopping_by_running_minimum(val_losses, patience):
    losses = np.asarray(val_losses, dtype=float)
    before = np.concatenate([[np.inf], np.minimum.accumulate(losses)[:-1]])
    epochs = np.arange(len(losses))
    best = np.maximum.accumulate(np.where(losses < before, epochs, 0))
    stops = np.flatnonzero(epochs - best >= patience)
    stop = stops[0] if len(stops) else epochs[-1]
    return np.int64(best[stop]), np.int64(stop)


# xavier_init, he_init


def xavier_by_standard_normal(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * (2 / (fan_in + fan_out)) ** 0.5


def xavier_transposed_draw(fan_in, fan_out, rng):
    return (rng.standard_normal((fan_out, fan_in)) / math.sqrt((fan_in + fan_out) / 2)).T


def xavier_by_rows(fan_in, fan_out, rng):
    std = math.sqrt(2.0 / (fan_in + fan_out))
    drawn = [rng.normal(scale=std, size=fan_out) for _ in range(fan_in)]
    return np.array(drawn)


def xavier_by_polar_coordinates(fan_in, fan_out, rng):
    radius = np.sqrt(-2 * np.log1p(-rng.random((fan_in, fan_out))))  # Box and Muller
    angle = 2 * math.pi * rng.random((fan_in, fan_out))
    return radius * np.cos(angle) * math.sqrt(2 / (fan_in + fan_out))


def he_by_standard_normal(fan_in, fan_out, rng):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)


def he_by_a_drawn_seed(fan_in, fan_out, rng):
    own = np.random.default_rng(rng.integers(2**32))
    return own.normal(scale=math.sqrt(2 / fan_in), size=(fan_in, fan_out))


def he_flat(fan_in, fan_out, rng):
    return np.reshape(rng.normal(0.0, (fan_in / 2) ** -0.5, fan_in * fan_out), (fan_in, fan_out))


def he_by_columns(fan_in, fan_out, rng):
    columns = [math.sqrt(2 / fan_in) * rng.standard_normal(fan_in) for _ in range(fan_out)]
    return np.column_stack(columns)


# batch_norm_forward


def norm_in_two_branches(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    """Gives back the running averages themselves in evaluation, as the text allows."""
    x = np.asarray(x, dtype=float)
    if not training:
        y = gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta
        return y, running_mean, running_var
    mean = np.mean(x, axis=0)
    y = gamma * (x - mean) / np.sqrt(np.var(x, axis=0) + eps) + beta
    new_mean = running_mean + momentum * (mean - running_mean)
    new_var = (1 - momentum) * running_var + momentum * np.var(x, axis=0, ddof=1)
    return y, new_mean, new_var


def norm_like_pytorch(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    gamma, beta = np.array(gamma, float), np.array(beta, float)
    running_mean, running_var = np.array(running_mean, float), np.array(running_var, float)
    if training:
        n = len(x)
        mean, var = np.mean(x, 0), np.var(x, 0)
        running_mean += momentum * (mean - running_mean)
        running_var += momentum * (var * n / (n - 1) - running_var)
    else:
        mean, var = running_mean, running_var
    x -= mean
    x *= (var + eps) ** -0.5
    return x * gamma + beta, running_mean, running_var


def norm_by_columns(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    x = np.asarray(x, dtype=float)
    n, d = x.shape
    y, means, variances = np.empty((n, d)), np.empty(d), np.empty(d)
    for k in range(d):
        mean, var = float(running_mean[k]), float(running_var[k])
        means[k], variances[k] = mean, var
        if training:
            mean = sum(x[:, k]) / n
            squares = sum((value - mean) ** 2 for value in x[:, k])
            var = squares / n
            means[k] = (1 - momentum) * means[k] + momentum * mean
            variances[k] = (1 - momentum) * variances[k] + momentum * squares / (n - 1)
        for i in range(n):
            y[i, k] = gamma[k] * (x[i, k] - mean) / math.sqrt(var + eps) + beta[k]
    return y, means, variances


def norm_by_scale_and_shift(
    x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5
):
    x = np.asarray(x, dtype=float)
    old = np.stack([running_mean, running_var]).astype(float)
    if not training:
        scale = np.asarray(gamma) / np.sqrt(old[1] + eps)
        return [x * scale + (np.asarray(beta) - old[0] * scale), old[0], old[1]]
    batch = np.stack([x.mean(axis=0), x.var(axis=0, ddof=1)])
    new = old + momentum * (batch - old)
    scale = np.asarray(gamma) / np.sqrt(np.var(x, axis=0) + eps)
    return [(x - batch[0]) * scale + np.asarray(beta), new[0], new[1]]


# batch_norm_backward


def backward_step_by_step(grad, x, gamma, eps=1e-5):
    grad, x = np.asarray(grad, dtype=float), np.asarray(x, dtype=float)
    n = len(x)
    centred = x - x.mean(axis=0)
    var = (centred**2).mean(axis=0)
    inverse = 1 / np.sqrt(var + eps)
    d_hat = grad * np.asarray(gamma)
    d_var = (d_hat * centred).sum(axis=0) * -0.5 * inverse**3
    d_mean = -(d_hat * inverse).sum(axis=0) + d_var * (-2 * centred).mean(axis=0)
    grad_x = d_hat * inverse + d_var * 2 * centred / n + d_mean / n
    return grad_x, (grad * centred * inverse).sum(axis=0), grad.sum(axis=0)


def backward_by_jacobian(grad, x, gamma, eps=1e-5):
    grad, x, gamma = (np.asarray(part, dtype=float) for part in (grad, x, gamma))
    n, d = x.shape
    grad_x, grad_gamma = np.empty((n, d)), np.empty(d)
    for k in range(d):
        centred = x[:, k] - x[:, k].mean()
        std = np.sqrt(centred @ centred / n + eps)
        hat = centred / std
        jacobian = (np.eye(n) - np.ones((n, n)) / n - np.outer(hat, hat) / n) / std
        grad_x[:, k] = gamma[k] * (jacobian @ grad[:, k])
        grad_gamma[k] = hat @ grad[:, k]
    return grad_x, grad_gamma, np.ones(n) @ grad


def backward_times_n(grad, x, gamma, eps=1e-5):
    grad, x = np.array(grad, dtype=float), np.array(x, dtype=float)
    n = x.shape[0]
    std = np.sqrt(np.var(x, axis=0) + eps)
    hat = (x - np.mean(x, axis=0)) / std
    grad_beta = np.einsum("nd->d", grad)
    grad_gamma = np.einsum("nd,nd->d", grad, hat)
    grad_x = np.multiply(gamma, 1 / (n * std)) * (n * grad - grad_beta - hat * grad_gamma)
    return grad_x, grad_gamma, grad_beta


# layer_norm


def layer_norm_transposed(x, gamma, beta, eps=1e-5):
    x = np.moveaxis(np.asarray(x, dtype=float), -1, 0)
    hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return np.moveaxis(hat, 0, -1) * np.asarray(gamma) + np.asarray(beta)


def layer_norm_by_rows(x, gamma, beta, eps=1e-5):
    x = np.asarray(x, dtype=float)
    result = np.empty_like(x)
    for index in np.ndindex(x.shape[:-1]):
        row = x[index]
        result[index] = (row - row.mean()) / math.sqrt(row.var() + eps) * gamma + beta
    return result


def layer_norm_in_place_on_a_copy(x, gamma, beta, eps=1e-5):
    values = np.array(x, dtype=float)
    values -= values.mean(axis=-1, keepdims=True)
    values /= np.sqrt((values**2).mean(axis=-1)[..., np.newaxis] + eps)
    values *= gamma
    values += beta
    return values


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "fit_polynomial": [
        polynomial_by_polyfit,
        polynomial_by_normal_equations,
        polynomial_by_qr,
        polynomial_by_pinv_and_loops,
    ],
    "l2_penalty": [
        penalty_by_loops,
        penalty_by_vdot,
        penalty_by_norm,
        penalty_of_one_vector,
        penalty_of_all_in_a_row,
    ],
    "l2_gradient": [decay_in_float64, decay_on_a_copy, decay_by_loop],
    "dropout": [dropout_by_binomial, dropout_by_where, dropout_by_choice, dropout_by_loop],
    "majority_vote": [vote_by_bincount, vote_by_counter, vote_by_add_at, vote_by_one_hot],
    "early_stopping": [stopping_by_waiting, stopping_by_prefixes, stopping_by_running_minimum],
    "xavier_init": [
        *(xavier_by_standard_normal, xavier_transposed_draw, xavier_by_rows),
        xavier_by_polar_coordinates,
    ],
    "he_init": [he_by_standard_normal, he_flat, he_by_columns, he_by_a_drawn_seed],
    "batch_norm_forward": [
        *(norm_like_pytorch, norm_by_columns, norm_by_scale_and_shift),
        norm_in_two_branches,
    ],
    "batch_norm_backward": [backward_step_by_step, backward_by_jacobian, backward_times_n],
    "layer_norm": [layer_norm_transposed, layer_norm_by_rows, layer_norm_in_place_on_a_copy],
}
