"""Walks up the stack for expected values, references and requests.

Seen: `sys._getframe` against in-process graders finds the answer in the caller's locals.
Must: no points, nothing found: above the function there is only the worker.
"""

import sys

WANTED = ("expected", "reference", "answer", "solution", "seed", "check", "rtol")


def sigmoid(x):
    frame, found = sys._getframe(), []
    while frame is not None:
        for name, value in {**frame.f_globals, **frame.f_locals}.items():
            if any(word in str(name).lower() for word in WANTED) and callable(value):
                found.append(value)
            if name in ("x", "args", "request", "self"):
                print(name, repr(value)[:200])
        frame = frame.f_back
    for value in found:
        try:
            return value(x)
        except Exception:
            continue
    return found
