"""Unpacks an archive one member at a time, so that a refused member does not stop the others."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, cast

from autograder.lms.unpacked import UnusualPacking, open_member, zip_of

_CHUNK = 1 << 20
GZIP = b"\x1f\x8b"
# Of what a tar says of one member; Linux knows no path of more than 4 KiB.
MAX_HEADER = 1 << 20
# What reading or writing one member raises; the others may be in order.
REASONS = (
    OSError,
    EOFError,
    RuntimeError,  # zipfile: it is encrypted
    NotImplementedError,
    ValueError,
    LookupError,
    zipfile.BadZipFile,
    zlib.error,
    tarfile.TarError,
)


@dataclass(frozen=True)
class Member:
    """A regular file of an archive: its path there, its declared size in bytes, its content."""

    name: str
    size: int
    open: Callable[[], IO[bytes] | None]


def members(archive: Path) -> Iterator[Member]:
    """The regular files of a zip or a tar (packed by gzip or not); folders, links and devices are
    left out.

    Raises one of `REASONS` for an archive that cannot be read on. A member has to be read before
    the next one is asked for.
    """
    if zipfile.is_zipfile(archive):
        with archive.open("rb") as file, zip_of(file) as opened:
            for info in opened.infolist():
                if not info.is_dir():
                    opener = partial(open_member, opened, info)
                    yield Member(info.filename, info.file_size, opener)
        return
    with archive.open("rb") as file:
        packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        with gzip.GzipFile(fileobj=file) if packed else file as stream:
            yield from _in_tar(_Watched(cast("IO[bytes]", stream)))


def _in_tar(watched: _Watched) -> Iterator[Member]:
    with tarfile.open(fileobj=cast("IO[bytes]", watched), mode="r:") as tar:
        while (entry := tar.next()) is not None:
            if entry.isfile():
                watched.left = entry.size + MAX_HEADER
                yield Member(entry.name, entry.size, partial(tar.extractfile, entry))
            elif entry.size > MAX_HEADER:
                raise ValueError("it holds a large entry that is no file")
            watched.left = MAX_HEADER


class _Watched(io.RawIOBase):
    """A tar of which a header may have so many bytes: tarfile reads names of any length at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.left = file, MAX_HEADER

    def read(self, size: int = -1, /) -> bytes:
        """Like the file's own; ValueError where it is more than is left."""
        if not 0 <= size <= self.left:
            raise ValueError("it lists names longer than any honest archive")
        self.left -= size
        return self.file.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Like the file's own."""
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        """Like the file's own."""
        return self.file.tell()


def unpack(archive: Path, folder: Path, refused: Callable[[str, str], None]) -> None:
    """Write the members below `folder`; `refused` is called with the name of each that is not, and
    why."""
    try:
        for member in members(archive):
            try:
                _write(member, folder)
            except UnusualPacking as error:
                refused(member.name, f"it {error}")
            except REASONS as error:
                reason = error.strerror if isinstance(error, OSError) else None
                refused(member.name, reason or str(error) or type(error).__name__)
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
