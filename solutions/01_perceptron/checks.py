"""Checks of 01_perceptron: a rule from examples, gates by their truth tables, Rosenblatt's rule.

Wherever a step function decides, inputs and weights are multiples of 1/8 and learning rates are
powers of two: every sum is then exact in float64 in any order, so no correct solution can land on
the other side of a boundary by rounding.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.expect import array, documented, parts, pure, require, same
from autograder.checks.fresh import fresh
from autograder.grading.failure import Slide
from autograder.sandbox.student_side.wire import Strided

RULE = Slide("D0", "1. 개요 — 이 전에는 무엇이 있었는가? ('규칙' 대신 알고 있는 정답!)")
BOUNDARY = Slide("D3", "딥러닝 (Deep Learning) — 1. 퍼셉트론 >> decision boundary")

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, OR, XOR = [0, 0, 0, 1], [0, 1, 1, 1], [0, 1, 1, 0]
WB = ("w", "b")


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def eighths(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Multiples of 1/8 from -2 to 2."""
    return rng.integers(-16, 17, shape) / 8


def points(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """n examples of a rule that is all noise: x from 0 to n - 1, and y."""
    return np.arange(float(n)), normal(rng, n)


class TestFitRule:
    exercise = "fit_rule"
    battery = Battery(
        lambda rng: (np.arange(5.0), normal(rng, 5)),
        names=WB,
        free=(1,),
        scales=(1e-6, 1e5),
        cases={"many_points": lambda rng: points(rng, int(rng.integers(300, 700)))},
    )

    def test_slide_values(self, student, reference):
        x, y = np.array([1.0, 5.0, 256.0]), np.array([2.0, 6.0, 257.0])
        documented(
            student.fit_rule(x, y), reference.fit_rule(x, y), (1.0, 1.0), slide=RULE, names=WB
        )

    def test_worked_example(self, student, reference):
        x, y = np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 1.0])
        same(student.fit_rule(x, y), reference.fit_rule(x, y), names=WB)

    @pytest.mark.parametrize("n", [2, 3, 12])
    def test_noisy_examples(self, student, reference, rng, n):
        x = np.arange(n) + normal(rng, n) / 10
        y = 3 * normal(rng, n)
        same(student.fit_rule(x, y), reference.fit_rule(x, y), names=WB)

    def test_order_does_not_matter(self, student, reference, rng):
        x = rng.permutation(np.array([-3.0, -1.0, 0.5, 2.0, 2.0, 7.0]))
        y = 2 - 0.5 * x + normal(rng, 6)
        same(student.fit_rule(x, y), reference.fit_rule(x, y), names=WB)

    def test_flat_rule(self, student, reference):
        """The answers are all alike: w is 0."""
        x, y = np.array([1.0, 2.0, 4.0]), np.array([3.0, 3.0, 3.0])
        same(student.fit_rule(x, x), reference.fit_rule(x, x), names=WB)
        same(student.fit_rule(x, y), reference.fit_rule(x, y), names=WB)


class TestStep:
    exercise = "step"
    battery = Battery(
        lambda rng, row=4, column=3: (eighths(rng, row, column) + 1 / 16,),
        dtype="",
        scales=(1e12, 1e-12),
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (eighths(rng, 2, 3, 2),)},
    )

    def test_around_zero(self, student, reference):
        x = np.array([-2.0, -0.5, -0.001, -1e-20, -0.0, 0.0, 1e-20, 0.001, 0.5, 2.0])
        same(student.step(x), reference.step(x))
        x = np.array([-1e-30, 1e-30, -1e-36, 1e-36])
        same(student.step(x), reference.step(x))

    def test_numbers(self, student, reference):
        for x in (0, -1, 2, -0.5, 0.0, np.array([-1, 0, 1])):
            same(student.step(x), reference.step(x))


