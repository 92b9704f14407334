"""Loops that swallow every interrupt, ignore every signal and hold the interpreter's lock.

Seen: `except:` around a loop swallows the KeyboardInterrupt of nbgrader's timeout.
Must: ended from outside at the limit, which is named.
"""

import itertools
import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def sigmoid(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def sigmoid_derivative(a):
    return sum(itertools.repeat(0))
