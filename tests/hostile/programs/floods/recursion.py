"""Recursion without end, with the limit raised to a billion.

Seen: `sys.setrecursionlimit(10**9)` turns an exception into a crash.
Must: an exception or a dead child; the others go on.
"""

import sys

sys.setrecursionlimit(10**9)


def sigmoid(x):
    return sigmoid(x)


class Deep:
    def __repr__(self):
        return repr(self)


def sigmoid_derivative(a):
    return repr(Deep())
