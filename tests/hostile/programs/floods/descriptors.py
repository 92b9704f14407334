"""Opens files, pipes and sockets until there are none left.

Seen: a leaked descriptor table starves the worker's own channel.
Must: the limit is named.
"""

import os

KEPT = []


def sigmoid(x):
    while True:
        KEPT.append(open("/dev/null"))


def sigmoid_derivative(a):
    while True:
        KEPT.append(os.pipe())


def output_delta(y, y_hat):
    for descriptor in range(3, 2000):
        try:
            os.dup2(1, descriptor)
        except OSError as error:
            print(error)
            break
    return y
