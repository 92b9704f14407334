"""Checks of 07_autograd: rules by their slopes, graphs by their properties, formulas end to end.

Rules and graphs are checked as plain numbers and lists. From `gradients` on the student's own
`Value`, `Neuron` and `MLP` do the work on their side, where formulas can name them, and only the
numbers they find come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.expect import (
    documented,
    not_much_larger,
    numerical_gradient,
    parts,
    pure,
    repeated,
    require,
    same,
    same_twice,
)
from autograder.grading.compare import alike
from autograder.grading.describe import describe
from autograder.grading.failure import CheckFailed, Failure, Slide
from autograder.grading.student import StudentFunction
from autograder.sandbox.student_side.wire import Formula

BACKWARD_1 = Slide("D1", "5. MLP 수식으로 열어보기 — 역전파 1단계. 출력층의 오차 델타 계산")
BACKWARD_2 = Slide("D1", "5. MLP 수식으로 열어보기 — 역전파 2단계. 은닉층의 오차 델타 계산")
UPDATE = Slide("D1", "5. MLP 수식으로 열어보기 — 4. 업데이트 전 후 비교")

RULE = ("y", "slopes")

# y = (a + b)(b + 1) with a = 2 and b = 1, as in the text.
PARENTS = [[], [], [0, 1], [], [1, 3], [2, 4]]
SLOPES = [[], [], [1.0, 1.0], [], [1.0, 1.0], [2.0, 3.0]]

# The depth that the text promises; Python lets a function call itself about 1000 times.
DEPTH = 1100
# What an operation may leave away or not: 0 and 1 do nothing to the value, all to the gradient.
NEUTRAL = ([2.5, 1.0], [1.0, 2.5], [0.0, 2.5], [1.0, 1.0], [2.5, 0.0])
# The slide's formulas lose a few times 1e-16 beside 1; a slope taken as 0 at 15 is more.
ROUNDING = 1e-14
DIAMONDS = 26
# Every rule in a formula, and more often than checks ask for any of them.
USES, OFTEN = "(a * 0.5 + 0.1).tanh().exp().sigmoid().relu() ** 2", 130

# D1's example.
X = np.array([[1.0, 0.0]])
Y = np.array([[1.0]])
EXAMPLE = {
    "W1": np.array([[0.1, 0.2], [0.3, 0.4]]),
    "b1": np.array([0.5, 0.6]),
    "W2": np.array([[0.7], [0.8]]),
    "b2": np.array([0.9]),
}

# Nodes per layer, inputs first: one layer, two, three, single nodes.
DEPTHS = pytest.mark.parametrize("sizes", [(3, 2), (2, 2, 1, 2)])


def normal(rng: np.random.Generator, *shape: int) -> Any:
    """Standard normal numbers with three decimals, short enough to read in feedback."""
    return rng.standard_normal(shape).round(3)


def plain(rng: np.random.Generator, count: int) -> list[float]:
    """So many plain numbers, none of them near 0."""
    signs = rng.choice([-1.0, 1.0], count)
    return [float(value) for value in (signs * rng.uniform(0.3, 2.0, count)).round(3)]


def slope_by_difference(rule: StudentFunction, a: float, *rest: float) -> None:
    """The first slope is the one that the rule's own values have, by central differences."""
    h = 1e-5
    _, slopes = parts(rule(a, *rest), *RULE)
    up, down = (parts(rule(a + shift, *rest), *RULE)[0] for shift in (h, -h))
    measured = (up - down) / (2 * h)
    same(float(np.ravel(slopes)[0]), float(measured), rtol=1e-5, atol=1e-7, key="slope")


def in_a_tuple(found: Any) -> None:
    """The slopes of a rule's reply are in a tuple, be it of one."""
    _, slopes = parts(found, *RULE)
    require(isinstance(slopes, tuple), "slopes_not_a_tuple", got=slopes)


class TestAdd:
    exercise = "add"

    def test_worked_value(self, student, reference):
        same(student.add(2.0, 1.0), reference.add(2.0, 1.0), names=RULE)

    def test_random_values(self, student, reference, rng):
        for _ in range(3):
            a, b = plain(rng, 2)
            same(student.add(a, b), reference.add(a, b), names=RULE)

    def test_zeros_and_ints(self, student, reference):
        for a, b in ((0, 0), (3, -4), (0, 5), (300, -7), (5, 0)):
            same(student.add(a, b), reference.add(float(a), float(b)), names=RULE)

    def test_same_twice(self, student):
        same_twice(student.add, 0.5, -2.0)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.add(2.0, 1.0))


