"""Reads deadline extensions from course.yml, and from extensions.csv next to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from autograder.course import Course, CourseError, Extension
from autograder.lms.names import key, nfc
from autograder.lms.roster import Roster, load_roster
from autograder.lms.tables import Row, Table, read_table
from autograder.lms.times import parse_time

EXTENSIONS_FILE = "extensions.csv"
TITLES = {
    "assignment": ("assignment", "과제"),
    "student": ("student", "student id", "id", "학생", "학번", "이름"),
    "until": ("until", "due", "기한", "마감"),
    "days": ("days", "일수", "연장 일수"),
    "exempt": ("exempt", "면제"),
    "reason": ("reason", "사유"),
}
EVERYBODY = {key(word) for word in ("", "everybody", "everyone", "all", "모두", "전체", "전원")}
YES, NO = {"yes", "true", "1", "x", "o", "y", "예", "네"}, {"", "no", "false", "0", "n", "아니오"}


def extensions_of(course: Course) -> tuple[Extension, ...]:
    """Everybody's extensions, students by the ids that the roster gives them.

    Raises CourseError, a line per problem, where the CSV is not understood.
    """
    roster = load_roster(course.root)
    path = course.root / EXTENSIONS_FILE
    listed = tuple(_of_table(path, course)) if path.is_file() else ()
    return tuple(_by_id(item, roster) for item in (*course.extensions, *listed))


def unknown_students(course: Course) -> list[str]:
    """Students of extensions who are not on the roster."""
    roster = load_roster(course.root)
    if roster is None:
        return []
    named = {item.student for item in extensions_of(course)}
    return sorted(name for name in named if name and name not in roster.by_id)


def _by_id(item: Extension, roster: Roster | None) -> Extension:
    student = "" if key(item.student) in EVERYBODY else nfc(item.student)
    found = roster.find(student) if roster is not None and student else None
    return Extension(
        item.assignment,
        found.id if found else student,
        item.until,
        item.days,
        item.exempt,
        item.reason,
    )


def _of_table(path: Path, course: Course) -> Iterator[Extension]:
    table = read_table(path)
    places = _places(table)
    problems: list[str] = []
    found: list[Extension] = []
    for _, row in table.body():
        try:
            found.append(_extension(row, places, course))
        except ValueError as error:
            problems.append(f"{path}:{row.line}: {error}.")
    if problems:
        raise CourseError(problems)
    yield from found


def _places(table: Table) -> dict[str, int]:
    known = {key(title): what for what, titles in TITLES.items() for title in titles}
    places: dict[str, int] = {}
    for place, title in enumerate(table.columns):
        if what := known.get(key(title)):
            places.setdefault(what, place)
    missing = [what for what in ("assignment", "student") if what not in places]
    if missing or not {"until", "days", "exempt"} & places.keys():
        raise CourseError(
            f"{table.path}: needs the columns assignment, student and one of until, days, exempt; "
            f"there are: {', '.join(table.columns)}."
        )
    return places


def _extension(row: Row, places: dict[str, int], course: Course) -> Extension:
    held = {what: row[place] for what, place in places.items()}
    names = [assignment.name for assignment in course.assignments]
    if held["assignment"] not in names:
        raise ValueError(f"{held['assignment']!r} is no assignment of course.yml")
    until = days = None
    if said := held.get("until"):
        until = _until(said, course, held["assignment"])
    if said := held.get("days"):
        days = _days(said)
    said = held.get("exempt", "").casefold()
    if said not in YES | NO:
        raise ValueError(f"{said!r} is neither yes nor no")
    exempt = said in YES
    if sum((until is not None, days is not None, exempt)) != 1:
        raise ValueError("one of until, days and exempt is needed, and only one")
    return Extension(
        held["assignment"], held["student"], until, days, exempt, held.get("reason", "")
    )


def _until(said: str, course: Course, assignment: str) -> datetime:
    """A date without a time lasts until its last minute; without a zone it is the due date's."""
    due = course.assignment(assignment).due
    zone: tzinfo = (due.tzinfo if due else None) or UTC
    only_date = ":" not in said
    try:
        time = parse_time(f"{said} 23:59" if only_date else said, zone)
    except ValueError:
        raise ValueError(f"{said!r} is not understood as a date") from None
    return time.replace(tzinfo=UTC)


def _days(said: str) -> float:
    try:
        days = float(said.lstrip("+").replace(",", "."))
    except ValueError:
        days = 0.0
    if not 0 < days <= 366:
        raise ValueError(f"{said!r} is no number of days above 0")
    return days
