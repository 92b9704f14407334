"""Finds the grade column and each row's student in an LMS's own file, and what may change there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.course import Assignment, CourseError
from autograder.lms.columns import Columns, recognise
from autograder.lms.identity import (
    KNOWN,
    NAME,
    Meant,
    has_other_address,
    meant_by,
    participant_in,
    person_in,
    strongest,
)
from autograder.lms.names import key
from autograder.lms.roster import POINTS_POSSIBLE, TEST_STUDENTS, Roster, Student
from autograder.lms.tables import Row, Table

CANVAS_TITLE = re.compile(r"^(?P<title>.*\S)\s+\(\d+\)$")
BLACKBOARD_TITLE = re.compile(r"^(?P<title>.*?)\s*(?:\[.*\])?\s*\|\s*\d+$")
BLACKBOARD_POINTS = re.compile(r"(?:Total Pts|총점|총 점수)\D*(?P<most>\d+(?:[.,]\d+)?)")
MOODLE_GRADE = {key(title) for title in ("Grade", "성적", "점수", "평점")}
MOODLE_MOST = {
    key(title) for title in ("Maximum grade", "최대 성적", "최고 점수", "최대 점수", "만점")
}
# Sites translate these two anew (Moodle 3.0 in Korean has no words for the second).
MOODLE_MOST_LIKE = re.compile(r"(?i)^(?:최대|최고|maximum)\s*(?:성적|점수|grade|points)$")
MOODLE_CHANGEABLE = re.compile(r"(?i)grade can be changed|(?:성적|점수|평점).*변경")
# In Korean the colon has a blank before it: 과제 :02_mlp (실점수).
MOODLE_ITEM = re.compile(r"^(?:[^:：]+[:：])\s*(?P<title>.*?)\s*\((?P<kind>[^()]*)\)$")
NOT_REAL = re.compile(r"percent|letter|feedback|백분[율률]|퍼센트|문자|등급|피드백", re.IGNORECASE)
READ_ONLY = re.compile(r"\(?read[ -]only\)?|읽기 전용", re.IGNORECASE)
NO = {"no", "아니오", "아니요", "false", "0"}
EXCUSED = {"ex", "excused"}
NOT_ASSIGNED = "n/a"


@dataclass(frozen=True)
class SheetRow:
    """A row about a student: its place in the table, who it is as far as anybody knows, and why
    its grade stays as it is (empty where it may change). `by_name`: a name alone tells who it is,
    and the address is another than on the roster."""

    place: int
    shown: str
    student: Student | None
    keep: str = ""
    by_name: bool = False


@dataclass(frozen=True)
class Sheet:
    """The one column that may change, its rows, the most that the LMS takes (None: unsaid), and the
    columns of the LMS's own numbers."""

    table: Table
    column: int
    rows: tuple[SheetRow, ...]
    most: float | None = None
    numbers: frozenset[int] = frozenset()


# Whose work came from which account, by the LMS's number of it.
Participants = dict[str, Student]
Finder = Callable[[Table, Assignment, Roster, Participants, str | None], Sheet]


def canvas(
    table: Table,
    assignment: Assignment,
    people: Roster,
    participants: Participants,
    said: str | None,
) -> Sheet:
    """Canvas's grade book: a title without its number would make a new assignment."""
    columns = recognise(table)
    if "lms_id" not in columns:
        raise _not_of(table, "Canvas's grade book", "Student, ID and Section")
    titles = {
        place: matched["title"]
        for place, title in enumerate(table.columns)
        if (matched := CANVAS_TITLE.match(title)) and not READ_ONLY.search(title)
    }
    column = _column(table, titles, assignment, said)
    most, rows = None, list[SheetRow]()
    for place, row, student, by_name in _rows(table, columns, people, participants):
        name = _name(row, columns)
        if key(name) in POINTS_POSSIBLE and not rows and not row[columns.places["lms_id"]]:
            if READ_ONLY.search(row[column]):
                raise CourseError(
                    f"{table.path}: the column {table.columns[column]!r} is read only in Canvas."
                )
            most = number(row[column])
        elif name and key(name) not in TEST_STUDENTS:
            keep = "excused in Canvas (EX)" if row[column].casefold() in EXCUSED else ""
            if row[column].casefold() == NOT_ASSIGNED:  # Canvas passes over what stands there
                keep = "the assignment is not for this student in Canvas (N/A)"
            rows.append(SheetRow(place, name, student, keep, by_name))
    return Sheet(table, column, tuple(rows), most, frozenset(titles))


