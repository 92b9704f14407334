"""Checks of 06_backprop: D2's network number by number, then any sizes, depths and orders of keys.

Every gradient is compared twice: with the reference, and with central differences of the loss.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.expect import (
    documented,
    require,
    same,
    same_twice,
    slope_of_squares,
)
from autograder.grading.failure import Slide, StudentFault
from autograder.grading.student import StudentFunction

BACKWARD_2 = Slide("D1", "5. MLP 수식으로 열어보기 — 역전파 2단계. 은닉층의 오차 델타 계산")
FORWARD_1 = Slide("D1", "5. MLP 수식으로 열어보기 — 순전파 1단계. 은닉층 계산")
FORWARD_2 = Slide("D1", "5. MLP 수식으로 열어보기 — 순전파 2단계. 출력층 계산")

# The text's numbers for D2's network: w1 to w10 are 0.1 to 1.0.
X = np.array([1.0, 0.0, 1.0])
T = np.array([1.0, 0.0])
W_HIDDEN = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
W_OUTPUT = np.array([[0.7, 0.8], [0.9, 1.0]])

# D1's example.
EXAMPLE = {
    "W1": np.array([[0.1, 0.2], [0.3, 0.4]]),
    "b1": np.array([0.5, 0.6]),
    "W2": np.array([[0.7], [0.8]]),
    "b2": np.array([0.9]),
}

# Nodes per layer, inputs first: one layer, two, three, all square, single nodes.
DEPTHS = pytest.mark.parametrize("sizes", [(3, 2), (3, 5, 4, 2), (2, 2, 2, 2)])


def normal(rng: np.random.Generator, *shape: int) -> Any:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def activations(rng: np.random.Generator, *shape: int) -> Any:
    """Numbers strictly between 0 and 1 with three decimals."""
    return rng.uniform(0.05, 0.95, shape).round(3)


class TestHadamard:
    exercise = "hadamard"
    battery = Battery(
        lambda rng, row=4, column=3: (normal(rng, row, column), normal(rng, row, column)),
        cases={
            "numbers": lambda rng: (3, 1.5),
            "one_vector": lambda rng: (normal(rng, 4), normal(rng, 4)),
            "three_axes": lambda rng: (normal(rng, 2, 2, 3), normal(rng, 2, 2, 3)),
            "vector_times_one": lambda rng: (normal(rng, 4), np.ones(4)),
            "times_one": lambda rng: (normal(rng, 2, 3), np.ones((2, 3))),
            "one_times": lambda rng: (np.ones((2, 3)), normal(rng, 2, 3)),
        },
        many=260,
        scales=(1e5, 1e-5),
        free=(0,),
    )

    def test_slide_values(self, student, reference):
        args = np.array([[0.0103, 0.0118]]), np.array([[0.229, 0.214]])
        documented(
            student.hadamard(*args),
            reference.hadamard(*args),
            [[0.0024, 0.0025]],
            slide=BACKWARD_2,
        )

    # Some agree in their numbers of elements, of rows or of axes, and are not the same for that.
    @pytest.mark.parametrize(
        "shapes",
        [
            *[((3,), (3, 1)), ((3,), (1, 3)), ((2, 3), (2, 1)), ((2, 3), (3,))],
            *[((2, 2), (1, 2)), ((2, 3), (3, 2)), ((), (2,)), ((1, 2, 3), (2, 2, 3))],
        ],
    )
    def test_other_shapes_are_an_error(self, student, rng, shapes):
        first, second = shapes
        refuses(student.hadamard, normal(rng, *first), normal(rng, *second))


def refuses(function: StudentFunction, *args: Any) -> None:
    """Calling `function` raises ValueError."""
    shapes = [np.shape(value) for value in args]
    try:
        value = function(*args)
    except StudentFault as error:
        fault = error.fault
        if fault.kind != "exception":
            raise
        refused = fault.type_name == "ValueError"
        require(refused, "wrong_exception", shapes=shapes, type=fault.type_name)
    else:
        require(False, "not_refused", got=value, shapes=shapes)


class TestNeuron:
    exercise = "neuron"
    battery = Battery(
        lambda rng, input=4: (normal(rng, input), normal(rng, input), float(normal(rng))),
        cases={"bias_of_int": lambda rng: (normal(rng, 3), normal(rng, 3), 1)},
        many=260,
        free=(0,),
    )

    def test_worked_value(self, student, reference):
        args = np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.1, 0.2, -0.3, 0.1]), 0.6
        same(student.neuron(*args), reference.neuron(*args))


class TestLayer:
    exercise = "layer"
    battery = Battery(
        lambda rng, row=5, input=4, node=3: (
            normal(rng, row, input),
            normal(rng, input, node),
            normal(rng, node),
        ),
        cases={
            "one_example": lambda rng: (normal(rng, 4), normal(rng, 4, 3), normal(rng, 3)),
            "example_of_as_many_inputs": lambda rng: (
                normal(rng, 3),
                normal(rng, 3, 3),
                normal(rng, 3),
            ),
            "example_of_one_input": lambda rng: (normal(rng, 1), normal(rng, 1, 3), normal(rng, 3)),
        },
        many=260,
        free=(0,),
    )

    def test_worked_value(self, student, reference):
        """The node of `neuron` and one beside it: the slide's 0.646 and 0.690."""
        W = np.array([[0.1, 0.2], [0.2, 0.0], [-0.3, 0.1], [0.1, -0.1]])
        args = np.array([[1.0, 2.0, 3.0, 4.0]]), W, np.array([0.6, 0.7])
        documented(student.layer(*args), reference.layer(*args), [[0.646, 0.690]], slide=FORWARD_1)


