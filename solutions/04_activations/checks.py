"""Checks of 04_activations: functions and derivatives at and around 0, far out, and in batches."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.expect import (
    array,
    documented,
    no_warnings,
    numerical_gradient,
    pure,
    require,
    same,
)
from autograder.grading.failure import Slide

OUTPUT = Slide("D0", "3. 기본 개념 알고가기 — 출력층")

# On both sides of 0, and 0 itself, where the definitions meet.
AROUND_ZERO = np.array([-2.0, -1.0, -0.25, 0.0, 0.25, 1.0, 3.0])
FAR_OUT = np.array(
    [-300.0, -30.0, -16.0, -12.0, -9.0, -1e-3, 0.0, 1e-3, 9.0, 12.0, 16.0, 30.0, 300.0]
)
# What the slides' formulas lose beside 1 is a few times 1e-16; a slope taken as 0 at 16 is more.
ROUNDING = 1e-14
NUMBERS = (0.5, -2, 0, np.int64(-3), np.float64(1.5), np.array([-1.0, 0.0, 2.0]))
# Inputs that could as well be what a function gave.
LIKE_OUTPUTS = np.array([0.5, 0.2])


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


class TestTanh:
    exercise = "tanh"
    battery = Battery(
        lambda rng, row=4, column=3: (2 * normal(rng, row, column),),
        scales=(1e-3, 1e-7),
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 2),)},
    )

    def test_around_zero(self, student, reference):
        same(student.tanh(AROUND_ZERO), reference.tanh(AROUND_ZERO))

    def test_far_out(self, student, reference):
        """Right but for rounding, which cutting x off at 8 or 12 is not."""
        same(student.tanh(FAR_OUT), reference.tanh(FAR_OUT), rtol=1e-13, atol=ROUNDING)

    def test_numbers(self, student, reference):
        for x in NUMBERS:
            same(student.tanh(x), reference.tanh(x))


class TestTanhDerivative:
    exercise = "tanh_derivative"
    needs = ("tanh",)
    battery = Battery(
        lambda rng, row=4, column=3: (2 * normal(rng, row, column),),
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 2),)},
    )

    def test_around_zero(self, student, reference):
        same(student.tanh_derivative(AROUND_ZERO), reference.tanh_derivative(AROUND_ZERO))

    def test_slope_of_tanh(self, student, reference, rng):
        """The slope of tanh at x, measured by moving x a little."""
        x = normal(rng, 3, 2)
        slope = numerical_gradient(lambda v: float(np.sum(reference.tanh(v))), x)
        same(student.tanh_derivative(x), slope, rtol=1e-5)

    def test_far_out(self, student, reference):
        """Right to nine digits, which cutting x off at 8 is not, nor a slope taken as 0."""
        same(
            student.tanh_derivative(FAR_OUT),
            reference.tanh_derivative(FAR_OUT),
            rtol=1e-9,
            atol=ROUNDING,
        )

    def test_numbers(self, student, reference):
        for x in (*NUMBERS, LIKE_OUTPUTS):
            same(student.tanh_derivative(x), reference.tanh_derivative(x))


class TestSigmoidPrime:
    exercise = "sigmoid_prime"
    battery = Battery(
        lambda rng, row=4, column=3: (3 * normal(rng, row, column),),
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 2),)},
    )

    def test_around_zero(self, student, reference):
        same(student.sigmoid_prime(AROUND_ZERO), reference.sigmoid_prime(AROUND_ZERO))

    def test_far_out(self, student, reference):
        """Right to nine digits, which cutting x off at 8 is not, nor a slope taken as 0."""
        same(
            student.sigmoid_prime(FAR_OUT),
            reference.sigmoid_prime(FAR_OUT),
            rtol=1e-9,
            atol=ROUNDING,
        )

    def test_numbers(self, student, reference):
        for x in (*NUMBERS, LIKE_OUTPUTS):
            same(student.sigmoid_prime(x), reference.sigmoid_prime(x))


class TestRelu:
    exercise = "relu"
    battery = Battery(
        lambda rng, row=4, column=3: (5 * normal(rng, row, column),),
        scales=(1e12, 1e-12),
        cases={
            "three_axes": lambda rng: (normal(rng, 2, 3, 2),),
            "one_vector": lambda rng: (np.abs(normal(rng, 3)),),
            "nothing_below_zero": lambda rng: (np.abs(normal(rng, 3, 2)),),
        },
        free=(0,),
        many=260,
    )

    def test_around_zero(self, student, reference):
        same(student.relu(AROUND_ZERO), reference.relu(AROUND_ZERO))

    def test_numbers(self, student, reference):
        for x in (*NUMBERS, np.array([4_000_000_000, -4_000_000_000])):
            same(student.relu(x), reference.relu(x))


class TestReluDerivative:
    exercise = "relu_derivative"
    battery = Battery(
        lambda rng, row=4, column=3: (5 * normal(rng, row, column),),
        scales=(1e6, 1e-12),
        dtype="",
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 2),)},
    )

    def test_around_zero(self, student, reference):
        for x in (AROUND_ZERO, np.array([-1e-36, 1e-36, -1e-20, 1e-20])):
            same(student.relu_derivative(x), reference.relu_derivative(x))

    def test_numbers(self, student, reference):
        for x in NUMBERS:
            same(student.relu_derivative(x), reference.relu_derivative(x))


class TestLeakyRelu:
    exercise = "leaky_relu"
    battery = Battery(
        lambda rng, row=4, column=3: (5 * normal(rng, row, column),),
        options={"slope": 0.3},
        scales=(1e6, 1e-12),
        cases={
            "slope_of_one": lambda rng: (normal(rng, 3, 2), 1.0),
            "three_axes": lambda rng: (normal(rng, 2, 3, 2),),
            "one_vector": lambda rng: (np.abs(normal(rng, 3)),),
            "nothing_below_zero": lambda rng: (np.abs(normal(rng, 3, 2)),),
        },
        free=(0,),
        many=260,
    )

    def test_around_zero(self, student, reference):
        same(student.leaky_relu(AROUND_ZERO), reference.leaky_relu(AROUND_ZERO))

    @pytest.mark.parametrize("slope", [0.01, 0.5, 0.0])
    def test_other_slopes(self, student, reference, slope):
        same(student.leaky_relu(AROUND_ZERO, slope), reference.leaky_relu(AROUND_ZERO, slope))

    def test_numbers(self, student, reference):
        for x in NUMBERS:
            same(student.leaky_relu(x), reference.leaky_relu(x))
            same(student.leaky_relu(x, slope=0.5), reference.leaky_relu(x, slope=0.5))


class TestPrelu:
    exercise = "prelu"
    battery = Battery(
        lambda rng, row=4, column=3: (5 * normal(rng, row, column), normal(rng, column)),
        cases={
            "one_negative_slope": lambda rng: (normal(rng, 6, 1), np.array([-0.5])),
            "nothing_below_zero": lambda rng: (np.abs(normal(rng, 3, 2)), 0.25),
            "slope_of_one": lambda rng: (normal(rng, 3, 2), 1.0),
            "one_slope_for_all": lambda rng: (5 * normal(rng, 2, 3, 2), 0.2),
            "a_number": lambda rng: (-3, 0.25),
        },
        free=(0, 1),
        text_sizes=({"row": 2, "column": 2},),
        many=260,
        scales=(1e6, 1e-12),
    )

    def test_worked_example(self, student, reference):
        args = np.array([[-2.0, -2.0], [3.0, -1.0]]), np.array([0.25, 1.5])
        same(student.prelu(*args), reference.prelu(*args))

    @pytest.mark.parametrize("slope", [0.0, 1.5, -0.5])
    def test_any_slope(self, student, reference, slope):
        """Learnt slopes may be above 1 or below 0."""
        same(student.prelu(AROUND_ZERO, slope), reference.prelu(AROUND_ZERO, slope))


class TestPreluSlopeGradient:
    exercise = "prelu_slope_gradient"
    battery = Battery(
        lambda rng, row=4, column=3: (5 * normal(rng, row, column),),
        scales=(1e6, 1e-12),
        cases={
            "three_axes": lambda rng: (normal(rng, 2, 3, 2),),
            "one_vector": lambda rng: (-np.abs(normal(rng, 3)),),
            "nothing_above_zero": lambda rng: (-np.abs(normal(rng, 3, 2)),),
        },
        free=(0,),
        many=260,
    )

    def test_around_zero(self, student, reference):
        found = student.prelu_slope_gradient(AROUND_ZERO)
        same(found, reference.prelu_slope_gradient(AROUND_ZERO))

    def test_change_of_prelu_with_the_slope(self, student, reference, rng):
        """prelu is a straight line in its slope: what one more unit of slope adds."""
        x = normal(rng, 3, 2)
        same(student.prelu_slope_gradient(x), reference.prelu(x, 1.5) - reference.prelu(x, 0.5))

    def test_numbers(self, student, reference):
        for x in NUMBERS:
            same(student.prelu_slope_gradient(x), reference.prelu_slope_gradient(x))


class TestElu:
    exercise = "elu"
    battery = Battery(
        lambda rng, row=4, column=3: (2 * normal(rng, row, column),),
        options={"alpha": 1.5},
        cases={
            "three_axes": lambda rng: (normal(rng, 2, 3, 2),),
            "one_vector": lambda rng: (np.abs(normal(rng, 3)),),
            "nothing_below_zero": lambda rng: (np.abs(normal(rng, 3, 2)),),
            "any_alpha": lambda rng: (normal(rng, 5), round(float(rng.uniform(0.2, 3)), 3)),
        },
        free=(0,),
        many=260,
    )

    def test_around_zero(self, student, reference):
        same(student.elu(AROUND_ZERO), reference.elu(AROUND_ZERO))

    @pytest.mark.parametrize("alpha", [0.5, 2.0, 5])
    def test_other_alphas(self, student, reference, alpha):
        for x in (AROUND_ZERO, AROUND_ZERO / 1000):
            same(student.elu(x, alpha), reference.elu(x, alpha))

    def test_far_out(self, student, reference):
        """Right but for rounding, which cutting x off at 8 or 20 is not."""
        for x in (FAR_OUT, np.linspace(-25, -5, 9)):
            same(student.elu(x), reference.elu(x), rtol=1e-13, atol=ROUNDING)

    def test_numbers(self, student, reference):
        for x in NUMBERS:
            same(student.elu(x), reference.elu(x))
            same(student.elu(x, alpha=2), reference.elu(x, alpha=2))


class TestMaxout:
    exercise = "maxout"
    battery = Battery(
        lambda rng, row=4, column=2, node=3: two_lines(rng, row, column, node),
        free=(0, 1, 2, 3, 4),
        text_sizes=({"row": 1, "column": 2, "node": 2},),
        many=260,
        scales=(1e3,),
    )

    def test_worked_example(self, student, reference):
        args = (
            np.array([[1.0, 2.0]]),
            np.array([[1.0, 0.0], [0.0, 1.0]]),
            np.array([0.0, 0.0]),
            np.array([[3.0, 0.0], [0.0, -1.0]]),
            np.array([0.0, 1.0]),
        )
        same(student.maxout(*args), reference.maxout(*args))

    def test_all_below_zero(self, student, reference):
        """The larger of two negative numbers is still negative."""
        values = [[1.0], [2.0]], [[-1.0]], [-1.0], [[-2.0]], [-0.5]
        args = [np.array(value) for value in values]
        same(student.maxout(*args), reference.maxout(*args))


class TestSoftmax:
    exercise = "softmax"
    battery = Battery(
        lambda rng, row=4, column=3: (3 * normal(rng, row, column),),
        options={"axis": 0},
        cases={
            "one_vector": lambda rng: (3 * normal(rng, 3),),
            "three_axes": lambda rng: (3 * normal(rng, 2, 3, 4),),
            "four_axes": lambda rng: (3 * normal(rng, 2, 2, 2, 3),),
            "three_axes_along_the_first": lambda rng: (3 * normal(rng, 2, 3, 2), 0),
            "three_axes_along_the_second": lambda rng: (3 * normal(rng, 2, 3, 2), 1),
            "four_axes_along_the_third": lambda rng: (3 * normal(rng, 2, 2, 3, 2), 2),
            "counted_from_the_end": lambda rng: (3 * normal(rng, 3, 2, 2), -3),
            "ties": lambda rng: (np.ones((2, 3)),),
        },
        free=(0,),
        many=260,
    )

    def test_slide_values(self, student, reference):
        z = np.array([2.0, 1.0, 0.1])
        documented(student.softmax(z), reference.softmax(z), [0.66, 0.24, 0.10], slide=OUTPUT)

    @pytest.mark.parametrize("axis", [0, 1, -2])
    def test_other_axes(self, student, reference, rng, axis):
        z = 3 * normal(rng, 3, 3)
        same(student.softmax(z, axis=axis), reference.softmax(z, axis=axis))

    def test_rows_add_up_to_one(self, student, rng):
        z = 3 * normal(rng, 4, 5)
        total = array(student.softmax(z), z.shape).sum(axis=1)
        require(np.allclose(total, 1), "softmax_not_one", got=total)

    @pytest.mark.parametrize(
        "rows",
        [
            [[1000.0, 1000.0], [1000.0, 0.0]],
            [[1000.0, 1001.0], [-1000.0, -1001.0], [3.0, 1.0]],
            [[-1000.0, -1001.0, -1003.0]],
            [[0.0, 1000.0, -1000.0], [1000.0, -1000.0, 0.0], [-1000.0, 0.0, 1000.0]],
            [[-1000.0, 1000.0], [1000.0, -1000.0]],
        ],
        ids=["large", "every_row_its_own", "all_negative", "every_order", "two_far_apart"],
    )
    def test_extreme_inputs(self, student, reference, rows):
        z = np.array(rows)
        same(no_warnings(student.softmax, z), reference.softmax(z))

    def test_small_probabilities(self, student, reference):
        """Only the share counts: far below 1e-9 they still have their digits."""
        z = np.array([[0.0, -20.0, -40.0], [-25.0, 5.0, -3.0]])
        same(student.softmax(z), reference.softmax(z), rtol=1e-12, atol=0.0)

    def test_extreme_columns(self, student, reference):
        for rows in (
            [[1000.0, -1000.0], [1001.0, -1000.0]],
            [[0.0, 1000.0, -1000.0], [1000.0, -1000.0, 0.0], [-1000.0, 0.0, 1000.0]],
        ):
            z = np.array(rows)
            same(no_warnings(student.softmax, z, axis=0), reference.softmax(z, axis=0))


class TestMaxGradient:
    exercise = "max_gradient"

    @pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
    def test_few_layers(self, student, reference, activation):
        for depth in (0, 1, 3):
            args = depth, activation
            same(student.max_gradient(*args), reference.max_gradient(*args))

    def test_many_layers(self, student, reference, rng):
        """The product is tiny but not 0: only relative differences count."""
        for depth in (int(rng.integers(10, 60)), 500):
            for activation in ("sigmoid", "tanh", "relu"):
                args = depth, activation
                same(student.max_gradient(*args), reference.max_gradient(*args), atol=0.0)

    def test_very_deep(self, student, reference):
        """Deeper than Python lets a function call itself, and than 4^depth fits into a float."""
        for activation in ("sigmoid", "tanh", "relu"):
            args = 5000, activation
            same(student.max_gradient(*args), reference.max_gradient(*args))

    def test_pure(self, student, reference):
        same(pure(student.max_gradient, 3, "sigmoid"), reference.max_gradient(3, "sigmoid"))


class TestDeadUnits:
    exercise = "dead_units"
    battery = Battery(
        lambda rng, row=3, node=8: (normal(rng, row, node) - 0.5,),
        free=(0,),
        text_sizes=({"row": 2, "node": 3},),
        scales=(1e-12,),
        many=260,
    )

    def test_worked_example(self, student, reference):
        Z = np.array([[-1.0, 2.0, 0.0], [-3.0, -1.0, 0.0]])
        same(student.dead_units(Z), reference.dead_units(Z))

    def test_all_and_none(self, student, reference):
        for Z in (-np.ones((3, 4)), np.ones((3, 4)), np.zeros((2, 3))):
            same(student.dead_units(Z), reference.dead_units(Z))

    def test_on_for_one_example(self, student, reference):
        """Every node is on for exactly one example, of a few or of many."""
        for Z in (3 * np.eye(3) - 1, 3 * np.eye(260, 2, k=-258) - 1):
            same(student.dead_units(Z), reference.dead_units(Z))

    def test_small_values(self, student, reference):
        Z = np.array([[0.5, -0.5, 0.25], [-2.0, -0.25, 0.75]])
        same(student.dead_units(Z), reference.dead_units(Z))
        for tiny in (1e-20, 1e-36):
            Z = np.array([[1.5, -tiny, tiny], [-2.0, -tiny, -tiny]])
            same(student.dead_units(Z), reference.dead_units(Z))


class TestStableSigmoid:
    exercise = "stable_sigmoid"
    battery = Battery(
        lambda rng, row=4, column=3: (3 * normal(rng, row, column),),
        free=(0,),
        many=260,
        cases={"three_axes": lambda rng: (normal(rng, 2, 3, 2),)},
    )

    def test_around_zero(self, student, reference):
        same(student.stable_sigmoid(AROUND_ZERO), reference.stable_sigmoid(AROUND_ZERO))

    def test_no_overflow(self, student, reference):
        """Far out on either side, in one array and alone, and in the array that was given."""
        x = np.array([-1000.0, -30.0, 0.0, 30.0, 1000.0])
        same(no_warnings(student.stable_sigmoid, x), reference.stable_sigmoid(x))
        for number in (-1000, 1000.0):
            got = no_warnings(student.stable_sigmoid, number)
            same(got, reference.stable_sigmoid(number))
        same(pure(student.stable_sigmoid, x), reference.stable_sigmoid(x))

    def test_tiny_values_keep_their_digits(self, student, reference):
        """Near 0 only the share counts: 1e-9 is a million roundings of exp."""
        x = np.array([-700.0, -300.0, -40.0, -20.0])
        got = student.stable_sigmoid(x)
        same(got, reference.stable_sigmoid(x), rtol=1e-9, atol=0.0)
        # So small that float64 keeps eleven digits of it; e^720 does not fit into one.
        got = student.stable_sigmoid(np.array([-720.0, 720.0]))
        same(got, reference.stable_sigmoid(np.array([-720.0, 720.0])), rtol=1e-6, atol=0.0)

    def test_nearly_one(self, student, reference):
        """At 30 it is 1e-13 below 1, which is not 1 yet."""
        x = np.array([8.0, 12.0, 20.0, 30.0])
        same(student.stable_sigmoid(x), reference.stable_sigmoid(x), rtol=ROUNDING, atol=0.0)

    def test_numbers(self, student, reference):
        for x in NUMBERS:
            same(student.stable_sigmoid(x), reference.stable_sigmoid(x))


def two_lines(rng: np.random.Generator, n: int, d: int, k: int) -> list[np.ndarray]:
    """Data and the parameters of two lines: x, W1, b1, W2, b2."""
    return [
        normal(rng, n, d),
        normal(rng, d, k),
        normal(rng, k),
        normal(rng, d, k),
        normal(rng, k),
    ]
