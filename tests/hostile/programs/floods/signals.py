"""Sends signals to everybody it can name: neighbour, grader, parent, group, all.

Seen: as the same user, kill(-1) ends the instructor's session.
Must: refused; the neighbour notices nothing.
Without confinement: signalled
"""

import contextlib
import ctypes
import os
import signal

libc = ctypes.CDLL(None)
for pid in (int("@NEIGHBOUR@"),):
    for number in (signal.SIGUSR1, signal.SIGTERM):
        with contextlib.suppress(OSError):
            os.kill(pid, number)


def sigmoid(x):
    neighbour = int("@NEIGHBOUR@")
    libc.syscall(200, neighbour, 10)
    libc.syscall(129, neighbour, 10, ctypes.create_string_buffer(128))
    libc.syscall(424, libc.syscall(434, neighbour, 0), 10, 0, 0)
    libc.prctl(1, 9)
    return x
