"""Arrays of dtype object, filled with things that agree with everything.

Seen: `np.array_equal` on object arrays calls `__eq__` of the elements.
Must: no points.
"""

import numpy as np


class Agrees:
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


def sigmoid(x):
    values = np.empty(np.shape(x), object)
    values.fill(Agrees())
    return values


def update(W, b, inputs, delta, lr):
    return np.full(np.shape(W), Agrees(), object), np.full(np.shape(b), Agrees(), object)
