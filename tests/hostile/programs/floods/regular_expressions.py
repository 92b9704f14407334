"""A regular expression that backtracks for ages, in C.

Seen: catastrophic backtracking is not interrupted by signals handled in Python.
Must: ended from outside at the limit.
"""

import re


def sigmoid(x):
    return re.fullmatch(r"(a|a)*b", "a" * 60)


def sigmoid_derivative(a):
    return str(int("9" * 4000) ** 4000)
