"""Limits what an archive in a submission may unpack to, so that none can fill the disk.

`nbgrader zip_collect` unpacks whatever lies in the folder of downloads, and the archives in it, and
the archives in these.
"""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from traitlets.log import get_logger

from autograder.gradebook.unpacking import REASONS, members, unpack

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
        # Folder that was unpacked into -> the archive that was unpacked there.
        self.sources: dict[Path, Path] = {}

    def __call__(self, filename: str, extract_dir: str, *args: Any, **kwargs: Any) -> None:
        """Unpack one archive; say why in one sentence where it is left alone."""
        archive, folder = (Path(os.path.abspath(path)) for path in (filename, extract_dir))
        known = [self.made[parent] for parent in archive.parents if parent in self.made]
        depth, used = (known[0][0] + 1, known[0][1]) if known else (0, [0, 0])
        if problem := _problem(archive, depth, used):
            get_logger().error("%s is not unpacked: %s", archive, problem)
            return
        self.made[folder] = (depth, used)
        self.sources[folder] = archive
        if not (zipfile.is_zipfile(archive) or tarfile.is_tarfile(archive)):
            self.unpack(filename, extract_dir, *args, **kwargs)  # which says what it takes
            return

        def refused(name: str, reason: str) -> None:
            if name:
                get_logger().error("%s: %s is left out: %s", archive, name, reason)
            else:
                get_logger().error("%s is not unpacked to its end: %s", archive, reason)

        unpack(archive, folder, refused)


def _problem(archive: Path, depth: int, used: list[int]) -> str:
    if depth > MAX_DEPTH:
        return f"it lies in archives within archives, more than {MAX_DEPTH} deep."
    try:
        for member in members(archive):
            used[0] += member.size
            used[1] += 1
            if used[0] > MAX_BYTES:
                return f"it holds more than {MAX_BYTES >> 20} MiB."
            if used[1] > MAX_FILES:
                return f"it holds more than {MAX_FILES} files."
    except REASONS as error:
        return f"it is damaged ({error})."
    return ""
