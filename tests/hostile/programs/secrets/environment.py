"""Prints environment, arguments and limits.

Seen: tokens of CI runners in `os.environ`.
Must: nothing of the grader's: the zygote is started with an environment of its own.
Without confinement: nothing
"""

import ctypes
import os
import sys


def sigmoid(x):
    print(dict(os.environ), sys.argv, sys.orig_argv, sys.path, sys.flags)
    libc = ctypes.CDLL(None)
    libc.getenv.restype = ctypes.c_char_p
    print(libc.getenv(b"API_TOKEN"), libc.getenv(b"COURSE_SECRET_SEED"))
    environ = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
    print([environ[number] for number in range(12) if environ[number]])
    return x
