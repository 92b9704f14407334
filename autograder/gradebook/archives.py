"""Keeps an archive that a student handed in from filling the disk when nbgrader unpacks it.

`nbgrader zip_collect` unpacks whatever lies in the folder of downloads, and the archives in it, and
the archives in these. Links and paths that leave the archive are left out by setuptools already.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from traitlets.log import get_logger

MAX_BYTES = 512 << 20
MAX_FILES = 20_000
MAX_DEPTH = 3

Unpack = Callable[..., None]


class Archives:
    """Unpacks archives as long as what comes of each one handed in stays within the limits."""

    def __init__(self, unpack: Unpack) -> None:
        self.unpack = unpack
        # Folder that was unpacked into -> how deep, and what came out of it so far.
        self.made: dict[Path, tuple[int, list[int]]] = {}

    def __call__(self, filename: str, extract_dir: str, *args: Any, **kwargs: Any) -> None:
        """Unpack one archive; say why in one sentence where it is left alone."""
        archive, folder = Path(filename).absolute(), Path(extract_dir).absolute()
        known = [self.made[parent] for parent in archive.parents if parent in self.made]
        depth, used = (known[0][0] + 1, known[0][1]) if known else (0, [0, 0])
        if problem := _problem(archive, depth, used):
            get_logger().error("%s is not unpacked: %s", archive, problem)
            return
        self.made[folder] = (depth, used)
        try:
            self.unpack(filename, extract_dir, *args, **kwargs)
        except Exception as error:  # one student's archive must not stop the others'
            get_logger().error("%s is not unpacked to its end: %s", archive, error)


def _problem(archive: Path, depth: int, used: list[int]) -> str:
    if depth > MAX_DEPTH:
        return f"it lies in archives within archives, more than {MAX_DEPTH} deep."
    try:
        for size in _sizes(archive):
            used[0] += size
            used[1] += 1
            if used[0] > MAX_BYTES:
                return f"it holds more than {MAX_BYTES >> 20} MiB."
            if used[1] > MAX_FILES:
                return f"it holds more than {MAX_FILES} files."
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, tarfile.TarError) as error:
        return f"it is damaged ({error})."
    return ""


def _sizes(archive: Path) -> Iterator[int]:
    """The unpacked size of each member; unpacking stops at the size that a member declares."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            yield from (member.file_size for member in opened.infolist())
    else:
        with tarfile.open(archive, "r:*") as opened:
            for member in opened:
                yield member.size
