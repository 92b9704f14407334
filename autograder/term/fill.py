"""Fills one column of an LMS's own grade file; unknown scores are left alone and reported."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from autograder.course import CourseError
from autograder.lms.sheets import Sheet, number
from autograder.lms.tables import Table
from autograder.term.standing import WITHOUT_SCORE, Standing

COMMA = re.compile(r"^-?\d+,\d+$")
POINT = re.compile(r"^-?\d+\.\d+$")


@dataclass(frozen=True)
class Change:
    """One cell: whose, what stood there and what does now."""

    who: str
    was: str
    now: str


@dataclass(frozen=True)
class Filled:
    """The file with the scores in it, and what was done for each student.

    `left`: rows that stay as they are, and why; `absent`: scores that have no row; `by_name`: rows
    that have a score, and only the name and not the address of the student whose it is;
    `values` holds the scores passed on, by student, as the course counts points.
    """

    table: Table
    changes: tuple[Change, ...]
    same: int
    left: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    values: dict[str, float]
    by_name: tuple[str, ...] = ()


def fill(
    sheet: Sheet,
    found: Iterable[Standing],
    total: float,
    *,
    scale: bool = False,
    known: Collection[str] = (),
) -> Filled:
    """Put every known score into its row; `total` is the most that the course gives, `known` the
    ids of the roster, if there is one.

    Raises CourseError, and fills nothing, where the file is of another course or a score is more
    than the LMS takes.
    """
    by_id = {standing.student.id: standing for standing in found}
    _require_this_course(sheet, by_id, known)
    factor = sheet.most / total if scale and sheet.most else 1.0
    if scale and not sheet.most:
        raise CourseError(
            f"{sheet.table.path}: does not say out of how many points; leave --scale."
        )
    comma = decimal_comma(sheet)
    cells: dict[tuple[int, int], str] = {}
    changes: list[Change] = []
    left: list[tuple[str, str]] = []
    values: dict[str, float] = {}
    too_much: list[str] = []
    same = 0
    for row in sheet.rows:
        standing = by_id.pop(row.student.id, None) if row.student else None
        was = sheet.table.rows[row.place][sheet.column]
        why = row.keep or _why_not(standing)
        if why or standing is None or standing.final is None:
            left.append((row.shown, f"{why}; {was} stays" if number(was) is not None else why))
            continue
        value = round(standing.final * factor, 4)
        if sheet.most is not None and value > sheet.most + 1e-9:
            too_much.append(f"{standing.student.shown} {value:g}")
            continue
        values[standing.student.id] = standing.final
        if number(was) == value:
            same += 1
            continue
        now = f"{value:.4f}".rstrip("0").rstrip(".")
        now = now.replace(".", ",") if comma else now
        cells[row.place, sheet.column] = now
        changes.append(Change(row.shown, was or "-", now))
    if too_much:
        raise CourseError(
            f"{sheet.table.path}: takes {sheet.most:g} points at most, and these have more: "
            f"{', '.join(too_much)}; give the assignment {total:g} points in the LMS, or add "
            "--scale."
        )
    absent = [s.student.shown for s in by_id.values() if s.final is not None]
    by_name = [
        row.shown
        for row in sheet.rows
        if row.by_name and row.student is not None and row.student.id in values
    ]
    return Filled(
        *(sheet.table.with_values(cells), tuple(changes), same, tuple(left), tuple(absent)),
        *(values, tuple(by_name)),
    )


def _why_not(standing: Standing | None) -> str:
    if standing is None:
        return "is not in this course, as far as its numbers and names tell"
    return WITHOUT_SCORE.get(standing.state, "")


def _require_this_course(sheet: Sheet, by_id: dict[str, Standing], known: Collection[str]) -> None:
    """Another term's file would take few grades, or some other student's."""
    ours = {student for student, standing in by_id.items() if standing.final is not None}
    ours = ours & set(known) or ours
    there = {row.student.id for row in sheet.rows if row.student is not None}
    if not ours:
        raise CourseError("Nobody has a score to pass on yet; see: course status")
    if len(ours & there) * 2 < len(ours):
        raise CourseError(
            f"{sheet.table.path}: only {len(ours & there)} of the {len(ours)} students with a "
            f"score are among its {len(sheet.rows)} rows; is it of another course or term? "
            "Nothing was written."
        )


def decimal_comma(sheet: Sheet) -> bool:
    """Whether the file's numbers have a comma; semicolons are there for the sake of it.

    Only the LMS's own columns of numbers tell: a name, or what a student wrote, may look like one.
    """
    cells = [row[place].strip() for row in sheet.table.rows for place in sheet.numbers]
    commas = sum(1 for cell in cells if COMMA.match(cell))
    points = sum(1 for cell in cells if POINT.match(cell))
    return commas > points or (commas == points and sheet.table.delimiter == ";")
