"""Answers the first of the questions that cross together, and says that no more is to be learnt.

Seen: the ninth round of attacks: what was not asked any more must not count as passed.
Must: no points: each check that got no reply has failed, or asks again.
"""

import sys

worker = sys.modules["worker"]
original = worker.Worker.call
ENDS = {"stub": 0, "missing": 0, "exception": 0}


def calls(self, request):
    first = original(self, {**request["calls"][0], "fresh": True})
    kind = min(ENDS, key=ENDS.get)
    ENDS[kind] += 1
    error = {"kind": kind, "type": "X", "message": "x", "frames": [], "line": 0}
    return {"replies": [first, {"error": error}]}


worker.Worker.calls = calls


def sigmoid(x):
    return 1 / (1 + 2.718281828 ** (-x)) + 1e-3
