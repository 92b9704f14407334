"""Puts what an LMS's download holds into submitted/, one student at a time, and loses nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo

from autograder.course import Assignment, Course
from autograder.lms import collected
from autograder.lms.archive import Found
from autograder.lms.collected import Attempt, Collected
from autograder.lms.downloads import Handed
from autograder.lms.keep import Keeper, Said
from autograder.lms.pick import Picked, pick
from autograder.lms.roster import Roster, Student
from autograder.lms.senders import Sorted, sort_by_student
from autograder.lms.submitted import Submitted
from autograder.lms.worksheet import Worksheet
from autograder.submission.choose import released

# Of one student's, whatever it came in: each file that may be the submission has to be read.
MAX_STUDENT_FILES = 2_000
MAX_STUDENT_BYTES = 512 << 20


@dataclass(frozen=True)
class Line:
    """What became of one student's work. `state`: "taken", "unchanged", "nothing" or "failed";
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
    def keeper(self) -> Keeper:
        """Keeps everything that comes in."""
        folder = collected.folder(self.course.root, self.assignment.name)
        return Keeper(folder, self.assignment.name, self.worksheet, self.zone)

    @property
    def submitted(self) -> Submitted:
        """Where what counts is put."""
        return Submitted(self.course.root, self.assignment)

    def run(self, handed: Iterable[Handed]) -> Report:
        """Take everything; raises OSError only where nothing could be remembered."""
        before = collected.load(self.course.root, self.assignment.name)
        accounts = {student: kept.accounts for student, kept in before.items()}
        worksheet = self.worksheet.without_namesakes(accounts)
        return replace(self, worksheet=worksheet)._run(handed, before, accounts)

    def _run(
        self,
        handed: Iterable[Handed],
        before: dict[str, Collected],
        accounts: Mapping[str, Collection[str]],
    ) -> Report:
        found = sort_by_student(handed, self.roster, self.worksheet, accounts)
        releases = released(self.course.root).get(self.assignment.module, ())
        lines: list[Line] = []
        people = [*found.by_student.values(), *self._with_others_work(before, found)]
        for student, files in people:
            known = before.get(student.id, Collected())
            try:
                own = found.accounts.get(student.id, ())
                lines.append(self._student(student, files, known, releases, own))
            except OSError as error:
                said = f"{error.filename or student.id}: {error.strerror or error}"
                lines.append(Line(student, "failed", known, (said,)))
            except Exception as error:  # whatever one's files set off, the others' are taken
                said = f"could not be taken ({type(error).__name__}: {error})"
                lines.append(Line(student, "failed", known, (), (said,)))
        files_of = {student.id: files for student, files in people}
        now = before | {
            line.student.id: replace(
                line.collected,
                refused=line.refused,
                accounts=tuple(found.accounts.get(line.student.id, ()))
                or _accounts(before.get(line.student.id), files_of.get(line.student.id, [])),
            )
            for line in lines
            if line.collected.attempts or line.refused
        }
        collected.save(self.course.root, self.assignment.name, now)
        missing = tuple(
            student
            for student in (self.roster.students if self.roster else ())
            if student.id not in found.by_student and not self.submitted.has_work(student)
        )
        return Report(tuple(lines), missing, found.unknown, self.worksheet.problems)

    def _student(
        self,
        student: Student,
        files: list[Handed],
        known: Collected,
        releases: Collection[str],
        accounts: Collection[str],
    ) -> Line:
        """Keep the files, choose, and put what counts into submitted/.

        accounts: the LMS's that are the student's, where that is known by now; what another one
        handed in before it was known does not count.
        """
        said = Said()
        if too_much := _too_much(files):
            said.refused.append(too_much)
            files = []
        attempts = self.keeper.keep(student, files, known.attempts, said)
        own = [one for one in attempts if self._is_own(student, one, accounts)]
        picked = self._picked(student, own, releases)
        if not picked.chosen and len(own) < len(attempts):
            kept = self.submitted.take_away(student, known, self.keeper.of(student))
            said.remarks.append("what counted is another account's, as is known by now")
            _remark_kept(said, kept)
            nothing = replace(known, attempts=tuple(attempts), counts=0, taken={})
            return Line(student, "nothing", nothing, tuple(said.remarks), said.few_refused)
        if not picked.chosen:
            names = collected.shortened([over.name for over in picked.passed_over])
            if names:
                said.remarks.append(f"nothing that could be graded: {names}")
            else:
                said.remarks.append("refused, see below" if said.refused else "nothing in it")
            nothing = replace(known, attempts=tuple(attempts))
            return Line(student, "nothing", nothing, tuple(said.remarks), said.few_refused)
        now = _collected(tuple(attempts), picked, self.assignment.module)
        state = "unchanged" if self.submitted.holds(student, now) else "taken"
        if state == "taken":
            self._put(student, now, picked, known, said)
        remarks = (*said.remarks, *_remarks(now, picked))
        return Line(student, state, now, remarks, said.few_refused)

    def _is_own(self, student: Student, attempt: Attempt, accounts: Collection[str]) -> bool:
        """Whether an attempt came from one of the student's accounts, as far as they are known, and
        from none that the worksheet gives to somebody else."""
        if accounts and attempt.account:
            return attempt.account in accounts
        owner = self.worksheet.participants.get(attempt.account)
        return owner is None or owner.id == student.id

    def _with_others_work(
        self, before: dict[str, Collected], found: Sorted
    ) -> Iterator[tuple[Student, list[Handed]]]:
        """The students who hand in nothing now, and whose work is another's as is known by now."""
        students = self.roster.by_id if self.roster is not None else {}
        for id, known in before.items():
            student = students.get(id)
            if student is None or id in found.by_student or known.attempt is None:
                continue
            if not self._is_own(student, known.attempt, found.accounts.get(id, ())):
                yield student, []

    def _picked(
        self, student: Student, attempts: list[Attempt], releases: Collection[str]
    ) -> Picked:
        places = [(attempt, self.keeper.place(student, attempt)) for attempt in attempts]
        others = [a for a in self.course.assignments if a.name != self.assignment.name]
        return pick(places, self.assignment, releases, others)

    def _put(
        self, student: Student, now: Collected, picked: Picked, known: Collected, said: Said
    ) -> None:
        files = [
            (
                f"{self.assignment.module}{candidate.variant.suffix}",
                self.keeper.place(student, candidate.attempt) / candidate.file.path,
            )
            for candidate in picked.chosen
        ]
        kept = self.submitted.put(student, now, files, known, self.keeper.of(student))
        _remark_kept(said, kept)


def _remark_kept(said: Said, place: str) -> None:
    if place:
        said.remarks.append(f"what lay in submitted/ is kept in {place}")


def _accounts(before: Collected | None, files: Iterable[Handed]) -> tuple[str, ...]:
    """The LMS's accounts that a student's work has come from so far."""
    known = dict.fromkeys(before.accounts if before else ())
    known |= dict.fromkeys(account for item in files if (account := item.sender.account))
    return tuple(known)


def _too_much(files: list[Handed]) -> str:
    """Why nothing of it is taken in; empty where it is no more than anybody's work."""
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


def _older_that_came_later(now: Collected) -> str:
    """The numbers of attempts that are higher than that of the one that counts, which is newer."""
    order = [attempt.number for attempt in collected.in_order(now.attempts)]
    older = order[: order.index(now.counts)]
    return collected.shortened([str(number) for number in sorted(older) if number > now.counts])


def _remarks(now: Collected, picked: Picked) -> Iterator[str]:
    if older := _older_that_came_later(now):
        yield f"attempt {now.counts} counts: what came in later as {older} was handed in earlier"
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
