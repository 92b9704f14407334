"""Replies to several questions that are no list, too few, too many, or no replies.

Seen: the ninth round of attacks: lists of a student process's making are read one by one.
Must: no points: what is not one reply for each question is asked again, question by question.
"""

import sys

worker = sys.modules["worker"]
ODD = iter([None, 7, [], [1, 2], [{}] * 500, [{"value": 0.5}], {"0": {"value": 0.5}}, "replies"])


def calls(self, request):
    return {"replies": next(ODD, [])}


worker.Worker.calls = calls


def sigmoid(x):
    return x
