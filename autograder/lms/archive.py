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
from autograder.lms.names import MAX_NAME, nfc, why_no_path
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
# Of the folders around a file whose path is too long to be told as a whole.
MAX_SHOWN = 5
UTF8_NAME = 0x800
# Written by systems, editors and tools, never by a student.
SYSTEM_FILES = {
    *("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__pycache__"),
    *("icon\r", ".git", ".venv", "venv", "site-packages", "node_modules"),
}


@dataclass(frozen=True)
class Found:
    """A file of a download: its path, zips on the way counted as folders, and how to open it.

    `outer` is how many of the parts lie outside of any zip in the download, that zip's own name
    counted: only these can be the LMS's. `time` is what a zip within the download says of the file,
    without a zone; the time in an LMS's own zip is only when that was made. `on_disk`: it lies in a
    folder as it is, and no zip brought it.
    """

    parts: tuple[str, ...]
    outer: int
    size: int
    open: Opener
    time: datetime | None = None
    on_disk: bool = False

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
    outer: int
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
            return list(_Walk(unpacked).zip(archive, lambda: archive, (), 0, 0, None))
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
                parts = tuple(_as_text(part) for part in path.relative_to(folder).parts)
                if is_system_file(parts):
                    continue
                if wrong := why_no_path(parts):
                    yield _misnamed(parts, len(parts), wrong)
                    continue
                try:
                    found = path.lstat()
                except OSError as error:
                    yield Trouble(parts, len(parts), error.strerror or str(error))
                    continue
                if not stat.S_ISREG(found.st_mode):
                    yield Trouble(parts, len(parts), "is a link or no ordinary file")
                    continue
                opener, size = _of_path(path), found.st_size
                yield from self._file(parts, 0, size, opener, 0, None, None, on_disk=True)

    def zip(
        self,
        listed: zipfile.ZipFile,
        again: Callable[[], zipfile.ZipFile],
        above: tuple[str, ...],
        outer: int,
        depth: int,
        budget: _Budget | None,
    ) -> Iterator[Entry]:
        """The files of a zip; `again` opens it once more, when a file is read.

        outer: as in `Found`; 0 for the download itself.
        """
        for member in listed.infolist():
            name = _name_of(member).replace("\\", "/")
            parts = tuple(nfc(part) for part in name.split("/") if part not in ("", ".", ".."))
            if budget is not None:
                budget.take(member.file_size)
            if member.is_dir() or not parts or is_system_file(parts):
                continue
            wrong = why_no_path(parts)
            parts = (*above, *parts)
            if wrong:
                yield _misnamed(parts, outer or len(parts), wrong)
                continue
            if stat.S_ISLNK(member.external_attr >> 16):
                yield Trouble(parts, outer or len(parts), "is a link")
                continue
            time = _time_of(member) if above else None
            opener = _of_member(again, member)
            yield from self._file(parts, outer, member.file_size, opener, depth, budget, time)

    def _file(
        self,
        parts: tuple[str, ...],
        outer: int,
        size: int,
        opener: Opener,
        depth: int,
        budget: _Budget | None,
        time: datetime | None,
        *,
        on_disk: bool = False,
    ) -> Iterator[Entry]:
        """A file as it is, and a zip as what is in it."""
        outer = outer or len(parts)
        if not parts[-1].lower().endswith(".zip"):
            yield Found(parts, outer, size, opener, time, on_disk)
            return
        if depth >= MAX_DEPTH:
            yield Trouble(parts, outer, f"lies in zips within zips, more than {MAX_DEPTH} deep")
            return
        key = object()

        def again() -> zipfile.ZipFile:
            return self.unpacked.zip(key, opener)

        try:
            found = list(self.zip(again(), again, parts, outer, depth + 1, budget or _Budget()))
        except _OverBudget as error:
            if budget is not None:
                raise  # the whole of what was handed in is refused, not the zip in it
            found = [Trouble(parts, outer, str(error))]
        except DAMAGED as error:
            found = [Trouble(parts, outer, why(error))]
        yield from found


def _misnamed(parts: tuple[str, ...], outer: int, wrong: str) -> Trouble:
    """Trouble with a path, of which no more is kept than tells which it is."""
    kept = tuple(part[:MAX_NAME] for part in parts[: min(outer, MAX_SHOWN) + MAX_SHOWN])
    return Trouble(kept, min(outer, len(kept)), wrong)


def _as_text(name: str) -> str:
    """A file's name; what is no UTF-8 is what unzipping left of Korean Windows' cp949."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "cp949"):
        try:
            return nfc(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


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
