"""Exceptions whose text, type or traceback is a trap.

Seen: against graders that put `str(error)` into their report.
Must: no points; the submission fails, never the grader.
"""

import os


class Trap(Exception):
    def __str__(self):
        os._exit(0)

    __repr__ = __str__


class Loop(Exception):
    def __str__(self):
        while True:
            pass


class Liar(type):
    @property
    def __name__(cls):
        return 17


class Odd(Exception, metaclass=Liar):
    pass


def sigmoid(x):
    raise Trap


def sigmoid_derivative(a):
    raise Loop


def output_delta(y, y_hat):
    raise Odd


def update(W, b, inputs, delta, lr):
    raise ExceptionGroup("many", [ValueError("x" * 10**7)] * 100)