class TestMultiply:
    exercise = "multiply"

    def test_worked_value(self, student, reference):
        same(student.multiply(3.0, 2.0), reference.multiply(3.0, 2.0), names=RULE)

    def test_random_values(self, student, reference, rng):
        for _ in range(3):
            a, b = plain(rng, 2)
            same(student.multiply(a, b), reference.multiply(a, b), names=RULE)

    def test_zeros_and_ints(self, student, reference):
        for a, b in ((0, 0), (3, -4), (0, 5), (300, -7), (5, 0), (1, 5), (5, 1)):
            same(student.multiply(a, b), reference.multiply(float(a), float(b)), names=RULE)

    def test_equal_factors(self, student, reference, rng):
        """Each has a slope of its own, though they are the same number."""
        for a in (3.0, -2, *plain(rng, 1)):
            same(student.multiply(a, a), reference.multiply(float(a), float(a)), names=RULE)

    def test_same_twice(self, student):
        same_twice(student.multiply, 0.5, -2.0)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.multiply(3.0, 2.0))


class TestPower:
    exercise = "power"

    def test_worked_values(self, student, reference):
        for a, n in ((3.0, 2), (2.0, -1)):
            same(student.power(a, n), reference.power(a, n), names=RULE)

    @pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 12, -1, -2])
    def test_whole_exponents(self, student, reference, rng, n):
        (a,) = plain(rng, 1)
        same(student.power(a, n), reference.power(a, n), names=RULE)

    @pytest.mark.parametrize("n", [0.5, -0.5, 1.7, 3.5])
    def test_broken_exponents(self, student, reference, rng, n):
        a = abs(plain(rng, 1)[0])
        same(student.power(a, n), reference.power(a, n), names=RULE)

    def test_any_exponent(self, student, reference, rng):
        (a,) = plain(rng, 1)
        args = a, int(rng.integers(6, 20))
        same(student.power(*args), reference.power(*args), names=RULE)
        args = abs(a), round(float(rng.uniform(-3, 4)), 2)
        same(student.power(*args), reference.power(*args), names=RULE)

    def test_gradient(self, student, rng):
        for n in (3, -1):
            slope_by_difference(student.power, plain(rng, 1)[0], n)

    def test_zero_and_ints(self, student, reference):
        for a, n in ((0, 2), (0, 1), (3, 2), (-2, 3), (2, -1)):
            same(student.power(a, n), reference.power(float(a), n), names=RULE)

    def test_same_twice(self, student):
        same_twice(student.power, 1.5, 3)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.power(3.0, 2))


class TestExp:
    exercise = "exp"

    def test_worked_values(self, student, reference):
        for a in (0.0, 1.0):
            same(student.exp(a), reference.exp(a), names=RULE)

    def test_random_values(self, student, reference, rng):
        for a in plain(rng, 2):
            same(student.exp(a), reference.exp(a), names=RULE)

    def test_gradient(self, student, rng):
        slope_by_difference(student.exp, plain(rng, 1)[0])

    def test_ints_and_large_numbers(self, student, reference):
        """e^-30 is 1e-13: only relative differences count."""
        for a in (2, -3, 30, -30, 300, -300):
            same(student.exp(a), reference.exp(a), names=RULE, atol=1e-20)

    def test_same_twice(self, student):
        same_twice(student.exp, 0.5)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.exp(1.0))


class TestTanh:
    exercise = "tanh"

    def test_worked_values(self, student, reference):
        for a in (0.0, 1.0):
            same(student.tanh(a), reference.tanh(a), names=RULE)

    def test_random_values(self, student, reference, rng):
        for a in plain(rng, 4):
            same(student.tanh(a), reference.tanh(a), names=RULE)

    def test_gradient(self, student, rng):
        slope_by_difference(student.tanh, plain(rng, 1)[0])

    def test_ints(self, student, reference):
        for a in (2, -1, 0, 300, -300, 20.0, -20.0, 1e-5):
            same(student.tanh(a), reference.tanh(a), names=RULE)

    def test_far_out(self, student, reference):
        """At 5 the slope is 2e-4, and at 15 it is 4e-13: small, and not 0."""
        for a in (5.0, -5.0, 8.0, -8.0, 12.0, -15.0):
            same(student.tanh(a), reference.tanh(a), names=RULE, atol=ROUNDING)

    def test_same_twice(self, student):
        same_twice(student.tanh, 0.5)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.tanh(1.0))


