"""Checks of 08_optimizers: batches by their properties, every update by its formula, step by step.

Settings are drawn at random and ε is large, so that neither a usual default nor ε in another place
can pass for the right formula.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from autograder.grading.compare import alike
from autograder.grading.failure import Slide

EPOCH = Slide("D2", "Epoch — 1000개의 데이터를 100개씩 학습하면 10 iterations")

# A single number, a vector, a matrix of weights.
SHAPES = pytest.mark.parametrize("shape", [(), (5,), (4, 1)])
# (data, batch size): even, a partial last batch, one datum left over, single data, all at once.
SPLITS = pytest.mark.parametrize("split", [(6, 3), (10, 4), (7, 3), (4, 1), (5, 5), (3, 8)])

# Positions, gradients and states that are small or large beside ε and the learning rate.
SCALES = (1e-4, 1e4)

Step = Callable[..., Any]


def normal(rng: np.random.Generator, *shape: int) -> Any:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def squares(rng: np.random.Generator, *shape: int) -> Any:
    """What squares of gradients add up to: positive numbers with three decimals."""
    return rng.uniform(0.1, 2.0, shape).round(3)


def ints(*numbers: int) -> np.ndarray:
    """Whole numbers in an array of integers, which no fraction fits into."""
    return np.array(numbers)


def rate(rng: np.random.Generator) -> float:
    """A learning rate from 0.1 to 0.5, or in one of three draws a smaller one, down to 0.0001."""
    if rng.random() < 1 / 3:
        return float(f"{10 ** rng.uniform(-4, -1):.3g}")
    return round(float(rng.uniform(0.1, 0.5)), 3)


def share(rng: np.random.Generator) -> float:
    """A momentum coefficient or a share of an average, from 0.6 to 0.95, seldom 1/2 of anything."""
    return round(float(rng.uniform(0.6, 0.95)), 3)


def small(rng: np.random.Generator) -> float:
    """An ε from 0.05 to 0.3: large enough to see where it was added."""
    return round(float(rng.uniform(0.05, 0.3)), 3)


def tiny(rng: np.random.Generator) -> tuple[Any, Any]:
    """A gradient of some 1e-9, and what its squares add up to."""
    return 1e-9 * normal(rng, 2, 3), 1e-18 * squares(rng, 2, 3)


# Small beside those gradients.
TINY_EPS = 1e-11


def four_steps(
    student: Step,
    reference: Step,
    rng: np.random.Generator,
    state: Sequence[Any],
    settings: Sequence[float],
    names: Sequence[str],
) -> None:
    """Four steps with changing gradients, each from the student's own last position and state."""
    start = normal(rng, 2, 3)
    found, right = (start, *state), (start, *state)
    for _ in range(4):
        grad = normal(rng, 2, 3)
        found = parts(student(found[0], grad, *found[1:], *settings), *names)
        right = reference(right[0], grad, *right[1:], *settings)
        same(found, right, names=names)


class TestIterationsPerEpoch:
    exercise = "iterations_per_epoch"
    battery = Battery(lambda rng: (int(rng.integers(50, 90)), 7), whole_numbers=False)

    def test_slide_values(self, student, reference):
        documented(
            student.iterations_per_epoch(1000, 100),
            reference.iterations_per_epoch(1000, 100),
            10,
            slide=EPOCH,
        )

    @SPLITS
    def test_last_batch_counts(self, student, reference, split):
        same(student.iterations_per_epoch(*split), reference.iterations_per_epoch(*split))

    @pytest.mark.parametrize(
        "split",
        [
            *[(1050, 100), (1070, 100), (7, 100), (1, 1), (0, 10), (20_000_001, 2)],
            # One datum is left over, a ten-thousandth of a batch and less.
            *[(20_001, 10_000), (30_000_001, 10_000_000), (1, 1_000_000_000)],
        ],
    )
    def test_edges(self, student, reference, split):
        same(student.iterations_per_epoch(*split), reference.iterations_per_epoch(*split))

    def test_random_values(self, student, reference, rng):
        for _ in range(3):
            split = int(rng.integers(100, 5000)), int(rng.integers(2, 99))
            same(student.iterations_per_epoch(*split), reference.iterations_per_epoch(*split))


