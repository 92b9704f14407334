"""Ends the process from `__del__`, after the function has returned.

Seen: thought of here; runs when the worker drops the value.
Must: no points.
"""

import os


class Bomb(float):
    def __del__(self):
        os._exit(0)


def sigmoid(x):
    return Bomb(0.5)


def sigmoid_derivative(a):
    Bomb(0.5)
    return a
