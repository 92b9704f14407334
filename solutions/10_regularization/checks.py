"""Checks of 10_regularization: formulas against the reference, everything random by its properties.

Random results are judged by bounds that a right function misses with a probability below 1e-9,
each stated where it is used. Data are small where ε has to show, and settings far from the usual.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.draws import many_different, with_many
from autograder.checks.expect import array, drawn_anew, no_warnings, pure, require, same, seeded
from autograder.checks.fresh import fresh
from autograder.grading.compare import alike
from autograder.grading.student import StudentFunction
from autograder.sandbox.student_side.wire import Held

SHAPES = pytest.mark.parametrize("shape", [(4,), (1,), (1, 3), (4, 1), (2, 2, 3)])
# (examples, features) of a training batch, which has two examples or more.
BATCHES = pytest.mark.parametrize("size", [(2, 3), (5, 1), (6, 4)])
# Of a standard normal distribution, the share below each of these points.
POINTS = np.linspace(-4, 4, 401)
NORMAL_BELOW = np.array([NormalDist().cdf(point) for point in POINTS])
LAYERS = pytest.mark.parametrize("shape", [(3,), (1, 4), (4, 1), (2, 3, 4), (2, 1, 2, 3)])


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def spread_out(rng: np.random.Generator, n: int, d: int) -> np.ndarray:
    """Data (n, d) whose columns have means and sizes of their own."""
    return (normal(rng, n, d) * rng.uniform(0.5, 3, d) + rng.uniform(-4, 4, d)).round(3)


def positive(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Numbers from 0.5 to 2 with three decimals."""
    return rng.uniform(0.5, 2.0, shape).round(3)


class TestFitPolynomial:
    exercise = "fit_polynomial"
    battery = Battery(
        lambda rng: (np.linspace(-1, 1, 7), normal(rng, 7), 2),
        cases={
            "many_points": lambda rng: (np.linspace(-1, 1, 200), normal(rng, 200), 2),
            "far_ints": lambda rng: (np.array([-40, -10, 0, 25, 40]), normal(rng, 5), 3),
            "points_on_a_line": lambda rng: (np.arange(5.0), 1.5 - 2 * np.arange(5.0), 3),
        },
        free=(1,),
    )

    @pytest.mark.parametrize("degree", [2, 1, 0])
    def test_worked_values(self, student, reference, degree):
        args = np.array([0.0, 1.0, 2.0]), np.array([1.0, 2.0, 5.0]), degree
        # Rounded, so that feedback reads as the text does; + 0.0 turns -0 into 0.
        right = reference.fit_polynomial(*args).round(12) + 0.0
        same(student.fit_polynomial(*args), right)

    @pytest.mark.parametrize("size", [(1, 0), (5, 0), (7, 1), (4, 3), (9, 4), (12, 7)])
    def test_random_values(self, student, reference, rng, size):
        n, degree = size
        x = (np.linspace(-1, 1, n) + rng.uniform(-0.1, 0.1, n)).round(3)
        args = x, normal(rng, n), degree
        same(student.fit_polynomial(*args), reference.fit_polynomial(*args))

    def test_order_of_x_and_repeated_x(self, student, reference, rng):
        x = rng.permutation(np.array([-1.0, -1.0, 0.0, 0.5, 0.5, 0.5, 1.0]))
        args = x, normal(rng, 7), 2
        same(student.fit_polynomial(*args), reference.fit_polynomial(*args))

    def test_ints(self, student, reference):
        for x, y, degree in (([3, 1, 2, 0], [1, -2, 0, 4], 2), ([0, 1, 2], [2, 3, 5], 1)):
            args = np.array(x), np.array(y), degree
            same(student.fit_polynomial(*args), reference.fit_polynomial(*args))


