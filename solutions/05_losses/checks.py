"""Checks of 05_losses: losses with their factors, gradients, stability, and the way downhill."""

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
from autograder.sandbox.student_side.wire import Formula

SOFTMAX = Slide("D0", "3. 기본 개념 알고가기 — 출력층")

# D4's market sales: answers and predictions that the text works through.
SALES, FORECAST = np.array([40.0, 15.0, 30.0]), np.array([36.0, 18.0, 30.0])
# 1 - (1 - 1e-12) keeps four digits of 1e-12, and which they are depends on how p was clipped.
CUT_OFF_RTOL = 1e-4
# Inside the bounds, where clipping leaves p alone and adding to it does not. Above, no float32 is
# closer to 1. All in one call, since recorded calls are told apart by seven decimals.
NEARLY_CERTAIN = (
    np.array([[1], [1], [1], [0]]),
    np.array([[1e-12], [2e-12], [1e-11], [1 - 2**-24]]),
)
# There 1e-12 is little beside 1 - p, and in a mean of four it takes eight digits to see it added.
NEARLY_CERTAIN_RTOL = 2e-8
# Closer to 0 and 1 than the bounds: clipping means these as well as 0 and 1 themselves.
BEYOND = np.array([[1], [1], [0], [0]]), np.array([[1e-20], [1e-13], [1 - 2**-50], [1e-15]])
# Every place of the largest logit, so that only subtracting the largest keeps from overflowing.
LARGEST_ANYWHERE = pytest.mark.parametrize(
    "rows",
    [
        [[0.0, 1000.0, -1000.0], [1000.0, -1000.0, 0.0], [-1000.0, 0.0, 1000.0]],
        [[-1000.0, 1000.0], [1000.0, -1000.0]],
        [[-1000.0, -1001.0, -1003.0], [0.0, 0.0, 0.0]],
    ],
    ids=["every_order", "two_classes", "all_negative"],
)


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def bits(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Answers 0 and 1."""
    return rng.integers(0, 2, shape)


def probabilities(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Numbers strictly between 0 and 1 with three decimals."""
    return rng.uniform(0.05, 0.95, shape).round(3)


def one_hot_rows(rng: np.random.Generator, n: int, k: int) -> np.ndarray:
    """Random rows (n, k), each with a single 1."""
    return rng.multinomial(1, np.full(k, 1 / k), n).astype(float)


def distributions(rng: np.random.Generator, n: int, k: int) -> np.ndarray:
    """Random rows (n, k) of probabilities, each adding up to 1."""
    return rng.dirichlet(np.full(k, 2.0), n)


class TestMse:
    exercise = "mse"
    battery = Battery(
        lambda rng, row=4, output=3: (3 * normal(rng, row, output), 3 * normal(rng, row, output)),
        many=260,
        scales=(1e-5, 1e4),
        cases={
            "a_number": lambda rng: (3, 1.5),
            "one_vector": lambda rng: (normal(rng, 5), normal(rng, 5)),
            "three_axes": lambda rng: (normal(rng, 2, 3, 2), normal(rng, 2, 3, 2)),
        },
        free=(1,),
    )

    def test_worked_example(self, student, reference):
        same(student.mse(SALES, FORECAST), reference.mse(SALES, FORECAST))

    def test_perfect_prediction(self, student, reference):
        same(student.mse(SALES, SALES), reference.mse(SALES, SALES))

    def test_errors_that_cancel(self, student, reference):
        """Too much here, too little there: still wrong."""
        args = np.array([0.0, 0.0, 0.0]), np.array([2.0, -1.0, -1.0])
        same(student.mse(*args), reference.mse(*args))


class TestMae:
    exercise = "mae"
    battery = Battery(
        lambda rng, row=4, output=3: (3 * normal(rng, row, output), 3 * normal(rng, row, output)),
        many=260,
        scales=(1e-5, 1e4),
        cases={
            "a_number": lambda rng: (3, 1.5),
            "one_vector": lambda rng: (normal(rng, 5), normal(rng, 5)),
            "three_axes": lambda rng: (normal(rng, 2, 3, 2), normal(rng, 2, 3, 2)),
        },
        free=(1,),
    )

    def test_worked_example(self, student, reference):
        same(student.mae(SALES, FORECAST), reference.mae(SALES, FORECAST))

    def test_perfect_prediction(self, student, reference):
        same(student.mae(SALES, SALES), reference.mae(SALES, SALES))

    def test_errors_that_cancel(self, student, reference):
        """Too much here, too little there: still wrong."""
        args = np.array([0.0, 0.0, 0.0]), np.array([2.0, -1.0, -1.0])
        same(student.mae(*args), reference.mae(*args))


class TestHalfSquaredError:
    exercise = "half_squared_error"
    battery = Battery(
        lambda rng, row=4, output=3: (3 * normal(rng, row, output), 3 * normal(rng, row, output)),
        many=260,
        scales=(1e-5, 1e4),
        cases={
            "a_number": lambda rng: (3, 1.5),
            "one_vector": lambda rng: (normal(rng, 5), normal(rng, 5)),
            "three_axes": lambda rng: (normal(rng, 2, 3, 2), normal(rng, 2, 3, 2)),
        },
        free=(1,),
    )

    def test_worked_example(self, student, reference):
        same(
            student.half_squared_error(SALES, FORECAST),
            reference.half_squared_error(SALES, FORECAST),
        )

    def test_two_outputs(self, student, reference):
        """D2's case, in which it equals the mean squared error."""
        args = np.array([40.0, 15.0]), np.array([36.0, 18.0])
        same(student.half_squared_error(*args), reference.half_squared_error(*args))


class TestMseGradient:
    exercise = "mse_gradient"
    battery = Battery(
        lambda rng, row=4, output=3: (3 * normal(rng, row, output), 3 * normal(rng, row, output)),
        scales=(1e-6, 1e6),
        many=260,
        cases={
            "a_number": lambda rng: (3, 1.5),
            "one_vector": lambda rng: (normal(rng, 5), normal(rng, 5)),
            "three_axes": lambda rng: (normal(rng, 2, 3, 2), normal(rng, 2, 3, 2)),
            "nothing_wrong": lambda rng: (SALES, SALES.copy()),
        },
        free=(0, 1),
    )

    def test_worked_example(self, student, reference):
        same(student.mse_gradient(SALES, FORECAST), reference.mse_gradient(SALES, FORECAST))

    def test_slope_of_mse(self, student, reference, rng):
        """The slope of mse at ŷ, measured by moving each prediction a little."""
        y, y_hat = normal(rng, 3, 2), normal(rng, 3, 2)
        slope = numerical_gradient(lambda v: float(reference.mse(y, v)), y_hat)
        same(student.mse_gradient(y, y_hat), slope, rtol=1e-5)


class TestBinaryCrossEntropy:
    exercise = "binary_cross_entropy"
    battery = Battery(
        lambda rng, row=4, output=3: (
            bits(rng, row, output).astype(float),
            probabilities(rng, row, output),
        ),
        whole_numbers=lambda rng: (bits(rng, 4, 2), probabilities(rng, 4, 2)),
        cases={
            "three_axes": lambda rng: (bits(rng, 2, 3, 2), probabilities(rng, 2, 3, 2)),
            "a_number": lambda rng: (1, 0.25),
            "one_vector": lambda rng: (bits(rng, 5), probabilities(rng, 5)),
        },
        many=260,
    )

    def test_worked_example(self, student, reference):
        args = np.array([1, 0]), np.array([0.9, 0.2])
        same(student.binary_cross_entropy(*args), reference.binary_cross_entropy(*args))

    @pytest.mark.parametrize("answer", [0, 1])
    def test_one_answer_only(self, student, reference, rng, answer):
        args = np.full(4, float(answer)), probabilities(rng, 4)
        same(student.binary_cross_entropy(*args), reference.binary_cross_entropy(*args))

    @pytest.mark.parametrize(("answer", "p"), [(1, 0.0), (0, 1.0), (1, 1.0), (0, 0.0)])
    def test_certain_predictions(self, student, reference, answer, p):
        args = np.array([answer]), np.array([p])
        found = no_warnings(student.binary_cross_entropy, *args)
        same(found, reference.binary_cross_entropy(*args), rtol=CUT_OFF_RTOL)
        ints = np.array([answer]), np.array([int(p)])
        same(
            student.binary_cross_entropy(*ints),
            reference.binary_cross_entropy(*args),
            rtol=CUT_OFF_RTOL,
        )

    def test_nearly_certain_predictions(self, student, reference):
        """Adding 1e-12 in place of clipping changes these."""
        same(
            student.binary_cross_entropy(*NEARLY_CERTAIN),
            reference.binary_cross_entropy(*NEARLY_CERTAIN),
            rtol=NEARLY_CERTAIN_RTOL,
        )

    def test_beyond_the_bounds(self, student, reference):
        """Probabilities that are not 0 or 1 and yet closer to them than the bounds."""
        same(
            student.binary_cross_entropy(*BEYOND),
            reference.binary_cross_entropy(*BEYOND),
            rtol=CUT_OFF_RTOL,
        )

    def test_pure(self, student, reference, rng):
        args = bits(rng, 4, 2).astype(float), probabilities(rng, 4, 2)
        args[1][0] = 0.0, 1.0
        same(
            pure(student.binary_cross_entropy, *args),
            reference.binary_cross_entropy(*args),
            rtol=CUT_OFF_RTOL,
        )


class TestBinaryCrossEntropyGradient:
    exercise = "binary_cross_entropy_gradient"
    battery = Battery(
        lambda rng, row=4, output=3: (
            bits(rng, row, output).astype(float),
            probabilities(rng, row, output),
        ),
        whole_numbers=lambda rng: (bits(rng, 4, 2), probabilities(rng, 4, 2)),
        cases={
            "three_axes": lambda rng: (bits(rng, 2, 3, 2), probabilities(rng, 2, 3, 2)),
            "a_number": lambda rng: (1, 0.25),
            "one_vector": lambda rng: (bits(rng, 5), probabilities(rng, 5)),
        },
        many=260,
    )

    def test_worked_example(self, student, reference):
        args = np.array([1, 0]), np.array([0.9, 0.2])
        same(
            student.binary_cross_entropy_gradient(*args),
            reference.binary_cross_entropy_gradient(*args),
        )

    def test_slope_of_binary_cross_entropy(self, student, reference, rng):
        """The slope of binary_cross_entropy at p, measured by moving each probability a little."""
        y, p = bits(rng, 3, 2), probabilities(rng, 3, 2)
        slope = numerical_gradient(lambda v: float(reference.binary_cross_entropy(y, v)), p)
        same(student.binary_cross_entropy_gradient(y, p), slope, rtol=1e-5)

    @pytest.mark.parametrize(("answer", "p"), [(1, 0.0), (0, 1.0), (1, 1.0), (0, 0.0)])
    def test_certain_predictions(self, student, reference, answer, p):
        args = np.array([answer]), np.array([p])
        found = no_warnings(student.binary_cross_entropy_gradient, *args)
        same(found, reference.binary_cross_entropy_gradient(*args), rtol=CUT_OFF_RTOL)
        ints = np.array([answer]), np.array([int(p)])
        same(
            student.binary_cross_entropy_gradient(*ints),
            reference.binary_cross_entropy_gradient(*args),
            rtol=CUT_OFF_RTOL,
        )

    def test_nearly_certain_predictions(self, student, reference):
        """Adding 1e-12 in place of clipping changes these."""
        same(
            student.binary_cross_entropy_gradient(*NEARLY_CERTAIN),
            reference.binary_cross_entropy_gradient(*NEARLY_CERTAIN),
            rtol=NEARLY_CERTAIN_RTOL,
        )

    def test_beyond_the_bounds(self, student, reference):
        """Probabilities that are not 0 or 1 and yet closer to them than the bounds."""
        same(
            student.binary_cross_entropy_gradient(*BEYOND),
            reference.binary_cross_entropy_gradient(*BEYOND),
            rtol=CUT_OFF_RTOL,
        )

    def test_pure(self, student, reference, rng):
        args = bits(rng, 4, 2).astype(float), probabilities(rng, 4, 2)
        args[1][0] = 0.0, 1.0
        same(
            pure(student.binary_cross_entropy_gradient, *args),
            reference.binary_cross_entropy_gradient(*args),
            rtol=CUT_OFF_RTOL,
        )


class TestCrossEntropy:
    exercise = "cross_entropy"
    battery = Battery(
        lambda rng, row=5, output=3: (
            one_hot_rows(rng, row, output),
            distributions(rng, row, output),
        ),
        whole_numbers=lambda rng: (one_hot_rows(rng, 4, 3).astype(int), distributions(rng, 4, 3)),
        many=260,
    )

    def test_worked_example(self, student, reference):
        """D2's four animals, once Pig and once Cat."""
        animals = np.array([0.28, 0.6, 0.1, 0.02])
        pig, cat = [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]
        for Y in ([pig], [cat], [pig, cat]):
            args = np.array(Y), np.tile(animals, (len(Y), 1))
            same(student.cross_entropy(*args), reference.cross_entropy(*args))

    def test_impossible_classes(self, student, reference):
        """Probabilities of exactly 0, for wrong classes and for the right one."""
        right = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
        for P in ([[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]], [[0.0, 1.0, 0.0], [0.0, 0.75, 0.25]]):
            args = right, np.array(P)
            found = no_warnings(student.cross_entropy, *args)
            same(found, reference.cross_entropy(*args), rtol=CUT_OFF_RTOL)

    def test_all_but_impossible_classes(self, student, reference):
        """Probabilities that are not 0 and yet below the bound."""
        args = np.eye(3), np.array([[1e-20, 0.25, 0.75], [0.5, 1e-13, 0.5], [0.75, 0.25, 1e-15]])
        same(student.cross_entropy(*args), reference.cross_entropy(*args), rtol=CUT_OFF_RTOL)

    def test_nearly_impossible_classes(self, student, reference):
        """Probabilities close to the bound but above it, which clipping leaves alone."""
        p = np.array([1e-12, 2e-12, 1e-11])
        args = np.tile([1.0, 0.0], (3, 1)), np.stack([p, 1 - p], axis=1)
        found = student.cross_entropy(*args)
        same(found, reference.cross_entropy(*args), rtol=NEARLY_CERTAIN_RTOL)

    def test_pure(self, student, reference, rng):
        args = one_hot_rows(rng, 4, 3), distributions(rng, 4, 3)
        args[1][0] = 0.0, 1.0, 0.0
        found = pure(student.cross_entropy, *args)
        same(found, reference.cross_entropy(*args), rtol=CUT_OFF_RTOL)


class TestLogSoftmax:
    exercise = "log_softmax"
    battery = Battery(
        lambda rng, row=4, output=3: (3 * normal(rng, row, output),),
        cases={
            "one_vector": lambda rng: (3 * normal(rng, 5),),
            "three_axes": lambda rng: (3 * normal(rng, 2, 3, 4),),
            "four_axes": lambda rng: (3 * normal(rng, 2, 2, 2, 3),),
            "ties": lambda rng: (np.zeros((2, 3)),),
        },
        many=260,
        free=(0,),
    )

    def test_slide_values(self, student, reference):
        """Taken to the exponential, D0's logits give its printed probabilities."""
        z = np.array([2.0, 1.0, 0.1])
        same(student.log_softmax(z), reference.log_softmax(z))
        documented(
            np.exp(array(student.log_softmax(z), z.shape)),
            np.exp(reference.log_softmax(z)),
            [0.66, 0.24, 0.10],
            slide=SOFTMAX,
        )

    def test_probabilities_of_each_row_add_up_to_one(self, student, rng):
        z = 3 * normal(rng, 4, 5)
        total = np.exp(array(student.log_softmax(z), z.shape)).sum(axis=1)
        require(np.allclose(total, 1), "rows_not_one", got=total)

    @pytest.mark.parametrize(
        "rows",
        [
            [[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]],
            [[1000.0, 1001.0], [-1000.0, -1001.0], [3.0, 1.0]],
            [[-1000.0, -1000.0, -2000.0]],
            [[0.0, 1000.0, -1000.0], [1000.0, -1000.0, 0.0], [-1000.0, 0.0, 1000.0]],
            [[-1000.0, 1000.0], [1000.0, -1000.0]],
        ],
        ids=["far_apart", "every_row_its_own", "all_negative", "every_order", "two_classes"],
    )
    def test_extreme_inputs(self, student, reference, rows):
        z = np.array(rows)
        same(no_warnings(student.log_softmax, z), reference.log_softmax(z))

    def test_nearly_certain_logits(self, student, reference):
        """e^-25 is 1e-11, and nothing is rounded away; 1e-14 leaves room for what 25 loses."""
        z = np.array([[25.0, 0.0], [0.0, 25.0]])
        same(student.log_softmax(z), reference.log_softmax(z), atol=1e-14)

    def test_pure(self, student, reference, rng):
        z = 3 * normal(rng, 4, 3)
        z[0] = 0.0, 1000.0, -1000.0
        same(pure(student.log_softmax, z), reference.log_softmax(z))


class TestCrossEntropyWithLogits:
    exercise = "cross_entropy_with_logits"
    needs = ("log_softmax",)
    battery = Battery(
        lambda rng, row=5, output=3: (
            rng.integers(0, output, row),
            3 * normal(rng, row, output),
        ),
        cases={"class_without_examples": lambda rng: (np.array([2, 0, 2]), normal(rng, 3, 4))},
        many=260,
        free=(1,),
    )

    def test_worked_example(self, student, reference):
        args = np.array([0]), np.array([[2.0, 1.0, 0.1]])
        same(student.cross_entropy_with_logits(*args), reference.cross_entropy_with_logits(*args))

    def test_each_class(self, student, reference):
        """The same logits with every class in turn as the right one."""
        logits = np.array([[0.5, -1.0, 2.0]])
        for label in (0, 1, 2):
            args = np.array([label]), logits
            same(
                student.cross_entropy_with_logits(*args),
                reference.cross_entropy_with_logits(*args),
            )

    def test_extreme_logits(self, student, reference):
        args = np.array([2, 0]), np.array([[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]])
        found = no_warnings(student.cross_entropy_with_logits, *args)
        same(found, reference.cross_entropy_with_logits(*args))

    def test_nearly_certain_logits(self, student, reference):
        """A loss of 1e-11 has digits of its own; beside 1, float64 rounds by 2e-16."""
        args = np.array([0, 1]), np.array([[25.0, 0.0], [0.0, 25.0]])
        found = student.cross_entropy_with_logits(*args)
        same(found, reference.cross_entropy_with_logits(*args), atol=1e-14)

    @LARGEST_ANYWHERE
    def test_largest_logit_anywhere(self, student, reference, rows):
        args = np.arange(len(rows)) % len(rows[0]), np.array(rows)
        found = no_warnings(student.cross_entropy_with_logits, *args)
        same(found, reference.cross_entropy_with_logits(*args))


class TestSoftmaxCrossEntropyGradient:
    exercise = "softmax_cross_entropy_gradient"
    needs = ("log_softmax",)
    battery = Battery(
        lambda rng, row=5, output=3: (
            rng.integers(0, output, row),
            3 * normal(rng, row, output),
        ),
        cases={"class_without_examples": lambda rng: (np.array([2, 0, 2]), normal(rng, 3, 4))},
        many=260,
        free=(1,),
    )

    def test_worked_example(self, student, reference):
        args = np.array([0]), np.array([[2.0, 1.0, 0.1]])
        same(
            student.softmax_cross_entropy_gradient(*args),
            reference.softmax_cross_entropy_gradient(*args),
        )

    def test_slope_of_cross_entropy_with_logits(self, student, reference, rng):
        """The slope of cross_entropy_with_logits, measured by moving each logit a little."""
        labels, logits = rng.integers(0, 3, 2), normal(rng, 2, 3)
        slope = numerical_gradient(
            lambda v: float(reference.cross_entropy_with_logits(labels, v)), logits
        )
        same(student.softmax_cross_entropy_gradient(labels, logits), slope, rtol=1e-5)

    def test_extreme_logits(self, student, reference):
        args = np.array([2, 0]), np.array([[1000.0, 0.0, -1000.0], [0.0, -1000.0, 0.0]])
        found = no_warnings(student.softmax_cross_entropy_gradient, *args)
        same(found, reference.softmax_cross_entropy_gradient(*args))

    def test_nearly_certain_logits(self, student, reference):
        """A loss of 1e-11 has digits of its own; beside 1, float64 rounds by 2e-16."""
        args = np.array([0, 1]), np.array([[25.0, 0.0], [0.0, 25.0]])
        found = student.softmax_cross_entropy_gradient(*args)
        same(found, reference.softmax_cross_entropy_gradient(*args), atol=1e-14)

    @LARGEST_ANYWHERE
    def test_largest_logit_anywhere(self, student, reference, rows):
        args = np.arange(len(rows)) % len(rows[0]), np.array(rows)
        found = no_warnings(student.softmax_cross_entropy_gradient, *args)
        same(found, reference.softmax_cross_entropy_gradient(*args))


class TestNumericalGradient:
    exercise = "numerical_gradient"
    cube = Formula("lambda w: w[0] ** 3")
    mixed = Formula("lambda w: w[0] ** 2 * w[1] - 3 * w[1] ** 3 + np.exp(w[2])")
    matrix = Formula("lambda W: np.sum(np.sin(W[0]) * W[1] ** 2)")
    battery = Battery(
        lambda rng, column=3: (
            Formula("lambda W: np.sum(np.sin(W[0]) * W[1] ** 2)"),
            normal(rng, 2, column),
            0.01,
        ),
        many=130,
        cases={
            "three_axes": lambda rng: (
                Formula("lambda x: np.sum(x**3)"),
                normal(rng, 2, 3, 2),
                0.01,
            )
        },
        free=(1,),
    )

    def test_worked_example(self, student, reference):
        """The error of a central difference of w³ is exactly h²."""
        for h in (0.1, 0.5):
            args = self.cube, np.array([2.0]), h
            same(student.numerical_gradient(*args), reference.numerical_gradient(*args))

    @pytest.mark.parametrize("h", [1e-5, 0.25])
    def test_several_inputs(self, student, reference, rng, h):
        args = self.mixed, normal(rng, 3), h
        same(student.numerical_gradient(*args), reference.numerical_gradient(*args))

    def test_any_step(self, student, reference, rng):
        """The error shows how far apart the two places were."""
        args = self.cube, normal(rng, 1), round(float(rng.uniform(0.02, 0.4)), 3)
        same(student.numerical_gradient(*args), reference.numerical_gradient(*args))

    def test_far_out(self, student, reference):
        """The step is h wherever x is: one of its own size leaves another error than h²."""
        for x in (10.0, -100.0, 0.01):
            args = self.cube, np.array([x]), 0.1
            same(student.numerical_gradient(*args), reference.numerical_gradient(*args))

    def test_kink(self, student, reference):
        """|w| at 0: the two sides differ, and both count."""
        args = Formula("lambda w: np.abs(w[0]) + 2 * w[0]"), np.array([0.0]), 0.125
        same(student.numerical_gradient(*args), reference.numerical_gradient(*args))

    def test_pure(self, student, reference, rng):
        """Also where 0.1 up, 0.2 down and 0.1 up again does not lead back to the same number."""
        for x, h in ((normal(rng, 3), 0.5), (np.array([0.7, 0.3, -0.4]), 0.1)):
            args = self.mixed, x, h
            same(pure(student.numerical_gradient, *args), reference.numerical_gradient(*args))

    def test_x_stays_while_f_is_computed(self, student, rng):
        """Σ x v has the gradient x, which adds up to Σ x: who moves the x given makes it Σ x²."""
        inner = "numerical_gradient(lambda v: np.sum(x * v), x, 0.5)"
        args = Formula(f"lambda x: np.sum({inner})"), normal(rng, 3), 0.25
        same(student.numerical_gradient(*args), np.ones(3), key="x_moved")


class TestGradientDescent:
    exercise = "gradient_descent"
    bowl = Formula("lambda w: 2 * w")
    tilted = Formula("lambda w: np.array([[2.0, 1.0], [1.0, 3.0]]) @ w - 1")
    battery = Battery(
        lambda rng, weight=3: (Formula("lambda w: 2 * w"), normal(rng, weight), 0.1, 4),
        scales=(1e-9, 1e6),
        many=260,
        cases={
            "no_steps": lambda rng: (Formula("lambda w: 2 * w"), np.array([1.0, -1.0]), 0.1, 0),
            "no_steps_from_a_number": lambda rng: (Formula("lambda w: 2 * w"), 2.5, 0.1, 0),
            "from_an_int": lambda rng: (Formula("lambda w: 2 * w"), 4, 0.1, 3),
            "many_steps": lambda rng: (
                Formula("lambda w: 2 * w"),
                normal(rng, 2),
                1e-4,
                int(rng.integers(600, 900)),
            ),
        },
        free=(1,),
    )

    @pytest.mark.parametrize("lr", [0.01, 0.3, 1.1])
    def test_worked_example(self, student, reference, lr):
        """Too small, right and too large."""
        args = self.bowl, 4.0, lr, 3
        same(student.gradient_descent(*args), reference.gradient_descent(*args))

    def test_two_valleys(self, student, reference):
        args = Formula("lambda w: 0.4 * w**3 - 2 * w + 0.5"), 3.5, 0.05, 6
        same(student.gradient_descent(*args), reference.gradient_descent(*args))

    def test_number_for_a_number(self, student, reference):
        """The slope is asked for where it was promised: of an array it would be another."""
        args = Formula("lambda w: 2 * w if np.ndim(w) == 0 else 3 * w"), 2.5, 0.1, 3
        same(student.gradient_descent(*args), reference.gradient_descent(*args))

    @pytest.mark.parametrize("steps", [1, 5])
    def test_vector(self, student, reference, rng, steps):
        """The second gradient is the very array it is given, as that of w²/2."""
        for grad in (self.tilted, Formula("lambda w: w")):
            args = grad, normal(rng, 2), 0.2, steps
            same(student.gradient_descent(*args), reference.gradient_descent(*args))

    def test_one_weight_in_an_array(self, student, reference):
        args = self.bowl, np.array([-3.0]), 0.25, 4
        same(student.gradient_descent(*args), reference.gradient_descent(*args))

    def test_start_in_the_valley(self, student, reference):
        """Where there is nothing left to go down, the remaining places are there all the same."""
        for w0 in (0.0, np.array([0.0, 0.0]), 1e-10, np.array([0.0, 1.0])):
            args = self.bowl, w0, 0.5, 4
            same(student.gradient_descent(*args), reference.gradient_descent(*args))
