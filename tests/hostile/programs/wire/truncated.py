"""Ends in the middle of a message, or says half of one and waits.

Seen: readers that wait for ever for the rest.
Must: "died" or the time limit; no points.
"""

import os
import time

#: include channel


def sigmoid(x):
    raw(packed(b'{"d": []}')[:-3])
    os._exit(0)


def sigmoid_derivative(a):
    raw(b"DLC")
    time.sleep(60)
