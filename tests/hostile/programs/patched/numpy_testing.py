"""Empties numpy.testing, so that no assertion is left.

Seen: in notebooks whose checks are cells of `np.testing.assert_allclose`.
Must: no points.
"""

import numpy as np
import numpy.testing
import numpy.testing._private.utils as utils

for module in (numpy.testing, utils):
    for name in dir(module):
        if name.startswith("assert_"):
            setattr(module, name, lambda *args, **kwargs: None)


def sigmoid(x):
    return np.ones(np.shape(x))
