"""Keeps a copy of a student's files before anything of ours changes them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.files import write_whole

BACKUPS = Path(".course", "backups")


def back_up(root: Path, assignment: str, contents: Mapping[str, bytes]) -> Path:
    """Write the files' contents, by name, to a folder of their own and return it.

    Raises CourseError where they cannot be written; then nothing may be changed.
    """
    base = root / BACKUPS / assignment
    stamp = time.strftime("%Y-%m-%d_%H-%M-%S")
    folder = base / stamp
    count = 1
    while folder.exists():  # two within a second
        count += 1
        folder = base / f"{stamp}_{count}"
    try:
        for name, content in contents.items():
            write_whole(folder / name, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CourseError(
            (
                f"{folder}: the backup cannot be written ({reason}), so nothing was changed; "
                "make room, or allow writing there.",
                f"{folder}: 백업을 쓸 수 없어({reason}) 아무것도 바꾸지 않았습니다. 공간을 "
                "비우거나 쓰기를 허용해 주세요.",
            )
        ) from None
    return folder
