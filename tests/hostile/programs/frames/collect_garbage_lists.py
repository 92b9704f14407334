"""Searches every object of the process for the reference, the seed and paths to them.

Seen: `gc.get_objects()` finds whatever a forked grader had in memory.
Must: nothing found: the zygote is a fresh interpreter that never had any of it.
Without confinement: nothing
"""

import gc
import sys


def strings():
    for thing in gc.get_objects():
        try:
            if isinstance(thing, dict):
                yield from (str(part) for pair in thing.items() for part in pair)
            elif isinstance(thing, (list, tuple, set)):
                yield from (str(part) for part in thing)
        except Exception:
            continue
    for module in list(sys.modules.values()):
        yield from (str(value) for value in vars(module).values())


def sigmoid(x):
    words = ("solutions", "secret", "gradebook", "reference-", "@COURSE@"[1:], "submission-")
    for text in strings():
        for word in words:
            place = text.find(word)
            if place >= 0:
                print(text[place : place + 60])
    return x
