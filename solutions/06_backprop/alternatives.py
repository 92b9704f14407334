"""Correct solutions of 06_backprop in other styles than the reference; all must pass."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np


def sigma(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))


def slope(a):
    return a - a * a


# hadamard


def hadamard_by_loop(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    if A.shape != B.shape:
        raise ValueError("the shapes differ")
    result = np.empty_like(A)
    for place in np.ndindex(A.shape):
        result[place] = A[place] * B[place]
    return result


def hadamard_by_einsum(A, B):
    if np.shape(A) != np.shape(B):
        raise ValueError(f"shapes {np.shape(A)} and {np.shape(B)}")
    return np.einsum("...,...->...", np.asarray(A), np.asarray(B))


def hadamard_on_a_copy(A, B):
    product = np.array(A, dtype=float)
    other = np.asarray(B, dtype=float)
    if not (product.ndim == other.ndim and product.shape == other.shape):
        raise ValueError
    product *= other
    return product


# neuron


def neuron_by_loop(x, w, b):
    z = 0.0
    for value, weight in zip(x, w, strict=True):
        z += float(value) * float(weight)
    return 1.0 / (1.0 + math.exp(-(z + float(b))))


def neuron_by_sum(x, w, b):
    return sigma(np.sum(np.multiply(x, w)) + b)


def neuron_as_a_layer_of_one(x, w, b):
    column = np.asarray(w, dtype=float)[:, np.newaxis]
    return sigma(np.asarray(x, dtype=float) @ column + b)[0]


# layer


def layer_by_nodes(x, W, b):
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))
    rows = [[neuron_by_loop(row, W[:, j], b[j]) for j in range(len(b))] for row in np.atleast_2d(x)]
    return np.array(rows).reshape(*x.shape[:-1], len(b))


def layer_by_einsum(x, W, b):
    return sigma(np.einsum("...d,dk->...k", np.asarray(x, float), np.asarray(W, float)) + b)


def layer_with_bias_row(x, W, b):
    """The bias as the weights of one more input that is always 1."""
    x = np.asarray(x, dtype=float)
    ones = np.ones((*x.shape[:-1], 1))
    return sigma(np.concatenate([x, ones], axis=-1) @ np.vstack([W, b]))


# fcn_forward


def fcn_by_matrices(x, W_hidden, W_output):
    column = np.asarray(x, dtype=float).reshape(-1, 1)
    h = sigma(np.transpose(W_hidden) @ column)
    o = sigma(np.transpose(W_output) @ h)
    return h.ravel(), o.ravel()


def fcn_by_loops(x, W_hidden, W_output):
    def through(values, weights):
        return np.array([neuron_by_loop(values, column, 0.0) for column in np.transpose(weights)])

    h = through(x, W_hidden)
    return h, through(h, W_output)


def fcn_by_layers(x, W_hidden, W_output):
    h = layer_by_einsum(x, W_hidden, 0)
    return [h, layer_by_einsum(h, W_output, 0)]


# output_weight_gradient


def gradient_by_links(h, o, t):
    links = {"E by o": o - t, "o by z": o * (1 - o), "z by w": h}
    return math.prod(links.values())


def gradient_by_polynomial(h, o, t):
    return h * (o**2 - o**3 - t * o + t * o**2)


def gradient_by_delta(h, o, t):
    delta = np.subtract(o, t) * slope(o)
    return float(np.multiply(delta, h))


# fcn_gradients


def fcn_gradients_by_weight(x, t, W_hidden, W_output):
    """Every weight by its own chain, with the paths added up."""
    W = np.asarray(W_output, dtype=float)
    h, o = fcn_by_loops(x, W_hidden, W_output)
    dW_hidden, dW_output = np.zeros((len(x), len(h))), np.zeros((len(h), len(o)))
    for j in range(len(h)):
        for k in range(len(o)):
            dW_output[j, k] = gradient_by_links(h[j], o[k], t[k])
            path = (o[k] - t[k]) * o[k] * (1 - o[k]) * W[j, k] * h[j] * (1 - h[j])
            for i in range(len(x)):
                dW_hidden[i, j] += path * x[i]
    return dW_hidden, dW_output


def fcn_gradients_by_einsum(x, t, W_hidden, W_output):
    h, o = fcn_by_matrices(x, W_hidden, W_output)
    delta_o = np.einsum("k,k->k", np.subtract(o, t), slope(o))
    delta_h = np.einsum("jk,k,j->j", np.asarray(W_output, float), delta_o, slope(h))
    outer = "i,j->ij"
    return np.einsum(outer, np.asarray(x, float), delta_h), np.einsum(outer, h, delta_o)


def fcn_gradients_as_a_batch(x, t, W_hidden, W_output):
    """One row, as in 02."""
    X, T = np.atleast_2d(np.asarray(x, float)), np.atleast_2d(np.asarray(t, float))
    H = sigma(X @ np.asarray(W_hidden, float))
    O = sigma(H @ np.asarray(W_output, float))  # noqa: E741
    delta_o = (O - T) * slope(O)
    delta_h = (delta_o @ np.transpose(W_output)) * slope(H)
    return X.T @ delta_h, H.T @ delta_o


# sigmoid_chain_gradient


def chain_recursively(x, t, weights):
    def walk(value, rest):
        """(gradients of the rest, gradient of the loss by value)."""
        if not rest:
            return [], value - t
        node = float(sigma(rest[0] * value))
        later, upstream = walk(node, rest[1:])
        delta = upstream * node * (1 - node)
        return [delta * value, *later], delta * rest[0]

    return np.array(walk(x, list(weights))[0])


def chain_by_products(x, t, weights):
    """Cumulative products from the output end."""
    w = np.asarray(weights, dtype=float)
    nodes = np.empty(len(w) + 1)
    nodes[0] = x
    for i, weight in enumerate(w):
        nodes[i + 1] = sigma(weight * nodes[i])
    slopes = slope(nodes[1:])
    links = np.append(slopes[1:] * w[1:], 1.0)
    return (nodes[-1] - t) * np.cumprod(links[::-1])[::-1] * slopes * nodes[:-1]


def chain_forwards(x, t, weights):
    """Forward mode: the output's derivative by one weight at a time."""
    gradients = []
    for chosen in range(len(weights)):
        node, change = float(x), 0.0
        for i, weight in enumerate(weights):
            arriving = change * weight + (node if i == chosen else 0.0)
            node = float(sigma(weight * node))
            change = arriving * slope(node)
        gradients.append((node - t) * change)
    return np.array(gradients)


