"""Forks twice and calls setsid, so that a killed process group does not take it along.

Seen: killing a process group does not kill a `setsid` double fork.
Must: refused, nothing is left.
"""

import contextlib
import os
import time


def sigmoid(x):
    with contextlib.suppress(OSError):
        os.setsid()
    with contextlib.suppress(OSError):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(120)
            os._exit(0)
    return x