class TestL2Penalty:
    exercise = "l2_penalty"
    battery = Battery(
        lambda rng, row=4, column=2: ([normal(rng, row, column), normal(rng, column)], 0.3),
        many=260,
        scales=(1e-5, 1e4),
    )

    def test_worked_value(self, student, reference):
        args = [np.array([[1.0, -2.0], [0.0, 3.0]]), np.array([[2.0], [-1.0]])], 0.1
        same(student.l2_penalty(*args), reference.l2_penalty(*args))

    @SHAPES
    def test_one_weight_array(self, student, reference, rng, shape):
        args = [normal(rng, *shape)], round(float(rng.uniform(0.1, 2)), 3)
        same(student.l2_penalty(*args), reference.l2_penalty(*args))

    def test_one_array_twice(self, student, reference, rng):
        """An array that stands in the list twice counts twice."""
        W = normal(rng, 2, 3)
        twice = [Held("W", W), Held("W", W)]
        same(student.l2_penalty(twice, 0.7), reference.l2_penalty([W, W], 0.7))

    def test_every_layer_counts(self, student, reference, rng):
        for weights in (
            [normal(rng, 2, 3), normal(rng, 3, 4), normal(rng, 4, 1)],
            [normal(rng, 2, 2) for _ in range(30)],
        ):
            same(student.l2_penalty(weights, 0.7), reference.l2_penalty(weights, 0.7))

    def test_nothing_to_penalise(self, student, reference, rng):
        for args in (([normal(rng, 2, 2)], 0.0), ([np.zeros((2, 3))], 3.0)):
            same(student.l2_penalty(*args), reference.l2_penalty(*args))

    def test_ints(self, student, reference):
        """The list holds arrays of whole numbers; λ may be whole, too."""
        for args in (
            ([np.array([[1, 2], [3, 4]]), np.array([5])], 1),
            ([np.array([1, -1])], 3),
            ([np.array([30_000, -5])], 2),
        ):
            same(student.l2_penalty(*args), reference.l2_penalty(*args))


class TestL2Gradient:
    exercise = "l2_gradient"
    battery = Battery(
        lambda rng, row=4, column=2: (normal(rng, row, column), normal(rng, row, column), 0.3),
        many=260,
        scales=(1e-5, 1e4),
        free=(0, 1),
    )

    def test_worked_value(self, student, reference):
        args = np.array([1.0, -2.0, 3.0]), np.array([0.5, 0.5, 0.0]), 0.1
        same(student.l2_gradient(*args), reference.l2_gradient(*args))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = normal(rng, *shape), normal(rng, *shape), round(float(rng.uniform(0.1, 2)), 3)
        same(student.l2_gradient(*args), reference.l2_gradient(*args))

    def test_without_decay(self, student, reference, rng):
        args = normal(rng, 3, 2), normal(rng, 3, 2), 0.0
        same(fresh(student.l2_gradient, *args), reference.l2_gradient(*args))

    def test_ints(self, student, reference):
        for W, grad, lam in (([[1, 2], [-3, 0]], [[0, 1], [1, 1]], 0.5), ([4, -2], [1, 3], 0.25)):
            args = np.array(W), np.array(grad), lam
            same(student.l2_gradient(*args), reference.l2_gradient(*args))