class TestMinibatches:
    exercise = "minibatches"
    battery = Battery(
        lambda rng, row=7, column=2: (normal(rng, row, column), normal(rng, row), 3, seeded(rng)),
        compare=lambda got, expected: same_rows(got, expected),
        many=260,
    )

    @SPLITS
    def test_sizes(self, student, rng, split):
        n, size = split
        X, y = normal(rng, n, 2), normal(rng, n)
        sizes = [len(X_b) for X_b, _ in batches(student.minibatches(X, y, size, seeded(rng)), X, y)]
        wanted = [min(size, n - start) for start in range(0, n, size)]
        require(sizes == wanted, "batch_sizes", got=sizes, expected=wanted, n=n, size=size)

    @pytest.mark.parametrize("split", [(10, 4), (7, 3), (3, 8), (21, 20), (6, 1), (1, 1), (9, 300)])
    def test_every_datum_once(self, student, rng, split):
        n, size = split
        X, y = numbered(n)
        order = order_of(student.minibatches(X, y, size, seeded(rng)), X, y)
        missing = sorted(set(range(n)) - set(order))
        twice = repeated(order)
        require(not missing, "data_missing", count=len(missing), rows=missing[:6])
        require(not twice, "data_twice", count=len(twice), rows=twice[:6])

    def test_pairs_stay_together(self, student, rng):
        X, y = numbered(11)
        for X_b, y_b in batches(student.minibatches(X, y, 4, seeded(rng)), X, y):
            require(np.array_equal(y_b, 10 * X_b[:, 0]), "pairs_broken", x=X_b[0], y=y_b[0])

    def test_shuffled(self, student, rng):
        """No step from one row to the next, such as 1, is taken again and again.

        Each step of 1 to 229 rows, counted round the end, comes about once in a fair shuffle; one
        of them more than 25 times with a probability below 1e-20 (Poisson with mean 1).
        """
        X, y = numbered(230)
        for size in (50, 230, 300):
            order = np.array(order_of(student.minibatches(X, y, size, seeded(rng)), X, y))
            steps = np.bincount(np.diff(order) % 230)
            require(steps.max() <= 25, "not_shuffled", first=order[:8])

    def test_batches_mix_the_whole_data(self, student, rng):
        """No batch is a block of neighbours: a chance below 1e-30 in a fair shuffle."""
        X, y = numbered(230)
        found = batches(student.minibatches(X, y, 50, seeded(rng)), X, y)
        for X_b, _ in found:
            rows = X_b[:, 0]
            block = len(rows) > 1 and np.ptp(rows) == len(rows) - 1
            require(not block, "batch_is_a_block", low=int(rows.min()), high=int(rows.max()))

    def test_a_row_may_keep_its_place(self, student, rng):
        """In 24 fair shuffles of 4 rows one keeps a place: none ever does once in 1e10 times."""
        X, y = numbered(4)
        orders = [order_of(student.minibatches(X, y, 2, seeded(rng)), X, y) for _ in range(24)]
        kept = any(place == row for order in orders for place, row in enumerate(order))
        require(kept, "never_in_place")

    def test_every_row_may_come_anywhere(self, student, rng):
        """In six fair shuffles of 230 rows no row keeps its place, and the halves mix each time.

        Some row is in one place six times with a probability below 1e-9 (230 ** -4). Of the first
        half, 57.5 rows stay in it on average with a deviation of 3.8: fewer than 30 or more than
        85 do once in 1e12 times (hypergeometric).
        """
        X, y = numbered(230)
        orders = np.array(
            [order_of(student.minibatches(X, y, 50, seeded(rng)), X, y) for _ in range(6)]
        )
        for order in orders:
            stayed = int(np.count_nonzero(order[:115] < 115))
            require(30 <= stayed <= 85, "halves_apart", stayed=stayed)
        fixed = np.flatnonzero((orders == orders[0]).all(axis=0))
        if len(fixed):
            place = int(fixed[0])
            require(False, "row_stays", row=int(orders[0, place]), place=place)

    def test_rng_decides(self, student, rng):
        """Another generator, another order of 240 rows; the same one, the same order."""
        X, y = numbered(240)
        again = [student.minibatches(X, y, 50, one) for one in [seeded(rng)] * 2]
        many = with_many(lambda one: student.minibatches(X, y, 100, one), rng)
        orders = [tuple(order_of(one, X, y)) for one in many]
        require(len(set(orders)) > 1, "rng_ignored", first=np.array(orders[0][:8]))
        require(alike(*again), "rng_ignored.other_source")
        many_different(orders)
        shuffled_evenly(orders)
        drawn_anew(student.minibatches, X, y, 50, seeded(rng))

    @pytest.mark.parametrize("shapes", [((), ()), ((3,), (1,)), ((2, 4), (3,))])
    def test_any_shape(self, student, rng, shapes):
        """Rows keep the shape they have: images, several targets, plain numbers."""
        (x_shape, y_shape), n = shapes, 5
        X, y = normal(rng, n, *x_shape), normal(rng, n, *y_shape)
        found = batches(student.minibatches(X, y, 2, seeded(rng)), X, y)
        for data, position in ((X, 0), (y, 1)):
            together = np.concatenate([pair[position] for pair in found]).reshape(n, -1)
            rows = sorted(data.reshape(n, -1).tolist())
            require(alike(sorted(together.tolist()), rows), "data_changed", part="Xy"[position])

    def test_labels_stay_integers(self, student, rng):
        X, y = normal(rng, 5, 2), np.array([0, 1, 2, 1, 0])
        for _, y_b in batches(student.minibatches(X, y, 2, seeded(rng)), X, y):
            require(y_b.dtype.kind in "iu", "labels_not_integers", got=y_b)


