"""Checks of 09_data_and_evaluation: statistics from the right data, splits by their properties.

Shuffles are judged by what every shuffle keeps to, never by a particular order; each bound says
how rarely a fair shuffle misses it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.draws import many_different, shuffled_evenly, with_many
from autograder.checks.expect import (
    array,
    documented,
    drawn_anew,
    no_warnings,
    not_much_larger,
    parts,
    repeated,
    require,
    same,
    seeded,
)
from autograder.checks.fresh import fresh
from autograder.grading.compare import alike
from autograder.grading.failure import Slide
from autograder.grading.student import StudentFunction
from autograder.sandbox.student_side.wire import SeededRng

MARKET_SLIDE = Slide("D4", "인공 신경망의 활용 예시 — 마트 매출 예측 (Regression)")
MARKET = np.array([[28.0, 2.0, 10.0, 5.0], [20.0, 1.0, 20.0, 1.0]])
SALES = np.array([40.0, 15.0])
CUSTOMERS = np.array([[176.0, 28.0, 6800.0, 1100.0], [168.0, 20.0, 6100.0, 400.0]])
BOUGHT = np.array([1, 0])

TABLES = pytest.mark.parametrize("size", [(1, 3), (6, 1), (9, 4)])
# (training data, test data, features); a single training row makes every column constant.
PAIRS = pytest.mark.parametrize("size", [(5, 3, 2), (1, 2, 2), (7, 1, 1)])
SHARES = pytest.mark.parametrize(
    ("n", "fractions"),
    [
        (13, (0.6, 0.2, 0.2)),
        (11, (0.5, 0.3, 0.2)),
        (100, (0.42, 0.29, 0.29)),
        (5, (0.8, 0.2, 0.0)),
        (1, (1.0, 0.0, 0.0)),
    ],
)
FOLDS = pytest.mark.parametrize("split", [(10, 3), (11, 4), (7, 7), (9, 2)])
CLASSES = pytest.mark.parametrize("c", [2, 5, 12])
WORKED = np.array([1, 0, 1, 1, 0, 1]), np.array([1, 1, 0, 1, 0, 0])
# Nothing predicted positive, nothing positive, neither; all right, all wrong; a single datum.
EXTREMES = [
    (np.array(truth), np.array(guess))
    for truth, guess in (
        ([1, 0, 1], [0, 0, 0]),
        ([0, 0, 0], [1, 0, 1]),
        ([0, 0], [0, 0]),
        ([1, 1, 0], [1, 1, 0]),
        ([1, 0, 1], [0, 1, 0]),
        ([1], [1]),
        ([0], [1]),
    )
]


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def table(rng: np.random.Generator, n: int, d: int) -> np.ndarray:
    """Data (n, d) whose columns have means and sizes of their own."""
    return (normal(rng, n, d) * rng.uniform(0.5, 9, d) + rng.uniform(-20, 20, d)).round(3)


def labels(rng: np.random.Generator, n: int, c: int) -> tuple[np.ndarray, np.ndarray]:
    """Right answers and predictions (n,) of c classes, about half of them right."""
    truth, guess = rng.integers(0, c, n), rng.integers(0, c, n)
    return truth, np.where(rng.random(n) < 0.4, truth, guess)


def large_labels(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The same (60,) for two classes of many, whose numbers no table of small integers holds."""
    truth, guess = labels(rng, 60, 2)
    return truth + 1500, guess + 1500


def with_holes(rng: np.random.Generator, n: int, d: int) -> np.ndarray:
    """Data (n, d) of which some are nan, and all in a column only where there is one row."""
    X = table(rng, n, d)
    X[rng.integers(n), rng.integers(d)] = np.nan
    return X


def with_outlier(rng: np.random.Generator, n: int, d: int) -> np.ndarray:
    """Data (n, d) with one value far above all others."""
    X = table(rng, n, d)
    X[rng.integers(n), rng.integers(d)] += 90
    return X