class TestDropout:
    exercise = "dropout"
    battery = Battery(
        lambda rng, row=5, column=6: (positive(rng, row, column), 0.5, seeded(rng), True),
        compare=lambda got, expected: same_where_kept(got, expected),
        many=260,
    )

    @SHAPES
    def test_evaluation_changes_nothing(self, student, rng, shape):
        x = normal(rng, *shape)
        got = floats(fresh(student.dropout, x, 0.4, seeded(rng), False), shape)
        same(got, x)

    @pytest.mark.parametrize(
        ("shape", "p"),
        [((30,), 0.2), ((1, 20), 0.5), ((20, 1), 0.7), ((3, 2, 5), 0.2), ((80,), 0.95)],
    )
    def test_off_or_enlarged(self, student, rng, shape, p):
        """Times (1 - p), whatever is not off is what it was."""
        x = positive(rng, *shape) * rng.choice([-1.0, 1.0], shape)
        y = array(student.dropout(x, p, seeded(rng), True), shape)
        on = y != 0
        same(y * (1 - p), x * on, key="dropout_scale")

    @pytest.mark.parametrize("p", [0.2, 0.5, 0.7, 0.95])
    def test_share_of_zeros(self, student, rng, p):
        """The share of 4000 values lies within 0.05 of p, except once in 1e10 times (Chernoff)."""
        self.share(student, rng, p)

    def test_any_share_of_zeros(self, student, rng):
        for _ in range(3):
            self.share(student, rng, round(float(rng.uniform(0.05, 0.9)), 2))

    def share(self, student: Any, rng: np.random.Generator, p: float) -> None:
        y = array(student.dropout(np.ones((50, 80)), p, seeded(rng), True), (50, 80))
        share = float(np.mean(y == 0))
        require(abs(share - p) < 0.05, "dropout_share", share=round(share, 3), p=p)

    def test_a_single_value(self, student, rng):
        """Of 34 calls some turn it off and some leave it on, but for once in 8e9 times."""
        calls = [student.dropout(np.ones(1), 0.5, seeded(rng), True) for _ in range(34)]
        require(len({bool(array(one, (1,))[0]) for one in calls}) == 2, "dropout_single")

    def test_every_value_by_itself(self, student, rng):
        """No row or column of 60 values is nearly all off or nearly all on.

        Three of 60 or fewer: binomial, below 1e-13 for each of 120 rows and columns, both ways.
        """
        y = array(student.dropout(np.ones((60, 60)), 0.5, seeded(rng), True), (60, 60))
        for axis in (0, 1):
            count = (y == 0).sum(axis=axis)
            mixed = bool((count > 3).all() and (count < 57).all())
            require(mixed, "dropout_together", what="column" if axis == 0 else "row")

    def test_every_slice_by_itself(self, student, rng):
        """With three axes, no two slices of 100 values share a mask: a chance below 2 ** -94."""
        y = array(student.dropout(np.ones((10, 10, 10)), 0.5, seeded(rng), True), (10, 10, 10))
        for axis in range(3):
            masks = {one.tobytes() for one in np.moveaxis(y == 0, axis, 0)}
            require(len(masks) == 10, "dropout_slices_alike", axis=axis)
        # Of 240 rows of 100, no two are alike: nothing is drawn for a part and then repeated.
        shape = 240, int(rng.integers(100, 130))
        rows = array(student.dropout(np.ones(shape), 0.5, seeded(rng), True), shape)
        require(len({row.tobytes() for row in rows}) == 240, "dropout_slices_alike", axis=0)

    def test_count_is_not_fixed(self, student, rng):
        """Five masks of 10,000 values have equally many zeros once in 1e9 times (0.0057 ** 4)."""
        counts = set()
        for _ in range(5):
            y = array(student.dropout(np.ones((100, 100)), 0.5, seeded(rng), True), (100, 100))
            counts.add(int((y == 0).sum()))
        require(len(counts) > 1, "dropout_fixed_count", count=min(counts))

    def test_rng_decides(self, student, rng):
        """Two seeds agree in all of 100 values with a probability of 2 ** -100."""
        x = np.ones((10, 10))
        many = with_many(lambda one: student.dropout(x, 0.5, one, True), rng)
        only_from_rng(student.dropout, x, 0.5, seeded(rng), True)
        masks = [(array(y, x.shape) == 0).tobytes() for y in many]
        require(len(set(masks)) > 1, "rng_ignored")
        many_different(masks)

    def test_nothing_off_at_p_0(self, student, rng):
        x = normal(rng, 3, 4)
        for training in (True, False):
            same(fresh(student.dropout, x, 0.0, seeded(rng), training), x)

    def test_ints(self, student, rng):
        for x in (np.array([[1, 2, 3], [4, 5, 6]]), np.arange(1, 7)):
            for training in (True, False):
                y = student.dropout(x, 0.3, seeded(rng), training)
                y, given = floats(y, np.shape(x)), np.asarray(x, dtype=float)
                wanted = given * (y != 0) if training else given
                same(y * (0.7 if training else 1.0), wanted, key="dropout_scale")