class TestSigmoid:
    exercise = "sigmoid"

    def test_slide_values(self, student, reference):
        """At z = 0.6: the slide's 0.646, and its slope 0.229."""
        value, slopes = parts(student.sigmoid(0.6), *RULE)
        right, right_slopes = reference.sigmoid(0.6)
        slope, right_slope = parts(slopes, "slope")[0], right_slopes[0]
        found, exact = (value, slope), (right, right_slope)
        documented(found, exact, (0.646, 0.229), slide=BACKWARD_2, names=("y", "slope"))

    def test_worked_value(self, student, reference):
        same(student.sigmoid(0.0), reference.sigmoid(0.0), names=RULE)

    def test_random_values(self, student, reference, rng):
        for a in plain(rng, 2):
            same(student.sigmoid(a), reference.sigmoid(a), names=RULE)

    def test_gradient(self, student, rng):
        slope_by_difference(student.sigmoid, plain(rng, 1)[0])

    def test_far_out(self, student, reference):
        """1e-15 leaves room for other formulas and for cutting a off beyond ±40."""
        for a in (300.0, -300.0, 30.0, -30.0):
            same(student.sigmoid(a), reference.sigmoid(a), names=RULE, atol=1e-15)

    def test_ints(self, student, reference):
        for a in (2, -1, 0):
            same(student.sigmoid(a), reference.sigmoid(a), names=RULE)

    def test_same_twice(self, student):
        same_twice(student.sigmoid, 0.5)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.sigmoid(0.5))


class TestRelu:
    exercise = "relu"

    def test_worked_values(self, student, reference):
        for a in (3.0, -2.0):
            same(student.relu(a), reference.relu(a), names=RULE)

    def test_slope_at_zero(self, student, reference):
        same(student.relu(0.0), reference.relu(0.0), names=RULE)

    def test_random_values(self, student, reference, rng):
        for a in (*plain(rng, 2), 0.37, -0.52):
            same(student.relu(a), reference.relu(a), names=RULE)

    def test_small_numbers_and_ints(self, student, reference):
        for a in (1e-6, -1e-6, 1e-13, -1e-13, -1e-300, 1e9, 2, -1, 0):
            same(student.relu(a), reference.relu(float(a)), names=RULE)

    def test_same_twice(self, student):
        same_twice(student.relu, 0.5)

    def test_slopes_in_a_tuple(self, student):
        in_a_tuple(student.relu(3.0))


class TestTopologicalOrder:
    exercise = "topological_order"

    @pytest.mark.parametrize("root", [5, 4, 1])
    def test_worked_graph(self, student, root):
        ordered(student.topological_order(PARENTS, root), PARENTS, root)

    @pytest.mark.parametrize("count", [1, 4, 25, 150])
    def test_random_graphs(self, student, rng, count):
        for _ in range(2):
            parents, _, root = random_graph(rng, count)
            ordered(student.topological_order(parents, root), parents, root)

    def test_paths_of_different_length(self, student):
        """A node used both nearby and far away has to wait for the far one."""
        parents = [[1, 2], [5], [3, 5], [4], [5], []]
        ordered(student.topological_order(parents, 0), parents, 0)

    def test_many_parents(self, student, rng):
        count = int(rng.integers(6, 12))
        parents = [list(range(1, count)), *([] for _ in range(1, count))]
        ordered(student.topological_order(parents, 0), parents, 0)

    def test_the_same_parent_twice(self, student):
        parents = [[1, 1], [2, 2], []]
        ordered(student.topological_order(parents, 0), parents, 0)

    def test_deep_graph(self, student):
        parents, _ = line(DEPTH)
        ordered(student.topological_order(parents, 0), parents, 0)

    def test_many_paths(self, student):
        parents, _ = diamonds(DIAMONDS)
        ordered(student.topological_order(parents, 0), parents, 0)

    def test_inputs_unchanged_and_same_twice(self, student):
        pure(student.topological_order, PARENTS, 5)


