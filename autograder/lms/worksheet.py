"""Reads a list with times, such as Moodle's grading worksheet: participants and hand-in times."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from functools import cached_property
from pathlib import Path

from autograder.course import CourseError
from autograder.lms.columns import Columns, recognise
from autograder.lms.identity import NAME, meant_by, participant_in, person_in
from autograder.lms.roster import Roster, Student, read_roster
from autograder.lms.tables import Row, read_table
from autograder.lms.times import parse_time

NOTHING = {"", "-", "–", "—"}


@dataclass(frozen=True)
class Worksheet:
    """Students by Moodle's number of a participant, times (UTC) by that number and by student id,
    and what is odd. `by_name`: the numbers whose student is meant by a name alone."""

    participants: dict[str, Student] = field(default_factory=dict)
    by_name: frozenset[str] = frozenset()
    times: dict[str, datetime] = field(default_factory=dict)
    times_by_participant: dict[str, datetime] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @cached_property
    def accounts(self) -> dict[str, set[str]]:
        """The numbers of participants by the student's id."""
        found: dict[str, set[str]] = {}
        for number, student in self.participants.items():
            found.setdefault(student.id, set()).add(number)
        return found

    def without_namesakes(self, accounts: Mapping[str, Collection[str]]) -> Worksheet:
        """Without the participants who have no more than the name of a student whose work came
        from another account before; `accounts` are those by the student's id."""
        named: dict[str, Student] = {}
        for number in self.by_name:
            student = self.participants[number]
            if (known := accounts.get(student.id)) and number not in known:
                named[number] = student
        ids = {student.id for student in named.values()}
        told = (_NAMED.format(number=n, who=s.shown) for n, s in sorted(named.items()))
        return replace(
            self,
            participants={n: s for n, s in self.participants.items() if n not in named},
            by_name=self.by_name - named.keys(),
            times={id: time for id, time in self.times.items() if id not in ids},
            problems=(*self.problems, *told),
        )


def read_worksheet(path: Path, roster: Roster | None, local: tzinfo) -> Worksheet:
    """Read the list at `path`; times without a zone are times of `local`.

    Raises CourseError where it has neither times nor participants.
    """
    table = read_table(path)
    columns = recognise(table)
    who, when = columns.get("participant"), columns.get("submitted")
    if who is None and when is None:
        raise CourseError(
            f"{path}: no column holds times or participants (there are: "
            f"{', '.join(table.columns)}); Moodle's grading worksheet has "
            "'Identifier' and 'Last modified (submission)'."
        )
    people = roster or read_roster(path)
    rows = [row for _, row in table.body()]
    numbers = {row.line: number for row in rows if (number := participant_in(row, columns))}
    told = {row.line: row[when] for row in rows if when is not None and row[when] not in NOTHING}
    times = {line: _time(said, local) for line, said in told.items()}
    sheet = Worksheet()
    for line, number in numbers.items():
        if time := times.get(line):
            sheet.times_by_participant[number] = time
    problems: list[str] = []
    by_name: set[str] = set()
    for student, strength, meant in _rows_of(rows, columns, people):
        if len(meant) > 1 and strength == NAME:
            lines = ", ".join(str(row.line) for row in meant)
            problems.append(f"{path}: lines {lines} {_SAME.format(id=student.id)}")
            continue
        for row in meant:
            if row.line in numbers:
                sheet.participants[numbers[row.line]] = student
                by_name |= {numbers[row.line]} if strength == NAME else set()
            if time := times.get(row.line):
                sheet.times[student.id] = time
            elif said := told.get(row.line):
                problems.append(f"{path}:{row.line}: the time {said!r} is not understood.")
    return replace(sheet, problems=tuple(problems), by_name=frozenset(by_name))


def _time(said: str, local: tzinfo) -> datetime | None:
    try:
        return parse_time(said, local)
    except ValueError:
        return None


_NAMED = (
    "participant {number} of the worksheet has the name of {who}, whose work came from another "
    "account before; put it in its place by hand if they are one."
)
_SAME = (
    "all mean {id} by a name alone, so none of them counts; give the roster what tells them apart, "
    "such as e-mail addresses."
)


def _rows_of(
    rows: list[Row], columns: Columns, people: Roster
) -> Iterator[tuple[Student, int, list[Row]]]:
    """The rows that mean each student by the strongest mark that means them in any row, and how
    strong that is. Whoever has another's name in an LMS has no number or address of theirs.
    """
    found: dict[str, dict[int, list[Row]]] = {}
    students: dict[str, Student] = {}
    for row in rows:
        if meant := meant_by(person_in(row, columns), people):
            students[meant.student.id] = meant.student
            found.setdefault(meant.student.id, {}).setdefault(meant.strength, []).append(row)
    for id, by_strength in found.items():
        strength = min(by_strength)
        yield students[id], strength, by_strength[strength]