class TestMajorityVote:
    exercise = "majority_vote"
    battery = Battery(
        lambda rng, model=5, example=8: (rng.integers(0, 4, (model, example)),),
        dtype="",
        whole_numbers=False,
        many=260,
        cases={
            "many_alike": lambda rng: (np.tile([1, 2], (150, 1)),),
            "large_labels": lambda rng: (rng.integers(0, 3, (5, 40)) * 1_500,),
        },
        free=(0,),
    )

    def test_worked_values(self, student, reference):
        for votes in ([[0, 1, 2], [0, 2, 1], [1, 1, 2]], [[1], [0]]):
            same(student.majority_vote(np.array(votes)), reference.majority_vote(np.array(votes)))

    @pytest.mark.parametrize("size", [(1, 5), (5, 1), (4, 12), (7, 20)])
    def test_random_votes(self, student, reference, rng, size):
        """Few labels, so that many votes are equal."""
        votes = rng.integers(0, 4, size)
        same(student.majority_vote(votes), reference.majority_vote(votes))

    def test_equal_votes_go_to_the_smallest(self, student, reference):
        votes = np.array([[3, 0, 2, 1], [1, 2, 2, 0], [1, 2, 0, 1], [3, 0, 0, 2]])
        same(student.majority_vote(votes), reference.majority_vote(votes))

    def test_labels_are_not_numbers(self, student, reference):
        """The labels 0 and 9 have no 5 in the middle, and need not be 0, 1, 2, …"""
        votes = np.array([[0, 7, 30], [9, 7, 4], [9, 2, 30], [0, 40, 4], [0, 2, 4]])
        same(student.majority_vote(votes), reference.majority_vote(votes))


class TestEarlyStopping:
    exercise = "early_stopping"
    names = ("best_epoch", "stop_epoch")
    battery = Battery(
        lambda rng, epoch=9: (positive(rng, epoch), 2),
        names=names,
        dtype="",
        many=260,
        cases={
            "falls_for_long": lambda rng: (np.linspace(3, 1, 300), 20),
            "rises_for_long": lambda rng: (np.linspace(1, 3, 300), 150),
        },
        free=(0,),
    )

    @pytest.mark.parametrize("patience", [2, 3, 4])
    def test_worked_values(self, student, reference, patience):
        args = np.array([0.9, 0.7, 0.6, 0.65, 0.62, 0.61, 0.5]), patience
        same(student.early_stopping(*args), reference.early_stopping(*args), names=self.names)

    @pytest.mark.parametrize("patience", [1, 2, 3])
    def test_random_losses(self, student, reference, rng, patience):
        """Losses that fall at first and then go up and down, with a few equal ones."""
        falling = np.linspace(1.5, 0.5, 12) + rng.uniform(0, 0.6, 12)
        args = np.append(falling, rng.uniform(0.3, 1.3, 8)).round(1), patience
        same(student.early_stopping(*args), reference.early_stopping(*args), names=self.names)

    @pytest.mark.parametrize(
        "losses",
        [
            [0.5],  # a single epoch
            [5000.0, 4000.0, 3000.0],  # never stops, and losses may be large
            [0.7, 0.7, 0.7, 0.7, 0.7],  # equal is no improvement
            [0.9, 0.8, 0.85, 0.8, 0.79, 0.9, 0.9],  # rescued at the last moment
            [0.9, 0.5, 0.8, 0.7, 0.6, 0.4],  # falls, but not below the best
            [0.5, 0.6, 0.4, 0.6, 0.3, 0.6, 0.2, 0.6, 0.7],  # the count starts anew
            [0.1, 0.2, 0.3, 0.4],  # the first epoch is the best
            [0.5, 0.499999, 0.499998, 0.499997, 0.6],  # a small improvement is one, too
            [4e-9, 3e-9, 2e-9, 1e-9],  # and so is one between tiny losses
            [5e9, 4e9, 6e9, 7e9, 3e9],  # however large losses are
            [-0.5, -0.6, -0.55, -0.7, -0.65, -0.6],  # a loss may be negative
        ],
    )
    def test_cases(self, student, reference, losses):
        for patience in (1, 2, 20):
            args = np.array(losses), patience
            same(student.early_stopping(*args), reference.early_stopping(*args), names=self.names)

    def test_ints(self, student, reference):
        args = np.array([9, 5, 6, 5, 7, 1]), 3
        same(student.early_stopping(*args), reference.early_stopping(*args), names=self.names)


