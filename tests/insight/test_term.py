"""Who is listed as falling behind, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from small_classes import DUE, LONG_AFTER, assignment_of, class_of, outcome, work

from autograder.course import Course
from autograder.course.model import Exercise
from autograder.insight.model import ClassWork
from autograder.insight.term import Row, behind, rows

GONE = None


def term(course: Course, *students: str, due: datetime = DUE) -> tuple[ClassWork, ...]:
    """A term: per student a word per assignment, the tenths that were won, `-` for nothing handed
    in, `?` for not graded, a `*` after it for late."""
    lines = [student.split() for student in students]
    found: list[ClassWork] = []
    for number in range(len(lines[0])):
        exercises = {f"e{n}": Exercise(1.0) for n in range(10)}
        assignment = replace(assignment_of(course, due=due), exercises=exercises)
        works = []
        for place, line in enumerate(lines):
            cell = line[number]
            tenths = 0 if cell[0] in "-?" else int(cell.strip("*"))
            done = {f"e{n}": outcome(n < tenths) for n in range(10)}
            hours = 20.0 if cell.endswith("*") else -1.0
            state = "ungraded" if cell == "?" else "graded"
            given = None if cell == "-" else done
            works.append(work(assignment, f"s{place}", given, hours=hours, state=state))
        found.append(class_of(assignment, works))
    return tuple(found)


def signals(course: Course, line: str, now: datetime = LONG_AFTER) -> tuple[str, ...]:
    """What is said of a student in a class whose others have 8, 8, 9 and 10 of 10."""
    count = len(line.split())
    others = [" ".join([tenths] * count) for tenths in ("8", "8", "9", "10")]
    return rows(term(course, line, *others), now)[0].signals


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("9 9 9 9 9 9", ()),
        ("- - - - - -", ("never",)),
        ("9 9 9 9 - -", ("stopped",)),
        ("9 9 9 - 9 -", ("missing",)),
        ("9 9 - 9 9 9", ()),
        ("9 9 9 6 6 6", ("falling",)),
        ("9 9 9 7 8 7", ()),
        ("3 4 3 3 4 3", ("low",)),
        ("9 9 9 3 3 3", ("low", "falling")),
        ("9 9 9 9* 9* 9", ("late",)),
        ("9 9* 9* 9 9* 9", ()),
        ("9 9 9 ? ? ?", ()),
        ("-", ()),
    ],
)
def test_rules(course: Course, line: str, expected: tuple[str, ...]) -> None:
    assert signals(course, line) == expected


def test_what_is_not_due_yet_worries_nobody(course: Course) -> None:
    before = datetime(2016, 9, 1)
    assert signals(course, "- - - -", before) == ()
    (row, *_) = rows(term(course, "- 9", "9 9"), before)
    assert row.missing == (False, False)


def test_the_gravest_come_first(course: Course) -> None:
    lines = ("9 9 9 6 6 6", "- - - - - -", "9 9 9 - - -", "9 9 9 9 9 9", "9 9 9 9 9 9")
    found = behind(rows(term(course, *lines), LONG_AFTER))
    assert [row.student.id for row in found] == ["s1", "s2", "s0"]


def test_the_mean_counts_what_was_not_handed_in_as_nothing(course: Course) -> None:
    (row, *_) = rows(term(course, "10 - ? 5", "9 9 9 9"), LONG_AFTER)
    assert row.shares == (1.0, GONE, GONE, 0.5)
    assert row.mean == pytest.approx((1.0 + 0.0 + 0.5) / 3)
    assert Row(row.student, (), (), ()).mean == 0.0
