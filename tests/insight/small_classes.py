"""Small classes, written down student by student."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from autograder.course import Assignment, Course
from autograder.insight.model import Attempt, ClassWork, Outcome, Results, Work
from autograder.lms.late import lateness
from autograder.lms.roster import Student

DUE = datetime(2016, 9, 20, 12, tzinfo=UTC)
LONG_AFTER = datetime(2017, 1, 1)


def assignment_of(course: Course, name: str = "02_mlp", due: datetime | None = DUE) -> Assignment:
    """An assignment with another due date."""
    return replace(course.assignment(name), due=due)


def outcome(right: bool, *, checks: Mapping[str, bool] | None = None, **more: Any) -> Outcome:
    """An exercise of one point, done or wrong."""
    status = more.pop("status", "done" if right else "wrong")
    given = checks if checks is not None else {"example": right}
    return Outcome(1.0 if right else 0.0, 1.0, status, given, **more)


def work(
    assignment: Assignment,
    student: str,
    exercises: Mapping[str, Outcome] | None = None,
    *,
    hours: float = -1.0,
    state: Any = "graded",
    **more: Any,
) -> Work:
    """One student's work, handed in `hours` after the deadline; `exercises` None: not handed in."""
    if exercises is None:
        return Work(Student(student), "missing", lateness(assignment, (), student, None))
    time = DUE.replace(tzinfo=None) + timedelta(hours=hours)
    late = lateness(assignment, (), student, time)
    known = {name: Outcome(0.0, 1.0, "not_started") for name in assignment.exercises}
    return Work(Student(student), state, late, time, known | dict(exercises), **more)


def class_of(assignment: Assignment, works: Sequence[Work], *attempts: Attempt) -> ClassWork:
    """A class of these."""
    return ClassWork(assignment, tuple(works), Results(attempts))


def graded_by(rows: Mapping[str, Sequence[bool]], assignment: Assignment) -> ClassWork:
    """A class by exercise: for each exercise, who (by number) has it right."""
    students = len(next(iter(rows.values())))
    return class_of(
        assignment,
        [
            work(assignment, f"s{n:03}", {name: outcome(right[n]) for name, right in rows.items()})
            for n in range(students)
        ],
    )
