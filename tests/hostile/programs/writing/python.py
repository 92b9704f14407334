"""Poisons the Python installation for the next process: NumPy, byte code, .pth files.

Seen: site-packages that the grading user may write.
Must: nothing is written; the next submission is graded as ever.
"""

import contextlib
import os
import sysconfig

import numpy as np

folder = sysconfig.get_paths()["purelib"]
for path in (np.__file__, np.__spec__.cached, os.__file__, f"{folder}/@MARK@.pth"):
    with contextlib.suppress(OSError, TypeError), open(path, "ab") as file:
        file.write(b"\n")
        print("wrote to", path)
for name in ("numpy/@MARK@.py", "@MARK@.py"):
    with contextlib.suppress(OSError), open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        file.write("x = 1\n")


def sigmoid(x):
    return x