class TestFcnForward:
    exercise = "fcn_forward"
    names = ("h", "o")
    battery = Battery(
        lambda rng, input=4, node=3, output=5: (
            normal(rng, input),
            normal(rng, input, node),
            normal(rng, node, output),
        ),
        names=names,
        many=260,
        free=(0,),
    )

    def test_worked_values(self, student, reference):
        """The hidden nodes are those of D1's slide; o2 is not o1, as D2's slide would have it."""
        args = X, W_HIDDEN, W_OUTPUT
        documented(
            student.fcn_forward(*args),
            reference.fcn_forward(*args),
            ([0.646, 0.690], None),
            slide=FORWARD_1,
            names=self.names,
        )


class TestOutputWeightGradient:
    exercise = "output_weight_gradient"

    def test_worked_value(self, student, reference):
        args = 0.6456563, 0.7451549, 1.0
        same(student.output_weight_gradient(*args), reference.output_weight_gradient(*args))

    def test_random_values(self, student, reference, rng):
        for target in (0.0, 1.0, 0.3):
            h, o = (float(value) for value in activations(rng, 2))
            args = h, o, target
            same(student.output_weight_gradient(*args), reference.output_weight_gradient(*args))

    def test_gradient(self, student, reference, rng):
        """The slope of ½ (σ(h w) - t)² by w, by central differences."""
        h, w, target = 0.6, normal(rng, 1), 1.0

        def output(weight: np.ndarray) -> Any:
            return reference.neuron([h], weight, 0.0)

        o, slope = float(output(w)), float(slope_of_squares(output, np.array(target), w)[0])
        same(student.output_weight_gradient(h, o, target), slope, rtol=1e-5)

    def test_ints(self, student, reference):
        for args in ((1, 0.5, 0), (2, 0.25, 1), (3, 1.0, 0), (-2, 0.25, 3), (1, 0.5, -1)):
            same(student.output_weight_gradient(*args), reference.output_weight_gradient(*args))

    def test_small(self, student, reference):
        """A small node has a small gradient and not none, and so has an output nearly 0 or 1."""
        for args in ((1e-6, 0.5, 0.4), (0.5, 2.0**-20, 1.0), (0.5, 1 - 2.0**-20, 0.0)):
            found = student.output_weight_gradient(*args)
            same(found, reference.output_weight_gradient(*args), atol=1e-15)

    def test_same_twice(self, student):
        same_twice(student.output_weight_gradient, 0.6, 0.7, 1.0)