def moodle(
    table: Table,
    assignment: Assignment,
    people: Roster,
    participants: Participants,
    said: str | None,
) -> Sheet:
    """Moodle's grading worksheet of one assignment, or its export of all grades."""
    columns = recognise(table)
    titles = [key(title) for title in table.columns]
    grade = [place for place, title in enumerate(titles) if title in MOODLE_GRADE]
    items: dict[int, str] = {}
    if "participant" in columns and grade and said is None:
        column = grade[0]
    else:
        items = {
            place: matched["title"]
            for place, title in enumerate(table.columns)
            if (matched := MOODLE_ITEM.match(title)) and not NOT_REAL.search(matched["kind"])
        }
        if not items:
            raise _not_of(table, "Moodle's worksheet or grade export", "Identifier and Grade")
        column = _column(table, items, assignment, said)
    most_at = next((p for p, title in enumerate(table.columns) if _is_most(title)), None)
    changeable = (p for p, title in enumerate(table.columns) if MOODLE_CHANGEABLE.search(title))
    open_at = next(changeable, None) if "participant" in columns else None
    most, rows = None, list[SheetRow]()
    for place, row, student, by_name in _rows(table, columns, people, participants):
        if most is None and most_at is not None:
            most = number(row[most_at])
        locked = open_at is not None and row[open_at].casefold() in NO
        keep = "locked in Moodle" if locked else ""
        shown = _shown(row, columns)
        rows.append(SheetRow(place, shown, student, keep, by_name))
    own = {column, *items, *([most_at] if most_at is not None else [])}
    return Sheet(table, column, tuple(rows), most, frozenset(own))


def blackboard(
    table: Table, assignment: Assignment, people: Roster, _: Participants, said: str | None
) -> Sheet:
    """Blackboard's grade centre: a title without its number would make a column worth nothing."""
    columns = recognise(table)
    if "login" not in columns:
        raise _not_of(table, "Blackboard's grade centre", "Username and 'title [...] |number'")
    titles = {
        place: matched["title"]
        for place, title in enumerate(table.columns)
        if (matched := BLACKBOARD_TITLE.match(title))
    }
    column = _column(table, titles, assignment, said)
    points = BLACKBOARD_POINTS.search(table.columns[column])
    rows = tuple(
        SheetRow(place, _shown(row, columns), student, by_name=by_name)
        for place, row, student, by_name in _rows(table, columns, people, {})
    )
    most = number(points["most"]) if points else None
    return Sheet(table, column, rows, most, frozenset(titles))


def _is_most(title: str) -> bool:
    return key(title) in MOODLE_MOST or MOODLE_MOST_LIKE.match(title.strip()) is not None


FINDERS: dict[str, Finder] = {
    "canvas": canvas,
    "moodle": moodle,
    "coursemos": moodle,
    "blackboard": blackboard,
}


def number(text: str) -> float | None:
    """A number with a decimal point or comma; None for anything else."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def titles_of(assignment: Assignment) -> list[str]:
    """What an LMS may call the assignment."""
    title = assignment.title
    return [assignment.name, title.ko, title.en, assignment.module]


def _column(table: Table, titles: dict[int, str], assignment: Assignment, said: str | None) -> int:
    """The column of the assignment; CourseError where none or several can be meant."""
    if said is not None:
        found = [
            place
            for place, title in titles.items()
            if key(said) in (key(title), key(table.columns[place]))
        ]
        if not found:
            raise CourseError(
                f"{table.path}: {said!r} is no column that takes a grade; {_there(table, titles)}"
            )
        return found[0]
    names = [key(name) for name in titles_of(assignment)]
    exact = [place for place, title in titles.items() if key(title) in names]
    near = [p for p, title in titles.items() if any(name in key(title) for name in names[:3])]
    found = exact or near
    if len(found) == 1:
        return found[0]
    what = "several columns could be" if found else "no column is"
    raise CourseError(
        f"{table.path}: {what} {assignment.name}; name it with --column. {_there(table, titles)}"
    )


def _there(table: Table, titles: dict[int, str]) -> str:
    names = ", ".join(repr(table.columns[place]) for place in titles)
    return f"There are: {names}." if names else "There is none that takes a grade."


def _not_of(table: Table, what: str, wanted: str) -> CourseError:
    return CourseError(
        f"{table.path}: is not {what}, which has the columns {wanted}; "
        f"there are: {', '.join(table.columns)}."
    )


def _name(row: Row, columns: Columns) -> str:
    return person_in(row, columns).name


def _shown(row: Row, columns: Columns) -> str:
    marks = [row[columns.places[w]] for w in ("number", "login", "email") if w in columns]
    return _name(row, columns) or next(filter(None, marks), f"line {row.line}")


def _rows(
    table: Table, columns: Columns, people: Roster, participants: Participants
) -> Iterator[tuple[int, Row, Student | None, bool]]:
    """Each row with its place, the student whom it is about, and `by_name` as in `SheetRow`."""
    with_account = {student.id for student in participants.values()}

    def meant(row: Row) -> Meant | None:
        person = person_in(row, columns)
        found = meant_by(person, people)
        account = participant_in(row, columns) or person.marks.get("lms_id", "")
        student = participants.get(account)
        if found is not None and found.strength < KNOWN:
            return found
        if student is not None:
            return Meant(student, KNOWN)
        # A name, and the number of another account than the student's work came from.
        if found is None or found.strength != NAME or not account:
            return found
        return None if found.student.id in with_account else found

    body = list(table.body())
    whom = [meant(row) for _, row in body]
    for (place, row), one, student in zip(body, whom, strongest(whom), strict=True):
        by_name = (
            student is not None
            and one is not None
            and one.strength == NAME
            and has_other_address(person_in(row, columns), student)
        )
        yield place, row, student, by_name