def ordered(value: Any, parents: Sequence[Sequence[int]], root: int) -> None:
    """`value` lists exactly the nodes that root came from, each once and after its parents."""
    wanted = ancestors(parents, root)
    not_much_larger(value, len(wanted))
    is_list = isinstance(value, list | tuple | np.ndarray)
    require(is_list and all(is_number(node) for node in value), "not_an_order", got=value)
    found = [int(node) for node in value]
    if len(set(found)) < len(found):
        again = set(repeated(found))
        twice = next(node for node in found if node in again)
        require(False, "node_twice", got=found, node=twice)
    extra, missing = sorted(set(found) - wanted), sorted(wanted - set(found))
    require(not extra, "node_not_needed", got=found, node=extra and extra[0], root=root)
    require(not missing, "node_missing", got=found, node=missing and missing[0], root=root)
    place = {node: position for position, node in enumerate(found)}
    for node in found:
        for parent in parents[node]:
            if place[node] < place[parent]:
                require(False, "before_its_parent", got=found, node=node, parent=parent)


def is_number(node: Any) -> bool:
    """Whether a value can be the number of a node."""
    return isinstance(node, int | np.integer) and not isinstance(node, bool)


def ancestors(parents: Sequence[Sequence[int]], root: int) -> set[int]:
    """The numbers of root and of every node that it came from."""
    found, waiting = {root}, [root]
    while waiting:
        for parent in parents[waiting.pop()]:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def line(count: int) -> tuple[list[list[int]], list[list[float]]]:
    """Parents and slopes of nodes in a single line, the root being number 0."""
    parents = [[number + 1] for number in range(count - 1)]
    return [*parents, []], [*([1.0] for _ in range(count - 1)), []]


def diamonds(count: int) -> tuple[list[list[int]], list[list[float]]]:
    """Parents and slopes of diamonds in a row, the root being number 0: 2^count paths."""
    parents: list[list[int]] = []
    slopes: list[list[float]] = []
    for number in range(count):
        start = 3 * number
        parents += [[start + 1, start + 2], [start + 3], [start + 3]]
        slopes += [[0.5, 0.75], [1.0], [0.4]]
    return [*parents, []], [*slopes, []]


def random_graph(
    rng: np.random.Generator, count: int
) -> tuple[list[list[int]], list[list[float]], int]:
    """Parents, slopes and a root whose numbers say nothing of the order; some nodes are not its."""
    names = [int(name) for name in rng.permutation(count)]
    parents: list[list[int]] = [[] for _ in range(count)]
    slopes: list[list[float]] = [[] for _ in range(count)]
    for step in range(1, count):
        chosen = rng.integers(max(0, step - 5), step, int(rng.integers(1, 4)))
        parents[names[step]] = [names[earlier] for earlier in chosen]
        slopes[names[step]] = [float(value) for value in normal(rng, len(chosen))]
    return parents, slopes, names[max(0, count - 2)]


class TestBackward:
    exercise = "backward"
    needs = ("topological_order",)

    def test_worked_graph(self, student, reference):
        for root in (5, 4):
            args = PARENTS, SLOPES, root
            same_numbers(student.backward(*args), reference.backward(*args))

    @pytest.mark.parametrize("count", [1, 4, 9, 25, 150])
    def test_random_graphs(self, student, reference, rng, count):
        args = random_graph(rng, count)
        same_numbers(student.backward(*args), reference.backward(*args))

    def test_paths_of_different_length(self, student, reference):
        parents = [[1, 2], [5], [3, 5], [4], [5], []]
        slopes = [[2.0, 3.0], [0.5], [-1.0, 4.0], [2.0], [3.0], []]
        same_numbers(student.backward(parents, slopes, 0), reference.backward(parents, slopes, 0))

    def test_many_parents(self, student, reference, rng):
        count = int(rng.integers(6, 12))
        parents = [list(range(1, count)), *([] for _ in range(1, count))]
        slopes = [plain(rng, count - 1), *([] for _ in range(1, count))]
        same_numbers(student.backward(parents, slopes, 0), reference.backward(parents, slopes, 0))

    def test_the_same_parent_twice(self, student, reference):
        """a · a: both slopes count."""
        args = [[1, 1], [2, 2], []], [[9.0, 9.0], [3.0, 3.0], []], 0
        same_numbers(student.backward(*args), reference.backward(*args))

    def test_a_tiny_slope_on_the_way(self, student, reference):
        """What is tiny at one node need not be so further back."""
        args = [[1], [2], []], [[1e-9], [1e9], []], 0
        same_numbers(student.backward(*args), reference.backward(*args))

    def test_deep_graph(self, student, reference):
        args = *line(DEPTH), 0
        same_numbers(student.backward(*args), reference.backward(*args))

    def test_many_paths(self, student, reference):
        args = *diamonds(DIAMONDS), 0
        same_numbers(student.backward(*args), reference.backward(*args))

    def test_ints(self, student, reference):
        slopes = [[], [], [1, 1], [], [1, 1], [2, 3]]
        same_numbers(student.backward(PARENTS, slopes, 5), reference.backward(PARENTS, SLOPES, 5))

    def test_inputs_unchanged_and_same_twice(self, student):
        pure(student.backward, PARENTS, SLOPES, 5)


