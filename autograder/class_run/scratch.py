"""Temporary folders for submissions while they are graded; those of killed runs are removed."""

from __future__ import annotations

import atexit
import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None

SCRATCH = Path(".course", "scratch")


@contextlib.contextmanager
def new_folder(root: Path) -> Iterator[Path]:
    """An empty folder for one submission; in the private place of the course at `root`, or in the
    system's where nothing can be written there."""
    folder = _place(root, os.getpid()) / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _place(root: Path, _process: int) -> Path:
    """This process's own folder, which nobody removes while it lives."""
    try:
        return _locked_place(root / SCRATCH)
    except OSError:
        made = Path(tempfile.mkdtemp(prefix="course-"))
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        return made


def _locked_place(scratch: Path) -> Path:
    if fcntl is None:
        raise OSError("no locks here")
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    all_of_them = os.open(scratch, os.O_RDONLY)
    try:
        fcntl.flock(all_of_them, fcntl.LOCK_EX)
        _remove_left(scratch)
        made = scratch / secrets.token_hex(8)
        made.mkdir(mode=0o700)
        # Held until this process ends, in whichever way.
        fcntl.flock(os.open(made, os.O_RDONLY), fcntl.LOCK_EX)
    finally:
        os.close(all_of_them)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def _remove_left(scratch: Path) -> None:
    assert fcntl is not None
    for left in scratch.iterdir():
        with contextlib.suppress(OSError):
            opened = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(opened)
