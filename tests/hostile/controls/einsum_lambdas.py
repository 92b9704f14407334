"""Everything a lambda or a walrus, einsum, in-place operators on copies."""

import numpy as np

F = lambda v: np.array(v, dtype=np.float64)
sigmoid = lambda x: np.exp(-np.logaddexp(0, -F(x)))
sigmoid_derivative = lambda a: F(a) - F(a) ** 2
hidden_layer = lambda X, W1, b1: ((Z := np.einsum("nd,dh->nh", F(X), F(W1)) + F(b1)), sigmoid(Z))
output_layer = lambda A1, W2, b2: hidden_layer(A1, W2, b2)
output_delta = lambda y, y_hat: np.subtract(F(y), F(y_hat)) * sigmoid_derivative(y_hat)
hidden_delta = lambda delta2, W2, A1: (
    np.einsum("nk,hk->nh", F(delta2), F(W2)) * sigmoid_derivative(A1)
)


def update(W, b, inputs, delta, lr):
    W, b = F(W), F(b)
    W += lr * np.tensordot(F(inputs), F(delta), axes=(0, 0))
    b += lr * np.add.reduce(F(delta), axis=0)
    return W, b


def train_step(X, y, W1, b1, W2, b2, lr):
    (_, A1), W = hidden_layer(X, W1, b1), (W1, b1)
    d1 = hidden_delta(d2 := output_delta(y, output_layer(A1, W2, b2)[1]), W2, A1)
    return [*update(*W, X, d1, lr), *update(W2, b2, A1, d2, lr)]
