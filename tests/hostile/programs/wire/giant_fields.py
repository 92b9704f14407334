"""Each reply carries megabytes in every field beside the value.

Seen: thought of here.
Must: no points; graded in time, and the report is short.
"""

import sys

W = sys.modules["worker"].Worker
real = W.call


def call(self, request):
    reply = real(self, request)
    junk = [f"w{i}\x1b[2J::error::" for i in range(9_000)]
    reply.update(
        warnings=junk,
        left=junk,
        notes=junk,
        used=[[j, j, j] for j in junk[:3000]],
        output="\x1b[2J" * 200_000,
        moved=junk,
        shares=junk,
        defaults={j: 1 for j in junk},
    )
    return reply


W.call = call


def sigmoid(z):
    return z


def sigmoid_derivative(a):
    return a


def hidden_layer(X, W1, b1):
    return X, X
