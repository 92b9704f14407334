"""What is right in mistakes of several exercises of 07_autograd: orders, gradients, a scalar."""

from __future__ import annotations

import math
from collections import deque

import numpy as np


def order_of(parents, root):
    """A right topological order, for mistakes that are made after it."""
    order, done, stack = [], set(), [root]
    while stack:
        waiting = [parent for parent in parents[stack[-1]] if parent not in done]
        if waiting:
            stack.extend(waiting)
            continue
        node = stack.pop()
        if node not in done:
            done.add(node)
            order.append(node)
    return order


def nearest_first(parents, root):
    """The nodes by their distance from root."""
    found, waiting = [root], deque([root])
    while waiting:
        for parent in parents[waiting.popleft()]:
            if parent not in found:
                found.append(parent)
                waiting.append(parent)
    return found


def gathered(parents, slopes, order, root):
    """Gradients gathered in a given order, right or wrong."""
    gradients = [0.0] * len(parents)
    gradients[root] = 1.0
    for node in order:
        for parent, slope in zip(parents[node], slopes[node], strict=True):
            gradients[parent] += gradients[node] * slope
    return gradients


def sigma(z):
    """The sigmoid of a number or an array."""
    return 1 / (1 + np.exp(-np.asarray(z, float)))


class Box:
    """A right scalar with reverse-mode differentiation; each mistake in it changes one method."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = float(data), parents, slopes, 0.0

    def lifted(self, other):
        return other if isinstance(other, Box) else type(self)(other)

    def plus(self, other):
        return type(self)(self.data + other.data, (self, other), (1.0, 1.0))

    def times(self, other):
        slopes = (other.data, self.data)
        return type(self)(self.data * other.data, (self, other), slopes)

    def unary(self, data, slope):
        return type(self)(data, (self,), (slope,))

    def __pow__(self, n):
        return self.unary(self.data**n, n * self.data ** (n - 1))

    def __add__(self, other):
        return self.plus(self.lifted(other))

    def __mul__(self, other):
        return self.times(self.lifted(other))

    def __sub__(self, other):
        return self + self.lifted(other) * -1

    def __truediv__(self, other):
        return self * self.lifted(other) ** -1

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self.lifted(other) + self

    def __rmul__(self, other):
        return self.lifted(other) * self

    def __rsub__(self, other):
        return self.lifted(other) - self

    def __rtruediv__(self, other):
        return self.lifted(other) / self

    def exp(self):
        return self.unary(math.exp(self.data), math.exp(self.data))

    def tanh(self):
        return self.unary(math.tanh(self.data), 1 - math.tanh(self.data) ** 2)

    def sigmoid(self):
        y = float(sigma(self.data))
        return self.unary(y, y * (1 - y))

    def relu(self):
        return self.unary(max(self.data, 0.0), float(self.data > 0))

    def graph(self):
        nodes, numbers = [self], {id(self): 0}
        for node in nodes:
            for parent in node.parents:
                if id(parent) not in numbers:
                    numbers[id(parent)] = len(nodes)
                    nodes.append(parent)
        return nodes, [[numbers[id(parent)] for parent in node.parents] for node in nodes]

    def backward(self):
        nodes, parents = self.graph()
        order = reversed(order_of(parents, 0))
        found = gathered(parents, [node.slopes for node in nodes], order, 0)
        for node, gradient in zip(nodes, found, strict=True):
            node.grad = gradient


def passes(params, X, y, *, error=None, sign=1.0):
    """The right loss and gradients of a sigmoid network; `error` replaces ŷ - y."""
    A = [np.asarray(X, float)]
    count = len(params) // 2
    for n in range(1, count + 1):
        A.append(sigma(A[-1] @ params[f"W{n}"] + params[f"b{n}"]))
    difference = A[-1] - np.asarray(y, float)
    upstream = sign * (difference if error is None else error(difference))
    found = {}
    for n in range(count, 0, -1):
        delta = upstream * A[n] * (1 - A[n])
        found[f"W{n}"], found[f"b{n}"] = A[n - 1].T @ delta, delta.sum(axis=0)
        upstream = delta @ np.asarray(params[f"W{n}"], float).T
    return float(np.sum(difference**2) / 2), {name: found[name] for name in params}
