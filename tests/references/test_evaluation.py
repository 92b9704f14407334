"""Proves the references of 09_data_and_evaluation: scikit-learn, properties, worked numbers."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import metrics
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "09_data_and_evaluation" / "evaluation.py"
ev = SimpleNamespace(**load_solution(SOURCE))

SEEDS = st.integers(0, 2**32 - 1)
TRUTH, GUESS = [1, 0, 1, 1, 0, 1], [1, 1, 0, 1, 0, 0]
FRACTIONS = st.sampled_from([(0.6, 0.2, 0.2), (0.5, 0.3, 0.2), (0.7, 0.2, 0.1), (0.8, 0.2, 0.0)])


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def table(rng: np.random.Generator, n: int, d: int) -> np.ndarray:
    return rng.standard_normal((n, d)) * rng.uniform(0.1, 9, d) + rng.uniform(-50, 50, d)


def slopes(function: Any, at: np.ndarray, step: float = 1e-6) -> np.ndarray:
    """The gradient of a scalar function at an array, by central differences."""
    nudges = step * np.eye(at.size)
    return np.array([(function(at + e) - function(at - e)) / (2 * step) for e in nudges])


class TestPreparation:
    def test_worked_numbers(self):
        nan = np.nan
        X = [[1, nan], [2, 4], [nan, 8], [9, nan]]
        assert_array_equal(ev.impute_missing(X, "mean"), [[1, 6], [2, 4], [4, 8], [9, 6]])
        assert_array_equal(ev.impute_missing(X, "median")[:, 0], [1, 2, 2, 9])
        assert_array_equal(ev.impute_missing([[nan], [nan]], "mean"), [[0], [0]])
        assert_allclose(ev.clip_outliers([[1], [2], [3], [4], [100]]).T, [[1, 2, 3, 4, 7]])
        Z, Z_new = ev.standardize([[28], [20]], [[30]])
        assert_array_equal(np.vstack([Z, Z_new]), [[1], [-1], [1.5]])
        S, S_new = ev.min_max_scale([[28], [20]], [[30], [24]])
        assert_array_equal(np.vstack([S, S_new]), [[1], [0], [1.25], [0.5]])
        assert_array_equal(ev.one_hot([2, 0], 3), [[0, 0, 1], [1, 0, 0]])

    def test_both_tables_of_the_deck_become_ones(self):
        for rows in (ev.market, ev.customers):
            assert_array_equal(np.abs(ev.standardize(rows, rows)[0]), np.ones((2, 4)))

    @settings(max_examples=30, deadline=None)
    @given(SEEDS, st.integers(1, 8), st.integers(1, 4), st.sampled_from(["mean", "median"]))
    def test_imputing_agrees_with_scikit_learn(self, seed, n, d, strategy):
        rng = np.random.default_rng(seed)
        X = table(rng, n, d)
        X[rng.random((n, d)) < 0.4] = np.nan
        known = ~np.isnan(X).all(axis=0)
        filled = ev.impute_missing(X, strategy)
        assert_array_equal(filled[:, ~known], 0)
        if known.any():
            theirs = SimpleImputer(strategy=strategy).fit_transform(X[:, known])
            assert_allclose(filled[:, known], theirs, rtol=1e-12)

    @settings(max_examples=30, deadline=None)
    @given(SEEDS, st.integers(1, 12), st.integers(1, 4))
    def test_clipping_keeps_what_is_inside_and_reaches_the_fence(self, seed, n, d):
        X = np.random.default_rng(seed).standard_t(1.5, (n, d))
        low, high = np.quantile(X, [0.25, 0.75], axis=0)
        fences = low - 1.5 * (high - low), high + 1.5 * (high - low)
        clipped = ev.clip_outliers(X)
        inside = (fences[0] <= X) & (fences[1] >= X)
        assert_array_equal(clipped[inside], X[inside])
        assert_allclose(clipped[fences[0] > X], np.broadcast_to(fences[0], X.shape)[fences[0] > X])
        assert_allclose(clipped[fences[1] < X], np.broadcast_to(fences[1], X.shape)[fences[1] < X])

    @settings(max_examples=40, deadline=None)
    @given(SEEDS, st.integers(1, 8), st.integers(1, 5), st.integers(1, 4), st.booleans())
    def test_scaling_agrees_with_scikit_learn(self, seed, n, m, d, constant):
        rng = np.random.default_rng(seed)
        train, test = table(rng, n, d), table(rng, m, d)
        if constant:
            train[:, 0] = 0.1  # whose mean is not exactly 0.1
        for ours, theirs in (
            (ev.standardize, StandardScaler().fit(train)),
            (ev.min_max_scale, MinMaxScaler().fit(train)),
        ):
            for part, X in zip(ours(train, test), (train, test), strict=True):
                assert_allclose(part, np.asarray(theirs.transform(X)), rtol=1e-9, atol=1e-9)

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
    def test_one_hot_rows(self, labels):
        Y = ev.one_hot(labels, 5)
        assert Y.shape == (len(labels), 5)
        assert_array_equal(Y.sum(axis=1), 1)
        assert_array_equal(Y.argmax(axis=1), labels)


class TestSplits:
    @settings(max_examples=60, deadline=None)
    @given(SEEDS, st.integers(1, 60), FRACTIONS)
    def test_three_sets_are_a_partition_in_pairs(self, seed, n, fractions):
        X = np.arange(n, dtype=float)[:, np.newaxis] + [0.0, 0.5]
        y = np.arange(n)
        sets = ev.train_val_test_split(X, y, fractions, np.random.default_rng(seed))
        sizes = [len(y_s) for _, y_s in sets]
        assert sizes[1:] == [round(fractions[1] * n), round(fractions[2] * n)]
        assert sorted(np.concatenate([y_s for _, y_s in sets]).tolist()) == list(range(n))
        for X_s, y_s in sets:
            assert_array_equal(X_s[:, 0], y_s)
            assert y_s.dtype.kind == "i"

    @settings(max_examples=60, deadline=None)
    @given(SEEDS, st.integers(2, 40), st.data())
    def test_folds(self, seed, n, data):
        k = data.draw(st.integers(2, n))
        folds = ev.k_fold_indices(n, k, np.random.default_rng(seed))
        sizes = [len(val) for _, val in folds]
        assert len(folds) == k and max(sizes) - min(sizes) <= 1
        assert sorted(np.concatenate([val for _, val in folds]).tolist()) == list(range(n))
        for train, val in folds:
            assert sorted([*train.tolist(), *val.tolist()]) == list(range(n))

    def test_worked_numbers(self):
        rng = np.random.default_rng(0)
        folds = ev.k_fold_indices(10, 3, rng)
        assert sorted(len(val) for _, val in folds) == [3, 3, 4]
        assert sorted(len(train) for train, _ in folds) == [6, 7, 7]
        sets = ev.train_val_test_split(np.arange(13), np.arange(13), (0.6, 0.2, 0.2), rng)
        assert [len(X) for X, _ in sets] == [7, 3, 3]

    def test_every_row_can_go_anywhere(self):
        """Over 600 seeds each of 5 rows is in the test set of 1 about 120 times (7 deviations)."""
        where = [
            int(ev.train_val_test_split(np.arange(5), np.arange(5), (0.6, 0.2, 0.2), rng)[2][1][0])
            for rng in map(np.random.default_rng, range(600))
        ]
        assert (np.abs(np.bincount(where, minlength=5) - 120) < 70).all()


class TestMetrics:
    def test_worked_numbers(self):
        assert ev.accuracy(TRUTH, GUESS) == 0.5
        assert_array_equal(ev.confusion_matrix(TRUTH, GUESS, 2), [[1, 1], [2, 2]])
        three = ev.confusion_matrix([0, 1, 2, 2, 1], [0, 2, 2, 1, 1], 3)
        assert_array_equal(three, [[1, 0, 0], [0, 1, 1], [0, 1, 1]])
        assert_allclose(ev.precision(TRUTH, GUESS), 2 / 3)
        assert ev.recall(TRUTH, GUESS) == 0.5
        assert_allclose(ev.f1(TRUTH, GUESS), 4 / 7)

    def test_a_model_that_always_says_no(self):
        """The shop of the questions: 5 % buy, and nobody is predicted to."""
        truth, guess = np.repeat([1, 0], [5, 95]), np.zeros(100, dtype=int)
        assert ev.accuracy(truth, guess) == 0.95
        assert ev.precision(truth, guess) == ev.recall(truth, guess) == ev.f1(truth, guess) == 0

    @settings(max_examples=80, deadline=None)
    @given(SEEDS, st.integers(1, 30), st.integers(2, 5))
    def test_agree_with_scikit_learn(self, seed, n, c):
        rng = np.random.default_rng(seed)
        truth, guess = rng.integers(0, c, (2, n))
        classes = np.arange(c)
        assert_allclose(ev.accuracy(truth, guess), metrics.accuracy_score(truth, guess))
        theirs = metrics.confusion_matrix(truth, guess, labels=classes)
        assert_array_equal(ev.confusion_matrix(truth, guess, c), theirs)
        settings_of = {"labels": classes, "average": None, "zero_division": 0}
        for ours, score in (
            (ev.precision, metrics.precision_score),
            (ev.recall, metrics.recall_score),
            (ev.f1, metrics.f1_score),
        ):
            right = score(truth, guess, **settings_of)
            for positive in classes:
                assert_allclose(
                    ours(truth, guess, positive), np.asarray(right)[positive], rtol=1e-12
                )


class TestMarket:
    def test_worked_numbers(self):
        shops = np.vstack([ev.market, [[24, 2, 15, 3]]])
        predicted = ev.predict_sales(ev.market, ev.sales, shops)
        assert_allclose(predicted, [40, 15, 30.625], rtol=1e-12)

    @settings(max_examples=40, deadline=None)
    @given(SEEDS, st.integers(1, 12), st.integers(1, 5))
    def test_agrees_with_scikit_learn_and_has_the_smallest_weights(self, seed, n, d):
        rng = np.random.default_rng(seed)
        X, new, y = table(rng, n, d), table(rng, 4, d), rng.standard_normal(n)
        Z, Z_new = ev.standardize(X, new)
        # Centred columns are of lower rank but for rounding: the cut-off has to be generous.
        inverse = np.linalg.pinv(Z - Z.mean(axis=0), rcond=1e-9)
        smallest = Z_new @ inverse @ (y - y.mean()) + y.mean()
        assert_allclose(ev.predict_sales(X, y, new), smallest, rtol=1e-6, atol=1e-8)
        if n > d:
            model = LinearRegression().fit(Z, y)
            assert_allclose(ev.predict_sales(X, y, new), model.predict(Z_new), rtol=1e-7, atol=1e-9)


class TestPurchase:
    def test_worked_numbers(self):
        p, labels = ev.predict_purchase(ev.customers, ev.bought, ev.customers, 1, 1)
        assert_allclose(p, [0.8807971, 0.1192029], atol=5e-8)
        assert_array_equal(labels, [1, 0])

    @settings(max_examples=20, deadline=None)
    @given(SEEDS)
    def test_one_step_is_against_the_gradient_of_cross_entropy(self, seed):
        rng = np.random.default_rng(seed)
        X, y = table(rng, 7, 2), rng.integers(0, 2, 7)
        Z, _ = ev.standardize(X, X)

        def loss(theta: np.ndarray) -> float:
            z = Z @ theta[:2] + theta[2]
            return float(np.mean(np.logaddexp(0, z) - y * z))

        theta = -0.3 * slopes(loss, np.zeros(3))
        p, _ = ev.predict_purchase(X, y, X, 0.3, 1)
        assert_allclose(np.log(p / (1 - p)), Z @ theta[:2] + theta[2], atol=1e-7)

    def test_many_steps_lead_to_scikit_learns_optimum(self):
        rng = np.random.default_rng(4)
        X, new = table(rng, 60, 2), table(rng, 5, 2)
        y = (rng.random(60) < 0.5).astype(int)
        Z, _ = ev.standardize(X, new)
        model = LogisticRegression(C=np.inf, tol=1e-12, max_iter=1000).fit(Z, y)
        p, _ = ev.predict_purchase(X, y, X, 1.0, 4000)
        assert_allclose(p, model.predict_proba(Z)[:, 1], atol=1e-5)

    def test_without_a_step_everything_is_even(self):
        p, labels = ev.predict_purchase(ev.customers, ev.bought, ev.customers, 0.5, 0)
        assert_array_equal(p, [0.5, 0.5])
        assert_array_equal(labels, [1, 1])


def test_inputs_stay_as_they_are():
    X, y = np.array([[1.0, np.nan], [2.0, 5.0], [7.0, 1.0]]), np.array([1, 0, 1])
    known = np.nan_to_num(X)
    kept = X.copy(), y.copy(), known.copy()
    results = [
        ev.impute_missing(X, "mean"),
        ev.clip_outliers(known),
        *ev.standardize(known, known),
        *ev.min_max_scale(known, known),
        ev.predict_sales(known, y, known),
        *ev.predict_purchase(known, y, known, 0.1, 3),
    ]
    for pair in ev.train_val_test_split(known, y, (0.4, 0.3, 0.3), np.random.default_rng(0)):
        results += pair
    for before, now in zip(kept, (X, y, known), strict=True):
        assert_array_equal(before, now)
    assert not any(np.shares_memory(r, g) for r in results for g in (X, y, known))
