"""Prints gigabytes: to print, to the descriptors, in one line, and past the cap of the worker.

Seen: outputs of 5 GB in a notebook kill the browser and the grader.
Must: cut; no points; feedback stays small.
"""

import os
import sys


def sigmoid(x):
    for _ in range(200):
        print("x" * 1_000_000)
    return x


def sigmoid_derivative(a):
    for descriptor in (1, 2):
        for _ in range(1000):
            os.write(descriptor, b"x" * 1_000_000)
    return a


def output_delta(y, y_hat):
    sys.stdout.limit = 10**10
    sys.stdout.write("y" * 50_000_000)
    return y


def hidden_delta(delta2, W2, A1):
    sys.stdout.write = lambda text: len(text)
    sys.stdout.getvalue = lambda: "z" * 100_000_000
    return A1