class TestPerceptron:
    exercise = "perceptron"
    needs = ("step",)
    battery = Battery(
        lambda rng, row=6, column=3: (
            eighths(rng, row, column),
            eighths(rng, column),
            float(eighths(rng)),
        ),
        dtype="",
        free=(0, 1),
        text_sizes=({"row": 6, "column": 2}, {"row": 1, "column": 2}),
        many=260,
        cases={
            "weights_of_ints": lambda rng: (eighths(rng, 12, 3), np.array([1, -2, 1]), 0.25),
            # The sums are -0.5, 1.5 and -0.25: cut to whole numbers, all of them fire.
            "bias_of_int": lambda rng: (
                np.array([[0.5, 1.0], [1.5, 0.5], [0.75, 1.0]]),
                np.array([1.0, -2.0]),
                1,
            ),
        },
    )

    def test_slide_boundary(self, student, reference):
        """D3's line x1 - x2 + 1 = 0 and the same line with all signs turned."""
        X = np.array([[0.0, 0.0], [0.0, 2.0], [0.0, 1.0], [3.0, 4.0], [-1.0, 0.5], [2.0, 2.5]])
        for w, b in ((np.array([1.0, -1.0]), 1.0), (np.array([-1.0, 1.0]), -1.0)):
            same(student.perceptron(X, w, b), reference.perceptron(X, w, b))

    def test_on_the_boundary(self, student, reference, rng):
        """Every weighted sum is exactly 0."""
        X, w = eighths(rng, 4, 3), eighths(rng, 3)
        for row in X:
            args = row[np.newaxis], w, -float(row @ w)
            same(student.perceptron(*args), reference.perceptron(*args))

    def test_near_the_boundary(self, student, reference, rng):
        """The weighted sum is little below or above 0, and is so without any rounding."""
        X, w = eighths(rng, 1, 3), eighths(rng, 3)
        for off in (-(2.0**-20), 2.0**-20):
            args = X, w, off - float(X[0] @ w)
            same(student.perceptron(*args), reference.perceptron(*args))
        for off in (2.0**-40, 2.0**-120):
            args = np.array([[-off], [off]]), np.array([1.0]), 0.0
            same(student.perceptron(*args), reference.perceptron(*args))

    def test_no_weights(self, student, reference, rng):
        """The bias alone decides."""
        for b in (-0.25, 0.0, 0.25):
            args = eighths(rng, 2, 3), np.zeros(3), b
            same(student.perceptron(*args), reference.perceptron(*args))

    def test_too_near_for_float32(self, student, reference):
        """In X, in w and in b a number that float64 holds and float32 does not."""
        many = 2**24
        for x, w, b in ((many + 1, -1, many), (-1, many + 1, many), (1, 1, -1 - 2.0**-30)):
            args = np.array([[x]]), np.array([w]), b
            same(student.perceptron(*args), reference.perceptron(*args))


class TestAndGate:
    exercise = "and_gate"

    def test_truth_table(self, student):
        realises(student.and_gate(), AND)

    def test_pure(self, student):
        realises(pure(student.and_gate), AND)
        fresh(student.and_gate)


class TestOrGate:
    exercise = "or_gate"

    def test_truth_table(self, student):
        realises(student.or_gate(), OR)

    def test_pure(self, student):
        realises(pure(student.or_gate), OR)
        fresh(student.or_gate)


class TestXor:
    exercise = "xor"
    needs = ("perceptron", "and_gate", "or_gate")
    battery = Battery(
        lambda rng, row=5: (rng.integers(0, 2, (row, 2)).astype(float),),
        whole_numbers=lambda rng: (rng.integers(0, 2, (7, 2)),),
        dtype="",
        free=(0,),
        text_sizes=({"row": 4},),
        # A view, since a list without rows does not say how many columns there are.
        cases={"no_rows": lambda rng: (Strided(np.zeros((0, 2))),)},
        many=260,
    )

    def test_truth_table(self, student, reference):
        same(student.xor(CORNERS), reference.xor(CORNERS))

    def test_rows_in_any_order(self, student, reference):
        for order in ([1, 0, 3, 2], [0, 3, 1, 2]):
            same(student.xor(CORNERS[order]), reference.xor(CORNERS[order]))

    def test_near_the_corners(self, student, reference, rng):
        """The answer stays up to 0.1 away from 0 and 1, at exactly 0.1 and 0.9 as well."""
        for off in (0.099, 0.1):
            for direction in ([1, 1], [-1, 1], [1, -1], [-1, -1]):
                X = CORNERS + off * np.array(direction)
                same(student.xor(X), reference.xor(X))
        X = rng.integers(0, 2, (12, 2)) + rng.uniform(-0.099, 0.099, (12, 2)).round(3)
        same(student.xor(X), reference.xor(X))

    @pytest.mark.parametrize("corner", [0, 1, 2, 3])
    def test_all_near_one_corner(self, student, reference, rng, corner):
        """What a row says does not hang on the other rows."""
        X = CORNERS[[corner] * 4] + rng.uniform(-0.099, 0.099, (4, 2)).round(3)
        same(student.xor(X), reference.xor(X))