class TestImputeMissing:
    exercise = "impute_missing"
    battery = Battery(
        lambda rng, row=6, column=3: (with_holes(rng, row, column), "mean"),
        whole_numbers=lambda rng: (rng.integers(-9, 9, (4, 3)), "median"),
        many=260,
        cases={"many_medians": lambda rng: (with_holes(rng, 261, 2), "median")},
        free=(0,),
    )
    holes = np.array([[1.0, np.nan], [2.0, 4.0], [np.nan, 8.0], [9.0, np.nan]])

    @pytest.mark.parametrize("strategy", ["mean", "median"])
    def test_worked_values(self, student, reference, strategy):
        got = student.impute_missing(self.holes, strategy)
        same(got, reference.impute_missing(self.holes, strategy))

    @TABLES
    @pytest.mark.parametrize("strategy", ["mean", "median"])
    def test_random_tables(self, student, reference, rng, size, strategy):
        """Skewed columns, so that mean and median differ; in each at least one value is known."""
        X = (table(rng, *size) + 5 * rng.exponential(1, size)).round(3)
        X[rng.random(size) < 0.4] = np.nan
        X[rng.integers(size[0], size=size[1]), np.arange(size[1])] = 3.25
        same(student.impute_missing(X, strategy), reference.impute_missing(X, strategy))

    @pytest.mark.parametrize("strategy", ["mean", "median"])
    def test_nothing_known(self, student, reference, strategy):
        X = np.array([[np.nan, 2.0, np.nan], [np.nan, np.nan, 5.0]])
        got = no_warnings(student.impute_missing, X, strategy)
        same(got, reference.impute_missing(X, strategy))

    def test_nothing_missing(self, student, rng):
        X = table(rng, 4, 3)
        for strategy in ("mean", "median"):
            same(fresh(student.impute_missing, X, strategy), X)

    def test_zeros_are_known(self, student, reference):
        X = np.array([[0.0, -1.0], [0.0, np.nan], [9.0, 0.0], [np.nan, 0.0]])
        for strategy in ("mean", "median"):
            same(student.impute_missing(X, strategy), reference.impute_missing(X, strategy))

    def test_ints(self, student, reference):
        """In a table of ints nothing is missing; the result is one of floats."""
        X = np.array([[1, 2], [3, 4], [3, 9]])
        for strategy in ("mean", "median"):
            got = student.impute_missing(X, strategy)
            same(got, reference.impute_missing(X, strategy))
            require(got.dtype == np.float64, "not_floats", got=got)


class TestClipOutliers:
    exercise = "clip_outliers"
    battery = Battery(
        lambda rng, row=7, column=3: (with_outlier(rng, row, column),),
        many=260,
        scales=(1e-5, 1e5),
        free=(0,),
    )

    def test_worked_values(self, student, reference):
        X = np.array([[1.0], [2.0], [3.0], [4.0], [100.0]])
        same(student.clip_outliers(X), reference.clip_outliers(X))

    @TABLES
    def test_random_tables(self, student, reference, rng, size):
        X = table(rng, *size)
        same(student.clip_outliers(X), reference.clip_outliers(X))

    def test_outliers_on_both_sides(self, student, reference, rng):
        X = table(rng, 12, 3)
        X[0] += 200
        X[5] -= 150
        X[7, 1] += 80
        same(student.clip_outliers(X), reference.clip_outliers(X))

    def test_columns_on_their_own_scales(self, student, reference, rng):
        """What is ordinary in one column would be far out in another; one row is far out."""
        X = normal(rng, 20, 6) * [0.01, 1, 100, 1, 2, 3] + [5, 0, -3000, 1, 2, 3]
        X[7] *= 9
        same(student.clip_outliers(X), reference.clip_outliers(X))

    def test_almost_constant_column(self, student, reference):
        """With an IQR of 0 everything goes to the one value."""
        X = np.array([[2.0, 1.0], [2.0, 2.0], [2.0, 3.0], [2.0, 4.0], [7.5, 5.0], [2.0, 6.0]])
        same(no_warnings(student.clip_outliers, X), reference.clip_outliers(X))

    def test_ints(self, student, reference):
        """The fences of whole numbers need not be whole: 6.375 and 12.5 here, and others."""
        columns = np.array([[1, 8], [2, 9], [3, 50], [4, 7], [40, 6], [2, -30]])
        for X in (columns, np.arange(14).reshape(7, 2) ** 3, np.array([[5], [7]])):
            got = student.clip_outliers(X)
            same(got, reference.clip_outliers(X))
            require(got.dtype == np.float64, "not_floats", got=got)


