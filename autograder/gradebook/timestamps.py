"""Reads the time in a submission's timestamp.txt, which may hold anything."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.lms.times import parse_time

MAX_BYTES = 1_000


@dataclass(frozen=True)
class Timestamp:
    """When something was handed in (UTC, without zone), or why that is not known."""

    time: datetime | None = None
    problem: str = ""


def timestamp_of(folder: Path) -> Timestamp:
    """The time in `folder`'s timestamp.txt; never raises."""
    file = folder / "timestamp.txt"
    try:
        if file.is_symlink():
            return Timestamp(problem="timestamp.txt is a symbolic link and is ignored")
        if not os.path.isfile(file):
            return Timestamp()
        with file.open("rb") as opened:
            text = opened.read(MAX_BYTES).decode("utf-8-sig").strip()
        return Timestamp(parse_time(text)) if text else Timestamp(problem="timestamp.txt is empty")
    except (OSError, ValueError) as error:
        reason = f"timestamp.txt is ignored: it cannot be read as a time ({type(error).__name__})"
        return Timestamp(problem=reason)
