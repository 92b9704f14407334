"""Lists of 40,000 arrays of one number each.

Seen: an array counted as its one number, and all replies are kept: 570 MB in the grader.
Must: refused by their size; no points.
"""

import numpy as np

MANY = [np.zeros(1, np.int8) for _ in range(40_000)]


def sigmoid(*a):
    return MANY
