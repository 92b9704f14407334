"""Exponents and factorials that take longer than the term.

Seen: `9**9**9` holds the lock in C, where no Python-level timer fires.
Must: ended from outside at the limit.
"""

import math


def sigmoid(x):
    return 9**9**9


def sigmoid_derivative(a):
    return math.factorial(10**8)