def numbered(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows that say which they are: X (n, 2) with the number in column 0, y (n,) ten times it."""
    row = np.arange(n, dtype=float)
    return np.column_stack([row, row + 0.5]), 10 * row


def batches(value: Any, X: np.ndarray, y: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """A returned list of pairs, each with as many rows of X as of y; fails otherwise."""
    not_much_larger(value, X.size + y.size)
    require(isinstance(value, list | tuple), "not_batches", got=value)
    found = []
    for number, pair in enumerate(value):
        X_b, y_b = parts(pair, "X_batch", "y_batch")
        is_rows = isinstance(X_b, np.ndarray) and X_b.ndim == X.ndim
        require(is_rows, "not_rows", number=number, got=X_b, what=X)
        array(X_b, (len(X_b), *X.shape[1:]), "X_batch")
        array(y_b, (len(X_b), *y.shape[1:]), "y_batch")
        found.append((X_b, y_b))
    return found


def same_rows(got: Any, expected: Any) -> None:
    """Batches of the expected sizes that hold the expected rows, in whatever order."""
    X, y = (np.concatenate(part) for part in zip(*expected, strict=True))
    found = batches(got, X, y)
    sizes, wanted = ([len(X_b) for X_b, _ in one] for one in (found, expected))
    require(sizes == wanted, "batch_sizes", got=sizes, expected=wanted, n=len(X), size=wanted[0])
    rows = np.column_stack(
        [np.concatenate([X_b for X_b, _ in found]), np.concatenate([y_b for _, y_b in found])]
    )
    right = np.column_stack([X, y])
    require(alike(sorted(rows.tolist()), sorted(right.tolist())), "data_changed", part="X, y")


def order_of(value: Any, X: np.ndarray, y: np.ndarray) -> list[int]:
    """The numbers of the rows in the order in which the batches hold them."""
    return [int(row) for X_b, _ in batches(value, X, y) for row in X_b[:, 0]]


class TestGd:
    exercise = "gd"
    battery = Battery(
        lambda rng, row=4, column=3: (
            normal(rng, row, column),
            normal(rng, row, column),
            rate(rng),
        ),
        scales=SCALES,
        cases={
            "no_gradient": lambda rng: (normal(rng, 2, 3), np.zeros((2, 3)), rate(rng)),
            "no_step": lambda rng: (normal(rng, 2, 3), normal(rng, 2, 3), 0.0),
        },
        many=260,
        free=(1,),
    )

    def test_worked_steps(self, student, reference):
        for args in ((3.0, 6.0, 0.1), (2.4, 4.8, 0.1)):
            same(student.gd(*args), reference.gd(*args))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = normal(rng, *shape), normal(rng, *shape), rate(rng)
        same(student.gd(*args), reference.gd(*args))

    def test_ints(self, student, reference):
        for args in ((ints(1, 2), ints(3, -4), 1), (ints(5, 6), ints(1, 2), 0.5), (3, 6, 2)):
            same(student.gd(*args), reference.gd(*args))


class TestMomentum:
    exercise = "momentum"
    names = ("x", "v")
    battery = Battery(
        lambda rng, row=4, column=3: (
            *(normal(rng, row, column) for _ in range(3)),
            rate(rng),
            share(rng),
        ),
        names=names,
        scales=SCALES,
        cases={
            "no_memory": lambda rng: (*(normal(rng, 2, 3) for _ in range(3)), rate(rng), 0.0),
            "no_step": lambda rng: (*(normal(rng, 2, 3) for _ in range(3)), 0.0, 1.0),
            "coasting": lambda rng: (normal(rng, 2), np.zeros(2), normal(rng, 2), rate(rng), 1.0),
            "no_gradient": lambda rng: (
                *(normal(rng, 2, 3), np.zeros((2, 3)), np.zeros((2, 3))),
                *(rate(rng), share(rng)),
            ),
        },
        many=260,
        free=(1,),
    )

    def test_worked_steps(self, student, reference):
        for args in ((3.0, 6.0, 0.0, 0.1, 0.9), (2.4, 4.8, -0.6, 0.1, 0.9)):
            same(student.momentum(*args), reference.momentum(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = *(normal(rng, *shape) for _ in range(3)), rate(rng), share(rng)
        same(student.momentum(*args), reference.momentum(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state, settings = (np.zeros((2, 3)),), (rate(rng), share(rng))
        four_steps(student.momentum, reference.momentum, rng, state, settings, self.names)

    def test_ints(self, student, reference):
        x, grad, v = ints(1, 2), ints(3, -4), ints(0, 1)
        # A whole α leaves α v whole, which a share of the gradient does not fit into.
        for args in ((x, grad, v, 1, 2), (x, grad, v, 0.5, 1), (5, 1, 2, 0.5, 1)):
            same(student.momentum(*args), reference.momentum(*args), names=self.names)


class TestNesterov:
    exercise = "nesterov"
    names = ("x", "v")
    battery = Battery(
        lambda rng, row=4, column=3: (
            *(normal(rng, row, column) for _ in range(3)),
            rate(rng),
            share(rng),
        ),
        names=names,
        scales=SCALES,
        cases={
            "no_memory": lambda rng: (*(normal(rng, 2, 3) for _ in range(3)), rate(rng), 0.0),
            "coasting": lambda rng: (normal(rng, 2), np.zeros(2), normal(rng, 2), rate(rng), 1.0),
            "no_gradient": lambda rng: (
                *(normal(rng, 2, 3), np.zeros((2, 3)), np.zeros((2, 3))),
                *(rate(rng), share(rng)),
            ),
        },
        many=260,
        free=(1,),
    )

    def test_worked_steps(self, student, reference):
        for args in ((3.0, 6.0, 0.0, 0.1, 0.9), (1.86, 3.72, -0.6, 0.1, 0.9)):
            same(student.nesterov(*args), reference.nesterov(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = *(normal(rng, *shape) for _ in range(3)), rate(rng), share(rng)
        same(student.nesterov(*args), reference.nesterov(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state, settings = (np.zeros((2, 3)),), (rate(rng), share(rng))
        four_steps(student.nesterov, reference.nesterov, rng, state, settings, self.names)

    def test_ints(self, student, reference):
        x, grad, v = ints(1, 2), ints(3, -4), ints(0, 1)
        # A whole α leaves α v whole, which a share of the gradient does not fit into.
        for args in ((x, grad, v, 1, 2), (x, grad, v, 0.5, 1), (5, 1, 2, 0.5, 1)):
            same(student.nesterov(*args), reference.nesterov(*args), names=self.names)


class TestAdagrad:
    exercise = "adagrad"
    names = ("x", "h")
    battery = Battery(
        lambda rng, row=4, column=3: (
            *(normal(rng, row, column) for _ in range(2)),
            squares(rng, row, column),
            rate(rng),
            small(rng),
        ),
        names=names,
        scales=SCALES,
        cases={
            "no_gradient": lambda rng: (
                *(normal(rng, 2, 3), np.zeros((2, 3)), squares(rng, 2, 3)),
                *(rate(rng), small(rng)),
            ),
            "no_step": lambda rng: (
                *(normal(rng, 2, 3), np.zeros((2, 3)), squares(rng, 2, 3)),
                *(0.0, small(rng)),
            ),
            "tiny_gradient": lambda rng: (normal(rng, 2, 3), *tiny(rng), rate(rng), TINY_EPS),
        },
        many=260,
        free=(1,),
    )

    def test_worked_steps(self, student, reference):
        for h in (0.0, 64.0):
            args = 3.0, 6.0, h, 0.1, 0.0
            same(student.adagrad(*args), reference.adagrad(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x, grad, h = normal(rng, *shape), normal(rng, *shape), squares(rng, *shape)
        args = x, grad, h, rate(rng), small(rng)
        same(student.adagrad(*args), reference.adagrad(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state, settings = (np.zeros((2, 3)),), (rate(rng), small(rng))
        four_steps(student.adagrad, reference.adagrad, rng, state, settings, self.names)

    def test_no_gradient_yet(self, student, reference):
        """Where h is still 0, ε keeps 0/0 away and the position stays."""
        args = np.array([1.0, -2.0]), np.array([0.0, 3.0]), np.zeros(2), 0.1, 1e-8
        same(no_warnings(student.adagrad, *args), reference.adagrad(*args), names=self.names)

    def test_ints(self, student, reference):
        for args in ((ints(1, 2), ints(3, -4), ints(7, 0), 1, 1), (5, 1, 3, 0.5, 1)):
            same(student.adagrad(*args), reference.adagrad(*args), names=self.names)


class TestRmsprop:
    exercise = "rmsprop"
    names = ("x", "h")
    battery = Battery(
        lambda rng, row=4, column=3: (
            *(normal(rng, row, column) for _ in range(2)),
            squares(rng, row, column),
            rate(rng),
            share(rng),
            small(rng),
        ),
        names=names,
        scales=SCALES,
        cases={
            **{
                name: lambda rng, rho=rho: (
                    normal(rng, 2),
                    normal(rng, 2),
                    squares(rng, 2),
                    rate(rng),
                    rho,
                    small(rng),
                )
                for name, rho in (("no_memory", 0.0), ("nothing_new", 1.0))
            },
            "no_gradient": lambda rng: (
                *(normal(rng, 2, 3), np.zeros((2, 3)), squares(rng, 2, 3)),
                *(rate(rng), share(rng), small(rng)),
            ),
            "no_step": lambda rng: (
                *(normal(rng, 2, 3), normal(rng, 2, 3), squares(rng, 2, 3)),
                *(0.0, 1.0, small(rng)),
            ),
            # No square at all gets into h: ε alone divides, and the step is a long one.
            "no_squares": lambda rng: (
                *(normal(rng, 2, 3), normal(rng, 2, 3), np.zeros((2, 3))),
                *(rate(rng), 1.0, small(rng)),
            ),
            "tiny_gradient": lambda rng: (
                *(normal(rng, 2, 3), *tiny(rng)),
                *(rate(rng), share(rng), TINY_EPS),
            ),
        },
        many=260,
        free=(1,),
    )

    def test_worked_step(self, student, reference):
        args = 3.0, 6.0, 0.0, 0.1, 0.75, 0.0
        same(student.rmsprop(*args), reference.rmsprop(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x, grad, h = normal(rng, *shape), normal(rng, *shape), squares(rng, *shape)
        args = x, grad, h, rate(rng), share(rng), small(rng)
        same(student.rmsprop(*args), reference.rmsprop(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state, settings = (np.zeros((2, 3)),), (rate(rng), share(rng), small(rng))
        four_steps(student.rmsprop, reference.rmsprop, rng, state, settings, self.names)

    def test_no_gradient_yet(self, student, reference):
        args = np.array([1.0, -2.0]), np.array([0.0, 3.0]), np.zeros(2), 0.1, 0.9, 1e-8
        same(no_warnings(student.rmsprop, *args), reference.rmsprop(*args), names=self.names)

    def test_ints(self, student, reference):
        args = ints(1, 2), ints(3, -4), ints(7, 0), 1, 0.75, 1
        same(student.rmsprop(*args), reference.rmsprop(*args), names=self.names)


class TestAdamAsInDeck:
    exercise = "adam_as_in_deck"
    names = ("x", "v", "h")
    battery = Battery(
        lambda rng, row=4, column=3: (
            *(normal(rng, row, column) for _ in range(3)),
            squares(rng, row, column),
            rate(rng),
            share(rng),
            share(rng),
            small(rng),
        ),
        names=names,
        scales=SCALES,
        many=260,
        cases={
            **{
                name: lambda rng, alpha=alpha, rho=rho: (
                    *(normal(rng, 2, 3) for _ in range(3)),
                    squares(rng, 2, 3),
                    rate(rng),
                    alpha,
                    rho,
                    small(rng),
                )
                for name, alpha, rho in (("no_memory", 0.0, 0.0), ("no_momentum", 0.0, 0.9))
            },
            "no_step": lambda rng: (
                *(normal(rng, 2, 3) for _ in range(3)),
                *(squares(rng, 2, 3), 0.0, 1.0, 1.0, small(rng)),
            ),
            "no_squares": lambda rng: (
                *(normal(rng, 2, 3) for _ in range(3)),
                *(np.zeros((2, 3)), rate(rng), share(rng), 1.0, small(rng)),
            ),
            "tiny_gradient": lambda rng: (
                *(normal(rng, 2, 3), tiny(rng)[0], normal(rng, 2, 3), tiny(rng)[1]),
                *(rate(rng), share(rng), share(rng), TINY_EPS),
            ),
        },
        free=(1,),
    )

    def test_worked_step(self, student, reference):
        args = 3.0, 6.0, 0.0, 0.0, 0.1, 0.9, 0.75, 0.0
        same(student.adam_as_in_deck(*args), reference.adam_as_in_deck(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x, grad, v = (normal(rng, *shape) for _ in range(3))
        args = x, grad, v, squares(rng, *shape), rate(rng), share(rng), share(rng), small(rng)
        same(student.adam_as_in_deck(*args), reference.adam_as_in_deck(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state = np.zeros((2, 3)), np.zeros((2, 3))
        settings = rate(rng), share(rng), share(rng), small(rng)
        deck = student.adam_as_in_deck, reference.adam_as_in_deck
        four_steps(*deck, rng, state, settings, self.names)

    def test_no_gradient_yet(self, student, reference):
        x, grad = np.array([1.0, -2.0]), np.array([0.0, 3.0])
        args = x, grad, np.zeros(2), np.zeros(2), 0.1, 0.9, 0.9, 1e-8
        found = no_warnings(student.adam_as_in_deck, *args)
        same(found, reference.adam_as_in_deck(*args), names=self.names)

    def test_ints(self, student, reference):
        arrays = ints(1, 2), ints(3, -4), ints(0, 1), ints(7, 0)
        for lr in (1, 0.5):  # a half of the gradient does not fit into a whole α v
            args = *arrays, lr, 2, 0.75, 1
            same(student.adam_as_in_deck(*args), reference.adam_as_in_deck(*args), names=self.names)


class TestAdam:
    exercise = "adam"
    names = ("x", "m", "v", "t")
    battery = Battery(
        lambda rng, row=4, column=3: adam_arguments(rng, (row, column), t=2),
        names=names,
        scales=SCALES,
        cases={
            "usual_shares": lambda rng: (*adam_arguments(rng, (2, 3), t=200)[:6], 0.9, 0.999, 1e-8),
            "no_memory": lambda rng: (*adam_arguments(rng, (2, 3), t=3)[:6], 0.0, 0.0, small(rng)),
            "late_step": lambda rng: adam_arguments(rng, (2, 3), t=40),
            "usual_shares_late": lambda rng: (*late_arguments(rng), 0.9, 0.999, 1e-8),
            "no_step": lambda rng: (*adam_arguments(rng, (2, 3), t=3)[:5], 0.0, 1 / 2, 1 / 2, 0.1),
            "tiny_gradient": lambda rng: tiny_arguments(rng),
        },
        many=260,
        free=(1,),
    )

    def test_worked_steps(self, student, reference):
        for x, m, v, t in ((3.0, 0.0, 0.0, 0), (2.9, 0.6, 0.036, 1)):
            args = x, 2 * x, m, v, t, 0.1, 0.9, 0.999, 0.0
            same(student.adam(*args), reference.adam(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = adam_arguments(rng, shape, t=int(rng.integers(1, 6)))
        same(student.adam(*args), reference.adam(*args), names=self.names)

    @pytest.mark.parametrize("t", [0, 1, 9, 2000])
    def test_step_count(self, student, reference, rng, t):
        """The t given counts the steps made before this one, however many they are."""
        args = adam_arguments(rng, (3,), t=t)
        same(student.adam(*args), reference.adam(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state = np.zeros((2, 3)), np.zeros((2, 3)), 0
        settings = rate(rng), share(rng), share(rng), small(rng)
        four_steps(student.adam, reference.adam, rng, state, settings, self.names)

    def test_no_gradient_yet(self, student, reference):
        x, grad = np.array([1.0, -2.0]), np.array([0.0, 3.0])
        args = x, grad, np.zeros(2), np.zeros(2), 0, 0.1, 0.9, 0.999, 1e-8
        same(no_warnings(student.adam, *args), reference.adam(*args), names=self.names)

    def test_ints(self, student, reference):
        args = ints(1, 2), ints(3, -4), ints(0, 1), ints(7, 0), 2, 1, 0.75, 0.5, 1
        same(student.adam(*args), reference.adam(*args), names=self.names)


class TestAdamw:
    exercise = "adamw"
    needs = ("adam",)
    names = ("x", "m", "v", "t")
    battery = Battery(
        lambda rng, row=4, column=3: (*adam_arguments(rng, (row, column), t=2), share(rng)),
        names=names,
        scales=SCALES,
        cases={
            "usual_shares": lambda rng: (
                *adam_arguments(rng, (2, 3), t=200)[:6],
                0.9,
                0.999,
                1e-8,
                0.5,
            ),
            "strong_decay": lambda rng: (*adam_arguments(rng, (2, 3), t=3), 30.0),
            "tiny_gradient": lambda rng: (*tiny_arguments(rng), share(rng)),
            "late_step": lambda rng: (*adam_arguments(rng, (2, 3), t=40), share(rng)),
            "usual_shares_late": lambda rng: (*late_arguments(rng), 0.9, 0.999, 1e-8, 0.5),
        },
        many=260,
        free=(1,),
    )

    def test_worked_step(self, student, reference):
        args = 3.0, 6.0, 0.0, 0.0, 0, 0.1, 0.9, 0.999, 0.0, 0.5
        same(student.adamw(*args), reference.adamw(*args), names=self.names)

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = *adam_arguments(rng, shape, t=int(rng.integers(1, 6))), share(rng)
        same(student.adamw(*args), reference.adamw(*args), names=self.names)

    @pytest.mark.parametrize("t", [0, 9, 2000])
    def test_step_count(self, student, reference, rng, t):
        args = *adam_arguments(rng, (3,), t=t), share(rng)
        same(student.adamw(*args), reference.adamw(*args), names=self.names)

    def test_four_steps(self, student, reference, rng):
        state = np.zeros((2, 3)), np.zeros((2, 3)), 0
        settings = rate(rng), share(rng), share(rng), small(rng), share(rng)
        four_steps(student.adamw, reference.adamw, rng, state, settings, self.names)

    def test_no_decay_is_adam(self, student, reference, rng):
        args = *adam_arguments(rng, (2, 2), t=3), 0.0
        same(student.adamw(*args), reference.adamw(*args), names=self.names)

    def test_no_gradient_still_decays(self, student, reference):
        x, zero = np.array([1.0, -2.0]), np.zeros(2)
        args = x, zero, zero, zero, 0, 0.1, 0.9, 0.999, 1e-8, 0.5
        same(no_warnings(student.adamw, *args), reference.adamw(*args), names=self.names)

    def test_ints(self, student, reference):
        args = ints(1, 2), ints(3, -4), ints(0, 1), ints(7, 0), 2, 1, 0.75, 0.5, 1, 2
        same(student.adamw(*args), reference.adamw(*args), names=self.names)


def late_arguments(rng: np.random.Generator) -> tuple[Any, ...]:
    """x, grad, m, v, t, lr after so many steps that 0.999 ** t is small, and not nothing."""
    return adam_arguments(rng, (2, 3), t=int(rng.integers(4000, 9000)))[:6]


def tiny_arguments(rng: np.random.Generator) -> tuple[Any, ...]:
    """x, grad, m, v, t, lr, beta1, beta2, eps with gradients of some 1e-9."""
    grad, v = tiny(rng)
    m = tiny(rng)[0]
    return normal(rng, 2, 3), grad, m, v, 3, rate(rng), share(rng), share(rng), TINY_EPS


def adam_arguments(rng: np.random.Generator, shape: tuple[int, ...], *, t: int) -> tuple[Any, ...]:
    """x, grad, m, v, t, lr, beta1, beta2, eps with the given shape and step count."""
    x, grad, m = (normal(rng, *shape) for _ in range(3))
    return x, grad, m, squares(rng, *shape), t, rate(rng), share(rng), share(rng), small(rng)
