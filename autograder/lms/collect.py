"""Puts what an LMS's download holds into submitted/, one student at a time, and loses nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.lms import collected
from autograder.lms.archive import Found, Trouble
from autograder.lms.collected import Attempt, Collected, KeptFile
from autograder.lms.downloads import Handed, Sender
from autograder.lms.names import existing, folder_name, is_folder_name, nfc
from autograder.lms.pick import Picked, pick
from autograder.lms.roster import Roster, Student
from autograder.lms.times import parse_time, written
from autograder.lms.worksheet import Worksheet
from autograder.submission.choose import released

SUBMITTED = "submitted"
TIMESTAMP = "timestamp.txt"
# Of one student's, whatever it came in: each file that may be the submission has to be read.
MAX_STUDENT_FILES = 2_000
MAX_STUDENT_BYTES = 512 << 20


@dataclass(frozen=True)
class Line:
    """What was done with one student's work. `state`: "taken", "unchanged", "nothing" or "failed";
    `refused` names what could not be taken in, and why."""

    student: Student
    state: str
    collected: Collected = field(default_factory=Collected)
    remarks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def time(self) -> str:
        """When what counts was handed in; empty where nobody knows."""
        attempt = self.collected.attempt
        return attempt.time if attempt else ""

    @property
    def is_marked_late(self) -> bool:
        """Whether the LMS marks what counts as late."""
        attempt = self.collected.attempt
        return attempt is not None and attempt.late


@dataclass(frozen=True)
class Report:
    """Everything that happened: a line per student, who is missing, who is unknown, and why."""

    lines: tuple[Line, ...]
    missing: tuple[Student, ...]
    unknown: tuple[tuple[str, str], ...]
    problems: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nobody's work was left behind."""
        whole = (line.state in ("taken", "unchanged") and not line.refused for line in self.lines)
        return not self.unknown and all(whole)


