"""Leaves nothing of the grader's lying about: variables, open files, working folder."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from . import kernel

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

# Not the limit on open files: descriptors opened before it was lowered lie above it.
_PAST_ALL = 2**32


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


def enter_environment(private_dir: str) -> None:
    """Make the private folder home, temporary folder and working folder."""
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "MPLCONFIGDIR"):
        os.environ[name] = private_dir
    os.chdir(private_dir)
    os.umask(0o077)


def enter_descriptors(keep: tuple[int, ...], null: int) -> None:
    """Close every descriptor but `keep`; 0, 1 and 2 become `null` rather than free for reuse."""
    kept = sorted(set(keep))
    for standard in (0, 1, 2):
        if standard not in kept:
            os.dup2(null, standard)
    kept = [0, 1, 2, *(descriptor for descriptor in kept if descriptor > 2)]
    for before, after in zip(kept, [*kept[1:], _PAST_ALL], strict=True):
        if before + 1 < after:
            kernel.call("close_range", before + 1, after - 1, 0)


def enter_process() -> None:
    """Tie this process to its parent: it dies with it, has its own group, and nobody may trace it."""
    with contextlib.suppress(PermissionError):
        os.setsid()  # refused to a process that leads a group already, which serves as well
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)


@dataclass(frozen=True)
class FolderUsage:
    """What lies in a folder: bytes really allocated, and entries."""

    bytes: int
    entries: int


def private_dir_usage(path: str, most_entries: int = 10_000) -> FolderUsage:
    """Add up a private folder for a grader that must enforce a total where no tmpfs bounds it.

    Follows no symbolic link, and stops counting at `most_entries`: more is over any limit anyway.
    """
    total = entries = 0
    pending = [path]
    while pending and entries < most_entries:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as folder:
            for entry in folder:
                entries += 1
                with contextlib.suppress(OSError):
                    total += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                if entries >= most_entries:
                    break
    return FolderUsage(total, entries)
