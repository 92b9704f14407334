"""Knows only what the slides print, and answers the nearest of them.

Seen: hard-coded answers pass every grader with fixed public tests.
Must: no points: most inputs come from a secret seed.
"""

import numpy as np


def sigmoid(x):
    known = {0.6: 0.6456563, 0.8: 0.6899745, 1.9042: 0.8703675, 0.0: 0.5}
    keys = np.array(list(known))
    return np.vectorize(lambda v: known[keys[np.abs(keys - v).argmin()]])(np.asarray(x, float))


def update(W, b, inputs, delta, lr):
    if np.shape(W) == (2, 1):
        return np.array([[0.7009448], [0.8010096]]), np.array([0.9014633])
    return np.array([[0.1002343, 0.2002504], [0.3, 0.4]]), np.array([0.5002343, 0.6002504])