class ScalingChecks:
    """What `standardize` and `min_max_scale` have in common."""

    exercise: str
    names: tuple[str, str]
    battery = Battery(
        lambda rng, row=6, column=3: (table(rng, row, column), table(rng, 4, column)),
        scales=(1e-3, 1e3),
        many=260,
    )

    def compare(self, student: Any, reference: Any, *args: Any) -> None:
        got = no_warnings(getattr(student, self.exercise), *args)
        same(got, getattr(reference, self.exercise)(*args), names=self.names)

    def test_rows_of_the_slide(self, student, reference):
        new = np.array([[30.0, 2.0, 15.0, 3.0], [24.0, 1.0, 1.0, 9.0]])
        self.compare(student, reference, MARKET, new)
        self.compare(student, reference, CUSTOMERS, CUSTOMERS[:1])

    @PAIRS
    def test_random_tables(self, student, reference, rng, size):
        n, m, d = size
        self.compare(student, reference, table(rng, n, d), table(rng, m, d))

    def test_test_data_of_another_world(self, student, reference, rng):
        """Far from the training data, they stay far: their own statistics are not used."""
        X_train = table(rng, 6, 3)
        self.compare(student, reference, X_train, 10 * table(rng, 5, 3) + 100)

    def test_constant_column(self, student, reference, rng):
        X_train, X_test = table(rng, 5, 3), table(rng, 3, 3)
        X_train[:, 1] = 2.5
        self.compare(student, reference, X_train, X_test)

    def test_nothing_to_change(self, student, reference):
        """Columns that are scaled already: the results are new arrays all the same."""
        function, right = (getattr(one, self.exercise) for one in (student, reference))
        for train in ([[-1.0, 1.0], [1.0, -1.0]], [[0.0, 1.0], [1.0, 0.25], [0.5, 0.0]]):
            args = np.array(train), np.array([[0.5, 2.0]])
            same(fresh(function, *args), right(*args), names=self.names)

    def test_narrow_columns(self, student, reference, rng):
        """However little the values of a column differ, they are no single value."""
        width = [0.3, 0.02, 1e-3, 1e-4, 1e-9]
        X_train, X_test = np.split(rng.standard_normal((9, 5)) * width + [3, -1, 0, 0, 0], [6])
        self.compare(student, reference, X_train, X_test)

    def test_ints(self, student, reference):
        train = np.array([[1, 10], [3, 40], [8, 10]])
        self.compare(student, reference, train, np.array([[2, 25]]))
        self.compare(student, reference, np.array([[4, 0], [6, 0]]), np.array([[9, 1], [5, 0]]))


class TestStandardize(ScalingChecks):
    exercise = "standardize"
    names = ("Z_train", "Z_test")

    def test_far_from_zero(self, student, reference, rng):
        """Values far from 0, where the difference of two squares would lose its digits.

        Right results are rounded to 1e-8 of a deviation, and such a difference is wrong by 1e-4 of
        it or more; by less where a number of rows such as 8 leaves nothing to round. The numbers
        are whole ones, since float32's seven digits say nothing here.
        """
        args = np.split(np.rint(table(rng, 11, 3)).astype(int) + 30_000_000, [7])
        got, right = student.standardize(*args), reference.standardize(*args)
        same(got, right, names=self.names, atol=1e-6, key="far_from_zero")


class TestMinMaxScale(ScalingChecks):
    exercise = "min_max_scale"
    names = ("S_train", "S_test")


class TestOneHot:
    exercise = "one_hot"
    battery = Battery(
        lambda rng, label=6: (rng.integers(0, 4, label), 4),
        dtype="",
        whole_numbers=False,
        many=260,
        cases={
            "one_class": lambda rng: (np.zeros(3, dtype=int), 1),
            "many_classes": lambda rng: (np.array([149, 0, 130, 7]), 150),
        },
    )

    def test_worked_values(self, student, reference):
        args = np.array([2, 0]), 3
        same(student.one_hot(*args), reference.one_hot(*args))

    @pytest.mark.parametrize("size", [(1, 4), (8, 5), (3, 1)])
    def test_random_labels(self, student, reference, rng, size):
        n, c = size
        args = rng.integers(0, c, n), c
        same(student.one_hot(*args), reference.one_hot(*args))

    def test_classes_that_never_appear(self, student, reference):
        for args in ((np.array([1, 1, 2]), 5), (np.array([3, 0]), 4), (np.array([0, 0]), 2)):
            same(student.one_hot(*args), reference.one_hot(*args))


