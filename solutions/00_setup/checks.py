"""Checks of 00_setup: sums and means along axes, two products, broadcasting, linearity, slopes."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.expect import documented, pure, same
from autograder.grading.failure import Slide
from autograder.sandbox.student_side.wire import Formula

UPDATE = Slide("D1", "5. MLP 수식으로 알아보기 — 3. 경사하강법 : 업데이트? (전치란?)")
FORWARD = Slide("D1", "5. MLP 수식으로 열어보기 — 1. 순전파 : 예측값 계산?")
BACKWARD = Slide("D1", "5. MLP 수식으로 열어보기 — 2. 역전파 : 기울기 계산?")

# D1's matrix, on which the text explains shapes, sums and the transpose.
A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
# D4's two shops.
SHOPS = np.array([[28.0, 2.0, 10.0, 5.0], [20.0, 1.0, 20.0, 1.0]])
TRIPLE = Formula("lambda x: 3 * x")
SQUARE = Formula("lambda x: x**2")
LINE = Formula("lambda x: 2 * x + 1")
SINE = Formula("lambda x: np.sin(x)")
SIZE = Formula("lambda x: np.abs(x)")
# What it returns is the very array that it was given.
ITSELF = Formula("lambda x: x")


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


class TestRowSums:
    exercise = "row_sums"
    battery = Battery(
        lambda rng, row=4, column=3: (normal(rng, row, column),),
        free=(0,),
        text_sizes=({"row": 3, "column": 2}, {"row": 2, "column": 4}),
        scales=(1e6, 1e-5),
        many=260,
    )

    def test_worked_example(self, student, reference):
        same(student.row_sums(A), reference.row_sums(A))

    def test_shops(self, student, reference):
        same(student.row_sums(SHOPS), reference.row_sums(SHOPS))

    def test_random_tables(self, student, reference, rng):
        X = normal(rng, 3, 5)
        same(student.row_sums(X), reference.row_sums(X))


class TestColumnMeans:
    exercise = "column_means"
    battery = Battery(
        lambda rng, row=4, column=3: (normal(rng, row, column),),
        free=(0,),
        text_sizes=({"row": 3, "column": 2}, {"row": 2, "column": 4}),
        scales=(1e6, 1e-5),
        many=260,
    )

    def test_worked_example(self, student, reference):
        same(student.column_means(SHOPS), reference.column_means(SHOPS))

    def test_matrix_of_the_text(self, student, reference):
        same(student.column_means(A), reference.column_means(A))

    def test_random_tables(self, student, reference, rng):
        X = normal(rng, 5, 2)
        same(student.column_means(X), reference.column_means(X))


class TestTranspose:
    exercise = "transpose"
    # NumPy's own .T is a view, and it is what D1's code writes.
    battery = Battery(
        lambda rng, row=4, column=3: (normal(rng, row, column),),
        new=False,
        free=(0,),
        text_sizes=({"row": 3, "column": 2},),
        many=260,
        cases={"nearly_symmetric": lambda rng: (np.array([[1.0, 3.00002], [3.0, 2.0]]),)},
    )

    def test_slide_values(self, student, reference):
        printed = [[1, 3, 5], [2, 4, 6]]
        documented(student.transpose(A), reference.transpose(A), printed, slide=UPDATE)

    def test_random_tables(self, student, reference, rng):
        X = normal(rng, 2, 5)
        same(student.transpose(X), reference.transpose(X))

    def test_of_a_transpose(self, student, reference, rng):
        """Its numbers lie column by column in memory, and what counts is where they stand."""
        X = normal(rng, 2, 3)
        turned = Formula(f"np.array({X.tolist()}).T")
        same(student.transpose(turned), reference.transpose(X.T))


class TestMatmul:
    exercise = "matmul"
    battery = Battery(
        lambda rng, row=4, inner=3, column=2: (normal(rng, row, inner), normal(rng, inner, column)),
        free=(0, 1),
        text_sizes=(
            {"row": 1, "inner": 2, "column": 2},
            {"row": 1, "inner": 2, "column": 1},
            {"row": 2, "inner": 2, "column": 2},
        ),
        scales=(1e3, 1e-5),
        many=260,
    )

    def test_slide_values(self, student, reference):
        args = np.array([[1.0, 0.0]]), np.array([[0.1, 0.2], [0.3, 0.4]])
        documented(student.matmul(*args), reference.matmul(*args), [[0.1, 0.2]], slide=FORWARD)

    def test_slide_values_of_the_output_layer(self, student, reference):
        args = np.array([[0.646, 0.690]]), np.array([[0.7], [0.8]])
        documented(student.matmul(*args), reference.matmul(*args), [[1.0042]], slide=FORWARD)

    def test_random_tables(self, student, reference, rng):
        args = normal(rng, 2, 4), normal(rng, 4, 3)
        same(student.matmul(*args), reference.matmul(*args))

    def test_order_matters(self, student, reference):
        """Two square tables, of which either order can be computed."""
        left, right = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.0, 1.0], [1.0, 1.0]])
        same(student.matmul(left, right), reference.matmul(left, right))
        same(student.matmul(right, left), reference.matmul(right, left))


class TestHadamard:
    exercise = "hadamard"
    battery = Battery(
        lambda rng, row=4, column=3: (normal(rng, row, column), normal(rng, row, column)),
        free=(0, 1),
        text_sizes=({"row": 2, "column": 2},),
        cases={"one_vector": lambda rng: (normal(rng, 2), normal(rng, 2))},
        many=260,
        scales=(1e5, 1e-5),
    )

    def test_slide_values(self, student, reference):
        args = np.array([0.0103, 0.0118]), np.array([0.229, 0.214])
        printed = [0.0024, 0.0025]
        documented(student.hadamard(*args), reference.hadamard(*args), printed, slide=BACKWARD)

    def test_two_tables(self, student, reference):
        args = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[10.0, 20.0], [30.0, 40.0]])
        same(student.hadamard(*args), reference.hadamard(*args))

    def test_any_number_of_axes(self, student, reference, rng):
        for shape in ((5,), (2, 3), (2, 3, 2)):
            args = normal(rng, *shape), normal(rng, *shape)
            same(student.hadamard(*args), reference.hadamard(*args))


class TestAddBias:
    exercise = "add_bias"
    battery = Battery(
        lambda rng, row=4, column=3: (normal(rng, row, column), normal(rng, column)),
        cases={"no_bias": lambda rng: (normal(rng, 3, 2), np.zeros(2))},
        free=(0, 1),
        text_sizes=({"row": 3, "column": 2}, {"row": 1, "column": 2}),
        many=260,
        scales=(1e6, 1e-5),
    )

    def test_slide_values(self, student, reference):
        args = np.array([[0.1, 0.2]]), np.array([0.5, 0.6])
        documented(student.add_bias(*args), reference.add_bias(*args), [[0.6, 0.8]], slide=FORWARD)

    def test_worked_example(self, student, reference):
        args = A, np.array([10.0, 20.0])
        same(student.add_bias(*args), reference.add_bias(*args))

    def test_random_tables(self, student, reference, rng):
        args = normal(rng, 2, 5), normal(rng, 5)
        same(student.add_bias(*args), reference.add_bias(*args))


class TestIsLinear:
    exercise = "is_linear"
    battery = Battery(
        lambda rng, column=3: (
            Formula("lambda x: 3 * np.cumsum(x)"),
            normal(rng, column),
            normal(rng, column),
            2.0,
            -0.5,
        ),
        dtype="",
        cases={"its_own_argument": lambda rng: (ITSELF, normal(rng, 3), normal(rng, 3), 2.0, -0.5)},
        many=260,
    )

    @pytest.mark.parametrize("formula", ["3 * x", "x**2", "2 * x + 1", "np.sin(x)"])
    def test_worked_example(self, student, reference, formula):
        """The functions of D1's table, at the numbers of the text."""
        f = Formula(f"lambda x: {formula}")
        for args in ((f, 1, 2, 1, 1), (f, 1, 2, 3, -1)):
            same(student.is_linear(*args), reference.is_linear(*args))

    def test_decimals(self, student, reference):
        """Linear, but the two sides differ in their last digit."""
        for scale, x1, x2 in ((0.1, 1.0, 2.0), (0.7, 0.1, 0.2), (1.1, 0.3, 3.0)):
            args = Formula(f"lambda x: {scale} * x"), x1, x2, 0.1, 0.7
            same(student.is_linear(*args), reference.is_linear(*args))
        args = TRIPLE, 0.1, 0.3, 3.0, -1.0  # one side is 0, the other nearly
        same(student.is_linear(*args), reference.is_linear(*args))

    def test_small_difference(self, student, reference):
        """Almost a straight line through 0 is none."""
        for f in ("lambda x: 2 * x + 0.01", "lambda x: x + 0.01 * x**2"):
            args = Formula(f), 1.0, 2.0, 1.0, 1.0
            same(student.is_linear(*args), reference.is_linear(*args))

    def test_any_line(self, student, reference, rng):
        """Through 0, and beside it."""
        slope, bend = (round(float(rng.uniform(0.2, 5)), 3) for _ in range(2))
        for rest in ("", f" + {bend}", f" - {bend} * x**2"):
            args = Formula(f"lambda x: {slope} * x{rest}"), 1.0, 2.0, 3.0, -1.0
            same(student.is_linear(*args), reference.is_linear(*args))

    def test_size_of_a_number(self, student, reference):
        """|x| passes wherever no sign changes, and nowhere else."""
        for x1, x2, a, b in ((1, 2, 1, 1), (1, -2, 1, 1), (1, 2, 3, -1), (2, 1, -1, 0)):
            args = SIZE, x1, x2, a, b
            same(student.is_linear(*args), reference.is_linear(*args))

    def test_weights_that_differ(self, student, reference):
        """a belongs to x1 and b to x2, and either may be 0."""
        for a, b in ((2, 5), (0.5, 0), (0, 3), (0, 0)):
            for f in (TRIPLE, SQUARE, LINE):
                args = f, 3.0, -1.0, a, b
                same(student.is_linear(*args), reference.is_linear(*args))

    def test_the_same_input_twice(self, student, reference):
        args = TRIPLE, 2.0, 2.0, 3.0, -2.0
        same(student.is_linear(*args), reference.is_linear(*args))

    def test_arrays(self, student, reference, rng):
        """A matrix product is linear; with a bias it is not, nor if one element alone differs."""
        x1, x2 = normal(rng, 2), normal(rng, 2)
        product = "np.array([[1.0, 2.0], [-3.0, 0.5], [0.0, 1.0]]) @ x"
        last = "np.array([0.0, 0.0, 1.0])"
        first = "np.array([1.0, 0.0, 0.0])"
        cancel = "np.array([1.0, -1.0, 0.0])"
        for f in (product, *(f"{product} + {bias}" for bias in (last, first, cancel))):
            args = Formula(f"lambda x: {f}"), x1, x2, 2.0, 3.0
            same(student.is_linear(*args), reference.is_linear(*args))

    def test_opposite_signs(self, student, reference):
        """An odd function, so that |left| and |right| would not tell."""
        args = Formula("lambda x: x**3"), 1.0, -1.0, 1.0, 2.0
        same(student.is_linear(*args), reference.is_linear(*args))


