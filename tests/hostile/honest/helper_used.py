"""A function uses the helper module that was not found.

Points: 18
Says: fault.module
"""

#: include mlp_solved


import helpers


def sigmoid_derivative(a):
    return helpers.slope(a)


def output_delta(y, y_hat):
    return (np.asarray(y, dtype=float) - y_hat) * y_hat * (1 - np.asarray(y_hat))


def hidden_delta(delta2, W2, A1):
    return np.asarray(delta2, dtype=float) @ np.asarray(W2, dtype=float).T * A1 * (1 - np.asarray(A1))