class TestTrainValTestSplit:
    exercise = "train_val_test_split"
    battery = Battery(
        lambda rng, row=11, column=2: (
            normal(rng, row, column),
            normal(rng, row),
            (0.6, 0.2, 0.2),
            seeded(rng),
        ),
        compare=lambda got, expected: same_rows(got, expected),
        many=260,
    )
    fractions = (0.6, 0.2, 0.2)

    @SHARES
    def test_sizes(self, student, reference, rng, n, fractions):
        X, y = numbered(n)
        args = X, y, fractions, seeded(rng)
        sizes = [len(X_s) for X_s, _ in sets(student.train_val_test_split(*args), X, y)]
        wanted = [len(X_s) for X_s, _ in reference.train_val_test_split(*args)]
        require(sizes == wanted, "split_sizes", got=sizes, expected=wanted, n=n, shares=fractions)

    @pytest.mark.parametrize("n", [1, 13, 30])
    def test_every_datum_in_one_set(self, student, rng, n):
        """Also where a set has no share."""
        X, y = numbered(n)
        for fractions in (self.fractions, (0.75, 0.25, 0.0), (1.0, 0.0, 0.0)):
            order = order_of(student.train_val_test_split(X, y, fractions, seeded(rng)), X, y)
            once(order, n, "split")

    def test_pairs_stay_together(self, student, rng):
        X, y = numbered(30)
        for X_s, y_s in sets(student.train_val_test_split(X, y, self.fractions, seeded(rng)), X, y):
            for x_row, y_row in zip(X_s, y_s, strict=True):
                require(y_row == 10 * x_row[0], "pairs_broken", x=x_row, y=y_row)

    def test_everything_is_shuffled(self, student, rng):
        """No step from one row to the next, such as 1, is taken again and again.

        Each step of 1 to 229 rows, counted round the end, comes about once in a fair shuffle; one
        of them more than 25 times with a probability below 1e-20 (Poisson with mean 1). A set that
        is one block of neighbouring rows comes of a fair shuffle less than once in 1e40 times.
        """
        X, y = numbered(230)
        value = student.train_val_test_split(X, y, self.fractions, seeded(rng))
        for X_s, _ in sets(value, X, y):
            low, high = int(X_s[:, 0].min()), int(X_s[:, 0].max())
            require(high - low >= len(X_s), "set_is_a_block", low=low, high=high)
        alone = student.train_val_test_split(X, y, (1.0, 0.0, 0.0), seeded(rng))
        for split in (value, alone):
            order = np.array(order_of(split, X, y))
            steps = np.bincount(np.diff(order) % 230)
            require(steps.max() <= 25, "not_shuffled", first=order[:8])

    def test_every_row_may_come_anywhere(self, student, rng):
        """In six fair shuffles of 230 rows no row keeps its place, and the halves mix each time.

        Some row is in one place six times with a probability below 1e-9 (230 ** -4). Of the first
        half, 57.5 rows stay in it on average with a deviation of 3.8: fewer than 30 or more than
        85 do once in 1e12 times (hypergeometric).
        """
        X, y = numbered(230)
        splits = [student.train_val_test_split(X, y, self.fractions, seeded(rng)) for _ in range(6)]
        orders = np.array([order_of(split, X, y) for split in splits])
        for order in orders:
            stayed = int(np.count_nonzero(order[:115] < 115))
            require(30 <= stayed <= 85, "halves_apart", stayed=stayed)
        fixed = np.flatnonzero((orders == orders[0]).all(axis=0))
        if len(fixed):
            require(False, "row_stays", row=int(orders[0, fixed[0]]))

    def test_rng_decides(self, student, rng):
        """Another generator, another split of 240 rows; the same one, the same split."""
        X, y = numbered(240)
        many = with_many(lambda one: student.train_val_test_split(X, y, self.fractions, one), rng)
        only_from_rng(student.train_val_test_split, *numbered(60), self.fractions, seeded(rng))
        orders = [tuple(order_of(one, X, y)) for one in many]
        require(len(set(orders)) > 1, "rng_ignored", first=np.array(orders[0][:8]))
        many_different(orders)
        shuffled_evenly(orders)

    def test_labels_play_no_part(self, student, rng):
        """Of 20 rows of each of two classes, 10 go to validation: now more of one, now of another.

        In 64 fair splits it is 5 of each every time with a probability below 1e-30.
        """
        X, y = numbered(40)[0], np.arange(40) % 2

        def ask(one: SeededRng) -> int:
            value = student.train_val_test_split(X, y, (0.5, 0.25, 0.25), one)
            return int(sets(value, X, y)[1][1].sum())

        found = set(with_many(ask, rng))
        require(len(found) > 1, "classes_kept_apart", count=min(found))

    @pytest.mark.parametrize("shapes", [((), ()), ((2, 4), (3,))])
    def test_any_shape(self, student, rng, shapes):
        """Rows keep the shape they have: images, several targets, plain numbers."""
        (x_shape, y_shape), n = shapes, 5
        X, y = normal(rng, n, *x_shape), normal(rng, n, *y_shape)
        found = sets(student.train_val_test_split(X, y, self.fractions, seeded(rng)), X, y)
        for data, position in ((X, 0), (y, 1)):
            together = np.concatenate([pair[position] for pair in found]).reshape(n, -1)
            rows = sorted(data.reshape(n, -1).tolist())
            require(alike(sorted(together.tolist()), rows), "rows_changed", part="Xy"[position])

    def test_labels_stay_integers(self, student, rng):
        X, y = normal(rng, 10, 2), np.array([0, 1, 2, 1, 0] * 2)
        for _, y_s in sets(student.train_val_test_split(X, y, self.fractions, seeded(rng)), X, y):
            require(y_s.dtype.kind in "iu", "labels_not_integers", got=y_s)


