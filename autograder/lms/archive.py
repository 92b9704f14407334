"""Lists the files of a folder or a zip and of the zips in it, never unpacking more than allowed."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from autograder.course import CourseError
from autograder.lms.names import nfc

MAX_FILE_BYTES = 64 << 20
# Of one zip within the download, with the zips in it.
MAX_INNER_BYTES = 512 << 20
MAX_INNER_FILES = 20_000
MAX_FILES = 200_000
MAX_DEPTH = 3
UTF8_NAME = 0x800
# Written by systems and editors, never by a student.
LITTER = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__pycache__"}
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)

Opener = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Found:
    """A file of a download: its path, zips on the way counted as folders, and how to open it.

    `time` is what a zip within the download says of the file, without a zone; the time in an LMS's
    own zip is only when that was made.
    """

    parts: tuple[str, ...]
    size: int
    open: Opener
    time: datetime | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.parts[-1]

    def read(self) -> bytes:
        """The file's bytes; ValueError, with the reason, where it is damaged or too large."""
        if self.size > MAX_FILE_BYTES:
            raise ValueError(f"is larger than {MAX_FILE_BYTES >> 20} MiB")
        return _read(self.open, MAX_FILE_BYTES)


@dataclass(frozen=True)
class Trouble:
    """Something in a download that cannot be opened, and why."""

    parts: tuple[str, ...]
    why: str


Entry = Found | Trouble


def entries(source: Path) -> list[Entry]:
    """Everything in the folder or zip `source`; CourseError when it is neither.

    A damaged or oversized zip within is one `Trouble`, and the rest goes on.
    """
    if source.is_dir():
        return list(_of_folder(source))
    try:
        if source.stat().st_size == 0:
            raise zipfile.BadZipFile
        # Left open: files are read from it after this.
        archive = zipfile.ZipFile(source)
        if len(archive.infolist()) > MAX_FILES:
            raise CourseError(f"{source}: holds more than {MAX_FILES} files.")
        return list(_of_zip(archive, lambda: archive, (), 0, None))
    except (zipfile.BadZipFile, EOFError, ValueError):
        what = "is damaged, or no zip" if source.suffix.lower() == ".zip" else "is no zip"
        raise CourseError(f"{source}: {what}; download it again.") from None
    except OSError as error:
        raise CourseError(f"{source}: cannot be read ({error.strerror or error}).") from None


def is_litter(parts: tuple[str, ...]) -> bool:
    """Whether a path is a system's or an editor's own."""
    return parts[-1].startswith(("._", "~$")) or any(part.casefold() in LITTER for part in parts)


def _of_folder(folder: Path) -> Iterator[Entry]:
    for place, names, files in os.walk(folder):
        names.sort()
        for name in sorted(files):
            path = Path(place, name)
            parts = tuple(nfc(part) for part in path.relative_to(folder).parts)
            if is_litter(parts):
                continue
            try:
                found = path.lstat()
            except OSError as error:
                yield Trouble(parts, error.strerror or str(error))
                continue
            if not stat.S_ISREG(found.st_mode):
                yield Trouble(parts, "is a link or no ordinary file")
                continue
            yield from _file(parts, found.st_size, _of_path(path), 0, None, None)


def _of_path(path: Path) -> Opener:
    return lambda: path.open("rb")


def _of_zip(
    listed: zipfile.ZipFile,
    again: Callable[[], zipfile.ZipFile],
    above: tuple[str, ...],
    depth: int,
    budget: _Budget | None,
) -> Iterator[Entry]:
    """The files of a zip; `again` opens it anew, so that no zip stays in memory."""
    for member in listed.infolist():
        name = _name_of(member).replace("\\", "/")
        parts = tuple(nfc(part) for part in name.split("/") if part not in ("", ".", ".."))
        if member.is_dir() or not parts or is_litter(parts):
            continue
        parts = (*above, *parts)
        if stat.S_ISLNK(member.external_attr >> 16):
            yield Trouble(parts, "is a link")
            continue
        if budget is not None and not budget.takes(member.file_size):
            yield Trouble(above, f"unpacks to more than {budget.said}")
            return
        time = _time_of(member) if above else None
        yield from _file(parts, member.file_size, _of_member(again, member), depth, budget, time)


def _of_member(again: Callable[[], zipfile.ZipFile], member: zipfile.ZipInfo) -> Opener:
    return lambda: again().open(member)


def _file(
    parts: tuple[str, ...],
    size: int,
    opener: Opener,
    depth: int,
    budget: _Budget | None,
    time: datetime | None,
) -> Iterator[Entry]:
    """A file as it is, and a zip as what is in it."""
    if not parts[-1].lower().endswith(".zip"):
        yield Found(parts, size, opener, time)
        return
    if depth >= MAX_DEPTH:
        yield Trouble(parts, f"lies in zips within zips, more than {MAX_DEPTH} deep")
        return

    def again() -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(_read(opener, MAX_INNER_BYTES)))

    try:
        with again() as archive:
            yield from list(_of_zip(archive, again, parts, depth + 1, budget or _Budget()))
    except DAMAGED as error:
        yield Trouble(parts, _why(error))


class _Budget:
    """What may come out of one zip within the download."""

    def __init__(self) -> None:
        self.bytes = self.files = 0
        self.said = f"{MAX_INNER_BYTES >> 20} MiB or {MAX_INNER_FILES} files"

    def takes(self, size: int) -> bool:
        """Count one more file; False when that is one too many."""
        self.bytes += size
        self.files += 1
        return self.bytes <= MAX_INNER_BYTES and self.files <= MAX_INNER_FILES


class _TooLarge(ValueError):
    """More bytes than a file, or a zip, may have."""


def _read(opener: Opener, most: int) -> bytes:
    """All bytes, however many the zip says there are; ValueError with the reason why not."""
    try:
        with opener() as file:
            data = file.read(most + 1)
    except _TooLarge:
        raise
    except DAMAGED as error:
        raise ValueError(_why(error)) from None
    if len(data) > most:
        raise _TooLarge(f"is larger than {most >> 20} MiB")
    return data


def _why(error: Exception) -> str:
    if isinstance(error, _TooLarge):
        return str(error)
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return "is locked with a password"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "is damaged"


def _name_of(member: zipfile.ZipInfo) -> str:
    """The name; Korean Windows writes cp949 into zips, which Python reads as cp437."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _time_of(member: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*member.date_time)
    except ValueError:
        return None