# mlp_forward


def mlp_forward_by_while(params, X):
    activations, current, number = [], np.asarray(X, dtype=float), 1
    while f"W{number}" in params:
        current = sigma(np.dot(current, params[f"W{number}"]) + params[f"b{number}"])
        activations += [current]
        number += 1
    return activations


def mlp_forward_by_reduce(params, X):
    numbers = sorted(int(name[1:]) for name in params if name.startswith("W"))

    def add(found, number):
        return [*found, layer_by_einsum(found[-1], params[f"W{number}"], params[f"b{number}"])]

    return reduce(add, numbers, [np.asarray(X, dtype=float)])[1:]


def mlp_forward_recursively(params, X, number=1):
    if f"W{number}" not in params:
        return []
    A = layer_with_bias_row(X, params[f"W{number}"], params[f"b{number}"])
    return [A, *mlp_forward_recursively(params, A, number + 1)]


# mlp_backward


def mlp_backward_by_deltas(params, X, y):
    """All deltas first, then all gradients, in the order of the keys given."""
    A = [np.asarray(X, dtype=float), *mlp_forward_by_while(params, X)]
    deltas = [(A[-1] - np.asarray(y)) * A[-1] * (1 - A[-1])]
    for number in range(len(A) - 1, 1, -1):
        back = deltas[0] @ params[f"W{number}"].T
        deltas.insert(0, back * slope(A[number - 1]))
    gradients = {}
    for name in params:
        number = int(name[1:])
        delta = deltas[number - 1]
        gradients[name] = A[number - 1].T @ delta if name[0] == "W" else delta.sum(0)
    return gradients


def mlp_backward_by_samples(params, X, y):
    """One sample at a time, added up."""
    total = {name: np.zeros_like(value, dtype=float) for name, value in params.items()}
    for row, target in zip(np.asarray(X, float), np.asarray(y, float), strict=True):
        a = [row, *(layer[0] for layer in mlp_forward_by_while(params, row[None]))]
        delta = (a[-1] - target) * slope(a[-1])
        for number in range(len(a) - 1, 0, -1):
            total[f"W{number}"] += np.outer(a[number - 1], delta)
            total[f"b{number}"] += delta
            delta = (params[f"W{number}"] @ delta) * slope(a[number - 1])
    return total


class Network:
    """Layers that remember what came in and went out."""

    def __init__(self, params, X):
        self.params, self.steps, A = params, [], np.asarray(X, dtype=float)
        for number in range(1, len(params) // 2 + 1):
            out = sigma(A @ params[f"W{number}"] + params[f"b{number}"])
            self.steps.append((number, A, out))
            A = out
        self.output = A

    def gradients(self, upstream):
        for number, A, out in reversed(self.steps):
            delta = upstream * slope(out)
            yield f"W{number}", np.einsum("ni,nj->ij", A, delta)
            yield f"b{number}", np.einsum("nj->j", delta)
            upstream = np.einsum("nj,ij->ni", delta, self.params[f"W{number}"])


def mlp_backward_by_class(params, X, y):
    network = Network(params, X)
    return dict(network.gradients(np.subtract(network.output, y)))


ALTERNATIVES: dict[str, list[Callable[..., Any]]] = {
    "hadamard": [hadamard_by_loop, hadamard_by_einsum, hadamard_on_a_copy],
    "neuron": [neuron_by_loop, neuron_by_sum, neuron_as_a_layer_of_one],
    "layer": [layer_by_nodes, layer_by_einsum, layer_with_bias_row],
    "fcn_forward": [fcn_by_matrices, fcn_by_loops, fcn_by_layers],
    "output_weight_gradient": [gradient_by_links, gradient_by_polynomial, gradient_by_delta],
    "fcn_gradients": [
        fcn_gradients_by_weight,
        fcn_gradients_by_einsum,
        fcn_gradients_as_a_batch,
    ],
    "sigmoid_chain_gradient": [chain_recursively, chain_by_products, chain_forwards],
    "mlp_forward": [mlp_forward_by_while, mlp_forward_by_reduce, mlp_forward_recursively],
    "mlp_backward": [mlp_backward_by_deltas, mlp_backward_by_samples, mlp_backward_by_class],
}
