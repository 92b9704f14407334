"""Finds the course around a path, importing nothing slow because every pytest start asks."""

from __future__ import annotations

import os
from pathlib import Path

COURSE_FILE = "course.yml"


def find_course(start: str | os.PathLike[str]) -> Path | None:
    """Return the nearest folder at or above `start` that holds a `course.yml`, or None.

    `start` may be a file or a folder and need not exist. Look from the working directory before
    looking from a submission: a submission may bring a `course.yml` of its own.
    """
    path = Path(os.path.abspath(start))
    for folder in (path, *path.parents):
        if os.path.isfile(folder / COURSE_FILE):
            return folder
    return None