class InitialisationChecks:
    """What `xavier_init` and `he_init` have in common; `spreads` are (fans, standard deviation)."""

    exercise: str
    battery = Battery(
        lambda rng: (4, 2, seeded(rng)),
        compare=lambda got, _: array(got, (4, 2)),
        whole_numbers=False,
    )

    def test_any_layer(self, student, reference, rng):
        """The spread is the reference's, within 12 %, of which it differs by 1.7 by chance."""
        inputs = int(rng.integers(20, 200))
        fans = inputs, 3600 // inputs
        found, right = (
            float(np.std(array(getattr(one, self.exercise)(*fans, seeded(rng)), fans)))
            for one in (student, reference)
        )
        values = {"spread": round(found, 5), "wanted": round(right, 5)}
        require(abs(found / right - 1) < 0.12, "init_spread", **values)

    def distribution(self, student: Any, rng: np.random.Generator, fans: Any, std: float) -> None:
        """Of 3600 normal numbers the mean, the spread and the tails are within 7 deviations.

        The mean's own deviation is 1/60 of `std`, the spread's 1.2 %, the share of the 4.55 % that
        lie beyond two `std` 0.35 %; a right function misses one of the bounds once in 1e10 times.
        """
        w = array(getattr(student, self.exercise)(*fans, seeded(rng)), fans)
        mean, spread = float(w.mean()), float(np.sqrt(np.mean(w**2)))
        require(abs(mean) < 0.12 * max(std, spread), "init_mean", mean=round(mean, 4))
        # As near to 0 or to `std` as this, chance comes once in 1e10 times.
        forced = min(abs(mean), abs(spread - std)) < 1e-12 * std
        require(not forced, "init_forced")
        values = {"spread": round(spread, 5), "wanted": std}
        require(abs(spread / std - 1) < 0.085, "init_spread", **values)
        tails = float(np.mean(np.abs(w) > 2 * std))
        require(0.02 < tails < 0.075, "init_not_normal", share=round(100 * tails, 1))
        repeated = w.size - np.unique(w).size
        require(repeated < 4, "init_repeated", count=repeated, size=w.size)

    def test_normal(self, student, rng):
        """Some 36,000 numbers are spread as normal ones are, over their whole range.

        In each bound a right function misses once in 1e11 times or less: the share below any point
        is off by 0.019 (Kolmogorov), the mean fourth power by 0.2 (its own deviation is 0.026), and
        none lies beyond 3.3 deviations, where 35 do on average.
        """
        inputs = int(rng.integers(150, 241))
        fans = inputs, 36_000 // inputs
        w = array(getattr(student, self.exercise)(*fans, seeded(rng)), fans)
        z = np.sort(w, axis=None) / max(float(np.std(w)), 1e-300)
        below = np.searchsorted(z, POINTS) / z.size
        worst = int(np.argmax(np.abs(below - NORMAL_BELOW)))
        near = abs(below[worst] - NORMAL_BELOW[worst]) < 0.019
        shares = [f"{100 * one[worst]:.1f}" for one in (below, NORMAL_BELOW)]
        point = f"{POINTS[worst]:.2f}"
        require(near, "init_not_normal.below", point=point, share=shares[0], wanted=shares[1])
        fourth = float(np.mean(z**4))
        require(abs(fourth - 3) < 0.2, "init_not_normal.fourth", fourth=round(fourth, 2))
        largest = float(np.abs(z[[0, -1]]).max())
        require(largest > 3.3, "init_not_normal.cut", largest=round(largest, 2))

    @pytest.mark.parametrize("fans", [(1, 6), (5, 1), (3, 4), (1, 1)])
    def test_shape(self, student, rng, fans):
        w = array(getattr(student, self.exercise)(*fans, seeded(rng)), fans)
        require(np.isfinite(w).all() and (w != 0).all(), "init_zero", got=w)

    def test_rng_decides(self, student, rng):
        function = getattr(student, self.exercise)
        many = with_many(lambda one: function(3, 4, one), rng)
        only_from_rng(function, 3, 4, seeded(rng))
        found = [array(w, (3, 4)).tobytes() for w in many]
        require(len(set(found)) > 1, "rng_ignored")
        many_different(found)


