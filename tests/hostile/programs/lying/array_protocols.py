"""Objects that turn into whatever array is asked for, a different one each time.

Seen: `__array__` and `__array_interface__` against `np.asarray(got)`.
Must: no points: they are not arrays and are not converted.
"""

import numpy as np


class Chameleon:
    def __array__(self, *args, **kwargs):
        return np.ones(3)

    __array_priority__ = 1e9
    __array_struct__ = property(lambda self: 1 / 0)

    @property
    def __array_interface__(self):
        return {"shape": (2**40,), "typestr": "<f8", "data": (8, False), "version": 3}

    def __float__(self):
        return 0.5

    __index__ = lambda self: 1


def sigmoid(x):
    return Chameleon()


def sigmoid_derivative(a):
    return [Chameleon()]
