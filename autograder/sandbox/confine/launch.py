"""The few environment variables that the zygote and its children get."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

# What a process needs to start at all, and what is known to carry no secret.
_INHERITED = ("LD_LIBRARY_PATH", "TZ")
_INHERITED_ON_WINDOWS = ("PATH", "PATHEXT", "SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "TEMP", "TMP")

_FIXED = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    # getpass.getuser() asks these before the user database, which has no entry for a child's id.
    "USER": "student",
    "LOGNAME": "student",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    # Several threads in the parent make every forked child hang in torch.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Each arena of the C library reserves 64 MiB of the address space that is limited.
    "MALLOC_ARENA_MAX": "2",
    "MPLBACKEND": "Agg",
}


def launch_environment(inherited: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The complete environment to start the zygote with.

    It has to be given at the start: what a process was started with stays readable in its memory
    however much it clears `os.environ` later.
    """
    names = _INHERITED + (_INHERITED_ON_WINDOWS if sys.platform == "win32" else ())
    kept = {name: inherited[name] for name in names if name in inherited}
    return {**kept, **_FIXED}


def prepare_environment() -> None:
    """Reduce `os.environ` to the known variables, once for all children."""
    kept = launch_environment(dict(os.environ))
    for name in set(os.environ) - set(kept):
        del os.environ[name]
    os.environ.update(kept)
