"""Threads without end that go on when the function has returned.

Seen: a thread that survives the call computes, prints or writes in somebody else's time.
Must: they end with the child; nothing is left.
"""

import threading
import time


def for_ever():
    while True:
        time.sleep(0.001)


def sigmoid(x):
    for _ in range(100_000):
        threading.Thread(target=for_ever).start()
    return x


def sigmoid_derivative(a):
    threading.Thread(target=for_ever).start()
    return a
