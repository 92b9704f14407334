"""Faults, clues, frames and lines of megabytes, full of escapes.

Seen: thought of here.
Must: no points; marked and short in the report.
"""

import sys

W = sys.modules["worker"].Worker
E = "\x1b]0;owned\x07\u202e\n::error::x\n" * 20_000


def _describe(self, error):
    return {
        "kind": "exception",
        "type": E,
        "message": E,
        "frames": [[E, 10**9, E]] * 50,
        "line": 2**60,
        "text": E,
        "message_ko": E,
        "where": E,
        "clues": {"meant": E, "shapes": E, "keys": E, "line": E},
    }


W._describe = _describe


def sigmoid(z):
    raise ValueError


def sigmoid_derivative(a):
    raise KeyError


def hidden_layer(X, W1, b1):
    raise IndexError


def nope():
    pass


1 / 0