@dataclass(frozen=True)
class Collector:
    """One collecting: what course, whose work, and what is known about students and times."""

    course: Course
    assignment: Assignment
    roster: Roster | None
    worksheet: Worksheet = field(default_factory=Worksheet)

    @property
    def zone(self) -> tzinfo:
        """The zone of the due date: LMSs write times as people there read them."""
        due = self.assignment.due
        return (due.tzinfo if due else None) or UTC

    @property
    def kept(self) -> Path:
        """Where everything that comes in is kept."""
        return collected.folder(self.course.root, self.assignment.name)

    def run(self, handed: Iterable[Handed]) -> Report:
        """Take everything; raises OSError only where nothing could be remembered."""
        by_student, unknown = self._sorted(handed)
        before = collected.load(self.course.root, self.assignment.name)
        releases = released(self.course.root).get(self.assignment.module, ())
        lines: list[Line] = []
        for student, files in by_student.values():
            known = before.get(student.id, Collected())
            try:
                lines.append(self._student(student, files, known, releases))
            except OSError as error:
                said = f"{error.filename or student.id}: {error.strerror or error}"
                lines.append(Line(student, "failed", known, (said,)))
        now = before | {
            line.student.id: replace(line.collected, refused=line.refused)
            for line in lines
            if line.collected.attempts or line.refused
        }
        collected.save(self.course.root, self.assignment.name, now)
        missing = tuple(
            student
            for student in (self.roster.students if self.roster else ())
            if student.id not in by_student and not self._has_work(student)
        )
        return Report(tuple(lines), missing, unknown, self.worksheet.problems)

    def _has_work(self, student: Student) -> bool:
        folder = existing(self.course.root / SUBMITTED, student.id)
        return existing(folder, self.assignment.name).is_dir()

    def _sorted(
        self, handed: Iterable[Handed]
    ) -> tuple[dict[str, tuple[Student, list[Handed]]], tuple[tuple[str, str], ...]]:
        """The files by student, and (who, why) for those that belong to nobody."""
        by_student: dict[str, tuple[Student, list[Handed]]] = {}
        unknown: dict[str, str] = {}
        for item in handed:
            student = self._who(item.sender)
            if isinstance(student, str):
                number = item.sender.participant
                who = f"{item.sender.name} ({number})" if number else item.sender.name
                unknown[who] = student
            else:
                by_student.setdefault(student.id, (student, []))[1].append(item)
        if self.roster is not None:
            order = {student.id: place for place, student in enumerate(self.roster.students)}
            by_student = dict(sorted(by_student.items(), key=lambda entry: order[entry[0]]))
        return by_student, tuple(unknown.items())

    def _who(self, sender: Sender) -> Student | str:
        """The student, or why there is none."""
        if student := self.worksheet.participants.get(sender.participant):
            return student
        if self.roster is None:
            id = nfc(sender.lms_id or sender.name).strip()
            if not is_folder_name(id):
                return "this cannot be the name of a folder; give the course a roster"
            return Student(id, nfc(sender.name), lms_id=sender.lms_id)
        if sender.lms_id and (student := self.roster.with_lms_id(sender.lms_id)):
            return student
        if sender.kind == "mark" and (student := self.roster.marked(sender.name)):
            return student
        named = self.roster.named(sender.name)
        if len(named) == 1:
            return named[0]
        if sender.kind == "name" and (student := self.roster.numbered(sender.name)):
            return student
        if named:
            ids = ", ".join(student.id for student in named)
            return f"{len(named)} students have this name ({ids}); tell them apart by --worksheet"
        return "is not on the roster"

    def _student(
        self, student: Student, files: list[Handed], known: Collected, releases: Collection[str]
    ) -> Line:
        """Keep the files, choose, and put what counts into submitted/."""
        remarks: list[str] = []
        refused: list[str] = []
        attempts = list(known.attempts)
        if too_much := _too_much(files):
            refused.append(too_much)
            files = []
        for attempt in self._attempts(files):
            attempts = self._keep(student, attempt, attempts, remarks, refused)
        places = [(attempt, self._place(student, attempt)) for attempt in attempts]
        others = [a for a in self.course.assignments if a.name != self.assignment.name]
        picked = pick(places, self.assignment, releases, others)
        if not picked.chosen:
            names = collected.shortened([over.name for over in picked.passed_over])
            if names:
                remarks.append(f"nothing that could be graded: {names}")
            else:
                remarks.append("refused, see below" if refused else "nothing in it")
            nothing = replace(known, attempts=tuple(attempts))
            return Line(student, "nothing", nothing, tuple(remarks), tuple(refused))
        now = _collected(tuple(attempts), picked, self.assignment.module)
        state = "unchanged" if self._is_in_place(student, now) else "taken"
        if state == "taken":
            self._put(student, now, picked, known, remarks)
        return Line(student, state, now, (*remarks, *_remarks(now, picked)), tuple(refused))

    def _attempts(self, files: list[Handed]) -> Iterator[list[Handed]]:
        """The files of each time of handing in, the earliest first."""
        times = sorted({item.time for item in files if item.time is not None})
        for time in [None, *times]:
            of_time = [item for item in files if item.time == time]
            if of_time:
                yield of_time

    def _keep(
        self,
        student: Student,
        files: list[Handed],
        attempts: list[Attempt],
        remarks: list[str],
        refused: list[str],
    ) -> list[Attempt]:
        """Write one attempt's files where they are kept, unless they are there already."""
        number = max((attempt.number for attempt in attempts), default=0) + 1
        place = self.kept / "attempts" / folder_name(student.id) / f"{number:02}"
        new = place.with_name(f".{place.name}.{os.getpid()}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        try:
            made, said = self._written(files, new, remarks, refused)
            if not made:
                return attempts
            time = self._time(student, files) or said
            late = any(item.late for item in files)
            label = next((item.label for item in files if item.label), "")
            attempt = Attempt(number, tuple(made), time, late, label)
            for position, earlier in enumerate(attempts):
                if _is_same(attempt, earlier, last=earlier is attempts[-1]):
                    again = replace(
                        attempt,
                        number=earlier.number,
                        files=earlier.files,
                        time=time or earlier.time,
                    )
                    return [*attempts[:position], again, *attempts[position + 1 :]]
            shutil.rmtree(place, ignore_errors=True)  # of a run that was stopped
            new.rename(place)
            return [*attempts, attempt]
        finally:
            shutil.rmtree(new, ignore_errors=True)

    def _written(
        self, files: list[Handed], folder: Path, remarks: list[str], refused: list[str]
    ) -> tuple[list[KeptFile], str]:
        """One file after the other, so that few are in memory; and the time that came along."""
        made: list[KeptFile] = []
        time = ""
        names = _Names()
        for item in files:
            if isinstance(item.entry, Trouble):
                refused.append(f"{item.shown} {item.entry.why}")
                continue
            try:
                data = item.entry.read()
            except ValueError as error:
                refused.append(f"{item.shown} {error}")
                continue
            if item.entry.name == TIMESTAMP:
                time = self._time_in_file(data, remarks)
            path = names.free(folder_name("__".join(item.inside)))
            (folder / path).write_bytes(data)
            when = item.entry.time.isoformat() if item.entry.time else ""
            made.append(KeptFile(item.shown, path, _digest(data), item.order, when))
        return made, time

    def _time_in_file(self, data: bytes, remarks: list[str]) -> str:
        """The time in a timestamp.txt that came along."""
        try:
            return parse_time(data.decode("utf-8-sig")).isoformat()
        except ValueError:
            remarks.append("its timestamp.txt is not understood")
            return ""

    def _time(self, student: Student, files: list[Handed]) -> str:
        """When the LMS says that this was handed in, in UTC."""
        local = next((item.time for item in files if item.time is not None), None)
        if local is not None:
            return local.replace(tzinfo=self.zone).astimezone(UTC).replace(tzinfo=None).isoformat()
        listed = self.worksheet.times.get(student.id)
        return listed.isoformat() if listed else ""

    def _place(self, student: Student, attempt: Attempt) -> Path:
        return self.kept / "attempts" / folder_name(student.id) / f"{attempt.number:02}"

    def _target(self, student: Student) -> Path:
        folder = existing(self.course.root / SUBMITTED, student.id)
        return existing(folder, self.assignment.name)

    def _is_in_place(self, student: Student, now: Collected) -> bool:
        """Whether submitted/ holds exactly what would be put there."""
        target = self._target(student)
        try:
            there = {path.name: path.read_bytes() for path in target.iterdir()}
        except OSError:
            return False
        stamp = there.pop(TIMESTAMP, b"")
        wanted = {name: digest for name, (_, digest) in now.taken.items()}
        if {name: _digest(data) for name, data in there.items()} != wanted:
            return False
        return stamp == self._stamp(now)

    def _put(
        self,
        student: Student,
        now: Collected,
        picked: Picked,
        known: Collected,
        remarks: list[str],
    ) -> None:
        """Replace the student's folder in submitted/ as a whole; what else lay there is kept."""
        target = self._target(student)
        new = target.with_name(f".{target.name}.{os.getpid()}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        for candidate in picked.chosen:
            source = self._place(student, candidate.attempt) / candidate.file.path
            shutil.copyfile(source, new / f"{self.assignment.module}{candidate.variant.suffix}")
        if stamp := self._stamp(now):
            (new / TIMESTAMP).write_bytes(stamp)
        if target.is_dir():
            self._set_aside(student, target, known, remarks)
        new.rename(target)

    def _set_aside(
        self, student: Student, target: Path, known: Collected, remarks: list[str]
    ) -> None:
        """Keep what was in submitted/, unless it was collected before."""
        before = {name: digest for name, (_, digest) in known.taken.items()}
        there = {p.name: _digest(p.read_bytes()) for p in target.iterdir() if p.is_file()}
        there.pop(TIMESTAMP, None)
        if there and there != before:
            kept = self.kept / "attempts" / folder_name(student.id)
            kept.mkdir(parents=True, exist_ok=True)
            number = sum(1 for path in kept.iterdir() if path.name.startswith("before")) + 1
            aside = kept / f"before-{number:02}"
            shutil.copytree(target, aside, symlinks=True)
            remarks.append(f"what lay in submitted/ is kept in {aside}")
        shutil.rmtree(target)

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


def _too_much(files: list[Handed]) -> str:
    """Why all of it is refused; empty where it is within the limits."""
    size = sum(item.entry.size for item in files if isinstance(item.entry, Found))
    if len(files) <= MAX_STUDENT_FILES and size <= MAX_STUDENT_BYTES:
        return ""
    return (
        f"{len(files)} files of {size / (1 << 20):.1f} MiB, where {MAX_STUDENT_FILES} files and "
        f"{MAX_STUDENT_BYTES >> 20} MiB are the most: nothing of it was taken; ask for the work "
        "alone"
    )


def _collected(attempts: tuple[Attempt, ...], picked: Picked, module: str) -> Collected:
    taken = {f"{module}{c.variant.suffix}": (c.file.name, c.file.digest) for c in picked.chosen}
    return Collected(attempts, picked.chosen[0].attempt.number, taken, picked.passed_over)


def _remarks(now: Collected, picked: Picked) -> Iterator[str]:
    for name, own in now.renamed.items():
        yield f"{own} → {name}"
    if len(picked.chosen) == 2 and picked.chosen[0].print != picked.chosen[1].print:
        yield "script and notebook disagree: look at both"
    if any(candidate.print is None for candidate in picked.chosen):
        yield "cannot be read"
    elif not any(candidate.holds_work for candidate in picked.chosen):
        yield "as it was released"
    left = [over for over in now.passed_over if over.why not in ("the same code",)]
    if left:
        yield "passed over: " + collected.shortened([f"{o.name} ({o.why})" for o in left])
    attempt = now.attempt
    if attempt and attempt.late and not attempt.time:
        yield "marked late by the LMS, which does not say when: counted as one day"


def _is_same(new: Attempt, earlier: Attempt, *, last: bool) -> bool:
    """Whether it was collected before; going back to an older version is one more attempt."""
    if {(f.name, f.digest, f.order) for f in new.files} != {
        (f.name, f.digest, f.order) for f in earlier.files
    }:
        return False
    if new.time and earlier.time:
        return new.time == earlier.time
    return last or any(file.order for file in new.files)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