class TestFcnGradients:
    exercise = "fcn_gradients"
    needs = ("fcn_forward",)
    names = ("dW_hidden", "dW_output")
    battery = Battery(
        lambda rng, input=4, node=3, output=5: example(rng, input, node, output),
        names=names,
        many=260,
        free=(0,),
    )

    def test_worked_values(self, student, reference):
        args = X, T, W_HIDDEN, W_OUTPUT
        same(student.fcn_gradients(*args), reference.fcn_gradients(*args), names=self.names)

    def test_gradient(self, student, reference, rng):
        """Both are slopes of ½ Σ (o - t)², by central differences."""
        x, t, hidden, output = example(rng, 3, 2, 2)

        def by_hidden(W: np.ndarray) -> np.ndarray:
            return reference.fcn_forward(x, W, output)[1]

        def by_output(W: np.ndarray) -> np.ndarray:
            return reference.fcn_forward(x, hidden, W)[1]

        slopes = slope_of_squares(by_hidden, t, hidden), slope_of_squares(by_output, t, output)
        found = student.fcn_gradients(x, t, hidden, output)
        same(found, slopes, names=self.names, rtol=1e-4)


def example(rng: np.random.Generator, d: int, m: int, k: int) -> tuple[np.ndarray, ...]:
    """x (d,), t (k,), W_hidden (d, m), W_output (m, k)."""
    return normal(rng, d), activations(rng, k), normal(rng, d, m), normal(rng, m, k)


class TestSigmoidChainGradient:
    exercise = "sigmoid_chain_gradient"
    battery = Battery(
        lambda rng, layer=4: (*(float(value) for value in normal(rng, 2)), 2 * normal(rng, layer)),
        cases={"ints": lambda rng: (2, 1, normal(rng, 3))},
        many=130,
        free=(2,),
    )

    def test_worked_value(self, student, reference):
        args = 1.0, 0.0, np.ones(3)
        same(student.sigmoid_chain_gradient(*args), reference.sigmoid_chain_gradient(*args))

    @pytest.mark.parametrize("depth", [1, 2, 3, 6])
    def test_random_values(self, student, reference, rng, depth):
        x, t = (float(value) for value in normal(rng, 2))
        args = x, t, 2 * normal(rng, depth)
        same(student.sigmoid_chain_gradient(*args), reference.sigmoid_chain_gradient(*args))

    def test_gradient(self, student, reference, rng):
        """The slopes of ½ (output - t)² by every weight, by central differences."""
        x, t, weights = 0.8, 0.2, normal(rng, 3)

        def output(chain: np.ndarray) -> np.ndarray:
            node = np.array([x])
            for weight in chain:
                node = reference.layer(node, np.array([[weight]]), np.zeros(1))
            return node

        slopes = slope_of_squares(output, np.array([t]), weights)
        same(student.sigmoid_chain_gradient(x, t, weights), slopes, rtol=1e-4)

    def test_deep(self, student, reference):
        """40 layers: the gradient fades, but is not lost."""
        args = 1.0, 0.0, np.full(40, 2.0)
        found, right = (
            student.sigmoid_chain_gradient(*args),
            reference.sigmoid_chain_gradient(*args),
        )
        same(found, right, atol=1e-40)

    def test_a_weight_of_zero(self, student, reference):
        args = 0.5, 1.0, np.array([0.7, 0.0, -1.2])
        same(student.sigmoid_chain_gradient(*args), reference.sigmoid_chain_gradient(*args))

    def test_an_input_of_zero(self, student, reference):
        """Only the first weight's gradient is 0, since nothing came in through it."""
        args = 0.0, 1.0, np.array([0.7, 0.4, -1.2])
        same(student.sigmoid_chain_gradient(*args), reference.sigmoid_chain_gradient(*args))


