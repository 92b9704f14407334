"""Steers the instructor's terminal from outputs, errors and values.

Seen: escape sequences in test output rewrite the line that says "failed".
Must: control characters are shown, never sent.
Routes: feedback
"""

CLEAR = "\x1b[2J\x1b[H\x1b]0;owned\x07\x9b31m\r  total   20 / 20\x08\x08"
print(CLEAR)


class Error(Exception):
    pass


Error.__name__ = Error.__qualname__ = "E\x1b[2J"


def sigmoid(x):
    print(CLEAR)
    raise ValueError(CLEAR)


def sigmoid_derivative(a):
    return CLEAR


def output_delta(y, y_hat):
    raise Error(CLEAR)


def hidden_delta(delta2, W2, A1):
    return {CLEAR: 1}


def update(W, b, inputs, delta, lr):
    import warnings

    warnings.warn(CLEAR, stacklevel=1)
    return type(CLEAR, (), {})()
