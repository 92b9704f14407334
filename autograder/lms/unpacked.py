"""Keeps the zips of a download open while they are read, so that each is unpacked only once."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import IO, Self

try:
    from lzma import LZMAError
except ImportError:  # a Python built without it reads no such zip
    LZMAError = zlib.error

# At least as many as zips may lie in one another; more are read one after the other.
MAX_OPEN = 8
IN_MEMORY = 8 << 20
# Of a zip's table of contents, which is read as a whole: some 200,000 files.
MAX_TABLE_BYTES = 32 << 20
CHUNK = 1 << 20
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, struct.error),
    *(EOFError, OSError, OverflowError, RuntimeError, ValueError),
)

Opener = Callable[[], IO[bytes]]


class TooLarge(ValueError):
    """More bytes than a file, or a zip, may have."""


class UnusualPacking(NotImplementedError):
    """A file in a zip that is packed in a way that makes any number of bytes of a few at once."""


class Unpacked:
    """The zips within one download: each is copied out of the one around it when it is asked for,
    and stays open until others were asked for since."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._open: OrderedDict[object, tuple[zipfile.ZipFile, IO[bytes]]] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self._open:
            self._close()

    def zip(self, key: object, opener: Opener) -> zipfile.ZipFile:
        """The zip that `opener` opens, known by `key`; one of `DAMAGED` where it is none."""
        if key in self._open:
            self._open.move_to_end(key)
            return self._open[key][0]
        with ExitStack() as kept:
            # On disk where it is large, and gone when it is closed.
            file = kept.enter_context(tempfile.SpooledTemporaryFile(IN_MEMORY))
            for chunk in _chunks(opener, self.most):
                file.write(chunk)
            opened = zip_of(file)
            kept.pop_all()
        self._open[key] = opened, file
        if len(self._open) > MAX_OPEN:
            self._close()
        return opened

    def _close(self) -> None:
        _, (opened, file) = self._open.popitem(last=False)
        opened.close()
        file.close()


def zip_of(file: IO[bytes]) -> zipfile.ZipFile:
    """The zip in an open file; one of `DAMAGED` where it is none, or lists too many files."""
    guarded = _Guarded(file)
    opened = zipfile.ZipFile(guarded)
    guarded.limit = -1
    return opened


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A file of a zip, to be read in pieces; UnusualPacking for one that only unpacks as a whole.

    zipfile unpacks in pieces what is stored or deflated, and as much as there is of all else.
    """
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnusualPacking("is packed by another method than Deflate; ask for an ordinary zip")
    return archive.open(member)


def read_all(opener: Opener, most: int) -> bytes:
    """All bytes, however many the zip says there are; ValueError with the reason why not."""
    try:
        return b"".join(_chunks(opener, most))
    except TooLarge:
        raise
    except DAMAGED as error:
        raise ValueError(why(error)) from None


def why(error: Exception) -> str:
    """What is wrong with a zip, in words that follow its name."""
    if isinstance(error, TooLarge | UnusualPacking):
        return str(error)
    if isinstance(error, NotImplementedError):
        return "is packed in a way that is not understood"
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return "is locked with a password"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "is damaged"


def _chunks(opener: Opener, most: int) -> Iterator[bytes]:
    left = most
    with opener() as file:
        while chunk := file.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise TooLarge(f"is larger than {most >> 20} MiB")
            yield chunk


class _Guarded(io.RawIOBase):
    """A file of which no huge piece is read at once, as zipfile does with a table of contents."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.limit = MAX_TABLE_BYTES

    def read(self, size: int = -1, /) -> bytes:
        """Like the file's own; TooLarge where a table of contents is larger than any honest one."""
        if 0 <= self.limit < size:
            raise TooLarge("lists more files than any honest archive")
        return self.file.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Like the file's own."""
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        """Like the file's own."""
        return self.file.tell()

    def seekable(self) -> bool:
        """Always: there is no zip without."""
        return True

    def readable(self) -> bool:
        """Always."""
        return True
