"""Checks of 03_xor: D1's script, piece by piece.

Training is compared step by step from given parameters, so no correct solution fails for its
luck. Many epochs are run twice only, the default number of them for the smallest of networks,
since they cost as much as all the rest.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery, whole_numbers
from autograder.checks.expect import (
    defaults,
    documented,
    drawn_anew,
    parts,
    pure,
    require,
    same,
    seeded,
    slope_of_squares,
)
from autograder.checks.fresh import fresh
from autograder.grading.compare import alike
from autograder.grading.failure import Slide
from autograder.sandbox.student_side.wire import SeededRng

DATA = Slide("D1", "6. Numpy로 MLP 구현하기 — 1. 데이터셋 정의 (XOR 문제)")
FORWARD = Slide("D1", "5. MLP 수식으로 열어보기 — 순전파 1단계와 2단계")
BACKWARD = Slide("D1", "5. MLP 수식으로 열어보기 — 역전파 1단계와 2단계")

Parameters = dict[str, np.ndarray]

# D1's worked example, as in 02.
X1, Y1 = np.array([[1.0, 0.0]]), np.array([[1.0]])
EXAMPLE = {
    "W1": np.array([[0.1, 0.2], [0.3, 0.4]]),
    "b1": np.array([0.5, 0.6]),
    "W2": np.array([[0.7], [0.8]]),
    "b2": np.array([0.9]),
}
CORNERS = np.array([(float(a), float(b)) for a in (0, 1) for b in (0, 1)])
# XOR's own table comes from the reference: it is an answer here.
AND = np.array([[0.0], [0.0], [0.0], [1.0]])


def normal(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def network(rng: np.random.Generator, d: int, h: int, k: int) -> Parameters:
    """The parameters of a d-h-k network."""
    return {
        "W1": normal(rng, d, h),
        "b1": normal(rng, h),
        "W2": normal(rng, h, k),
        "b2": normal(rng, k),
    }


def shuffled(params: Parameters) -> Parameters:
    """The same parameters in a dictionary that holds them the other way round."""
    return {name: params[name] for name in reversed(params)}


def answers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Right answers, each 0 or 1."""
    return rng.integers(0, 2, shape).astype(float)


class TestXorDataset:
    exercise = "xor_dataset"
    names = ("X", "y")

    def test_slide_values(self, student, reference):
        documented(
            student.xor_dataset(),
            reference.xor_dataset(),
            reference.xor_dataset(),
            slide=DATA,
            names=self.names,
        )

    def test_pure(self, student, reference):
        """A second call gives the same, in arrays of its own."""
        same(pure(student.xor_dataset), reference.xor_dataset(), names=self.names)
        fresh(student.xor_dataset)


class TestInitParameters:
    exercise = "init_parameters"
    battery = Battery(lambda rng: (3, 4, 2, seeded(rng)), whole_numbers=False, strided=False)

    def test_random_only_from_rng(self, student, rng):
        """Equal seeds give equal numbers, different seeds different ones."""
        first, second = seeded(rng), seeded(rng)
        one = student.init_parameters(2, 3, 1, first)
        again = student.init_parameters(2, 3, 1, first)
        other = student.init_parameters(2, 3, 1, second)
        require(alike(one, again), "rng_ignored.init")
        require(not alike(one, other), "init_seed_ignored")
        drawn_anew(student.init_parameters, 2, 3, 1, first)

    def test_text_example(self, student, reference):
        args = 2, 3, 1, SeededRng(0)
        same(student.init_parameters(*args), reference.init_parameters(*args))
        fresh(student.init_parameters, *args)

    @pytest.mark.parametrize("size", [(1, 1, 1), (3, 4, 2), (2, 5, 5), (30, 40, 20)])
    def test_random_values(self, student, reference, rng, size):
        args = *size, seeded(rng)
        same(student.init_parameters(*args), reference.init_parameters(*args))

    def test_any_size(self, student, reference, rng):
        args = *(int(n) for n in rng.integers(5, 80, 3)), seeded(rng)
        same(student.init_parameters(*args), reference.init_parameters(*args))