class TestKFoldIndices:
    exercise = "k_fold_indices"
    battery = Battery(
        lambda rng: (10, 3, seeded(rng)),
        compare=lambda got, expected: once(
            [int(row) for _, val in folds(got, 10 * 3) for row in val], 10, "fold"
        ),
        whole_numbers=False,
    )

    @FOLDS
    def test_number_and_sizes(self, student, rng, split):
        n, k = split
        sizes = [len(val) for _, val in folds(student.k_fold_indices(n, k, seeded(rng)), n * k)]
        require(len(sizes) == k, "fold_count", count=len(sizes), k=k)
        require(max(sizes) - min(sizes) <= 1, "fold_sizes", got=sizes, n=n, k=k)

    @pytest.mark.parametrize("split", [(11, 4), (7, 7), (300, 4)])
    def test_every_datum_validates_once(self, student, rng, split):
        n, k = split
        found = folds(student.k_fold_indices(n, k, seeded(rng)), n * k)
        once([int(row) for _, val in found for row in val], n, "fold")

    @pytest.mark.parametrize("split", [(12, 4), (7, 7)])
    def test_training_is_the_rest(self, student, rng, split):
        n, k = split
        for train, val in folds(student.k_fold_indices(n, k, seeded(rng)), n * k):
            both = sorted(set(train.tolist()) & set(val.tolist()))
            require(not both, "fold_leaks", rows=both[:6])
            rest = sorted(set(range(n)) - set(val.tolist()))
            got = sorted(train.tolist())
            require(got == rest, "fold_training", got=np.array(got), expected=np.array(rest))

    def test_shuffled(self, student, rng):
        """Of 230 data a fair shuffle keeps more than 25 pairs of neighbours once in 1e18 times.

        A fold of 46 neighbouring rows comes of a fair shuffle less than once in 1e40 times.
        """
        found = folds(student.k_fold_indices(230, 5, seeded(rng)), 230 * 5)
        for _, val in found:
            rows = np.sort(val)
            require(rows[-1] - rows[0] >= len(rows), "set_is_a_block", low=rows[0], high=rows[-1])
            steps = np.unique(np.diff(rows))
            require(len(steps) > 1, "fold_every_kth", step=int(steps[0]), first=rows[:4])

    def test_folds_mix_the_whole_data(self, student, rng):
        """Of a fold of 46 from 230 rows, about 23 are from each half, with a deviation of 3.

        Fewer than 3 or more than 43 are from one half less than once in 1e9 times. Of the rows that
        lie one, two, ... 115 apart, a fifth share a fold; more than half do less than once in 1e10
        times (115 pairs, 8 deviations).
        """
        fold_of = np.zeros(230, dtype=int)
        for number, (_, val) in enumerate(
            folds(student.k_fold_indices(230, 5, seeded(rng)), 230 * 5)
        ):
            low = int(np.count_nonzero(val < 115))
            require(3 <= low <= 43, "fold_of_one_half", low=low, size=len(val))
            fold_of[val] = number
        for apart in range(1, 116):
            together = int(np.count_nonzero(fold_of[:-apart] == fold_of[apart:]))
            few = together <= (230 - apart) / 2
            require(few, "fold_rows_together", apart=apart, count=together)

    def test_every_row_in_any_fold(self, student, rng):
        """In 16 shuffles no row is always in one fold (at most 18 * 6 ** -15, below 1e-10)."""
        for n, k in ((23, 6), (18, 6), (12, 12)):
            self.moves(student, rng, n, k)

    def moves(self, student: Any, rng: np.random.Generator, n: int, k: int) -> None:
        places = np.zeros((16, n), dtype=int)
        for place in places:
            for number, (_, val) in enumerate(
                folds(student.k_fold_indices(n, k, seeded(rng)), n * k)
            ):
                place[val] = number
        fixed = np.flatnonzero((places == places[0]).all(axis=0))
        if len(fixed):
            require(False, "row_stays", row=int(fixed[0]))

    def test_rng_decides(self, student, rng):
        """Another generator, other folds, of which there are 1e18; the same one, the same folds."""
        many = with_many(lambda one: student.k_fold_indices(30, 5, one), rng)
        only_from_rng(student.k_fold_indices, 60, 3, seeded(rng))
        found = [
            tuple(tuple(sorted(val.tolist())) for _, val in folds(one, 30 * 5)) for one in many
        ]
        require(len(set(found)) > 1, "rng_ignored", first=np.array(found[0][0]))
        many_different(found)