def same_numbers(found: Any, right: Sequence[float]) -> None:
    """`found` is a list (an array will do) of the same numbers."""
    not_much_larger(found, len(right))
    is_list = isinstance(found, list | tuple | np.ndarray)
    numbers = is_list and all(isinstance(value, int | float | np.number) for value in found)
    require(numbers, "not_a_list", got=found, expected=list(right))
    require(len(found) == len(right), "wrong_length", got=found, count=len(right))
    same(np.array(found, dtype=float), np.array(right, dtype=float))


class TestGradients:
    exercise = "gradients"
    needs = ("add", "multiply", "power", "exp", "tanh", "sigmoid", "relu", "backward")

    # Comes first, since rules that count count from here on.
    def test_rules_after_many_uses(self, student, reference):
        """What a rule answers does not depend on how often formulas have used it."""
        asked = dict.fromkeys(self.needs[:-1], (0.5,))
        asked |= dict.fromkeys(("add", "multiply", "power"), (0.5, 2))
        before = {rule: getattr(student, rule)(*args) for rule, args in asked.items()}
        agree(student, reference, f"lambda a: [a := {USES} for _ in range({OFTEN})][-1]", [0.7])
        for rule, args in asked.items():
            after = getattr(student, rule)(*args)
            if not alike(before[rule], after):
                expected, got = describe(before[rule]), describe(after)
                raise CheckFailed(Failure("not_pure", expected=expected, got=got))

    @pytest.mark.parametrize(
        "formula",
        ["a + b", "a * b", "a - b", "a / b", "(a - b) / (a + 5)"],
    )
    def test_two_inputs(self, student, reference, rng, formula):
        """Once with signs alike, once with different ones."""
        a, b = plain(rng, 2)
        for other in (b, -b):
            agree(student, reference, f"lambda a, b: {formula}", [a, other])

    @pytest.mark.parametrize("n", [3, -2, 0])
    def test_powers(self, student, reference, rng, n):
        (a,) = plain(rng, 1)
        for one in (a, -a):
            agree(student, reference, f"lambda a: a ** {n}", [one])

    @pytest.mark.parametrize("n", [0.5, 2.5, -1.5])
    def test_broken_powers(self, student, reference, rng, n):
        agree(student, reference, f"lambda a: a ** {n}", [abs(plain(rng, 1)[0])])

    @pytest.mark.parametrize(
        "formula", ["2 + a", "2 - a", "3 * a", "2 / a", "a + 1.5", "a - 2", "a * 3", "a / 4", "-a"]
    )
    def test_numbers_on_either_side(self, student, reference, rng, formula):
        """Of a positive number and of a negative one."""
        (a,) = plain(rng, 1)
        for one in (a, -a):
            agree(student, reference, f"lambda a: {formula}", [one])

    @pytest.mark.parametrize("function", ["exp", "tanh", "sigmoid", "relu"])
    def test_functions(self, student, reference, rng, function):
        """Of a product, of an input, and of another function."""
        for inside in ("(a * b)", "a", "a.tanh()", "(b - a).exp()"):
            agree(student, reference, f"lambda a, b: {inside}.{function}() * a", plain(rng, 2))

    def test_kink(self, student, reference):
        """ReLU at 0, where what is measured on both sides is half the slope."""
        agree(student, reference, "lambda a: a.relu()", [0.0])
        agree(student, reference, "lambda a, b: 3 * (a - b).relu() + a", [2.0, 2.0])

    def test_worked_examples(self, student, reference):
        agree(student, reference, "lambda a, b: (a + b) * (b + 1)", [2.0, 1.0])
        agree(student, reference, "lambda a: 6 / a - a", [2.0])

    @pytest.mark.parametrize(
        "formula",
        [
            *("a * a", "a + a", "a / a", "a - a", "a * a * a + a"),
            *("(a + 1) * a", "(a - 2) * a", "(a * 3) / a", "(a / 4) - a", "-a * a"),
            *("(1 + a) * a", "(2 - a) * a", "(3 * a) / a", "(4 / a) - a", "a ** 2 * a"),
        ],
    )
    def test_used_more_than_once(self, student, reference, rng, formula):
        agree(student, reference, f"lambda a: {formula}", plain(rng, 1))

    @pytest.mark.parametrize("formula", ["a + b", "a * b", "a - b", "b - a", "a / (b + 1)"])
    def test_zeros_and_ones(self, student, reference, formula):
        for inputs in NEUTRAL:
            agree(student, reference, f"lambda a, b: {formula}", inputs)

    @pytest.mark.parametrize("formula", ["a ** 1", "a ** 2", "a / b", "0 * a + 1 * b", "a * 0 + b"])
    def test_powers_and_numbers_of_zero_and_one(self, student, reference, formula):
        for inputs in ([0.0, 1.0], [1.0, 2.5]):
            agree(student, reference, f"lambda a, b: {formula}", inputs)

    def test_equal_inputs(self, student, reference):
        """Two inputs of the same size are still two."""
        agree(student, reference, "lambda a, b: a * b", [2.0, 2.0])

    def test_shared_on_the_way(self, student, reference, rng):
        """c is used nearby and, through d, far away."""
        shared = "lambda a: (lambda c: (lambda d: c + d * d)(a * c))(a * a)"
        agree(student, reference, shared, plain(rng, 1))

    def test_sum_of_a_list(self, student, reference, rng):
        """Python's sum starts from the number 0."""
        agree(student, reference, "lambda a, b: sum([a, b, a * b])", plain(rng, 2))

    def test_many_inputs(self, student, reference, rng):
        agree(student, reference, "lambda *x: sum(a * b for a, b in zip(x, x[1:]))", plain(rng, 40))

    def test_unused_input(self, student, reference, rng):
        agree(student, reference, "lambda a, b, c: a * c", plain(rng, 3))

    def test_an_input_is_the_result(self, student, reference, rng):
        agree(student, reference, "lambda a, b: b", plain(rng, 2))

    def test_central_differences(self, student, rng):
        """Slopes measured with steps of 1e-5, whose error is about 1e-9."""
        formula = "lambda a, b, c: (a * b - 2 / c) ** 2 / (b * b + 1) - a / (3 - c)"
        at = plain(rng, 3)
        plainly = Formula(formula).function()
        slopes = numerical_gradient(lambda v: float(plainly(*v)), np.array(at))
        value, found = parts(student.gradients(Formula(formula), at), "y", "gradients")
        same(value, float(plainly(*at)))
        require(isinstance(found, list | tuple | np.ndarray), "not_a_list", got=found)
        same(np.asarray(found), slopes, rtol=1e-5, atol=1e-6)

    def test_many_paths(self, student, reference):
        paths = f"lambda a: [a := a * 0.5 + a * 0.4 for _ in range({DIAMONDS})][-1]"
        agree(student, reference, paths, [2.0])

    def test_deep_formula(self, student, reference):
        deep = f"lambda a: [a := a + 1 for _ in range({DEPTH})][-1]"
        agree(student, reference, deep, [2.0])

    def test_ints(self, student, reference):
        value = student.gradients(Formula("lambda a, b: a * b + a"), [2, 3])
        same_pair(value, reference.gradients(Formula("lambda a, b: a * b + a"), [2.0, 3.0]))

    def test_inputs_unchanged_and_same_twice(self, student):
        pure(student.gradients, Formula("lambda a, b: a * b"), [2.0, 3.0])


