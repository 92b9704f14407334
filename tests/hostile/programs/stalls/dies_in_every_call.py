"""Computes for a while and ends its process in every call, to begin with fresh limits each time.

Seen: limits per process begin anew with the next one.
Must: the submission's time is counted over all of its processes; no points.
"""

import os


def costly(*arguments):
    for _ in range(8_000_000):
        pass
    os._exit(0)


sigmoid = sigmoid_derivative = hidden_layer = output_layer = costly
output_delta = hidden_delta = update = train_step = costly
