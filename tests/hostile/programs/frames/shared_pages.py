"""Writes over small integers, empties dictionaries that it did not make, and fills memory with it.

Seen: pages that a fork shares with its parent, until one of the two writes to them.
Must: later submissions are graded as ever; no points.
"""

import ctypes
import gc

for value in (0, 1, 2, 7):
    ctypes.memset(id(value) + 24, 3, 1)
for found in gc.get_objects()[:3_000]:
    if type(found) is dict:
        try:
            found.clear()
        except BaseException:
            pass