def agree(student: Any, reference: Any, source: str, inputs: list[float]) -> None:
    """The student's value and gradients of a formula are the reference's."""
    args = Formula(source), inputs
    same_pair(student.gradients(*args), reference.gradients(*args))


def same_pair(found: Any, right: tuple[float, list[float]]) -> None:
    """A value and a list of gradients, both plain numbers."""
    value, slopes = parts(found, "y", "gradients")
    same((value,), (right[0],), names=("y",))
    same_numbers(slopes, right[1])


class TestNeuronGradients:
    exercise = "neuron_gradients"
    needs = ("gradients",)

    def test_slide_values(self, student, reference):
        """D1's first hidden node, fed with [1, 0]."""
        args = [0.1, 0.3], 0.5, [1.0, 0.0]
        output, slopes, bias = parts(student.neuron_gradients(*args), "y", "weights", "bias")
        right, right_slopes, right_bias = reference.neuron_gradients(*args)
        found, exact = (output, bias), (right, right_bias)
        documented(found, exact, (0.646, 0.229), slide=BACKWARD_2, names=("y", "bias"))
        same_numbers(slopes, right_slopes)

    @pytest.mark.parametrize("d", [1, 2, 4, 7, 40])
    def test_random_values(self, student, reference, rng, d):
        args = plain(rng, d), plain(rng, 1)[0], plain(rng, d)
        same_neuron(student.neuron_gradients(*args), reference.neuron_gradients(*args))

    def test_equal_weights(self, student, reference, rng):
        """Each has a gradient of its own, though they and the bias are the same number."""
        (weight,) = plain(rng, 1)
        args = [weight] * 3, weight, plain(rng, 3)
        same_neuron(student.neuron_gradients(*args), reference.neuron_gradients(*args))

    def test_large_inputs(self, student, reference, rng):
        """Tiny weights, so that the output is in the middle: a tiny step of them moves it far."""
        weights, inputs = plain(rng, 2), plain(rng, 2)
        args = [1e-6 * w for w in weights], plain(rng, 1)[0], [1e6 * x for x in inputs]
        same_neuron(student.neuron_gradients(*args), reference.neuron_gradients(*args))

    def test_neuron_of_values(self, student, reference, rng):
        """Inputs and weights play the same part in a neuron, so exchanged they tell the slopes."""
        weights, bias, inputs = plain(rng, 3), plain(rng, 1)[0], plain(rng, 3)
        neuron = f"Neuron({weights}, {bias})"
        right, slopes, _ = reference.neuron_gradients(inputs, bias, weights)
        for formula in (
            f"lambda a, b, c: {neuron}([a, b, c])",
            # What a neuron was asked before makes no difference.
            f"lambda a, b, c: [neuron([a, b, c]) for neuron in [{neuron}] * 2][1]",
        ):
            found = student.gradients(Formula(formula), inputs)
            through(found, (right, slopes), "neuron_not_through")

    def test_ints(self, student, reference):
        args = [1, -2, 0], 1, [2, 1, 3]
        same_neuron(student.neuron_gradients(*args), reference.neuron_gradients(*args))

    def test_inputs_unchanged_and_same_twice(self, student):
        pure(student.neuron_gradients, [0.1, 0.3], 0.5, [1.0, 2.0])