class TestAccuracy:
    exercise = "accuracy"
    battery = Battery(
        lambda rng, label=9: labels(rng, label, 3),
        dtype="",
        whole_numbers=False,
        many=260,
        cases={"large_labels": lambda rng: large_labels(rng)},
    )

    def test_worked_values(self, student, reference):
        same(student.accuracy(*WORKED), reference.accuracy(*WORKED))

    @CLASSES
    @pytest.mark.parametrize("n", [1, 30])
    def test_random_labels(self, student, reference, rng, n, c):
        args = labels(rng, n, c)
        same(student.accuracy(*args), reference.accuracy(*args))

    def test_extremes(self, student, reference):
        for args in EXTREMES[2:6]:
            same(no_warnings(student.accuracy, *args), reference.accuracy(*args))


class TestConfusionMatrix:
    exercise = "confusion_matrix"
    battery = Battery(
        lambda rng, label=9: (*labels(rng, label, 3), 3),
        dtype="",
        whole_numbers=False,
        many=260,
        cases={"many_alike": lambda rng: (np.ones(300, dtype=int), np.ones(300, dtype=int), 2)},
    )

    def test_worked_values(self, student, reference):
        three = np.array([0, 1, 2, 2, 1]), np.array([0, 2, 2, 1, 1])
        for args in ((*WORKED, 2), (*three, 3)):
            same(student.confusion_matrix(*args), reference.confusion_matrix(*args))

    @CLASSES
    @pytest.mark.parametrize("n", [1, 40])
    def test_random_labels(self, student, reference, rng, n, c):
        args = *labels(rng, n, c), c
        same(student.confusion_matrix(*args), reference.confusion_matrix(*args))

    def test_classes_that_never_appear(self, student, reference):
        for args in (
            (np.array([1, 1]), np.array([1, 3]), 5),
            (np.array([0, 2]), np.array([2, 2]), 4),
            (np.array([0, 0, 0]), np.array([0, 0, 0]), 1),
        ):
            same(student.confusion_matrix(*args), reference.confusion_matrix(*args))


class RateChecks:
    """What `precision`, `recall` and `f1` have in common."""

    exercise: str
    battery = Battery(
        lambda rng, label=20: labels(rng, label, 4),
        dtype="",
        whole_numbers=False,
        options={"positive": 2},
        many=260,
        cases={"large_labels": lambda rng: (*large_labels(rng), 1501)},
    )

    def compare(self, student: Any, reference: Any, *args: Any, **kwargs: Any) -> None:
        got = no_warnings(getattr(student, self.exercise), *args, **kwargs)
        same(got, getattr(reference, self.exercise)(*args, **kwargs))

    def test_worked_values(self, student, reference):
        self.compare(student, reference, *WORKED)

    @pytest.mark.parametrize("n", [5, 40])
    def test_random_labels(self, student, reference, rng, n):
        self.compare(student, reference, *labels(rng, n, 2))

    @pytest.mark.parametrize("positive", [0, 1, 2, 3])
    def test_another_positive_label(self, student, reference, rng, positive):
        """With several classes, all labels but the positive one are negative, above and below."""
        self.compare(student, reference, *labels(rng, 40, 4), positive)
        self.compare(student, reference, *labels(rng, 12, 2), positive=positive)

    def test_usual_positive_among_several(self, student, reference, rng):
        """Label 1 is positive where nothing else is said, whatever labels there are."""
        self.compare(student, reference, *labels(rng, 40, 4))

    def test_extremes(self, student, reference):
        for args in EXTREMES:
            self.compare(student, reference, *args)
        self.compare(student, reference, *EXTREMES[0], positive=0)


class TestPrecision(RateChecks):
    exercise = "precision"


class TestRecall(RateChecks):
    exercise = "recall"


class TestF1(RateChecks):
    exercise = "f1"
    needs = ("precision", "recall")


