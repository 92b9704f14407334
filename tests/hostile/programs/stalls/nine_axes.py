"""Returns arrays of nine axes, and of thirty: "the first three of each" would be millions.

Seen: NumPy's `edgeitems` are per axis, so what is shown as "got" grows by powers of six.
Must: shown in a moment; no points.
"""

import numpy as np

NINE = np.zeros((3,) * 9, dtype=np.int8)
THIRTY = np.zeros((2,) * 17 + (1,) * 13, dtype=np.int8)


def sigmoid(z):
    return NINE


def sigmoid_derivative(a):
    return THIRTY


def hidden_layer(X, W1, b1):
    return THIRTY, [NINE[0, 0, 0, 0], (THIRTY[0],)]
