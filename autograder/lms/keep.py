"""Keeps every file that ever came in, attempt by attempt, each attempt once."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from autograder.lms.archive import Trouble
from autograder.lms.collected import MAX_NAMED, Attempt, KeptFile
from autograder.lms.downloads import Handed
from autograder.lms.names import folder_name
from autograder.lms.roster import Student
from autograder.lms.times import parse_time
from autograder.lms.worksheet import Worksheet

TIMESTAMP = "timestamp.txt"
# A time takes a line; NFKC makes 18 letters of one, and a student may write megabytes.
MAX_TIMESTAMP_BYTES = 1_000


@dataclass
class Said:
    """What there is to tell of one student's files: remarks, and what could not be taken in."""

    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def few_refused(self) -> tuple[str, ...]:
        """As many of what was refused as anybody reads."""
        more = len(self.refused) - MAX_NAMED
        return (*self.refused[:MAX_NAMED], *([f"… ({more} more)"] if more > 0 else []))

    def remark(self, text: str) -> None:
        """Remark something, once."""
        if text not in self.remarks:
            self.remarks.append(text)


@dataclass(frozen=True)
class Keeper:
    """Where one assignment's attempts are kept, and what is known of their times."""

    folder: Path
    assignment: str
    worksheet: Worksheet
    zone: tzinfo

    def place(self, student: Student, attempt: Attempt) -> Path:
        """The folder of an attempt's files."""
        return self.of(student) / f"{attempt.number:02}"

    def of(self, student: Student) -> Path:
        """The folder of a student's attempts."""
        return self.folder / "attempts" / folder_name(student.id)

    def keep(
        self, student: Student, files: list[Handed], known: Iterable[Attempt], said: Said
    ) -> list[Attempt]:
        """All attempts, after the files that are not among the known ones are written."""
        attempts = Attempts(known)
        for of_one_time in by_attempt(files):
            self._keep(student, of_one_time, attempts, said)
        return attempts.all

    def _keep(self, student: Student, files: list[Handed], attempts: Attempts, said: Said) -> None:
        number = attempts.highest + 1
        place = self.of(student) / f"{number:02}"
        new = place.with_name(f".{place.name}.{os.getpid()}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        try:
            made, told = self._written(files, new, said)
            if not made:
                return
            time = self._time(student, files) or told
            late = any(item.late for item in files)
            label = next((item.label for item in files if item.label), "")
            account = next((one for item in files if (one := item.sender.account)), "")
            attempt = Attempt(number, tuple(made), time, late, label, account)
            position = attempts.same_as(attempt)
            if position is not None:
                earlier = attempts.all[position]
                attempts.all[position] = replace(
                    attempt,
                    number=earlier.number,
                    files=earlier.files,
                    time=time or earlier.time,
                )
                return
            shutil.rmtree(place, ignore_errors=True)  # of a run that was stopped
            new.rename(place)
            attempts.add(attempt)
        finally:
            shutil.rmtree(new, ignore_errors=True)

    def _written(self, files: list[Handed], folder: Path, said: Said) -> tuple[list[KeptFile], str]:
        """One file after the other, so that few are in memory; and the time that came along."""
        made: list[KeptFile] = []
        time = ""
        names = _Names()
        for item in files:
            if isinstance(item.entry, Trouble):
                said.refused.append(f"{item.shown} {item.entry.why}")
                continue
            try:
                data = item.entry.read()
            except ValueError as error:
                said.refused.append(f"{item.shown} {error}")
                continue
            if item.inside[-1] == TIMESTAMP:
                time = self._time_in(item, data, said) or time
            path = names.free(folder_name("__".join(item.inside)))
            (folder / path).write_bytes(data)
            when = item.entry.time.isoformat() if item.entry.time else ""
            made.append(KeptFile(item.shown, path, digest(data), item.order, when))
        return made, time

    def _time_in(self, item: Handed, data: bytes, said: Said) -> str:
        """The time in a timestamp.txt, where not the student has put it there.

        Only nbgrader's own place in a folder of the instructor's is such a one: what an LMS or a
        zip brought is the student's, down to the last file.
        """
        if not item.is_ours or item.inside != (self.assignment, TIMESTAMP):
            said.remark("its own timestamp.txt does not count")
            return ""
        try:
            time = parse_time(data[:MAX_TIMESTAMP_BYTES].decode("utf-8-sig")).isoformat()
        except ValueError:
            said.remark("its timestamp.txt is not understood")
            return ""
        said.remark("its time is that of the folder's timestamp.txt")
        return time

    def _time(self, student: Student, files: list[Handed]) -> str:
        """When the LMS says that this was handed in, in UTC."""
        local = next((item.time for item in files if item.time is not None), None)
        if local is not None:
            return local.replace(tzinfo=self.zone).astimezone(UTC).replace(tzinfo=None).isoformat()
        # By the number in the file's name first: the worksheet may call the student otherwise.
        numbers = [item.sender.participant for item in files]
        known = self.worksheet.times_by_participant
        listed = next((known[one] for one in numbers if one in known), None)
        listed = listed or self.worksheet.times.get(student.id)
        return listed.isoformat() if listed else ""


def by_attempt(files: list[Handed]) -> Iterator[list[Handed]]:
    """The files of each time of handing in, the earliest first."""
    untimed: list[Handed] = []
    timed: defaultdict[datetime, list[Handed]] = defaultdict(list)
    for item in files:
        (untimed if item.time is None else timed[item.time]).append(item)
    if untimed:
        yield untimed
    for time in sorted(timed):
        yield timed[time]


def digest(data: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(data).hexdigest()[:32]


class Attempts:
    """One student's attempts in the order in which they came, each found by what is in it."""

    def __init__(self, known: Iterable[Attempt]) -> None:
        self.all: list[Attempt] = []
        self.highest = 0
        self._with: defaultdict[object, list[int]] = defaultdict(list)
        for attempt in known:
            self.add(attempt)

    def add(self, attempt: Attempt) -> None:
        """One more."""
        self._with[_content(attempt)].append(len(self.all))
        self.all.append(attempt)
        self.highest = max(self.highest, attempt.number)

    def same_as(self, new: Attempt) -> int | None:
        """Where it is among them, if it was collected before.

        Going back to an older version is one more attempt.
        """
        is_ordered = any(file.order for file in new.files)
        for position in self._with.get(_content(new), ()):
            earlier = self.all[position]
            is_last = position == len(self.all) - 1
            if new.time == earlier.time if new.time and earlier.time else is_last or is_ordered:
                return position
        return None


def _content(attempt: Attempt) -> object:
    return frozenset((file.name, file.digest, file.order) for file in attempt.files)


class _Names:
    """Names for the files of one folder: no two are alike, not even where case does not count."""

    def __init__(self) -> None:
        self.taken: dict[str, int] = {}

    def free(self, name: str) -> str:
        """`name`, or that with a number before it where it is taken."""
        key = name.casefold()
        number = self.taken.get(key, 0) + 1
        self.taken[key] = number
        return name if number == 1 else self.free(f"{number}_{name}")