class TestXavierInit(InitialisationChecks):
    exercise = "xavier_init"

    @pytest.mark.parametrize("fans", [(40, 90), (90, 40)])
    def test_distribution(self, student, rng, fans):
        self.distribution(student, rng, fans, 0.12403)

    def test_few_inputs(self, student, rng):
        self.distribution(student, rng, (6, 600), 0.057448)

    def test_square(self, student, rng):
        self.distribution(student, rng, (60, 60), 0.1291)


class TestHeInit(InitialisationChecks):
    exercise = "he_init"

    def test_wide(self, student, rng):
        self.distribution(student, rng, (40, 90), 0.22361)

    def test_narrow(self, student, rng):
        self.distribution(student, rng, (90, 40), 0.14907)

    def test_few_inputs(self, student, rng):
        self.distribution(student, rng, (6, 600), 0.57735)

    def test_square(self, student, rng):
        self.distribution(student, rng, (60, 60), 0.18257)


class TestBatchNormForward:
    exercise = "batch_norm_forward"
    names = ("y", "running_mean", "running_var")
    battery = Battery(
        lambda rng, column=3: (*norm_arguments(rng, 5, column), True),
        names=names,
        options={"momentum": 0.35, "eps": 0.4},
        many=260,
        cases={
            "many_rows": lambda rng: (*norm_arguments(rng, 260, 2), True),
            "no_momentum": lambda rng: (*norm_arguments(rng, 4, 2), True, 0.0),
        },
        free=(0, 1),
    )

    def test_worked_values(self, student, reference):
        x, settings = np.array([[1.0], [3.0]]), (np.array([2.0]), np.array([1.0]))
        for args in (
            (x, *settings, np.array([0.0]), np.array([1.0]), True),
            (x, *settings, np.array([0.2]), np.array([1.1]), False),
        ):
            got, right = student.batch_norm_forward(*args), reference.batch_norm_forward(*args)
            same(got, right, names=self.names)

    @BATCHES
    def test_training(self, student, reference, rng, size):
        args = *norm_arguments(rng, *size), True
        got, right = student.batch_norm_forward(*args), reference.batch_norm_forward(*args)
        same(got, right, names=self.names)

    @pytest.mark.parametrize("size", [(1, 3), (6, 4)])
    def test_evaluation(self, student, reference, rng, size):
        args = *norm_arguments(rng, *size), False
        got, right = pure(student.batch_norm_forward, *args), reference.batch_norm_forward(*args)
        same(got, right, names=self.names)

    @pytest.mark.parametrize("training", [True, False])
    def test_momentum_and_eps(self, student, reference, rng, training):
        """Settings large enough to show where they are used."""
        for n in (6, 2 if training else 1):
            args = *norm_arguments(rng, n, 3), training
            for settings in ({"momentum": 0.35, "eps": 0.4}, {"momentum": 1.0}):
                got = student.batch_norm_forward(*args, **settings)
                right = reference.batch_norm_forward(*args, **settings)
                same(got, right, names=self.names)

    @pytest.mark.parametrize("training", [True, False])
    def test_small_values_show_eps(self, student, reference, rng, training):
        """A variance of about 1e-5, as small as the usual ε itself."""
        _, gamma, beta, mean, _ = norm_arguments(rng, 6, 2)
        args = normal(rng, 6, 2) * 0.003, gamma, beta, 0.001 * mean, np.full(2, 2e-5), training
        got, right = student.batch_norm_forward(*args), reference.batch_norm_forward(*args)
        same(got, right, names=self.names)

    def test_far_from_zero(self, student, reference, rng):
        """Values far from 0, where the difference of two squares would lose its digits.

        Right results are rounded to 1e-8 of a deviation; such a difference is wrong by 1e-4 of it,
        but for a number of rows such as 8, which leaves nothing to round. The numbers are whole
        ones, since float32's seven digits say nothing here.
        """
        x, *rest = norm_arguments(rng, 7, 3)
        args = np.rint(9 * x).astype(int) + 30_000_000, *rest, True
        got, right = student.batch_norm_forward(*args), reference.batch_norm_forward(*args)
        same(got, right, names=self.names, atol=1e-6, key="far_from_zero")

    def test_constant_column(self, student, reference, rng):
        x, *rest = norm_arguments(rng, 4, 3)
        x[:, 1] = 2.5
        got = no_warnings(student.batch_norm_forward, x, *rest, True)
        same(got, reference.batch_norm_forward(x, *rest, True), names=self.names)

    def test_batch_after_batch(self, student, reference, rng):
        """Three batches, then evaluation with the running averages they left."""
        _, gamma, beta, *found = norm_arguments(rng, 2, 3)
        right = found
        for training in (True, True, True, False):
            x = spread_out(rng, 5, 3)
            got = student.batch_norm_forward(x, gamma, beta, *found, training)
            wanted = reference.batch_norm_forward(x, gamma, beta, *right, training)
            same(got, wanted, names=self.names)
            found, right = got[1:], wanted[1:]

    @pytest.mark.parametrize("training", [True, False])
    def test_ints(self, student, reference, training):
        given = [[1, 4], [2, 0], [6, 5]], [2, 1], [0, -1], [1, 2], [4, 9]
        args = *map(np.array, given), training
        got = student.batch_norm_forward(*args)
        same(got, reference.batch_norm_forward(*args), names=self.names)
        if training:  # in evaluation the very arrays that were given will do
            for part in got[1:]:
                floats(part, (2,))