class TestTrainPerceptron:
    exercise = "train_perceptron"
    needs = ("step",)
    battery = Battery(
        lambda rng, row=6, column=3: training(rng, row, column, 0.5, 3),
        names=WB,
        cases={
            "small_steps": lambda rng: training(rng, 4, 2, 0.25, 5),
            "no_epochs": lambda rng: training(rng, 3, 2, 0.5, 0),
            "many_epochs": lambda rng: training(rng, 14, 2, 0.5, int(rng.integers(130, 260))),
            # Powers of 2, with which no sum is rounded.
            "any_rate": lambda rng: training(rng, 5, 2, 2.0 ** int(rng.integers(-5, 4)), 4),
        },
        free=(0, 1),
        text_sizes=({"row": 4, "column": 2},),
        many=260,
    )

    def test_first_epochs(self, student, reference):
        """AND with η = 0.5, the example that the text works through."""
        for epochs in (1, 2, 3):
            args = CORNERS, np.array(AND), 0.5, epochs
            same(student.train_perceptron(*args), reference.train_perceptron(*args), names=WB)

    def test_tiny_rate(self, student, reference):
        """All sums are tiny, and exact, since the rate is a power of 2."""
        args = CORNERS, np.array(AND), 2.0**-100, 10
        found, right = student.train_perceptron(*args), reference.train_perceptron(*args)
        same(found, right, names=WB, atol=0.0)

    @pytest.mark.parametrize("gate", ["AND", "OR"])
    def test_learns_the_gate(self, student, reference, gate):
        table = {"AND": AND, "OR": OR}[gate]
        args = CORNERS, np.array(table), 0.5, 10
        found = student.train_perceptron(*args)
        realises(found, table)
        same(found, reference.train_perceptron(*args), names=WB)

    def test_cannot_learn_xor(self, student, reference):
        """The weights go round in a circle, and where they are is known at every epoch."""
        for epochs in (1, 2, 7):
            args = CORNERS, np.array(XOR), 0.5, epochs
            same(student.train_perceptron(*args), reference.train_perceptron(*args), names=WB)

    def test_one_example_is_enough(self, student, reference):
        """A single sample with answer 0: the first weighted sum is exactly 0."""
        args = np.array([[2.0, -1.0, 0.5]]), np.array([0]), 0.5, 1
        same(student.train_perceptron(*args), reference.train_perceptron(*args), names=WB)

    def test_order_of_examples(self, student, reference):
        """The same examples backwards lead elsewhere."""
        for order in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]):
            args = CORNERS[order], np.array(AND)[order], 1.0, 1
            same(student.train_perceptron(*args), reference.train_perceptron(*args), names=WB)


def training(
    rng: np.random.Generator, n: int, d: int, lr: float, epochs: int
) -> tuple[np.ndarray, np.ndarray, float, int]:
    """n examples of d inputs, their answers, and how to learn from them."""
    return eighths(rng, n, d), rng.integers(0, 2, n), lr, epochs


def realises(found: Any, table: list[int]) -> None:
    """The pair (w, b) puts every corner of the unit square on the side that `table` says."""
    w, b = parts(found, *WB)
    if isinstance(w, list | tuple) and all(
        isinstance(value, int | float | np.number) for value in w
    ):
        w = np.array(w)
    w = array(w, (2,), "w")
    b = float(array(b, (), "b"))
    require(np.isfinite([*w, b]).all(), "gate_infinite", w=w, b=b)
    sums = np.add.outer([0.0, w[0]], [0.0, w[1]]) + b
    for (x1, x2), weighted, answer in zip(CORNERS.astype(int), sums.flat, table, strict=True):
        require(
            (weighted >= 0) == answer,
            "gate_row",
            w=w,
            b=b,
            x1=int(x1),
            x2=int(x2),
            sum=float(weighted),
            output=1 - answer,
            answer=answer,
        )