def through(found: Any, right: tuple[float, list[float]], key: str) -> None:
    """Gradients reach the inputs of what the student made of `Value`s."""
    value, slopes = parts(found, "y", "gradients")
    same((value,), (right[0],), names=("y",))
    is_list = isinstance(slopes, list | tuple | np.ndarray) and len(slopes) == len(right[1])
    require(is_list, "not_a_list", got=slopes, expected=right[1])
    same(np.asarray(slopes), np.asarray(right[1]), key=key)


def same_neuron(found: Any, right: tuple[float, list[float], float]) -> None:
    """An output, a list of gradients by the weights, and the gradient by the bias."""
    output, slopes, bias = parts(found, "y", "weights", "bias")
    same((output, bias), (right[0], right[2]), names=("y", "bias"))
    same_numbers(slopes, right[1])


class TestMlpGradients:
    exercise = "mlp_gradients"
    needs = ("neuron_gradients",)
    names = ("E", "gradients")
    battery = Battery(
        lambda rng, row=2, input=3, node=1, output=2: training(rng, row, input, node, output),
        names=names,
        cases={
            "equal_rows": lambda rng: (
                network(rng, (2, 1, 1)),
                np.tile(normal(rng, 2), (2, 1)),
                targets(rng, 2, 1),
            ),
            # Each parameter has a gradient of its own, though all are the same number.
            "equal_parameters": lambda rng: (
                {name: np.full(p.shape, 0.25) for name, p in network(rng, (2, 2, 2)).items()},
                normal(rng, 2, 2),
                targets(rng, 2, 2),
            ),
            # Tiny weights keep the outputs in the middle, and a tiny step of one moves them far.
            "large_inputs": lambda rng: (
                network(rng, (2, 2)) | {"W1": 1e-6 * normal(rng, 2, 2)},
                1e6 * normal(rng, 2, 2),
                targets(rng, 2, 2),
            ),
        },
        many=40,
    )

    def test_worked_values(self, student, reference):
        args = EXAMPLE, X, Y
        same(student.mlp_gradients(*args), reference.mlp_gradients(*args), names=self.names)

    @DEPTHS
    def test_random_values(self, student, reference, rng, sizes):
        args = network(rng, sizes), normal(rng, 2, sizes[0]), targets(rng, 2, sizes[-1])
        same(student.mlp_gradients(*args), reference.mlp_gradients(*args), names=self.names)

    def test_mlp_of_values(self, student, reference, rng):
        """`Layer` and `MLP` keep the graph: the gradients go back through them to the inputs."""
        params = network(rng, (2, 3, 2))
        written = ", ".join(f"'{name}': np.array({p.tolist()})" for name, p in params.items())
        args = Formula(f"lambda a, b: sum(MLP({{{written}}})([a, b]))"), plain(rng, 2)
        through(student.gradients(*args), reference.gradients(*args), "mlp_not_through")

    def test_gradient(self, student, rng):
        """The gradients are slopes of the loss that is returned, by central differences."""
        params, data = network(rng, (2, 1, 1)), (normal(rng, 1, 2), targets(rng, 1, 1))
        _, found = parts(student.mlp_gradients(params, *data), *self.names)

        def loss(bias: np.ndarray) -> float:
            value, _ = parts(student.mlp_gradients({**params, "b1": bias}, *data), *self.names)
            return float(value)

        require(isinstance(found, dict) and "b1" in found, "no_gradients", got=found)
        same(found["b1"], numerical_gradient(loss, params["b1"]), rtol=1e-4, atol=1e-7)


