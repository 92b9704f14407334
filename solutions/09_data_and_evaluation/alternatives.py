"""Right answers to 09_data_and_evaluation in other styles than the reference's."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

# impute_missing


def impute_by_loops(X, strategy):
    X = np.array(X, dtype=float)
    for j in range(X.shape[1]):
        known = [float(value) for value in X[:, j] if not math.isnan(value)]
        center = statistics.median if strategy == "median" else statistics.fmean
        fill = center(known) if known else 0.0
        for i in range(X.shape[0]):
            if math.isnan(X[i, j]):
                X[i, j] = fill
    return X


def impute_by_masked_arrays(X, strategy):
    X = np.asarray(X, dtype=float)
    masked = np.ma.masked_invalid(X)
    center = np.ma.median if strategy == "median" else np.ma.mean
    return np.where(np.isnan(X), np.ma.filled(center(masked, axis=0), 0.0), X)


def impute_by_nan_functions(X, strategy):
    X = np.array(X, dtype=float)
    X[:, np.isnan(X).all(axis=0)] = 0.0
    center = {"mean": np.nanmean, "median": np.nanmedian}[strategy](X, axis=0)
    return np.where(np.isnan(X), center, X)


# clip_outliers


def clip_by_minimum_and_maximum(X):
    X = np.asarray(X, dtype=float)
    q1, q3 = np.quantile(X, 0.25, axis=0), np.quantile(X, 0.75, axis=0)
    iqr = q3 - q1
    return np.minimum(np.maximum(X, q1 - 1.5 * iqr), q3 + 1.5 * iqr)


def clip_by_columns(X):
    result = np.array(X, dtype=float)
    for j in range(result.shape[1]):
        column = result[:, j]
        q1, q3 = np.percentile(column, 25), np.percentile(column, 75)
        low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)
        column[column < low] = low
        column[column > high] = high
    return result


def clip_with_quartiles_by_hand(X):
    X = np.asarray(X, dtype=float)

    def quartile(ordered, share):
        place = share * (len(ordered) - 1)
        below = math.floor(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (place - below) * (ordered[above] - ordered[below])

    columns = []
    for column in X.T:
        ordered = sorted(column.tolist())
        q1, q3 = quartile(ordered, 0.25), quartile(ordered, 0.75)
        reach = (q3 - q1) * 3 / 2
        columns.append([min(max(x, q1 - reach), q3 + reach) for x in column.tolist()])
    return np.array(columns).T


# standardize


def standardize_with_a_helper(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std[std == 0] = 1.0

    def transform(X):
        return (X - mean) / std

    return transform(X_train), transform(X_test)


def standardize_by_columns(X_train, X_test):
    X_train, X_test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    for j in range(X_train.shape[1]):
        column = X_train[:, j].copy()
        mean = sum(column) / len(column)
        std = math.sqrt(sum((x - mean) ** 2 for x in column) / len(column)) or 1.0
        X_train[:, j] = (column - mean) / std
        X_test[:, j] = (X_test[:, j] - mean) / std
    return [X_train, X_test]


class Scaler:
    def __init__(self, X):
        X = np.asarray(X, dtype=float)
        self.mean = np.einsum("nd->d", X) / len(X)
        var = np.einsum("nd,nd->d", X - self.mean, X - self.mean) / len(X)
        self.scale = np.where(var > 0, np.sqrt(var), 1)

    def __call__(self, X):
        return np.divide(np.subtract(X, self.mean), self.scale)


def standardize_with_a_class(X_train, X_test):
    scaler = Scaler(X_train)
    return scaler(X_train), scaler(X_test)


# min_max_scale


def scale_with_a_helper(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    span = high - low
    span[span == 0] = 1
    return (X_train - low) / span, (X_test - low) / span


def scale_by_columns(X_train, X_test):
    X_train, X_test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    for j in range(X_train.shape[1]):
        low, high = min(X_train[:, j]), max(X_train[:, j])
        span = high - low if high > low else 1.0
        X_train[:, j] = (X_train[:, j] - low) / span
        X_test[:, j] = (X_test[:, j] - low) / span
    return X_train, X_test


def scale_together(X_train, X_test):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)])
    n = len(X_train)
    low = np.amin(both[:n], axis=0)
    span = np.amax(both[:n], axis=0) - low
    both = (both - low) / (span + (span == 0))
    return both[:n], both[n:]


# one_hot


def one_hot_by_comparison(labels, n_classes):
    return (np.asarray(labels)[:, None] == np.arange(n_classes)).astype(float)


def one_hot_by_assignment(labels, n_classes):
    Y = np.zeros((len(labels), n_classes))
    Y[np.arange(len(labels)), labels] = 1
    return Y


def one_hot_by_lists(labels, n_classes):
    return np.array([[int(k == label) for k in range(n_classes)] for label in labels])


# train_val_test_split


def split_by_shuffled_rows(X, y, fractions, rng):
    X, y = np.asarray(X), np.asarray(y)
    rows = list(range(len(X)))
    rng.shuffle(rows)
    n_val, n_test = round(len(rows) * fractions[1]), round(len(rows) * fractions[2])
    n_train = len(rows) - n_val - n_test
    train = np.array(rows[:n_train], dtype=int)
    val = np.array(rows[n_train : n_train + n_val], dtype=int)
    test = np.array(rows[n_train + n_val :], dtype=int)
    return [(X[train], y[train]), (X[val], y[val]), (X[test], y[test])]


def split_by_random_keys(X, y, fractions, rng):
    X, y, n = np.array(X), np.array(y), len(X)
    order = np.argsort(rng.random(n))
    X, y = X[order], y[order]
    test, val = int(np.rint(n * fractions[2])), int(np.rint(n * fractions[1]))
    train = n - val - test
    return (
        [X[:train], y[:train]],
        [X[train : train + val], y[train : train + val]],
        [X[train + val :], y[train + val :]],
    )


def split_by_drawing_without_replacement(X, y, fractions, rng):
    X, y, n = np.asarray(X), np.asarray(y), len(X)
    n_val, n_test = round(n * fractions[1]), round(n * fractions[2])
    test = rng.choice(n, size=n_test, replace=False)
    rest = np.setdiff1d(np.arange(n), test)
    val = rng.choice(rest, size=n_val, replace=False)
    train = rng.permutation(np.setdiff1d(rest, val))
    return tuple((X[rows], y[rows]) for rows in (train, val, test))


# k_fold_indices


def split_by_a_drawn_seed(X, y, fractions, rng):
    own = np.random.RandomState(rng.integers(2**31))
    X, y, n = np.asarray(X), np.asarray(y), len(X)
    n_val, n_test = round(n * fractions[1]), round(n * fractions[2])
    set_of = own.permutation([0] * (n - n_val - n_test) + [1] * n_val + [2] * n_test)
    order = own.permutation(n)
    X, y, set_of = X[order], y[order], set_of[order]
    return tuple((X[set_of == number], y[set_of == number]) for number in range(3))


def folds_by_sizes(n, k, rng):
    order = rng.permutation(n)
    found, start = [], 0
    for number in range(k):
        stop = start + n // k + (number < n % k)
        train = np.concatenate([order[:start], order[stop:]])
        found.append((train, order[start:stop]))
        start = stop
    return found


def folds_by_dealing(n, k, rng):
    order = rng.permutation(n)
    return [(np.setdiff1d(order, order[i::k]), np.sort(order[i::k])) for i in range(k)]


def folds_by_a_drawn_seed(n, k, rng):
    own = np.random.default_rng(rng.integers(2**32))
    val = np.array_split(own.permutation(n), k)
    return [(np.hstack([val[j] for j in range(k) if j != i]), val[i]) for i in range(k)]


def folds_by_masks(n, k, rng):
    fold_of = np.arange(n) % k
    rng.shuffle(fold_of)
    return tuple([np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)] for i in range(k))


# accuracy


def accuracy_by_counting(y_true, y_pred):
    right = 0
    for truth, guess in zip(y_true, y_pred, strict=True):
        if truth == guess:
            right += 1
    return right / len(y_true)


def accuracy_by_nonzero(y_true, y_pred):
    return 1 - np.count_nonzero(np.subtract(y_true, y_pred)) / len(y_pred)


def accuracy_by_trace(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    c = int(max(y_true.max(), y_pred.max())) + 1
    counts = np.bincount(c * y_true + y_pred, minlength=c * c).reshape(c, c)
    return float(np.trace(counts) / counts.sum())


# confusion_matrix


def confusion_by_bincount(y_true, y_pred, n_classes):
    cells = np.asarray(y_true) * n_classes + np.asarray(y_pred)
    return np.bincount(cells, minlength=n_classes**2).reshape(n_classes, n_classes)


def confusion_by_loops(y_true, y_pred, n_classes):
    counts = Counter(zip(map(int, y_true), map(int, y_pred), strict=True))
    return np.array([[counts[i, j] for j in range(n_classes)] for i in range(n_classes)])


def confusion_by_one_hot(y_true, y_pred, n_classes):
    eye = np.eye(n_classes, dtype=np.int64)
    return np.einsum("ni,nj->ij", eye[np.asarray(y_true)], eye[np.asarray(y_pred)])


# precision, recall, f1


def precision_by_choice(y_true, y_pred, positive=1):
    chosen = np.asarray(y_true)[np.asarray(y_pred) == positive]
    return float(np.mean(chosen == positive)) if chosen.size else 0


def precision_by_counting(y_true, y_pred, positive=1):
    tp = sum(t == positive and p == positive for t, p in zip(y_true, y_pred, strict=True))
    fp = sum(t != positive and p == positive for t, p in zip(y_true, y_pred, strict=True))
    return 0.0 if tp + fp == 0 else tp / (tp + fp)


def precision_without_branch(y_true, y_pred, positive=1):
    guess = np.equal(y_pred, positive)
    return np.dot(guess, np.equal(y_true, positive) * 1.0) / max(guess.sum(), 1)


def recall_by_choice(y_true, y_pred, positive=1):
    found = np.asarray(y_pred)[np.asarray(y_true) == positive]
    return (found == positive).mean() if len(found) else 0.0


def recall_by_counting(y_true, y_pred, positive=1):
    tp = fn = 0
    for truth, guess in zip(y_true, y_pred, strict=True):
        if truth == positive:
            tp, fn = (tp + 1, fn) if guess == positive else (tp, fn + 1)
    return tp / (tp + fn) if tp else 0.0


def recall_by_precision_the_other_way(y_true, y_pred, positive=1):
    return precision_by_choice(y_pred, y_true, positive)


def f1_by_counts(y_true, y_pred, positive=1):
    truth, guess = np.asarray(y_true) == positive, np.asarray(y_pred) == positive
    tp, wrong = int(np.sum(truth & guess)), int(np.sum(truth ^ guess))
    return 2 * tp / (2 * tp + wrong) if tp else 0.0


def f1_by_harmonic_mean(y_true, y_pred, positive=1):
    p = precision_by_counting(y_true, y_pred, positive)
    r = recall_by_counting(y_true, y_pred, positive)
    return statistics.harmonic_mean([p, r]) if p and r else 0.0


def f1_by_sizes(y_true, y_pred, positive=1):
    truth, guess = np.equal(y_true, positive), np.equal(y_pred, positive)
    total = truth.sum() + guess.sum()
    return np.float64(2 * np.logical_and(truth, guess).sum() / total if total else 0.0)


# predict_sales


def sales_by_pinv(X_train, y_train, X_new):
    Z, Z_new = standardize_with_a_helper(X_train, X_new)
    return np.c_[Z_new, np.ones(len(Z_new))] @ np.linalg.pinv(np.c_[Z, np.ones(len(Z))]) @ y_train


def sales_by_centred_least_squares(X_train, y_train, X_new):
    Z, Z_new = standardize_with_a_class(X_train, X_new)
    y = np.asarray(y_train, dtype=float)
    w, *_ = np.linalg.lstsq(Z, y - y.mean(), rcond=1e-9)
    return Z_new @ w + y.mean()


def sales_by_svd(X_train, y_train, X_new):
    Z, Z_new = standardize_by_columns(X_train, X_new)
    mean = float(np.mean(y_train))
    u, sizes, v = np.linalg.svd(Z, full_matrices=False)
    inverse = np.array([1 / size if size > 1e-9 else 0.0 for size in sizes])
    w = v.T @ (inverse * (u.T @ (np.asarray(y_train) - mean)))
    return np.array([float(row @ w) + mean for row in Z_new])


# predict_purchase


def stable_sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def purchase_with_one_column(X_train, y_train, X_new, lr, epochs):
    Z, Z_new = standardize_with_a_helper(X_train, X_new)
    Z, Z_new = np.c_[np.ones(len(Z)), Z], np.c_[np.ones(len(Z_new)), Z_new]
    theta = np.zeros(Z.shape[1])
    for _ in range(epochs):
        theta -= lr * np.mean((stable_sigmoid(Z @ theta) - y_train)[:, None] * Z, axis=0)
    p = stable_sigmoid(Z_new @ theta)
    return p, np.where(p >= 0.5, 1, 0)


def purchase_by_loops(X_train, y_train, X_new, lr, epochs):
    Z, Z_new = standardize_by_columns(X_train, X_new)
    n, d = Z.shape
    w, b = [0.0] * d, 0.0
    for _ in range(epochs):
        errors = []
        for i in range(n):
            z = sum(w[j] * Z[i, j] for j in range(d)) + b
            errors.append(1 / (1 + math.exp(-z)) - y_train[i])
        w = [w[j] - lr * sum(errors[i] * Z[i, j] for i in range(n)) / n for j in range(d)]
        b -= lr * sum(errors) / n
    p = np.array([1 / (1 + math.exp(-(float(np.dot(w, row)) + b))) for row in Z_new])
    return p, (p >= 0.5).astype(int)


def purchase_with_a_column_of_answers(X_train, y_train, X_new, lr, epochs):
    Z, Z_new = standardize_with_a_class(X_train, X_new)
    y = np.reshape(y_train, (-1, 1))
    w, b = np.zeros((Z.shape[1], 1)), np.zeros((1, 1))
    for _ in range(epochs):
        delta = stable_sigmoid(Z @ w + b) - y
        w, b = w - lr / len(y) * (Z.T @ delta), b - lr * delta.mean()
    p = stable_sigmoid(Z_new @ w + b).ravel()
    return [p, np.int64(p >= 0.5)]


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "impute_missing": [impute_by_loops, impute_by_masked_arrays, impute_by_nan_functions],
    "clip_outliers": [clip_by_minimum_and_maximum, clip_by_columns, clip_with_quartiles_by_hand],
    "standardize": [standardize_with_a_helper, standardize_by_columns, standardize_with_a_class],
    "min_max_scale": [scale_with_a_helper, scale_by_columns, scale_together],
    "one_hot": [one_hot_by_comparison, one_hot_by_assignment, one_hot_by_lists],
    "train_val_test_split": [
        split_by_shuffled_rows,
        split_by_random_keys,
        split_by_drawing_without_replacement,
        split_by_a_drawn_seed,
    ],
    "k_fold_indices": [
        *(folds_by_sizes, folds_by_dealing, folds_by_masks),
        folds_by_a_drawn_seed,
    ],
    "accuracy": [accuracy_by_counting, accuracy_by_nonzero, accuracy_by_trace],
    "confusion_matrix": [confusion_by_bincount, confusion_by_loops, confusion_by_one_hot],
    "precision": [precision_by_choice, precision_by_counting, precision_without_branch],
    "recall": [recall_by_choice, recall_by_counting, recall_by_precision_the_other_way],
    "f1": [f1_by_counts, f1_by_harmonic_mean, f1_by_sizes],
    "predict_sales": [sales_by_pinv, sales_by_centred_least_squares, sales_by_svd],
    "predict_purchase": [
        purchase_with_one_column,
        purchase_by_loops,
        purchase_with_a_column_of_answers,
    ],
}
