"""Exceptions that take for ever to be shown, compared or asked for their cause.

Seen: thought of here.
Must: no points; ended at the call's limit.
"""


class E(Exception):
    def __str__(self):
        while True:
            pass


class N(NameError):
    @property
    def name(self):
        while True:
            pass


def sigmoid(z):
    raise E()


def sigmoid_derivative(a):
    raise N("name 'x' is not defined")


def hidden_layer(*a):
    e = ValueError("a")
    e.__cause__ = e.__context__ = e
    raise e
