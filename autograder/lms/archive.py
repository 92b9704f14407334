"""Lists the files of a folder or a zip and of the zips in it, never unpacking more than allowed."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from autograder.course import CourseError
from autograder.lms.names import nfc
from autograder.lms.unpacked import (
    DAMAGED,
    Opener,
    TooLarge,
    Unpacked,
    open_member,
    read_all,
    why,
    zip_of,
)

MAX_FILE_BYTES = 64 << 20
# Of one zip within the download, with the zips in it.
MAX_INNER_BYTES = 512 << 20
MAX_INNER_FILES = 20_000
MAX_FILES = 200_000
MAX_DEPTH = 3
UTF8_NAME = 0x800
# Written by systems, editors and tools, never by a student.
SYSTEM_FILES = {
    *("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__pycache__"),
    *(".git", ".venv", "venv", "site-packages", "node_modules"),
}


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
        return read_all(self.open, MAX_FILE_BYTES)


@dataclass(frozen=True)
class Trouble:
    """Something in a download that cannot be opened, and why."""

    parts: tuple[str, ...]
    why: str


Entry = Found | Trouble


@contextmanager
def entries(source: Path) -> Iterator[list[Entry]]:
    """Everything in the folder or zip `source`, which can be read until the context ends.

    A damaged or oversized zip within is one `Trouble`, and the rest goes on. CourseError when
    `source` is neither a folder nor a zip.
    """
    with Unpacked(MAX_INNER_BYTES) as unpacked:
        if source.is_dir():
            yield list(_Walk(unpacked).folder(source))
            return
        try:
            file = source.open("rb")
        except OSError as error:
            raise CourseError(f"{source}: cannot be read ({error.strerror or error}).") from None
        with file:
            yield _listed(source, file, unpacked)


def _listed(source: Path, file: IO[bytes], unpacked: Unpacked) -> list[Entry]:
    """What is in the LMS's own zip."""
    try:
        archive = zip_of(file)
        if len(archive.infolist()) <= MAX_FILES:
            return list(_Walk(unpacked).zip(archive, lambda: archive, (), 0, None))
    except TooLarge:
        pass
    except OSError as error:
        raise CourseError(f"{source}: cannot be read ({error.strerror or error}).") from None
    except DAMAGED:
        what = "is damaged, or no zip" if source.suffix.lower() == ".zip" else "is no zip"
        raise CourseError(f"{source}: {what}; download it again.") from None
    raise CourseError(f"{source}: holds more than {MAX_FILES} files.")


def is_system_file(parts: tuple[str, ...]) -> bool:
    """Whether a path is a system's or an editor's own."""
    return parts[-1].startswith(("._", "~$")) or any(
        part.casefold() in SYSTEM_FILES for part in parts
    )


class _Walk:
    """Lists folders, zips, and the zips in them."""

    def __init__(self, unpacked: Unpacked) -> None:
        self.unpacked = unpacked

    def folder(self, folder: Path) -> Iterator[Entry]:
        """Everything below a folder."""
        for place, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if name.casefold() not in SYSTEM_FILES)
            for name in sorted(files):
                path = Path(place, name)
                parts = tuple(nfc(part) for part in path.relative_to(folder).parts)
                if is_system_file(parts):
                    continue
                try:
                    found = path.lstat()
                except OSError as error:
                    yield Trouble(parts, error.strerror or str(error))
                    continue
                if not stat.S_ISREG(found.st_mode):
                    yield Trouble(parts, "is a link or no ordinary file")
                    continue
                yield from self._file(parts, found.st_size, _of_path(path), 0, None, None)

    def zip(
        self,
        listed: zipfile.ZipFile,
        again: Callable[[], zipfile.ZipFile],
        above: tuple[str, ...],
        depth: int,
        budget: _Budget | None,
    ) -> Iterator[Entry]:
        """The files of a zip; `again` opens it once more, when a file is read."""
        for member in listed.infolist():
            name = _name_of(member).replace("\\", "/")
            parts = tuple(nfc(part) for part in name.split("/") if part not in ("", ".", ".."))
            if budget is not None:
                budget.take(member.file_size)
            if member.is_dir() or not parts or is_system_file(parts):
                continue
            parts = (*above, *parts)
            if stat.S_ISLNK(member.external_attr >> 16):
                yield Trouble(parts, "is a link")
                continue
            time = _time_of(member) if above else None
            opener = _of_member(again, member)
            yield from self._file(parts, member.file_size, opener, depth, budget, time)

    def _file(
        self,
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
        key = object()

        def again() -> zipfile.ZipFile:
            return self.unpacked.zip(key, opener)

        try:
            found = list(self.zip(again(), again, parts, depth + 1, budget or _Budget()))
        except _OverBudget as error:
            if budget is not None:
                raise  # the whole of what was handed in is refused, not the zip in it
            found = [Trouble(parts, str(error))]
        except DAMAGED as error:
            found = [Trouble(parts, why(error))]
        yield from found


def _of_path(path: Path) -> Opener:
    return lambda: path.open("rb")


def _of_member(again: Callable[[], zipfile.ZipFile], member: zipfile.ZipInfo) -> Opener:
    return lambda: open_member(again(), member)


class _OverBudget(Exception):
    """A zip within the download unpacks to more than it may."""


class _Budget:
    """What may come out of one zip within the download."""

    def __init__(self) -> None:
        self.bytes = self.files = 0

    def take(self, size: int) -> None:
        """Count one more file; raises when that is one too many."""
        self.bytes += size
        self.files += 1
        if self.bytes > MAX_INNER_BYTES or self.files > MAX_INNER_FILES:
            raise _OverBudget(
                f"unpacks to more than {MAX_INNER_BYTES >> 20} MiB or {MAX_INNER_FILES} files; "
                "nothing of it was taken"
            )


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
