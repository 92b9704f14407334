"""Starts processes in every way there is.

Seen: the first thing every course's grader meets by accident.
Must: refused, nothing is left.
"""

import ctypes
import multiprocessing
import os
import subprocess

libc = ctypes.CDLL(None, use_errno=True)


def sigmoid(x):
    for attempt in (
        lambda: [os.fork() for _ in range(1000)],
        lambda: os.posix_spawn("/bin/sh", ["sh", "-c", "sleep 60"], {}),
        lambda: subprocess.Popen(["sleep", "60"], start_new_session=True),
        lambda: os.system("sleep 60 &"),
        lambda: os.execv("/bin/sh", ["sh"]),
        lambda: multiprocessing.Process(target=print).start(),
        lambda: multiprocessing.Pool(4),
        lambda: libc.syscall(57) or os._exit(0),
        lambda: libc.syscall(56, 0x11, 0, 0, 0, 0) or os._exit(0),
        lambda: libc.syscall(435, ctypes.create_string_buffer(88), 88) or os._exit(0),
    ):
        try:
            print(attempt())
        except OSError as error:
            print(error.errno)
    return x