class TestBatchNormBackward:
    exercise = "batch_norm_backward"
    names = ("grad_x", "grad_gamma", "grad_beta")
    battery = Battery(
        lambda rng, column=3: (normal(rng, 5, column), normal(rng, 5, column), normal(rng, column)),
        names=names,
        # Gradients come as fractions; sums of whole ones may be ints or floats.
        whole_numbers=lambda rng: (
            normal(rng, 5, 2),
            rng.integers(-9, 9, (5, 2)),
            rng.integers(1, 4, 2),
        ),
        options={"eps": 0.4},
        many=260,
        cases={
            "many_rows": lambda rng: (normal(rng, 260, 2), normal(rng, 260, 2), normal(rng, 2)),
            "gamma_of_zero": lambda rng: (
                normal(rng, 5, 3),
                normal(rng, 5, 3),
                np.array([0.0, 1.5, 0.0]),
            ),
        },
        free=(0, 1),
    )

    def test_worked_values(self, student, reference):
        args = np.array([[1.0], [0.0], [0.0]]), np.array([[0.0], [1.0], [2.0]]), np.array([1.0])
        got, right = student.batch_norm_backward(*args), reference.batch_norm_backward(*args)
        same(got, right, names=self.names)

    @BATCHES
    def test_random_values(self, student, reference, rng, size):
        args = normal(rng, *size), spread_out(rng, *size), normal(rng, size[1])
        got, right = student.batch_norm_backward(*args), reference.batch_norm_backward(*args)
        same(got, right, names=self.names)

    def test_eps(self, student, reference, rng):
        """An ε large enough to show where it is used."""
        args = normal(rng, 5, 3), spread_out(rng, 5, 3), normal(rng, 3)
        got = student.batch_norm_backward(*args, eps=0.4)
        same(got, reference.batch_norm_backward(*args, eps=0.4), names=self.names)

    def test_small_values_show_eps(self, student, reference, rng):
        """A variance of about 1e-5, as small as the usual ε itself."""
        args = normal(rng, 6, 2), normal(rng, 6, 2) * 0.003, normal(rng, 2)
        got, right = student.batch_norm_backward(*args), reference.batch_norm_backward(*args)
        same(got, right, names=self.names)

    def test_constant_column(self, student, reference, rng):
        grad, x, gamma = normal(rng, 4, 3), spread_out(rng, 4, 3), positive(rng, 3)
        x[:, 2] = -1.5
        got = no_warnings(student.batch_norm_backward, grad, x, gamma)
        same(got, reference.batch_norm_backward(grad, x, gamma), names=self.names)

    def test_ints(self, student, reference):
        given = [[1, 0.5], [0, -1], [2, 3]], [[1, 4], [2, 0], [6, 5]], [2, -1]
        args = tuple(map(np.array, given))
        got, right = student.batch_norm_backward(*args), reference.batch_norm_backward(*args)
        same(got, right, names=self.names)


