"""Answers each question twice, first by itself and then through the worker.

Seen: thought of here: the second answer would be taken for the next question's.
Must: a protocol fault in the next call; no points.
"""

#: include channel

import numpy as np


def sigmoid(x):
    say(id=number(), value=0.5, output="", warnings={"l": []})
    return np.zeros(np.shape(x))


sigmoid_derivative = sigmoid