class TestPredictSales:
    exercise = "predict_sales"
    needs = ("standardize",)
    battery = Battery(
        lambda rng, row=6: (table(rng, row, 2), normal(rng, row), table(rng, 3, 2)), many=260
    )

    def test_rows_of_the_slide(self, student, reference):
        """From its own two rows, the model gives back the slide's sales."""
        args = MARKET, SALES, MARKET
        got, right = student.predict_sales(*args), reference.predict_sales(*args)
        documented(got, right, SALES, slide=MARKET_SLIDE)

    def test_new_shop(self, student, reference):
        args = MARKET, SALES, np.array([[24.0, 2.0, 15.0, 3.0], [31.0, 3.0, 4.0, 2.0]])
        same(student.predict_sales(*args), reference.predict_sales(*args))

    @pytest.mark.parametrize("size", [(5, 3, 1), (6, 1, 2), (12, 2, 3)])
    def test_random_tables(self, student, reference, rng, size):
        n, m, d = size
        X, new = np.split(table(rng, n + m, d), [n])
        args = X, (X @ normal(rng, d) + normal(rng, n)).round(3), new
        same(student.predict_sales(*args), reference.predict_sales(*args))

    @pytest.mark.parametrize("size", [(2, 2), (1, 3)])
    def test_fewer_data_than_features(self, student, reference, rng, size):
        """Several answers fit; the smallest weights are asked for."""
        args = whole(rng, *size), whole(rng, size[0]), whole(rng, 3, size[1])
        same(student.predict_sales(*args), reference.predict_sales(*args))

    def test_columns_that_nearly_agree(self, student, reference, rng):
        """Little as two columns differ, it is the answers that say what their difference means."""
        X = table(rng, 12, 2)
        X[:, 1] = X[:, 0] + 0.01 * normal(rng, 12)
        args = X[:9], normal(rng, 9), X[9:]
        same(student.predict_sales(*args), reference.predict_sales(*args))

    def test_constant_column(self, student, reference, rng):
        """A column that says nothing has no say, even where new data differ in it."""
        X, new = np.split(table(rng, 11, 3), [7])
        X[:, 1] = 2.5
        args = X, normal(rng, 7), new
        same(no_warnings(student.predict_sales, *args), reference.predict_sales(*args))

    def test_ints(self, student, reference):
        args = np.array([[1, 5], [2, 3], [4, 4], [7, 1]]), np.array([3, 4, 9, 10])
        args = *args, np.array([[3, 3]])
        same(student.predict_sales(*args), reference.predict_sales(*args))


class TestPredictPurchase:
    exercise = "predict_purchase"
    needs = ("standardize",)
    names = ("p", "labels")
    battery = Battery(
        lambda rng, row=6, column=2: (
            table(rng, row, column),
            rng.integers(0, 2, row),
            table(rng, 3, column),
            0.5,
            3,
        ),
        names=names,
        many=260,
        cases={
            "many_epochs": lambda rng: (
                table(rng, 8, 2),
                rng.permutation([0, 1] * 4),
                table(rng, 3, 2),
                float(f"{10 ** rng.uniform(-2, -0.5):.3g}"),
                int(rng.integers(300, 900)),
            )
        },
    )

    def compare(self, student: Any, reference: Any, *args: Any) -> None:
        got, right = student.predict_purchase(*args), reference.predict_purchase(*args)
        same(got, right, names=self.names)

    def test_worked_step(self, student, reference):
        self.compare(student, reference, CUSTOMERS, BOUGHT, CUSTOMERS, 1.0, 1)

    @pytest.mark.parametrize(
        ("size", "epochs"),
        [((5, 3, 1), 1), ((6, 1, 2), 2), ((12, 5, 4), 20), ((1, 2, 2), 2), ((8, 2, 3), 1)],
    )
    def test_random_customers(self, student, reference, rng, size, epochs):
        n, m, d = size
        X, new = np.split(table(rng, n + m, d), [n])
        lr = round(float(rng.uniform(0.2, 1.5)), 3)
        self.compare(student, reference, X, rng.integers(0, 2, n), new, lr, epochs)

    def test_no_step_at_all(self, student, reference, rng):
        X, new = np.split(table(rng, 7, 3), [4])
        self.compare(student, reference, X, np.array([1, 0, 0, 1]), new, 0.5, 0)

    def test_next_to_one_half(self, student, reference):
        """p is less than a millionth above or below 0.5, by what both customers know for sure."""
        got = student.predict_purchase(CUSTOMERS, BOUGHT, CUSTOMERS, 1e-9, 1)
        right = reference.predict_purchase(CUSTOMERS, BOUGHT, CUSTOMERS, 1e-9, 1)
        same(got, right, names=self.names)

    def test_seldom_bought(self, student, reference, rng):
        """One buyer in ten: the bias moves, too, and almost every answer is no."""
        y = np.zeros(10, dtype=int)
        y[3] = 1
        X, new = np.split(table(rng, 16, 2), [10])
        self.compare(student, reference, X, y, new, 0.8, 15)

    def test_customer_far_out(self, student, reference):
        """So far above all others that the probability is as good as 1, and never nan.

        None as far below: there a right formula in Python's own `math` overflows.
        """
        self.compare(student, reference, CUSTOMERS, BOUGHT, 1000 * CUSTOMERS[:1], 1.0, 1)

    def test_constant_column(self, student, reference, rng):
        X, new = np.split(table(rng, 12, 3), [8])
        X[:, 1] = 2.5
        args = X, rng.integers(0, 2, 8), new, 0.5, 5
        got = no_warnings(student.predict_purchase, *args)
        same(got, reference.predict_purchase(*args), names=self.names)

    def test_ints(self, student, reference):
        X, new = np.array([[1, 5], [2, 3], [4, 4], [7, 1]]), np.array([[3, 3], [6, 2]])
        self.compare(student, reference, X, np.array([0, 0, 1, 1]), new, 1, 3)


