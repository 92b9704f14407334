"""Reads a list with times, such as Moodle's grading worksheet: participants and hand-in times."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from autograder.course import CourseError
from autograder.lms.columns import recognise
from autograder.lms.roster import Roster, Student, read_roster
from autograder.lms.tables import Row, read_table
from autograder.lms.times import parse_time

NUMBER = re.compile(r"(\d+)\s*$")
NOTHING = {"", "-", "–", "—"}


@dataclass(frozen=True)
class Worksheet:
    """Students by Moodle's number of a participant, times (UTC) by student id, and what is odd."""

    participants: dict[str, Student] = field(default_factory=dict)
    times: dict[str, datetime] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


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
    sheet = Worksheet()
    problems: list[str] = []
    marks = [columns.get(what) for what in ("number", "login", "email", "id", "name", "first")]
    for _, row in table.body():
        student = _student(row, marks, people)
        if student is None:
            continue
        if who is not None and (number := NUMBER.search(row[who])):
            sheet.participants[number[1]] = student
        said = row[when] if when is not None else ""
        if said in NOTHING:
            continue
        try:
            sheet.times[student.id] = parse_time(said, local)
        except ValueError:
            problems.append(f"{path}:{row.line}: the time {said!r} is not understood.")
    return Worksheet(sheet.participants, sheet.times, tuple(problems))


def _student(row: Row, marks: list[int | None], people: Roster) -> Student | None:
    for place in marks:
        if place is not None and row[place] and (found := people.find(row[place])):
            return found
    return None
