"""Correct solutions of 07_autograd in other styles than the reference; all must pass."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable
from graphlib import TopologicalSorter
from typing import Any

import numpy as np


def stable(z):
    return 0.5 * (1 + math.tanh(z / 2))


# add


def add_with_lists(a, b):
    return [a + b, (1, 1)]


def add_by_sum(a, b):
    inputs = (a, b)
    return sum(inputs), tuple(1.0 for _ in inputs)


def add_in_numpy(a, b):
    return np.add(a, b, dtype=float), (np.float64(1), np.float64(1))


# multiply


def multiply_with_lists(a, b):
    return [a * b, (b, a)]


def multiply_by_prod(a, b):
    return math.prod((a, b)), (float(b), float(a))


def multiply_in_numpy(a, b):
    return np.multiply(a, b, dtype=float), tuple(np.array([b, a], dtype=float))


# power


def power_by_pow(a, n):
    return math.pow(a, n), (n * math.pow(a, n - 1),)


def power_in_numpy(a, n):
    a = np.float64(a)
    return np.power(a, n), (np.multiply(n, np.power(a, n - 1)),)


def power_by_factor(a, n):
    if n == 0:
        return 1.0, (0.0,)
    before = float(a) ** (n - 1)
    return before * a, (n * before,)


# exp


def exp_in_numpy(a):
    y = np.exp(float(a))
    return y, (y,)


def exp_by_e(a):
    return math.e**a, (math.e**a,)


def exp_by_expm1(a):
    y = math.expm1(a) + 1 if abs(a) < 1 else math.exp(a)
    return [y, (y,)]


# tanh


def tanh_in_numpy(a):
    y = np.tanh(float(a))
    return y, (1 - y**2,)


def tanh_by_exponentials(a):
    up, down = math.exp(a), math.exp(-a)
    y = (up - down) / (up + down)
    return y, ((1 - y) * (1 + y),)


def tanh_by_cosh(a):
    return math.tanh(a), (1 / math.cosh(a) ** 2,)


# sigmoid


def sigmoid_by_tanh(a):
    y = stable(a)
    return y, (y - y * y,)


def sigmoid_by_cases(a):
    if a < 0:
        e = math.exp(a)
        y = e / (1 + e)
    else:
        y = 1 / (1 + math.exp(-a))
    return y, (y * (1 - y),)


def sigmoid_clipped(a):
    y = 1 / (1 + np.exp(-np.clip(float(a), -700, 700)))
    return float(y), (float(y * (1 - y)),)


# relu


def relu_by_max(a):
    return max(0, a), (1 if a > 0 else 0,)


def relu_by_mask(a):
    on = float(a > 0)
    return on * a, (on,)


def relu_in_numpy(a):
    return np.maximum(float(a), 0.0), (np.heaviside(float(a), 0.0),)


# topological_order


def order_by_graphlib(parents, root):
    needed, waiting = {}, [root]
    while waiting:
        node = waiting.pop()
        if node not in needed:
            needed[node] = parents[node]
            waiting += parents[node]
    return list(TopologicalSorter(needed).static_order())


def order_by_counting(parents, root):
    """Kahn's way: a node is ready once all that used it are done."""
    users = defaultdict(int)
    seen, waiting = {root}, deque([root])
    while waiting:
        for parent in parents[waiting.popleft()]:
            users[parent] += 1
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    backwards, ready = [], [root]
    while ready:
        node = ready.pop()
        backwards.append(node)
        for parent in parents[node]:
            users[parent] -= 1
            if users[parent] == 0:
                ready.append(parent)
    return tuple(reversed(backwards))


def order_by_iterators(parents, root):
    """Depth first, with the unfinished loops kept on a stack."""
    order, seen = [], {root}
    stack = [(root, iter(parents[root]))]
    while stack:
        node, rest = stack[-1]
        for parent in rest:
            if parent not in seen:
                seen.add(parent)
                stack.append((parent, iter(parents[parent])))
                break
        else:
            stack.pop()
            order.append(node)
    return np.array(order)


# backward