class TestTrainStep:
    exercise = "train_step"
    needs = ("mlp_gradients",)
    battery = Battery(
        lambda rng, row=3, output=2: (*training(rng, row, 2, 1, output), 0.7),
        cases={
            "no_step": lambda rng: (*training(rng, 1, 2, 1, 1), 0),
            "nothing_wrong": lambda rng: (*without_error(rng), 0.7),
            "one_layer": lambda rng: (*through_layers(rng, (2, 2)), 0.7),
            "three_layers": lambda rng: (*through_layers(rng, (2, 2, 1, 2)), 0.7),
        },
        many=40,
    )

    def test_slide_values(self, student, reference):
        args = EXAMPLE, X, Y, 0.1
        printed = {
            "W1": [[0.10024, 0.20025], [0.3, 0.4]],
            "b1": [0.50024, 0.60025],
            "W2": [[0.70095], [0.80101]],
            "b2": [0.90147],
        }
        documented(student.train_step(*args), reference.train_step(*args), printed, slide=UPDATE)

    def test_error_falls(self, student, rng):
        """A small step makes the loss smaller."""
        data = normal(rng, 2, 2), targets(rng, 2, 1)
        before = network(rng, (2, 2, 1))
        after = student.train_step(before, *data, 0.1)
        losses = [
            float(parts(student.mlp_gradients(params, *data), "E", "gradients")[0])
            for params in (before, after)
        ]
        fell = losses[1] < losses[0]
        require(fell, "loss_rises", before=losses[0], after=losses[1])


def network(rng: np.random.Generator, sizes: Sequence[int]) -> dict[str, np.ndarray]:
    """Parameters W1, b1, W2, b2, … of a network with the given numbers of nodes, inputs first."""
    params = {}
    for number in range(1, len(sizes)):
        params[f"W{number}"] = normal(rng, sizes[number - 1], sizes[number])
        params[f"b{number}"] = normal(rng, sizes[number])
    return params


def training(rng: np.random.Generator, n: int, d: int, h: int, k: int) -> tuple[Any, ...]:
    """Parameters of a d-h-k network, and n rows of data with their targets."""
    return network(rng, (d, h, k)), normal(rng, n, d), targets(rng, n, k)


def without_error(rng: np.random.Generator) -> tuple[Any, ...]:
    """Parameters of a 2-2-1 network whose output is 1/2 for all rows, data, and 1/2 as targets."""
    params = network(rng, (2, 2)) | {"W2": np.zeros((2, 1)), "b2": np.zeros(1)}
    return params, normal(rng, 2, 2), np.full((2, 1), 0.5)


def through_layers(rng: np.random.Generator, sizes: Sequence[int]) -> tuple[Any, ...]:
    """Parameters of a network with the given numbers of nodes, and two rows with their targets."""
    return network(rng, sizes), normal(rng, 2, sizes[0]), targets(rng, 2, sizes[-1])


def targets(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Targets strictly between 0 and 1 with three decimals."""
    return rng.uniform(0.05, 0.95, shape).round(3)
