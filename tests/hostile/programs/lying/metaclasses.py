"""Classes that lie about their name, their class and their attributes.

Seen: against graders that print `type(got).__name__` or trust `__class__`.
Must: no points; the worker may die of it, the grader may not.
"""

import numpy as np


class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__module__", "__qualname__", "__name__"):
            return "numpy.ndarray\x1b[2J" + "x" * 10**6
        return super().__getattribute__(name)

    def __instancecheck__(cls, value):
        return True

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(np.ndarray)


class Array(metaclass=Meta):
    __class__ = np.ndarray
    shape, ndim, size, nbytes = (2, 2), 2, 4, -1
    dtype = np.dtype("f8")

    def copy(self):
        return self


def sigmoid(x):
    return Array()


def sigmoid_derivative(a):
    return Array
