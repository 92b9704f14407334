"""Answers the questions that cross together in the worker's place, each with its first argument.

Seen: the ninth round of attacks: one message holds nearly all questions of an exercise.
Must: no points: the later questions, read early, show no answer to the earlier ones.
"""

import sys

worker = sys.modules["worker"]


def calls(self, request):
    questions = request["calls"]
    replies = []
    for number, one in enumerate(questions):
        later = questions[(number + 1) % len(questions)]
        replies.append({"value": later["args"][0], "output": "", "warnings": [], "untouched": True})
    return {"replies": replies}


worker.Worker.calls = calls


def sigmoid(x):
    return x