class TestLayerNorm:
    exercise = "layer_norm"
    battery = Battery(
        lambda rng, row=4, column=3: (
            normal(rng, row, column),
            normal(rng, column),
            normal(rng, column),
        ),
        options={"eps": 0.4},
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 4), normal(rng, 4), normal(rng, 4))},
        free=(0,),
    )

    def test_worked_values(self, student, reference):
        args = np.array([[1.0, 3.0], [10.0, 30.0]]), np.ones(2), np.zeros(2)
        same(student.layer_norm(*args), reference.layer_norm(*args))

    @LAYERS
    def test_random_values(self, student, reference, rng, shape):
        args = 2 * normal(rng, *shape) + 1, normal(rng, shape[-1]), normal(rng, shape[-1])
        same(student.layer_norm(*args), reference.layer_norm(*args))

    def test_eps(self, student, reference, rng):
        """An ε large enough to show where it is used."""
        args = normal(rng, 3, 4), normal(rng, 4), normal(rng, 4)
        same(student.layer_norm(*args, eps=0.4), reference.layer_norm(*args, eps=0.4))

    def test_small_values_show_eps(self, student, reference, rng):
        """A variance of about 1e-5, as small as the usual ε itself."""
        args = 0.003 * normal(rng, 3, 4), normal(rng, 4), normal(rng, 4)
        same(student.layer_norm(*args), reference.layer_norm(*args))

    def test_far_from_zero(self, student, reference, rng):
        """Values far from 0, where the difference of two squares would lose its digits.

        Right results are rounded to 1e-8 of a deviation; such a difference is wrong by 1e-4 of it.
        The numbers are whole ones, since float32's seven digits say nothing here.
        """
        x = np.rint(9 * normal(rng, 4, 7)).astype(int) + 30_000_000
        args = x, normal(rng, 7), normal(rng, 7)
        got, right = student.layer_norm(*args), reference.layer_norm(*args)
        same(got, right, atol=1e-6, key="far_from_zero")

    def test_constant_row(self, student, reference, rng):
        x, gamma, beta = normal(rng, 3, 4), positive(rng, 4), normal(rng, 4)
        x[1] = 2.5
        same(no_warnings(student.layer_norm, x, gamma, beta), reference.layer_norm(x, gamma, beta))

    def test_ints(self, student, reference):
        for x in ([[1, 4, 2], [6, 0, 0]], [3, -1, 4]):
            args = np.array(x), np.array([1, 2, -1]), np.array([0, 1, 0])
            same(student.layer_norm(*args), reference.layer_norm(*args))


def only_from_rng(function: StudentFunction, *args: Any) -> None:
    """Called twice with equal generators, a function gives the same: it draws from nothing else.

    With one generator that has moved on, it gives something else.
    """
    require(alike(function(*args), function(*args)), "rng_ignored.other_source")
    drawn_anew(function, *args)


def norm_arguments(rng: np.random.Generator, n: int, d: int) -> list[np.ndarray]:
    """A batch x (n, d) with gamma, beta, running_mean and running_var (d,)."""
    return [
        spread_out(rng, n, d),
        normal(rng, d),
        normal(rng, d),
        normal(rng, d),
        positive(rng, d),
    ]


def same_where_kept(got: Any, expected: Any) -> None:
    """What is kept in two dropped arrays is the same; what is off is up to chance."""
    got = array(got, expected.shape)
    both = (got != 0) & (expected != 0)
    same(got[both], expected[both], key="dropout_scale")


def floats(value: Any, shape: tuple[int, ...]) -> np.ndarray:
    """`value` as the array of floats that it has to be even where ints were given."""
    found = array(value, shape)
    require(np.asarray(value).dtype == np.float64, "not_floats", got=value)
    return found