def whole(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Whole numbers, so that two rows are standardized to exactly 1 and -1."""
    return rng.permutation(np.arange(-20, 21))[: int(np.prod(shape))].reshape(shape).astype(float)


def numbered(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows that say which they are: X (n, 2) with the number in column 0, y (n,) ten times it."""
    row = np.arange(n, dtype=float)
    return np.column_stack([row, row + 0.5]), 10 * row


def only_from_rng(function: StudentFunction, *args: Any) -> None:
    """Called twice with equal generators, a function gives the same: it draws from nothing else.

    With one generator that has moved on, it gives something else.
    """
    require(alike(function(*args), function(*args)), "rng_ignored.other_source")
    drawn_anew(function, *args)


def sets(value: Any, X: np.ndarray, y: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The three returned pairs, each with as many rows of X as of y; fails otherwise."""
    not_much_larger(value, X.size + y.size)
    found = []
    for name, pair in zip(("train", "val", "test"), parts(value, *SETS), strict=True):
        X_s, y_s = parts(pair, f"X_{name}", f"y_{name}")
        is_rows = isinstance(X_s, np.ndarray) and X_s.ndim == X.ndim
        require(is_rows, "not_rows", name=f"X_{name}", got=X_s)
        array(X_s, (len(X_s), *X.shape[1:]), f"X_{name}")
        array(y_s, (len(X_s), *y.shape[1:]), f"y_{name}")
        found.append((X_s, y_s))
    return found


SETS = ("(X_train, y_train)", "(X_val, y_val)", "(X_test, y_test)")


def same_rows(got: Any, expected: Any) -> None:
    """Sets of the expected sizes that hold the expected rows, in whatever order."""
    X, y = (np.concatenate(part) for part in zip(*expected, strict=True))
    found = sets(got, X, y)
    sizes, wanted = ([len(X_s) for X_s, _ in one] for one in (found, expected))
    require(sizes == wanted, "split_sizes", got=sizes, expected=wanted, n=len(X), shares="0.6 0.2")
    together = [np.concatenate(part) for part in zip(*found, strict=True)]
    rows, right = (sorted(np.column_stack(both).tolist()) for both in (together, (X, y)))
    require(alike(rows, right), "rows_changed", part="X, y")


def order_of(value: Any, X: np.ndarray, y: np.ndarray) -> list[int]:
    """The numbers of the rows in the order in which the sets hold them."""
    return [int(row) for X_s, _ in sets(value, X, y) for row in X_s[:, 0]]


def folds(value: Any, size: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """A returned list of pairs of row numbers, (n,) integer arrays; fails otherwise.

    `size`: of a right answer, all row numbers together.
    """
    not_much_larger(value, size)
    require(isinstance(value, list | tuple) and len(value) > 0, "not_folds", got=value)
    found = []
    for pair in value:
        train, val = parts(pair, "train", "val")
        for name, rows in (("train", train), ("val", val)):
            is_rows = isinstance(rows, np.ndarray) and rows.ndim == 1 and rows.dtype.kind in "iu"
            require(is_rows and rows.size > 0, "not_row_numbers", name=name, got=rows)
        found.append((train, val))
    return found


def once(rows: list[int], n: int, where: str) -> None:
    """Every row number from 0 to n - 1 appears exactly once."""
    missing = sorted(set(range(n)) - set(rows))
    twice = repeated(rows)
    unknown = sorted(set(rows) - set(range(n)))
    require(not missing, f"{where}_missing", count=len(missing), rows=missing[:6])
    require(not twice, f"{where}_twice", count=len(twice), rows=twice[:6])
    require(not unknown, f"{where}_unknown", rows=unknown[:6], last=n - 1)
