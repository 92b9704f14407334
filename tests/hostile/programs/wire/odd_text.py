"""Lone surrogates, control characters and megabytes in every text field.

Seen: a lone surrogate ends whoever writes it to a UTF-8 file.
Must: no points; reports can be written in every form.
"""

#: include channel

ODD = "\ud800\x1b[2J\x00\u202e<script>" + "x" * 100_000


def sigmoid(x):
    say(id=number(), value=ODD, output=ODD)


def sigmoid_derivative(a):
    fault = tree(
        kind="exception", type=ODD, message=ODD, text=ODD, frames={"l": [{"l": [ODD, 1, ODD]}]}
    )
    say(id=number(), error=fault, output=ODD)


def output_delta(y, y_hat):
    say(id=number(), value={"o": [ODD, ODD]}, warnings={"l": [ODD] * 20})


def hidden_delta(delta2, W2, A1):
    say(id=number(), value={"d": [[ODD, ODD]]})


def update(W, b, inputs, delta, lr):
    raise ValueError(ODD)
