"""Changes the arguments in place and says that it did not.

Seen: thought of here; `docs/security.md` says what is not promised about it.
Must: no points for wrong values, whatever is said of the arguments.
"""

import sys

import numpy as np

worker = sys.modules["worker"]
outgoing = worker.Worker._outgoing
worker.Worker._outgoing = lambda self, value: outgoing(self, value)


def sigmoid(x):
    if isinstance(x, np.ndarray):
        x[...] = 0
    return x