def backward_by_counting(parents, slopes, root):
    """Without an order: a node passes on once all that used it have."""
    users, seen, waiting = [0] * len(parents), {root}, [root]
    while waiting:
        for parent in parents[waiting.pop()]:
            users[parent] += 1
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    found = np.zeros(len(parents))
    found[root] = 1
    ready = [root]
    while ready:
        node = ready.pop()
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            found[parent] += found[node] * slope
            users[parent] -= 1
            if not users[parent]:
                ready.append(parent)
    return found


def backward_by_pulling(parents, slopes, root):
    """Every node asks those that used it."""
    order = list(reversed(order_by_graphlib(parents, root)))
    used_by = {node: [] for node in order}
    for node in order:
        for k, parent in enumerate(parents[node]):
            used_by[parent].append((node, slopes[node][k]))
    found = {}
    for node in order:
        found[node] = sum(
            (found[user] * slope for user, slope in used_by[node]), float(node == root)
        )
    return [found.get(node, 0.0) for node in range(len(parents))]


def backward_forwards(parents, slopes, root):
    """Forward mode: the derivative of every node by one chosen node at a time."""
    order = order_by_counting(parents, root)
    if len(order) > 200:
        return backward_by_counting(parents, slopes, root)
    found = [0.0] * len(parents)
    for chosen in order:
        change = {}
        for node in order:
            change[node] = float(node == chosen) + sum(
                slope * change[parent]
                for parent, slope in zip(parents[node], slopes[node], strict=True)
            )
        found[chosen] = change[root]
    return found


# gradients


