"""Checks of 04_activations: functions and derivatives at and around 0, far out, and in batches."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

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
FAR_OUT = np.array([-1000.0, -30.0, 0.0, 30.0, 1000.0])
FLOAT32 = np.array([-1.5, -0.25, 0.0, 0.5, 2.0], dtype=np.float32)
NUMBERS = (0.5, [-1, 0, 2], np.array([[2, -2], [0, 1]]))
SHAPES = pytest.mark.parametrize("shape", [(5, 1), (2, 3, 2)])
# (samples, inputs, outputs): one sample, square matrices, and every size that may be 1.
SIZES = pytest.mark.parametrize("size", [(1, 2, 3), (3, 3, 3), (5, 1, 1)])


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def with_extremes(x: np.ndarray) -> np.ndarray:
    """`x` with ±1000 in its first places: only these tempt to clip the array that was given."""
    x.flat[:2] = 1000.0, -1000.0
    return x


def same_single(got: Any, expected: Any) -> None:
    """The same to what is left of float32's seven digits after a few operations."""
    same(got, expected, rtol=1e-4, atol=1e-6)


class TestTanh:
    exercise = "tanh"

    def test_around_zero(self, student, reference):
        same(student.tanh(AROUND_ZERO), reference.tanh(AROUND_ZERO))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 2 * normal(rng, *shape)
        same(student.tanh(x), reference.tanh(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.tanh(x), reference.tanh(x))

    def test_extreme_inputs(self, student, reference):
        same(no_warnings(student.tanh, FAR_OUT), reference.tanh(FAR_OUT))

    def test_float32(self, student, reference):
        same_single(student.tanh(FLOAT32), reference.tanh(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = with_extremes(2 * normal(rng, 4, 3))
        same(pure(student.tanh, x), reference.tanh(x))


class TestTanhDerivative:
    exercise = "tanh_derivative"
    needs = ("tanh",)

    def test_around_zero(self, student, reference):
        same(student.tanh_derivative(AROUND_ZERO), reference.tanh_derivative(AROUND_ZERO))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 2 * normal(rng, *shape)
        same(student.tanh_derivative(x), reference.tanh_derivative(x))

    def test_slope_of_tanh(self, student, reference, rng):
        """The slope of tanh at x, measured by moving x a little."""
        x = normal(rng, 3, 2)
        slope = numerical_gradient(lambda v: float(np.sum(reference.tanh(v))), x)
        same(student.tanh_derivative(x), slope, rtol=1e-5)

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.tanh_derivative(x), reference.tanh_derivative(x))

    def test_extreme_inputs(self, student, reference):
        same(no_warnings(student.tanh_derivative, FAR_OUT), reference.tanh_derivative(FAR_OUT))

    def test_float32(self, student, reference):
        same_single(student.tanh_derivative(FLOAT32), reference.tanh_derivative(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = with_extremes(2 * normal(rng, 4, 3))
        same(pure(student.tanh_derivative, x), reference.tanh_derivative(x))


class TestSigmoidPrime:
    exercise = "sigmoid_prime"

    def test_around_zero(self, student, reference):
        same(student.sigmoid_prime(AROUND_ZERO), reference.sigmoid_prime(AROUND_ZERO))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 3 * normal(rng, *shape)
        same(student.sigmoid_prime(x), reference.sigmoid_prime(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.sigmoid_prime(x), reference.sigmoid_prime(x))

    def test_extreme_inputs(self, student, reference):
        same(no_warnings(student.sigmoid_prime, FAR_OUT), reference.sigmoid_prime(FAR_OUT))

    def test_float32(self, student, reference):
        same_single(student.sigmoid_prime(FLOAT32), reference.sigmoid_prime(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = with_extremes(3 * normal(rng, 4, 3))
        same(pure(student.sigmoid_prime, x), reference.sigmoid_prime(x))


class TestRelu:
    exercise = "relu"

    def test_around_zero(self, student, reference):
        same(student.relu(AROUND_ZERO), reference.relu(AROUND_ZERO))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 5 * normal(rng, *shape)
        same(student.relu(x), reference.relu(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.relu(x), reference.relu(x))

    def test_extreme_inputs(self, student, reference):
        same(no_warnings(student.relu, FAR_OUT), reference.relu(FAR_OUT))

    def test_float32(self, student, reference):
        same_single(student.relu(FLOAT32), reference.relu(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = normal(rng, 4, 3)
        same(pure(student.relu, x), reference.relu(x))


class TestReluDerivative:
    exercise = "relu_derivative"

    def test_around_zero(self, student, reference):
        same(student.relu_derivative(AROUND_ZERO), reference.relu_derivative(AROUND_ZERO))

    def test_near_zero(self, student, reference):
        x = np.array([-0.001, 0.0, 0.001])
        same(student.relu_derivative(x), reference.relu_derivative(x))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 5 * normal(rng, *shape)
        same(student.relu_derivative(x), reference.relu_derivative(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.relu_derivative(x), reference.relu_derivative(x))

    def test_extreme_inputs(self, student, reference):
        same(no_warnings(student.relu_derivative, FAR_OUT), reference.relu_derivative(FAR_OUT))

    def test_float32(self, student, reference):
        same_single(student.relu_derivative(FLOAT32), reference.relu_derivative(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = normal(rng, 4, 3)
        same(pure(student.relu_derivative, x), reference.relu_derivative(x))


class TestLeakyRelu:
    exercise = "leaky_relu"

    def test_around_zero(self, student, reference):
        same(student.leaky_relu(AROUND_ZERO), reference.leaky_relu(AROUND_ZERO))

    @pytest.mark.parametrize("slope", [0.01, 0.5])
    def test_other_slopes(self, student, reference, slope):
        same(student.leaky_relu(AROUND_ZERO, slope), reference.leaky_relu(AROUND_ZERO, slope))

    def test_slope_by_name(self, student, reference, rng):
        x = normal(rng, 3, 2)
        same(student.leaky_relu(x, slope=0.3), reference.leaky_relu(x, slope=0.3))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 5 * normal(rng, *shape)
        same(student.leaky_relu(x), reference.leaky_relu(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.leaky_relu(x), reference.leaky_relu(x))

    def test_float32(self, student, reference):
        same_single(student.leaky_relu(FLOAT32), reference.leaky_relu(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = normal(rng, 4, 3)
        same(pure(student.leaky_relu, x), reference.leaky_relu(x))


class TestPrelu:
    exercise = "prelu"

    def test_worked_example(self, student, reference):
        args = np.array([[-2.0, -2.0], [3.0, -1.0]]), np.array([0.25, 1.5])
        same(student.prelu(*args), reference.prelu(*args))

    @pytest.mark.parametrize("slope", [0.0, 1.5, -0.5])
    def test_any_slope(self, student, reference, slope):
        """Learnt slopes may be above 1 or below 0."""
        same(student.prelu(AROUND_ZERO, slope), reference.prelu(AROUND_ZERO, slope))

    @pytest.mark.parametrize("size", [(1, 3), (3, 3), (5, 2)])
    def test_a_slope_for_each_feature(self, student, reference, rng, size):
        args = normal(rng, *size), normal(rng, size[1])
        same(student.prelu(*args), reference.prelu(*args))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        args = 5 * normal(rng, *shape), 0.2
        same(student.prelu(*args), reference.prelu(*args))

    def test_numbers_lists_and_ints(self, student, reference):
        for args in (([-1, 0, 2], 0.5), (-3, 0.25), ([[1, -3], [-2, 4]], [0.5, 2.0])):
            same(student.prelu(*args), reference.prelu(*args))

    def test_float32(self, student, reference):
        same_single(student.prelu(FLOAT32, 0.25), reference.prelu(FLOAT32, 0.25))

    def test_pure(self, student, reference, rng):
        args = normal(rng, 4, 3), normal(rng, 3)
        same(pure(student.prelu, *args), reference.prelu(*args))


class TestPreluSlopeGradient:
    exercise = "prelu_slope_gradient"

    def test_around_zero(self, student, reference):
        found = student.prelu_slope_gradient(AROUND_ZERO)
        same(found, reference.prelu_slope_gradient(AROUND_ZERO))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 5 * normal(rng, *shape)
        same(student.prelu_slope_gradient(x), reference.prelu_slope_gradient(x))

    def test_change_of_prelu_with_the_slope(self, student, reference, rng):
        """prelu is a straight line in its slope: what one more unit of slope adds."""
        x = normal(rng, 3, 2)
        same(student.prelu_slope_gradient(x), reference.prelu(x, 1.5) - reference.prelu(x, 0.5))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.prelu_slope_gradient(x), reference.prelu_slope_gradient(x))

    def test_float32(self, student, reference):
        found = student.prelu_slope_gradient(FLOAT32)
        same_single(found, reference.prelu_slope_gradient(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = normal(rng, 4, 3)
        same(pure(student.prelu_slope_gradient, x), reference.prelu_slope_gradient(x))


class TestElu:
    exercise = "elu"

    def test_around_zero(self, student, reference):
        same(student.elu(AROUND_ZERO), reference.elu(AROUND_ZERO))

    @pytest.mark.parametrize("alpha", [0.5, 2.0])
    def test_other_alphas(self, student, reference, alpha):
        same(student.elu(AROUND_ZERO, alpha), reference.elu(AROUND_ZERO, alpha))

    def test_alpha_by_name(self, student, reference, rng):
        x = normal(rng, 3, 2)
        same(student.elu(x, alpha=1.5), reference.elu(x, alpha=1.5))

    @SHAPES
    def test_random_values(self, student, reference, rng, shape):
        x = 2 * normal(rng, *shape)
        same(student.elu(x), reference.elu(x))

    def test_numbers_lists_and_ints(self, student, reference):
        for x in NUMBERS:
            same(student.elu(x), reference.elu(x))

    def test_extreme_inputs(self, student, reference):
        same(no_warnings(student.elu, FAR_OUT), reference.elu(FAR_OUT))

    def test_float32(self, student, reference):
        same_single(student.elu(FLOAT32), reference.elu(FLOAT32))

    def test_pure(self, student, reference, rng):
        x = with_extremes(normal(rng, 4, 3))
        same(pure(student.elu, x), reference.elu(x))


class TestMaxout:
    exercise = "maxout"

    def test_worked_example(self, student, reference):
        args = (
            np.array([[1.0, 2.0]]),
            np.array([[1.0, 0.0], [0.0, 1.0]]),
            np.array([0.0, 0.0]),
            np.array([[3.0, 0.0], [0.0, -1.0]]),
            np.array([0.0, 1.0]),
        )
        same(student.maxout(*args), reference.maxout(*args))

    @SIZES
    def test_random_values(self, student, reference, rng, size):
        args = two_lines(rng, *size)
        same(student.maxout(*args), reference.maxout(*args))

    def test_all_below_zero(self, student, reference):
        """The larger of two negative numbers is still negative."""
        args = np.array([[1.0], [2.0]]), [[-1.0]], [-1.0], [[-2.0]], [-0.5]
        same(student.maxout(*args), reference.maxout(*args))

    def test_lists_and_ints(self, student, reference):
        args = (
            [[1, 0], [2, -1]],
            [[1, 0, 2], [0, 1, -1]],
            [0, 1, 2],
            [[0, 3, 0], [1, 1, 1]],
            [1, 0, 0],
        )
        same(student.maxout(*args), reference.maxout(*args))

    def test_float32(self, student, reference, rng):
        args = [part.astype(np.float32) for part in two_lines(rng, 3, 2, 2)]
        same_single(student.maxout(*args), reference.maxout(*args))

    def test_pure(self, student, reference, rng):
        args = two_lines(rng, 4, 2, 3)
        same(pure(student.maxout, *args), reference.maxout(*args))


class TestSoftmax:
    exercise = "softmax"

    def test_slide_values(self, student, reference):
        z = np.array([2.0, 1.0, 0.1])
        documented(student.softmax(z), reference.softmax(z), [0.66, 0.24, 0.10], slide=OUTPUT)

    @pytest.mark.parametrize("shape", [(5,), (3, 3), (4, 1), (2, 3, 4)])
    def test_random_values(self, student, reference, rng, shape):
        z = 3 * normal(rng, *shape)
        same(student.softmax(z), reference.softmax(z))

    @pytest.mark.parametrize("axis", [0, 1, -2])
    def test_other_axes(self, student, reference, rng, axis):
        z = 3 * normal(rng, 3, 3)
        same(student.softmax(z, axis=axis), reference.softmax(z, axis=axis))

    def test_axis_by_position(self, student, reference, rng):
        z = 3 * normal(rng, 3, 2)
        same(student.softmax(z, 0), reference.softmax(z, 0))

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

    def test_extreme_columns(self, student, reference):
        for rows in (
            [[1000.0, -1000.0], [1001.0, -1000.0]],
            [[0.0, 1000.0, -1000.0], [1000.0, -1000.0, 0.0], [-1000.0, 0.0, 1000.0]],
        ):
            z = np.array(rows)
            same(no_warnings(student.softmax, z, axis=0), reference.softmax(z, axis=0))

    def test_lists_and_ints(self, student, reference):
        for z in ([1, 2, 3], [[0, 4], [-1, 0]], np.array([[5, 1], [2, 2]])):
            same(student.softmax(z), reference.softmax(z))

    def test_float32(self, student, reference):
        z = np.array([[0.5, -1.0, 2.0], [100.0, 99.0, -100.0]], dtype=np.float32)
        same_single(student.softmax(z), reference.softmax(z))

    def test_pure(self, student, reference, rng):
        z = with_extremes(3 * normal(rng, 4, 3))
        same(pure(student.softmax, z), reference.softmax(z))


class TestMaxGradient:
    exercise = "max_gradient"

    @pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
    def test_few_layers(self, student, reference, activation):
        for depth in (0, 1, 3):
            args = depth, activation
            same(student.max_gradient(*args), reference.max_gradient(*args))

    def test_many_layers(self, student, reference, rng):
        """The product is tiny but not 0: only relative differences count."""
        depth = int(rng.integers(10, 60))
        for activation in ("sigmoid", "tanh", "relu"):
            args = depth, activation
            same(student.max_gradient(*args), reference.max_gradient(*args), atol=0.0)

    def test_pure(self, student, reference):
        same(pure(student.max_gradient, 3, "sigmoid"), reference.max_gradient(3, "sigmoid"))


class TestDeadUnits:
    exercise = "dead_units"

    def test_worked_example(self, student, reference):
        Z = np.array([[-1.0, 2.0, 0.0], [-3.0, -1.0, 0.0]])
        same(student.dead_units(Z), reference.dead_units(Z))

    @pytest.mark.parametrize("size", [(1, 8), (8, 1), (2, 12)])
    def test_random_values(self, student, reference, rng, size):
        Z = normal(rng, *size) - 0.5
        same(student.dead_units(Z), reference.dead_units(Z))

    def test_all_and_none(self, student, reference):
        for Z in (-np.ones((3, 4)), np.ones((3, 4)), np.zeros((2, 3))):
            same(student.dead_units(Z), reference.dead_units(Z))

    def test_on_for_one_example(self, student, reference):
        """A square batch in which every node is on for exactly one example."""
        Z = 3 * np.eye(3) - 1
        same(student.dead_units(Z), reference.dead_units(Z))

    def test_small_values(self, student, reference):
        Z = np.array([[0.5, -0.5, 0.25], [-2.0, -0.25, 0.75]])
        same(student.dead_units(Z), reference.dead_units(Z))

    def test_lists_and_ints(self, student, reference):
        for Z in ([[-1, 2], [-3, 0]], np.array([[0, 0, 1], [-1, 1, -1]])):
            same(student.dead_units(Z), reference.dead_units(Z))

    def test_pure(self, student, reference, rng):
        Z = normal(rng, 3, 5) - 0.5
        same(pure(student.dead_units, Z), reference.dead_units(Z))


def two_lines(rng: np.random.Generator, n: int, d: int, k: int) -> list[np.ndarray]:
    """Data and the parameters of two lines: x, W1, b1, W2, b2."""
    return [
        normal(rng, n, d),
        normal(rng, d, k),
        normal(rng, k),
        normal(rng, d, k),
        normal(rng, k),
    ]
