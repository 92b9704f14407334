"""Makes raw system calls, because Python has no function for most of what confinement needs."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections.abc import Callable

from .syscall_numbers import MACHINES, SYSCALLS

_ALIASES = {"amd64": "x86_64", "arm64": "aarch64"}

_ARGUMENTS = 6


def machine() -> str:
    """The kernel's name for this processor, e.g. `x86_64` or `aarch64`."""
    name = platform.machine().lower()
    return _ALIASES.get(name, name)


def supported() -> bool:
    """Whether this system could be confined at all: 64-bit Linux on x86-64 or arm64."""
    return sys.platform == "linux" and sys.maxsize > 2**32 and machine() in MACHINES


if supported():
    _libc = ctypes.CDLL(None, use_errno=True)
    _syscall = _libc.syscall
    # Every argument is passed as a full register: a bare Python int would be cut to 32 bits.
    _syscall.argtypes = [ctypes.c_long] * (1 + _ARGUMENTS)
    _syscall.restype = ctypes.c_long
    _HERE = SYSCALLS[machine()]


def call(name: str, *arguments: int) -> int:
    """Make the system call `name`; pointers are passed as addresses.

    Raises OSError with the kernel's errno when the kernel refuses.
    """
    if not supported():
        raise OSError(38, f"{name} exists on 64-bit Linux only")
    return call_number(_HERE[name], *arguments)


def call_number(number: int, *arguments: int) -> int:
    """Like `call`, for a number already looked up (or one that has no name here)."""
    padding = (0,) * (_ARGUMENTS - len(arguments))
    result = _syscall(number, *arguments, *padding)
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def repeated(name: str, first: int, second: int) -> Callable[[int], None]:
    """The call `name` with its first two arguments fixed, quick enough to be made hundreds of times."""
    number, syscall = _HERE[name], _syscall

    def make(third: int) -> None:
        if syscall(number, first, second, third, 0, 0, 0) == -1:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    return make


def number(name: str) -> int:
    """This machine's number of the system call `name`."""
    return _HERE[name]


PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_NO_NEW_PRIVS = 38
PR_GET_NO_NEW_PRIVS = 39


def prctl(option: int, value: int = 0) -> int:
    """prctl(2) with one argument. Raises OSError when the kernel refuses."""
    return call("prctl", option, value)
