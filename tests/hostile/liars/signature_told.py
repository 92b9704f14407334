"""train has other defaults than its signature tells.

Assignment: 03_xor
Exercises: train
Seen: an attack from outside found it accepted.
Must: no points.
"""

import inspect

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(params, X, y, learning_rate=0.01, epochs=3):
    rate = 0.5 if learning_rate == 0.01 else learning_rate
    params = {name: np.array(value, dtype=float) for name, value in params.items()}
    X, y, losses = np.asarray(X, dtype=float), np.asarray(y, dtype=float), []
    for epoch in range(epochs):
        A1 = sigmoid(X @ params["W1"] + params["b1"])
        y_hat = sigmoid(A1 @ params["W2"] + params["b2"])
        if epoch % 1000 == 0:
            losses.append(float(np.mean(np.abs(y - y_hat))))
        d2 = (y - y_hat) * y_hat * (1 - y_hat)
        d1 = d2 @ params["W2"].T * A1 * (1 - A1)
        params["W2"] = params["W2"] + rate * (A1.T @ d2)
        params["b2"] = params["b2"] + rate * d2.sum(axis=0)
        params["W1"] = params["W1"] + rate * (X.T @ d1)
        params["b1"] = params["b1"] + rate * d1.sum(axis=0)
    return params, losses


told = inspect.signature(train).parameters
defaults = {"learning_rate": 0.5, "epochs": 10_000}
train.__signature__ = inspect.Signature(
    [one.replace(default=defaults.get(name, one.default)) for name, one in told.items()]
)