class TestSlope:
    exercise = "slope"
    battery = Battery(
        lambda rng, column=4: (Formula("lambda x: x**3 - 2 * x"), normal(rng, column), 0.25),
        cases={"its_own_argument": lambda rng: (ITSELF, normal(rng, 4), 0.25)},
        free=(1,),
        many=260,
    )

    def test_worked_example(self, student, reference):
        for h in (0.1, 0.5):
            same(student.slope(SQUARE, 3, h), reference.slope(SQUARE, 3, h))

    @pytest.mark.parametrize("h", [1e-4, 0.1, 0.5, 2.0])
    def test_curve(self, student, reference, rng, h):
        """x³, where both points count and the error is h²."""
        args = Formula("lambda x: x**3"), float(normal(rng)), h
        same(student.slope(*args), reference.slope(*args))

    def test_far_out(self, student, reference):
        """The step is h wherever x is: one of its own size leaves another error than h²."""
        for x in (10.0, -100.0, 0.01):
            args = Formula("lambda x: x**3"), x, 0.5
            same(student.slope(*args), reference.slope(*args))

    def test_straight_line(self, student, reference):
        for f in (LINE, Formula("lambda x: -3 * x"), Formula("lambda x: 0 * x + 5")):
            same(student.slope(f, 2.0, 0.5), reference.slope(f, 2.0, 0.5))

    def test_kink(self, student, reference):
        """|x| at 0 and beside it: the two sides differ, and both count."""
        for x, h in ((0.0, 0.5), (0.25, 0.5), (5e-6, 1e-6)):
            same(student.slope(SIZE, x, h), reference.slope(SIZE, x, h))

    def test_array(self, student, reference, rng):
        args = SINE, normal(rng, 2, 3), 0.125
        same(pure(student.slope, *args), reference.slope(*args))

    def test_x_stays_while_f_is_computed(self, student, rng):
        """x v has the slope x, everywhere 1 apart: who moves the x that is given makes it x²."""
        inner = Formula("lambda x: slope(lambda v: x * v, x, 0.5)")
        x = normal(rng, 3)
        same(student.slope(inner, x, 0.25), np.ones_like(x), key="x_moved")