class TestMlpForward:
    exercise = "mlp_forward"
    needs = ("layer",)
    battery = Battery(
        lambda rng, row=4, input=2, node=3, output=5: (
            network(rng, (input, node, output)),
            normal(rng, row, input),
        ),
        many=260,
        free=(1,),
    )

    def test_slide_values(self, student, reference):
        args = EXAMPLE, np.array([[1.0, 0.0]])
        found, right = layers_of(student.mlp_forward(*args), 2), tuple(reference.mlp_forward(*args))
        documented(found, right, ([[0.646, 0.690]], [[0.870]]), slide=FORWARD_2, names=("A1", "A2"))

    @DEPTHS
    def test_random_values(self, student, reference, rng, sizes):
        args = network(rng, sizes), normal(rng, 4, sizes[0])
        same(student.mlp_forward(*args), reference.mlp_forward(*args))

    def test_keys_in_any_order(self, student, reference, rng):
        params = network(rng, (2, 3, 3, 2))
        shuffled = {name: params[name] for name in reversed(params)}
        X = normal(rng, 3, 2)
        same(student.mlp_forward(shuffled, X), reference.mlp_forward(params, X))

    def test_more_than_ten_layers(self, student, reference, rng):
        """W10 comes after W9, not between W1 and W2."""
        args = network(rng, (2,) * 26), normal(rng, 2, 2)
        same(student.mlp_forward(*args), reference.mlp_forward(*args))


class TestMlpBackward:
    exercise = "mlp_backward"
    needs = ("mlp_forward",)
    battery = Battery(
        lambda rng, row=4, input=2, node=3, output=5: (
            network(rng, (input, node, output)),
            normal(rng, row, input),
            activations(rng, row, output),
        ),
        many=260,
        free=(1,),
    )

    def test_worked_values(self, student, reference):
        """D1's example: minus the directions of 02 and 03."""
        args = EXAMPLE, np.array([[1.0, 0.0]]), np.array([[1.0]])
        same(student.mlp_backward(*args), reference.mlp_backward(*args))

    @DEPTHS
    def test_random_values(self, student, reference, rng, sizes):
        args = network(rng, sizes), normal(rng, 5, sizes[0]), activations(rng, 5, sizes[-1])
        same(student.mlp_backward(*args), reference.mlp_backward(*args))

    @pytest.mark.parametrize("sizes", [(2, 2), (2, 3, 1)])
    def test_gradient(self, student, reference, rng, sizes):
        """The slopes of ½ Σ (ŷ - y)² over the whole batch, by central differences."""
        params, X = network(rng, sizes), normal(rng, 3, sizes[0])
        y = activations(rng, 3, sizes[-1])

        def by(name: str) -> Callable[[np.ndarray], np.ndarray]:
            return lambda value: reference.mlp_forward({**params, name: value}, X)[-1]

        slopes = {name: slope_of_squares(by(name), y, params[name]) for name in params}
        same(student.mlp_backward(params, X, y), slopes, rtol=1e-4, atol=1e-8)

    def test_keys_in_any_order(self, student, reference, rng):
        params = network(rng, (2, 3, 3, 2))
        shuffled = {name: params[name] for name in reversed(params)}
        data = normal(rng, 3, 2), activations(rng, 3, 2)
        same(student.mlp_backward(shuffled, *data), reference.mlp_backward(params, *data))

    def test_more_than_ten_layers(self, student, reference, rng):
        """The gradients of the first layers are tiny but not 0: only relative differences count."""
        args = network(rng, (2,) * 26), normal(rng, 2, 2), activations(rng, 2, 2)
        same(student.mlp_backward(*args), reference.mlp_backward(*args), atol=1e-30)


def network(rng: np.random.Generator, sizes: Sequence[int]) -> dict[str, np.ndarray]:
    """Parameters W1, b1, W2, b2, … of a network with the given numbers of nodes, inputs first."""
    params = {}
    for number in range(1, len(sizes)):
        params[f"W{number}"] = normal(rng, sizes[number - 1], sizes[number])
        params[f"b{number}"] = normal(rng, sizes[number])
    return params


def layers_of(value: Any, count: int) -> tuple[Any, ...]:
    """The arrays of a returned list of activations; fails where it is no list of `count`."""
    require(isinstance(value, list | tuple) and len(value) == count, "not_layers", got=value)
    return tuple(value)
