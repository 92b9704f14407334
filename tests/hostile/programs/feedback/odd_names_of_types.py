"""Types, functions and exceptions whose names steer a terminal or imitate the table.

Seen: thought of here.
Must: no points; every line that holds them is marked.
"""

NAME = "\x1b[2J\x1b[1;1H  ✓ sigmoid   done  2 / 2\n::error::\u202e\u2066"
Err = type(NAME, (Exception,), {"__str__": lambda self: NAME * 50, "__module__": NAME})
Thing = type(NAME, (), {"__repr__": lambda self: NAME * 50})


def sigmoid(z):
    raise Err(NAME)


def sigmoid_derivative(a):
    return Thing()


def hidden_layer(X, W1, b1):
    return {NAME: Thing()}, Thing


def output_delta(y, y_hat):
    raise ExceptionGroup(NAME, [Err(NAME)] * 3)


def hidden_delta(*a):
    raise SyntaxError(NAME, (NAME, 10**9, 10**9, NAME * 99, -1, 2**60))


def update(*a):
    raise UnicodeDecodeError("utf-8", b"\xff" * 99, 0, 1, NAME)


def train_step(*a):
    raise KeyError(NAME)