class TestForward:
    exercise = "forward"
    names = ("A1", "y_hat")
    battery = Battery(
        lambda rng, row=5, column=3, node=4, output=2: (
            network(rng, column, node, output),
            normal(rng, row, column),
        ),
        whole_numbers=lambda rng: (network(rng, 2, 3, 1), rng.integers(-3, 4, (4, 2))),
        names=names,
        free=(0, 1),
        text_sizes=(
            {"row": 1, "column": 2, "node": 2, "output": 1},
            {"row": 4, "column": 2, "node": 2, "output": 1},
        ),
        many=260,
        cases={
            "far_out": lambda rng: (
                {k: 15 * v for k, v in network(rng, 3, 4, 2).items()},
                normal(rng, 6, 3),
            )
        },
    )

    def test_slide_values(self, student, reference):
        documented(
            student.forward(EXAMPLE, X1),
            reference.forward(EXAMPLE, X1),
            ([[0.646, 0.690]], [[0.870]]),
            slide=FORWARD,
            names=self.names,
        )

    def test_xor_rows(self, student, reference):
        args = EXAMPLE, CORNERS
        same(student.forward(*args), reference.forward(*args), names=self.names)

    def test_keys_in_any_order(self, student, reference, rng):
        params, X = network(rng, 3, 3, 3), normal(rng, 2, 3)
        right = reference.forward(params, X)
        same(student.forward(shuffled(params), X), right, names=self.names)


class TestBackward:
    exercise = "backward"
    battery = Battery(
        lambda rng, reference, row=5, column=3, node=4, output=2: _backward_args(
            reference, rng, row, column, node, output
        ),
        whole_numbers=lambda rng, reference: _backward_args(reference, rng, 4, 2, 3, 1, whole=True),
        free=(2,),
        cases={"almost_right": lambda rng, reference: _almost_right(reference, rng)},
        text_sizes=({"row": 1, "column": 2, "node": 2, "output": 1},),
        many=260,
    )

    def test_slide_values(self, student, reference):
        """The deltas are printed on the slide; b2's direction is δ2 and b1's is δ1."""
        args = EXAMPLE, X1, Y1, *reference.forward(EXAMPLE, X1)
        exact = reference.backward(*args)
        delta1 = [0.0024, 0.0025]
        printed = {"W1": [delta1, [0, 0]], "b1": delta1, "W2": None, "b2": [0.0147]}
        documented(student.backward(*args), exact, printed, slide=BACKWARD)

    def test_gradient(self, student, reference, rng):
        """Each direction is minus the slope of ½ Σ (y - ŷ)², by central differences."""
        params, X, y, *activations = _backward_args(reference, rng, 3, 2, 2, 1)

        def direction(name: str) -> np.ndarray:
            def output(value: np.ndarray) -> np.ndarray:
                return reference.forward({**params, name: value}, X)[1]

            return -slope_of_squares(output, y, params[name])

        slopes = {name: direction(name) for name in params}
        same(student.backward(params, X, y, *activations), slopes, rtol=1e-5)

    def test_keys_in_any_order(self, student, reference, rng):
        params, *data = _backward_args(reference, rng, 2, 3, 3, 3)
        same(student.backward(shuffled(params), *data), reference.backward(params, *data))


class TestTrain:
    exercise = "train"
    needs = ("forward", "backward")
    names = ("params", "losses")
    battery = Battery(
        lambda rng, row=5, column=3, node=4, output=2: training(
            rng, row, column, node, output, 1.25, 4
        ),
        whole_numbers=lambda rng: (
            network(rng, 2, 3, 1),
            *whole_numbers((normal(rng, 4, 2), answers(rng, 4, 1))),
            0.5,
            2,
        ),
        names=names,
        cases={
            "no_epochs": lambda rng: training(rng, 2, 2, 3, 1, 0.5, 0),
            "no_step": lambda rng: training(rng, 2, 2, 3, 1, 0.0, 1),
            # Who stops early, at a small loss or at one that hardly changes, is caught here.
            "almost_solved": lambda rng, reference: (solved(7), *reference.xor_dataset(), 0.5, 4),
            "solved": lambda rng, reference: (solved(20), *reference.xor_dataset(), 1e5, 4),
        },
        free=(0, 1, 2),
        text_sizes=({"row": 4, "column": 2, "node": 2, "output": 1},),
        many=260,
    )

    def test_first_epochs(self, student, reference):
        """XOR from D1's example, at the learning rate that the text gives as a default."""
        for epochs in (1, 3):
            args, kwargs = (EXAMPLE, *reference.xor_dataset()), {"epochs": epochs}
            reply = student.train.observe(*args, **kwargs)
            same(reply.value, reference.train(*args, **kwargs), names=self.names)
        defaults(student.train, reply, 0.5, 10_000)

    def test_every_1000th_loss(self, student, reference):
        """1000 epochs from the text's seed 0: one loss, which the text prints as 0.5000.

        The epoch with number 1000 is not run any more.
        """
        start = reference.init_parameters(2, 3, 1, SeededRng(0))
        X, y = reference.xor_dataset()
        got = student.train(start, X, y, learning_rate=0.5, epochs=1000)
        _, losses = parts(got, *self.names)
        same({"losses": losses}, {"losses": [0.5000272393568421]})

    def test_keys_in_any_order(self, student, reference, rng):
        params, rest = network(rng, 3, 3, 3), (normal(rng, 2, 3), answers(rng, 2, 3), 0.5, 2)
        right = reference.train(params, *rest)
        same(student.train(shuffled(params), *rest), right, names=self.names)

    def test_default_epochs(self, student, reference, rng):
        """10,000 epochs where none are asked for, of a few samples and nodes: ten losses."""
        n, d, h, k = rng.integers(1, [5, 4, 4, 3]).tolist()
        args = training(rng, n, d, h, k, 0.1, 0)[:4]
        same(student.train(*args), reference.train(*args), names=self.names)

    def test_no_more_losses(self, student, reference, rng):
        """A few epochs more than 2,000: three losses."""
        args = training(rng, 2, 2, 2, 1, 0.1, 2_000 + int(rng.integers(2, 90)))
        same(student.train(*args), reference.train(*args), names=self.names)


