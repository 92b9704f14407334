"""Sends back the stand-ins that only the grader may send: generators, formulas, handles.

Seen: thought of here: a formula is evaluated by whoever receives it.
Must: refused by the grader; nothing is evaluated there.
"""

#: include channel

CODE = "__import__('os').system('touch /tmp/@MARK@')"


def sigmoid(x):
    say(id=number(), value={"p": CODE}, output="")


def sigmoid_derivative(a):
    say(id=number(), value={"r": 7}, output="")


def output_delta(y, y_hat):
    say(id=number(), value={"h": [1, "numpy.ndarray"]}, output="")


def hidden_delta(delta2, W2, A1):
    say(id=number(), value={"T": ["0", "cpu", True]}, output="")


def update(W, b, inputs, delta, lr):
    say(id=number(), value={"l": [{"h": [1, "x"]}, {"o": ["numpy.ndarray", CODE]}]}, output="")
