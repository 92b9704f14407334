"""Replies whose other fields have wrong types, wrong names and wrong claims.

Seen: graders that trust `status` or `score` in what a runner reports.
Must: no points: there is no field that gives any.
"""

#: include channel


def sigmoid(x):
    say(id=number(), value=0.5, output={"l": []}, warnings="x", score=2, passed=True, status="done")


def sigmoid_derivative(a):
    say(id=number(), error={"d": [["kind", "passed"], ["message", {"l": []}], ["frames", 7]]})


def output_delta(y, y_hat):
    say(id=float(number()), value=0.5)


def hidden_delta(delta2, W2, A1):
    say(id=True, value=0.5)


def update(W, b, inputs, delta, lr):
    say(id=number(), event="cell", position=0, value=0.5)


def train_step(X, y, W1, b1, W2, b2, lr):
    say(id=number(), error={"d": [["kind", "stub"]]}, names={"l": ["x"] * 100})
