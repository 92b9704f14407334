"""Puts the files that count into submitted/, a student's folder as a whole, and loses nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.course import Assignment
from autograder.lms.collected import Collected
from autograder.lms.keep import TIMESTAMP, digest
from autograder.lms.names import existing
from autograder.lms.roster import Student
from autograder.lms.times import written

SUBMITTED = "submitted"


@dataclass(frozen=True)
class Submitted:
    """submitted/ of a course, for one assignment."""

    root: Path
    assignment: Assignment

    def has_work(self, student: Student) -> bool:
        """Whether there is a folder for the student's work."""
        return os.path.isdir(self.target(student))

    def target(self, student: Student) -> Path:
        """The folder of a student's work, there or not."""
        folder = existing(self.root / SUBMITTED, student.id)
        return existing(folder, self.assignment.name)

    def holds(self, student: Student, now: Collected) -> bool:
        """Whether it holds exactly what would be put there."""
        try:
            there = {path.name: path.read_bytes() for path in self.target(student).iterdir()}
        except OSError:
            return False
        stamp = there.pop(TIMESTAMP, b"")
        wanted = {name: kept for name, (_, kept) in now.taken.items()}
        if {name: digest(data) for name, data in there.items()} != wanted:
            return False
        return stamp == self._stamp(now)

    def put(
        self,
        student: Student,
        now: Collected,
        files: Iterable[tuple[str, Path]],
        known: Collected,
        aside: Path,
    ) -> str:
        """Replace the student's folder by `files` (name, source).

        What else lay there, and is not what was collected before (`known`), is kept below `aside`:
        where, or empty.
        """
        target = self.target(student)
        new = target.with_name(f".{target.name}.{os.getpid()}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        for name, source in files:
            shutil.copyfile(source, new / name)
        if stamp := self._stamp(now):
            (new / TIMESTAMP).write_bytes(stamp)
        kept = _set_aside(target, known, aside) if os.path.isdir(target) else ""
        new.rename(target)
        return kept

    def take_away(self, student: Student, known: Collected, aside: Path) -> str:
        """Leave nothing in the student's folder; see `put` for what is kept, and where."""
        target = self.target(student)
        if not os.path.isdir(target):
            return ""
        kept = _set_aside(target, known, aside)
        shutil.rmtree(target, ignore_errors=True)
        return kept

    def _stamp(self, now: Collected) -> bytes:
        """What timestamp.txt says: the LMS's time, or for its mark alone the first late moment."""
        attempt = now.attempt
        if attempt is None:
            return b""
        if attempt.time:
            return f"{written(datetime.fromisoformat(attempt.time))}\n".encode()
        if attempt.late and self.assignment.due is not None:
            due = self.assignment.due.astimezone(UTC).replace(tzinfo=None)
            grace = timedelta(minutes=self.assignment.late.grace_minutes, seconds=1)
            return f"{written(due + grace)}\n".encode()
        return b""


def _set_aside(target: Path, known: Collected, kept: Path) -> str:
    before = {name: of_file for name, (_, of_file) in known.taken.items()}
    there = {p.name: digest(p.read_bytes()) for p in target.iterdir() if os.path.isfile(p)}
    there.pop(TIMESTAMP, None)
    where = ""
    if there and there != before:
        kept.mkdir(parents=True, exist_ok=True)
        number = sum(1 for path in kept.iterdir() if path.name.startswith("before")) + 1
        aside = kept / f"before-{number:02}"
        shutil.copytree(target, aside, symlinks=True)
        where = str(aside)
    shutil.rmtree(target)
    return where
