"""Replaces what a confined process cannot have: workers, a compiler, a debugger, a keyboard.

Honest work uses them: workers for a DataLoader, a compiler, a debugger, a keyboard. Where a simple
stand-in gives the same result, it is used and noted; elsewhere the feedback says which limit of
grading was met, and not what Python happens to say of it.
"""

from __future__ import annotations

import builtins
import errno
import functools
import inspect
import os
import pdb
import socket
import subprocess
import sys
from typing import Any

_NOTES: dict[str, None] = {}
_REFUSED = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EROFS)
_FOR_WORKERS = ("multiprocessing_context", "prefetch_factor", "persistent_workers", "timeout")


class NoKeyboard(EOFError):
    """`input()` was asked for an answer that nobody can give."""


def take_notes() -> list[str]:
    """The stand-ins that were used since the last time: `workers`, `compile`, `debugger`."""
    found = list(_NOTES)
    _NOTES.clear()
    return found


def put_in_place(*, torch: bool) -> None:
    """Replace what is unavailable; once, before any student code runs."""
    builtins.input = _no_keyboard
    sys.breakpointhook = _no_debugger
    pdb.set_trace = _no_debugger
    if torch:
        _in_torch()


def _no_keyboard(*_: Any) -> str:
    raise NoKeyboard("input() has no keyboard here")


def _no_debugger(*_: Any, **__: Any) -> None:
    _NOTES["debugger"] = None


def _in_torch() -> None:
    import torch

    loader = torch.utils.data.DataLoader
    make = loader.__init__
    takes = inspect.signature(make)

    @functools.wraps(make)
    def in_this_process(*args: Any, **kwargs: Any) -> None:
        given = takes.bind(*args, **kwargs).arguments
        workers = given.get("num_workers", 0)
        if isinstance(workers, int) and workers > 0:
            _NOTES["workers"] = None
            given["num_workers"] = 0
            for name in _FOR_WORKERS:
                given.pop(name, None)
        self = given.pop("self")
        given.update(given.pop("kwargs", {}))
        make(self, **given)

    loader.__init__ = in_this_process

    def as_it_is(model: Any = None, **_: Any) -> Any:
        _NOTES["compile"] = None
        return model if model is not None else lambda function: function

    torch.compile = as_it_is
    torch.nn.Module.compile = lambda self, *_, **__: as_it_is(self)


def out_of_reach(error: BaseException) -> str | None:
    """The kind of fault that an exception is where student code asked for what is not there."""
    if isinstance(error, NoKeyboard):
        return "keyboard"
    if isinstance(error, ModuleNotFoundError) and error.name:
        return "module"
    if isinstance(getattr(error, "reason", error), socket.gaierror):
        return "network"
    if isinstance(error, OSError) and error.errno in _REFUSED:
        asked = _asked_of(error)
        if asked is None:
            return "outside" if isinstance(error.filename, str) else None
        return "network" if asked in _NETWORK else "processes"
    return None


def culprit(error: BaseException) -> str:
    """What was asked for: the module, the file, or what would have started a process."""
    if isinstance(error, ModuleNotFoundError):
        return str(error.name)[:100]
    if out_of_reach(error) == "outside" and isinstance(error, OSError):
        return str(error.filename)[:100]
    return (_asked_of(error) or "")[:100]


def _asked_of(error: BaseException) -> str | None:
    """The module in whose code a process was to be started or a socket opened; None if none."""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        for module, place in _PLACES.items():
            if file.startswith(place):
                return module
        trace = trace.tb_next
    forks = isinstance(error, PermissionError) and error.filename is None
    return "os" if forks and _called(error) & _FORKS else None


def _called(error: BaseException) -> frozenset[str]:
    """Names that the innermost frame's code uses."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return frozenset() if trace is None else frozenset(trace.tb_frame.f_code.co_names)


_LIBRARY = os.path.dirname(os.__file__)
_PLACES = {
    "subprocess": subprocess.__file__,
    "multiprocessing": os.path.join(_LIBRARY, "multiprocessing", ""),
    "concurrent.futures": os.path.join(_LIBRARY, "concurrent", "futures", "process.py"),
    "asyncio": os.path.join(_LIBRARY, "asyncio", ""),
    "urllib": os.path.join(_LIBRARY, "urllib", ""),
    "socket": os.path.join(_LIBRARY, "socket.py"),
}
_NETWORK = frozenset(("asyncio", "urllib", "socket"))
_FORKS = frozenset(("fork", "forkpty", "posix_spawn", "posix_spawnp", "execv", "execvp", "spawnv"))