class TestPredict:
    exercise = "predict"
    needs = ("forward",)
    battery = Battery(
        lambda rng, row=5, column=3, node=4, output=2: (
            network(rng, column, node, output),
            3 * normal(rng, row, column),
        ),
        whole_numbers=lambda rng: (network(rng, 2, 3, 1), rng.integers(-3, 4, (4, 2))),
        dtype="",
        free=(0, 1),
        text_sizes=({"row": 4, "column": 2, "node": 2, "output": 1},),
        many=260,
    )

    @pytest.mark.parametrize("size", [(8, 2, 3, 1), (1, 1, 2, 1), (6, 3, 2, 3)])
    def test_random_values(self, student, reference, rng, size):
        """A network and its mirror image, whose answers are the opposite ones."""
        n, d, h, k = size
        params, X = network(rng, d, h, k), 3 * normal(rng, n, d)
        mirrored = {**params, "W2": -params["W2"], "b2": -params["b2"]}
        for args in ((params, X), (mirrored, X)):
            same(student.predict(*args), reference.predict(*args))

    def test_exactly_one_half(self, student, reference):
        """With all parameters 0, ŷ is exactly 0.5 everywhere."""
        zeros = {name: np.zeros_like(value) for name, value in EXAMPLE.items()}
        same(student.predict(zeros, CORNERS), reference.predict(zeros, CORNERS))

    def test_keys_in_any_order(self, student, reference, rng):
        params, X = network(rng, 3, 3, 3), 3 * normal(rng, 4, 3)
        same(student.predict(shuffled(params), X), reference.predict(params, X))

    def test_next_to_one_half(self, student, reference):
        """ŷ is a fraction of a millionth above or below 0.5, or of a millionth of that."""
        for off in (-1e-6, 1e-6, -1e-12, 1e-12):
            zeros = {name: np.zeros_like(value) for name, value in EXAMPLE.items()}
            args = {**zeros, "b2": np.array([off])}, CORNERS
            same(student.predict(*args), reference.predict(*args))
        zeros = {name: np.zeros_like(value) for name, value in EXAMPLE.items()}
        args = {**zeros, "b2": np.array([1e-9])}, CORNERS[:2]
        same(student.predict(*args), reference.predict(*args))


