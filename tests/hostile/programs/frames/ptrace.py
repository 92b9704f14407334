"""Traces and reads other processes with ptrace, process_vm_readv and pidfd_getfd.

Seen: ptrace from a child that has the grader's user id.
Must: refused by the filter; the neighbour notices nothing.
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
ATTACH, SEIZE, PIDFD_OPEN, PIDFD_GETFD, KCMP = 16, 0x4206, 434, 438, 312


def sigmoid(x):
    buffer = ctypes.create_string_buffer(64)
    for pid in (int("@NEIGHBOUR@"), int("@GRADER@"), os.getppid()):
        print(libc.ptrace(ATTACH, pid, None, None), libc.ptrace(SEIZE, pid, None, None))
        print(libc.process_vm_readv(pid, buffer, 1, buffer, 1, 0))
        print(libc.process_vm_writev(pid, buffer, 1, buffer, 1, 0))
        descriptor = libc.syscall(PIDFD_OPEN, pid, 0)
        print(descriptor, libc.syscall(PIDFD_GETFD, descriptor, 0, 0))
        print(libc.syscall(KCMP, os.getpid(), pid, 0, 0, 0))
    return x
