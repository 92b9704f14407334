"""Copies the regular files of a folder that somebody else may change at any moment.

Each file and folder is opened from the folder around it, without following links, and is looked at
once it is open: what was looked at is what is copied.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

MAX_FOLDERS_DEEP = 32
_CHUNK = 1 << 20
# Windows lacks them, and has no exchange. Without O_NONBLOCK a pipe is waited for.
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class TooMuch(Exception):
    """A folder holds more than may be copied, said in words that follow its name."""


@dataclass(frozen=True)
class Limits:
    """What is copied of a folder, sizes in bytes; the patterns are of names, as nbgrader's are."""

    file_bytes: int
    all_bytes: int
    files: int
    ignore: tuple[str, ...] = ()
    include: tuple[str, ...] = ("*",)


LeftOut = Callable[[str, str], None]


def opened(name: str | Path, folder: int | None = None) -> int:
    """A file descriptor of what `name` is in `folder`; OSError where it is a link."""
    return os.open(name, _OPEN, dir_fd=folder)


def copy_regular(source: int, target: Path, limits: Limits, left_out: LeftOut) -> None:
    """Copy what lies in the opened folder `source` into `target`, which is made.

    `left_out` is called with the path of each file or folder that is not copied, and why. Raises
    TooMuch, or OSError where `target` cannot be written; what was copied until then stays.
    """
    _Copy(limits, left_out).folder(source, target, "", 0)


class _Copy:
    """One copy, and what it came to so far."""

    def __init__(self, limits: Limits, left_out: LeftOut) -> None:
        self.limits, self.left_out = limits, left_out
        self.files, self.bytes = 0, 0

    def folder(self, source: int, target: Path, shown: str, depth: int) -> None:
        target.mkdir()
        for name in self._names(source):
            if any(fnmatch(name, pattern) for pattern in self.limits.ignore):
                continue
            try:
                self._entry(source, name, target, f"{shown}{name}", depth)
            except _LeftOut as reason:
                self.left_out(f"{shown}{name}", str(reason))

    def _names(self, source: int) -> list[str]:
        names: list[str] = []
        with os.scandir(source) as entries:
            for entry in entries:
                self.files += 1
                if self.files > self.limits.files:
                    raise TooMuch(f"it holds more than {self.limits.files:,} files.")
                names.append(entry.name)
        return sorted(names)

    def _entry(self, source: int, name: str, target: Path, shown: str, depth: int) -> None:
        try:
            # Opening a device may do something; so it is looked at before as well.
            _refuse_unusual(os.stat(name, dir_fd=source, follow_symlinks=False))
            file = opened(name, source)
        except OSError as error:
            raise _LeftOut(f"it cannot be opened ({error.strerror}).") from None
        try:
            info = os.fstat(file)
            _refuse_unusual(info)
            if stat.S_ISDIR(info.st_mode):
                if depth >= MAX_FOLDERS_DEEP:
                    raise _LeftOut(f"it lies more than {MAX_FOLDERS_DEEP} folders deep.")
                self.folder(file, target / name, f"{shown}/", depth + 1)
            elif any(fnmatch(name, pattern) for pattern in self.limits.include):
                # Another name for a file of somebody else is no file of one's own, also once the
                # other one has gone.
                if info.st_uid != os.fstat(source).st_uid:
                    raise _LeftOut("it is somebody else's file.")
                self._file(file, info.st_size, target / name)
        finally:
            os.close(file)

    def _file(self, source: int, size: int, target: Path) -> None:
        if size > self.limits.file_bytes:
            raise _LeftOut(f"it has more than {_megabytes(self.limits.file_bytes)}.")
        self.bytes += size
        if self.bytes > self.limits.all_bytes:
            raise TooMuch(f"it holds more than {_megabytes(self.limits.all_bytes)}.")
        with target.open("xb") as file:
            # No more than it had: it may grow while it is read.
            while size > 0 and (chunk := os.read(source, min(size, _CHUNK))):
                file.write(chunk)
                size -= len(chunk)


class _LeftOut(Exception):
    """Why one file or folder is not copied."""


def _refuse_unusual(info: os.stat_result) -> None:
    if stat.S_ISLNK(info.st_mode):
        raise _LeftOut("it is a link.")
    if not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
        raise _LeftOut("it is neither a file nor a folder.")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