class TestBestLinearAccuracy:
    """Accuracies are compared exactly, so no prediction may come near 0.5, where rounding decides.

    That rules out XOR beyond a thousand epochs; the least distance of what is here is 0.00003, but
    for the one prediction that is 0.5 without any rounding.
    """

    exercise = "best_linear_accuracy"
    battery = Battery(
        lambda rng, row=6, column=3: (
            rng.uniform(-1, 1, (row, column)).round(4),
            answers(rng, row, 1),
            5,
        ),
        whole_numbers=lambda rng: (
            np.array([[2, -1], [0, 1], [-1, -1], [1, 3]]),
            np.array([[1], [0], [1], [0]]),
            6,
        ),
    )

    def test_xor_cannot_be_learnt(self, student, reference):
        args = *reference.xor_dataset(), 100
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    def test_and_can_be_learnt(self, student, reference):
        args = CORNERS, AND, 20
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    @pytest.mark.parametrize("epochs", [2, 3, 20])
    def test_good_then_worse(self, student, reference, epochs):
        """The third epoch gets all seven points right, the seventh loses one again."""
        X = [
            [-0.6, -0.9],
            [-0.1, 0.6],
            [0.9, -0.9],
            [-0.5, 0.1],
            [-0.3, 1],
            [-0.3, -0.7],
            [-0.4, 1],
        ]
        args = np.array(X), np.array([[1.0, 0, 0, 1, 0, 1, 1]]).T, epochs
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    @pytest.mark.parametrize("epochs", [3, 6])
    def test_worse_then_better(self, student, reference, epochs):
        """4 of 7 in the second epoch, 2 in the third, 4 in the fourth, and 5 in the sixth."""
        X = [[0.8, 1.1], [0.9, 0.8], [1.8, 1.3], [1.3, 1.5], [-0.9, 0.2], [1.0, 1.5], [1.8, 1.3]]
        args = np.array(X), np.array([[1.0, 0, 1, 1, 1, 0, 1]]).T, epochs
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    @pytest.mark.parametrize("epochs", [1, 4])
    def test_best_at_the_start(self, student, reference, epochs):
        """The first update makes it worse, and nothing after it gets better than the start."""
        X = [
            [-1.6, 0.7],
            [-0.7, -1.1],
            [-1.4, -0.8],
            [-1.7, -1.2],
            [-1.6, -1.8],
            [-1.2, 0],
            [1, 0.1],
        ]
        args = np.array(X), np.array([[0.0, 0, 0, 0, 1, 1, 1]]).T, epochs
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    def test_exactly_one_half(self, student, reference):
        """After the first update b is 0.1 · 5, and every prediction of the second epoch is b."""
        args = np.zeros((5, 1)), np.ones((5, 1)), 2
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    @pytest.mark.parametrize(("n", "epochs"), [(4, 3), (6, 12)])
    def test_random_values(self, student, reference, rng, n, epochs):
        args = rng.uniform(-1, 1, (n, 2)).round(4), answers(rng, n, 1), epochs
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    @pytest.mark.parametrize("epochs", [90, 95])
    def test_better_after_a_long_time(self, student, reference, epochs):
        """The accuracy stands still for ninety epochs, and then it rises."""
        X = [[-1.7, 1.0], [-2.0, 1.4], [-0.7, 1.7], [-1.5, -1.5], [-0.6, 2.0]]
        args = np.array(X), np.array([[0.0, 1, 0, 0, 1]]).T, epochs
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    def test_better_after_a_longer_time(self, student, reference):
        """All five are right for the first time in epoch 122."""
        X = [[-0.3, -1.0], [-0.4, -0.9], [-1.5, -1.1], [-0.7, -1.3], [0.3, -0.7]]
        args = np.array(X), np.array([[1.0, 1, 1, 0, 1]]).T, 130
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))

    def test_better_after_very_long(self, student, reference):
        """Four of five are right from epoch 2 on, and all five from epoch 1756 on."""
        X = [[-0.2, -0.9], [-0.1, -0.8], [0.1, -0.7], [-0.2, -1.0], [0.2, -0.5]]
        args = np.array(X), np.array([[1.0, 1, 0, 1, 1]]).T, 1800
        same(student.best_linear_accuracy(*args), reference.best_linear_accuracy(*args))


def solved(steepness: float) -> Parameters:
    """A 2-2-1 net that solves XOR, the better the steeper its sigmoids are."""
    s = float(steepness)
    return {
        "W1": np.full((2, 2), s),
        "b1": np.array([-0.5 * s, -1.5 * s]),
        "W2": np.array([[s], [-s]]),
        "b2": np.array([-0.5 * s]),
    }


def training(
    rng: np.random.Generator, n: int, d: int, h: int, k: int, rate: float, epochs: int
) -> tuple[Any, ...]:
    """The arguments of `train` for n samples and a d-h-k network."""
    return network(rng, d, h, k), normal(rng, n, d), answers(rng, n, k), rate, epochs


def _backward_args(
    reference: Any,
    rng: np.random.Generator,
    n: int,
    d: int,
    h: int,
    k: int,
    *,
    whole: bool = False,
) -> tuple[Any, ...]:
    """(params, X, y, A1, y_hat), the last two as `forward` gives them for the others."""
    params, X, y = network(rng, d, h, k), normal(rng, n, d), answers(rng, n, k)
    if whole:
        X, y = whole_numbers((X, y))
    return params, X, y, *reference.forward(params, X)


def _almost_right(reference: Any, rng: np.random.Generator) -> tuple[Any, ...]:
    """As `_backward_args`, but with answers that are hardly off the predictions."""
    params, X, _, A1, y_hat = _backward_args(reference, rng, 3, 2, 3, 2)
    return params, X, y_hat + normal(rng, 3, 2) / 10_000, A1, y_hat
