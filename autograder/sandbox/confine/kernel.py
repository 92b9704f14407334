"""Makes raw system calls, because Python has no function for most of what confinement needs."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Sequence
from itertools import repeat
from typing import Any

from .syscall_numbers import MACHINES, SYSCALLS

_ALIASES = {"amd64": "x86_64", "arm64": "aarch64"}

_NO_ARGUMENTS = (0, 0, 0, 0, 0, 0)
_LARGEST_C_INT = 2**31 - 1

Argument = int | bytes | ctypes.Array[ctypes.c_char]


def machine() -> str:
    """The kernel's name for this processor, e.g. `x86_64` or `aarch64`."""
    name = platform.machine().lower()
    return _ALIASES.get(name, name)


def supported() -> bool:
    """Whether this system could be confined at all: 64-bit Linux on x86-64 or arm64."""
    return sys.platform == "linux" and sys.maxsize > 2**32 and machine() in MACHINES


if supported():
    # PyDLL keeps the interpreter lock, which none of these short calls is worth giving up, and no
    # argument types are declared: a call costs 1 µs this way and 4 µs otherwise.
    _syscall = ctypes.PyDLL(None, use_errno=True).syscall
    _syscall.restype = ctypes.c_long
    _HERE = SYSCALLS[machine()]


def number(name: str) -> int:
    """This machine's number of the system call `name`. Raises OSError(ENOSYS) on other systems."""
    if not supported():
        raise OSError(errno.ENOSYS, f"{name} exists on 64-bit Linux only")
    return _HERE[name]


def call(name: str, *arguments: Argument) -> int:
    """Make the system call `name`; bytes and buffers are passed as addresses.

    Raises OSError with the kernel's errno when the kernel refuses.
    """
    # A bare int would be cut to 32 bits.
    full = [ctypes.c_long(a) if isinstance(a, int) and a > _LARGEST_C_INT else a for a in arguments]
    return quick(number(name), *full, *_NO_ARGUMENTS[len(full) :])


def quick(number: int, *arguments: Any) -> int:
    """Make a system call by number with exactly the arguments the kernel reads, ints of 32 bits.

    A freshly forked child pays for every memory page it is first to touch, so what runs there calls
    this with everything made beforehand. Raises OSError when the kernel refuses.
    """
    result = _syscall(number, *arguments)
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def quick_each(number: int, first: int, second: int, thirds: Sequence[Any]) -> None:
    """Make a call that returns 0 on success once for each of `thirds`, its third argument, with no
    Python between the calls. Raises OSError at the first refusal."""
    if any(map(_syscall, repeat(number), repeat(first), repeat(second), thirds, repeat(0))):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def buffer(data: bytes) -> ctypes.Array[ctypes.c_char]:
    """Memory holding `data` that the kernel may read and write."""
    return ctypes.create_string_buffer(data, len(data))


PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_NO_NEW_PRIVS = 38
