"""Unpacks an archive member by member, so that one that is refused costs no later one its place."""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

_CHUNK = 1 << 20
# What reading or writing one member raises; the others may be in order.
REASONS = (
    OSError,
    EOFError,
    RuntimeError,  # zipfile: it is encrypted
    NotImplementedError,
    ValueError,
    LookupError,
    zipfile.BadZipFile,
    tarfile.TarError,
)


@dataclass(frozen=True)
class Member:
    """A regular file of an archive: its path there, its declared size in bytes, its content."""

    name: str
    size: int
    open: Callable[[], IO[bytes] | None]


def members(archive: Path) -> Iterator[Member]:
    """The regular files of a zip or tar archive; folders, links and devices are left out.

    Raises one of `REASONS` for an archive that cannot be read on.
    """
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            for info in opened.infolist():
                if not info.is_dir():
                    yield Member(info.filename, info.file_size, lambda i=info: opened.open(i))
        return
    with tarfile.open(archive, "r:*") as tar:
        for entry in tar:
            if entry.isfile():
                yield Member(entry.name, entry.size, lambda e=entry: tar.extractfile(e))


def unpack(archive: Path, folder: Path, refused: Callable[[str, str], None]) -> None:
    """Write the members below `folder`; `refused` is told the name of each that is not, and why."""
    try:
        for member in members(archive):
            try:
                _write(member, folder)
            except REASONS as error:
                told = error.strerror if isinstance(error, OSError) else None
                refused(member.name, told or str(error) or type(error).__name__)
    except REASONS as error:
        refused("", str(error) or type(error).__name__)


def _write(member: Member, folder: Path) -> None:
    target = _place(member.name, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    source = member.open()
    if source is None:
        raise ValueError("it has no content")
    with source, target.open("wb") as file:
        left = member.size
        while left > 0 and (chunk := source.read(min(left, _CHUNK))):
            file.write(chunk)
            left -= len(chunk)


def _place(name: str, folder: Path) -> Path:
    """Where a member goes; raises ValueError for a path that leaves the folder."""
    name = name.replace("\\", "/")  # some programs on Windows write it so
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name:
        raise ValueError("its path leaves the archive")
    target = folder.joinpath(*parts)
    root = os.path.realpath(folder)
    if os.path.commonpath([root, os.path.realpath(target)]) != root:
        raise ValueError("its path leaves the archive")
    return target
