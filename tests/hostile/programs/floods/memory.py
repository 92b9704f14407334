"""Takes all the memory it can get, in NumPy, in Python and by mmap.

Seen: one submission that swaps out the whole class.
Must: the limit is named; no points.
"""

import ctypes
import mmap

import numpy as np


def sigmoid(x):
    return np.ones(10**10)


def sigmoid_derivative(a):
    kept = []
    while True:
        kept.append(bytearray(1 << 24))


def output_delta(y, y_hat):
    return "x" * (5 << 30)


def hidden_delta(delta2, W2, A1):
    return mmap.mmap(-1, 8 << 30)


def update(W, b, inputs, delta, lr):
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    for _ in range(10_000):
        pointer = libc.malloc(1 << 24)
        if not pointer:
            break
        ctypes.memset(pointer, 1, 1 << 24)
    return W, b
