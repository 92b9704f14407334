"""Replaces the worker's methods while they run, so that every question has the same answer.

Seen: thought of here: the worker is only the student's own code, once student code has run.
Must: no points: a constant answer is a wrong one.
"""

import sys

import numpy as np

worker = sys.modules["worker"]


def call(self, request):
    shapes = [np.shape(value) for value in request["args"]]
    value = np.zeros(max(shapes, key=len))
    after = {"args_after": request["args"], "kwargs_after": {}}
    return {"value": value, "output": "", "warnings": [], **after}


worker.Worker.call = call
worker._own = lambda value: value
worker._signature_mismatch = lambda *args: None


def sigmoid(x):
    return x
