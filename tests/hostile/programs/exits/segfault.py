"""Crashes the interpreter: null pointers, a broken code object, the end of the C stack.

Seen: against in-process graders, which die with the submission.
Must: no points; the other exercises are still graded.
"""

import ctypes
import sys


def sigmoid(x):
    ctypes.string_at(0)


def sigmoid_derivative(a):
    exec((lambda: 0).__code__.replace(co_code=b"\x64\xff\x53\x00" * 40, co_consts=()))


def output_delta(y, y_hat):
    sys.setrecursionlimit(10**9)

    def down():
        down()

    class Deep:
        def __getattr__(self, name):
            return getattr(self, name + "x")

    Deep().a