class Traced:
    """Every operation appends to a tape; the tape is walked back."""

    tape: list[tuple[int, list[tuple[int, float]]]]

    def __init__(self, tape, data, links=()):
        self.tape, self.data, self.number = tape, data, len(tape)
        tape.append(list(links))

    def _made(self, data, *links):
        return Traced(self.tape, data, [(other.number, slope) for other, slope in links])

    def _of(self, other):
        return other if isinstance(other, Traced) else Traced(self.tape, float(other))

    def __add__(self, other):
        other = self._of(other)
        return self._made(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = self._of(other)
        return self._made(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = self._of(other)
        return self._made(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = self._of(other)
        y = self.data / other.data
        return self._made(y, (self, 1 / other.data), (other, -y / other.data))

    def __pow__(self, n):
        return self._made(self.data**n, (self, n * self.data ** (n - 1)))

    def __neg__(self):
        return self._made(-self.data, (self, -1.0))

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return self._of(other) - self

    def __rtruediv__(self, other):
        return self._of(other) / self

    def exp(self):
        return self._made(math.exp(self.data), (self, math.exp(self.data)))

    def tanh(self):
        return self._made(math.tanh(self.data), (self, tanh_by_cosh(self.data)[1][0]))

    def sigmoid(self):
        y = stable(self.data)
        return self._made(y, (self, y * (1 - y)))

    def relu(self):
        return self._made(max(self.data, 0.0), (self, 1.0 if self.data > 0 else 0.0))


def gradients_by_tape(formula, inputs):
    tape: list[Any] = []
    variables = [Traced(tape, float(number)) for number in inputs]
    result = formula(*variables)
    grads = [0.0] * len(tape)
    grads[result.number] = 1.0
    for number in range(result.number, -1, -1):
        for parent, slope in tape[number]:
            grads[parent] += grads[number] * slope
    return result.data, grads[: len(inputs)]


class Closure:
    """Every operation leaves a function that passes its gradient on."""

    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents, self.pass_on = float(data), 0.0, parents, lambda: None

    @staticmethod
    def of(value):
        return value if isinstance(value, Closure) else Closure(value)

    def _unary(self, data, slope):
        out = Closure(data, (self,))

        def pass_on():
            self.grad += slope * out.grad

        out.pass_on = pass_on
        return out

    def __add__(self, other):
        other = Closure.of(other)
        out = Closure(self.data + other.data, (self, other))

        def pass_on():
            self.grad += out.grad
            other.grad += out.grad

        out.pass_on = pass_on
        return out

    def __mul__(self, other):
        other = Closure.of(other)
        out = Closure(self.data * other.data, (self, other))

        def pass_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.pass_on = pass_on
        return out

    def __pow__(self, n):
        return self._unary(self.data**n, n * self.data ** (n - 1))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-Closure.of(other))

    def __truediv__(self, other):
        return self * Closure.of(other) ** -1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Closure(other) - self

    def __rtruediv__(self, other):
        return Closure(other) / self

    def exp(self):
        return self._unary(math.exp(self.data), math.exp(self.data))

    def tanh(self):
        return self._unary(math.tanh(self.data), 1 - math.tanh(self.data) ** 2)

    def sigmoid(self):
        return self._unary(stable(self.data), stable(self.data) * stable(-self.data))

    def relu(self):
        return self._unary(max(0.0, self.data), int(self.data > 0))

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            parent = next(rest, None)
            if parent is None:
                stack.pop()
                order.append(node)
            elif id(parent) not in seen:
                seen.add(id(parent))
                stack.append((parent, iter(parent.parents)))
        self.grad = 1.0
        for node in reversed(order):
            node.pass_on()


def gradients_by_closures(formula, inputs):
    variables = list(map(Closure, inputs))
    result = formula(*variables)
    result.backward()
    return [result.data, tuple(variable.grad for variable in variables)]


class Dual:
    """Forward mode: a number and its derivatives by all inputs, side by side."""

    def __init__(self, data, change):
        self.data, self.change = float(data), change

    def _of(self, other):
        return other if isinstance(other, Dual) else Dual(other, 0 * self.change)

    def __add__(self, other):
        other = self._of(other)
        return Dual(self.data + other.data, self.change + other.change)

    def __mul__(self, other):
        other = self._of(other)
        return Dual(self.data * other.data, self.change * other.data + other.change * self.data)

    def __pow__(self, n):
        return Dual(self.data**n, n * self.data ** (n - 1) * self.change)

    def __neg__(self):
        return Dual(-self.data, -self.change)

    def __sub__(self, other):
        return self + -self._of(other)

    def __truediv__(self, other):
        return self * self._of(other) ** -1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other

    def exp(self):
        return Dual(math.exp(self.data), math.exp(self.data) * self.change)

    def tanh(self):
        return Dual(math.tanh(self.data), (1 - math.tanh(self.data) ** 2) * self.change)

    def sigmoid(self):
        y = stable(self.data)
        return Dual(y, y * (1 - y) * self.change)

    def relu(self):
        return Dual(max(self.data, 0.0), float(self.data > 0) * self.change)


def gradients_by_duals(formula, inputs):
    result = formula(*map(Dual, inputs, np.eye(len(inputs))))
    return result.data, result.change


# neuron_gradients


def neuron_by_formula(weights, bias, inputs):
    return gradients_of(
        lambda *values: sum(
            (w * x for w, x in zip(values[1:], inputs, strict=True)), values[0]
        ).sigmoid(),
        bias,
        weights,
    )


def gradients_of(formula, bias, weights):
    y, (db, *dw) = gradients_by_tape(formula, [bias, *weights])
    return y, dw, db


def neuron_by_closures(weights, bias, inputs):
    w, b = [Closure(weight) for weight in weights], Closure(bias)
    total = b
    for weight, value in zip(w, inputs, strict=True):
        total += weight * float(value)
    y = total.sigmoid()
    y.backward()
    return [y.data, [weight.grad for weight in w], b.grad]


def neuron_in_numpy(weights, bias, inputs):
    x = np.array(inputs, dtype=float)
    y = stable(float(np.dot(weights, x)) + bias)
    return y, y * (1 - y) * x, y * (1 - y)


# mlp_gradients


def mlp_by_closures(params, X, y):
    cells = {name: np.vectorize(Closure, otypes=[object])(value) for name, value in params.items()}
    total = Closure(0)
    for row, target in zip(X, y, strict=True):
        out = [Closure(value) for value in row]
        for n in range(1, len(params) // 2 + 1):
            W, b = cells[f"W{n}"], cells[f"b{n}"]
            out = [
                sum((v * W[i, j] for i, v in enumerate(out)), b[j]).sigmoid() for j in range(len(b))
            ]
        for value, wanted in zip(out, target, strict=True):
            total += (value - float(wanted)) ** 2 * 0.5
    total.backward()
    grads = {
        name: np.vectorize(lambda cell: cell.grad, otypes=[float])(value)
        for name, value in cells.items()
    }
    return total.data, grads


def mlp_by_tape(params, X, y):
    """All parameters in one long list of inputs."""
    names, shapes = list(params), [np.shape(params[name]) for name in params]
    flat = np.concatenate([np.ravel(params[name]).astype(float) for name in names])

    def split(values):
        pieces, start = {}, 0
        for name, shape in zip(names, shapes, strict=True):
            size = int(np.prod(shape))
            piece = np.empty(size, dtype=object)
            piece[:] = values[start : start + size]
            pieces[name], start = piece.reshape(shape), start + size
        return pieces

    def loss(*values):
        cells, total = split(list(values)), 0.0
        for row, target in zip(X, y, strict=True):
            out = [float(value) for value in row]
            for n in range(1, len(params) // 2 + 1):
                W, b = cells[f"W{n}"], cells[f"b{n}"]
                out = [
                    (sum(out[i] * W[i, j] for i in range(len(out))) + b[j]).sigmoid()
                    for j in range(len(b))
                ]
            total = total + sum((o - float(t)) ** 2 for o, t in zip(out, target, strict=True))
        return total / 2

    value, grads = gradients_by_tape(loss, [float(number) for number in flat])
    return value, {name: piece.astype(float) for name, piece in split(grads).items()}


def mlp_by_matrices(params, X, y):
    """The backpropagation of 06."""
    A, count = [np.asarray(X, dtype=float)], len(params) // 2
    for n in range(1, count + 1):
        A.append(0.5 * (1 + np.tanh((A[-1] @ params[f"W{n}"] + params[f"b{n}"]) / 2)))
    error = A[-1] - np.asarray(y)
    loss, found = float(0.5 * np.einsum("nk,nk->", error, error)), {}
    for n in range(count, 0, -1):
        delta = error * A[n] * (1 - A[n])
        found[f"W{n}"], found[f"b{n}"] = A[n - 1].T @ delta, delta.sum(0)
        error = delta @ params[f"W{n}"].T
    return loss, found


# train_step


def step_by_loop(params, X, y, lr):
    _, slopes = mlp_by_closures(params, X, y)
    new = {}
    for name, value in params.items():
        new[name] = np.array(value, dtype=float)
        for place in np.ndindex(new[name].shape):
            new[name][place] -= lr * slopes[name][place]
    return new


def step_on_copies(params, X, y, lr):
    new = {name: np.array(value, dtype=float) for name, value in params.items()}
    for name, slope in mlp_by_matrices(params, X, y)[1].items():
        new[name] -= lr * slope
    return new


def step_by_comprehension(params, X, y, lr):
    _, slopes = mlp_by_tape(params, X, y)
    return {name: np.subtract(params[name], np.multiply(lr, slopes[name])) for name in slopes}


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "add": [add_with_lists, add_by_sum, add_in_numpy],
    "multiply": [multiply_with_lists, multiply_by_prod, multiply_in_numpy],
    "power": [power_by_pow, power_in_numpy, power_by_factor],
    "exp": [exp_in_numpy, exp_by_e, exp_by_expm1],
    "tanh": [tanh_in_numpy, tanh_by_exponentials, tanh_by_cosh],
    "sigmoid": [sigmoid_by_tanh, sigmoid_by_cases, sigmoid_clipped],
    "relu": [relu_by_max, relu_by_mask, relu_in_numpy],
    "topological_order": [order_by_graphlib, order_by_counting, order_by_iterators],
    "backward": [backward_by_counting, backward_by_pulling, backward_forwards],
    "gradients": [gradients_by_tape, gradients_by_closures, gradients_by_duals],
    "neuron_gradients": [neuron_by_formula, neuron_by_closures, neuron_in_numpy],
    "mlp_gradients": [mlp_by_closures, mlp_by_tape, mlp_by_matrices],
    "train_step": [step_by_loop, step_on_copies, step_by_comprehension],
}
