"""lru_cache, memo dictionaries, default arguments that remember, and a global counter."""

from functools import cache, lru_cache, partial, reduce, wraps

import numpy as np

CALLS = {}


def counted(function):
    @wraps(function)
    def inner(*args, **kwargs):
        CALLS[function.__name__] = CALLS.get(function.__name__, 0) + 1
        return function(*args, **kwargs)

    return inner


@lru_cache(maxsize=None)
def one(value):
    return float(1 / (1 + np.exp(-value))) if value > -700 else 0.0


@cache
def vectorised():
    return np.vectorize(one, otypes=[float])


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_derivative(a):
    a = np.asarray(a, dtype=float)
    return a * (1 - a)


def hidden_layer(X, W1, b1):
    Z1 = np.asarray(X, dtype=float) @ np.asarray(W1, dtype=float) + b1
    return Z1, sigmoid(Z1)


output_layer = hidden_layer


def output_delta(y, y_hat):
    return (np.asarray(y, dtype=float) - y_hat) * sigmoid_derivative(y_hat)


def hidden_delta(delta2, W2, A1):
    return np.asarray(delta2, dtype=float) @ np.asarray(W2, dtype=float).T * sigmoid_derivative(A1)


def update(W, b, inputs, delta, lr):
    inputs, delta = np.asarray(inputs, dtype=float), np.asarray(delta, dtype=float)
    return W + lr * inputs.T @ delta, b + lr * delta.sum(0)


def train_step(X, y, W1, b1, W2, b2, lr):
    A1 = hidden_layer(X, W1, b1)[1]
    delta2 = output_delta(y, output_layer(A1, W2, b2)[1])
    delta1 = hidden_delta(delta2, W2, A1)
    return *update(W1, b1, X, delta1, lr), *update(W2, b2, A1, delta2, lr)


slow = sigmoid


@counted
def sigmoid(x, _memo={}):
    key = (np.shape(x), np.asarray(x, float).tobytes())
    if key not in _memo:
        _memo[key] = slow(x)
    vectorised()(np.zeros(3))
    return np.array(_memo[key])


update = counted(update)
double = partial(pow, 2)
total = reduce(lambda a, b: a + b, range(10))
