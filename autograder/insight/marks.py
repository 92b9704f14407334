"""Reads an assignment's scores from nbgrader's gradebook in one query: objects would take minutes.

nbgrader's classes load a submission's cells one by one; a class of 300 has 40,000 of them a term.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from autograder.authoring.notebook import CHECK_PREFIX
from autograder.course import Assignment, Course, CourseError
from autograder.insight.model import State
from autograder.lms.gradebook import DATABASE, open_gradebook
from autograder.lms.names import nfc


@dataclass
class Marks:
    """What the gradebook has of one submission: points by exercise and by written answer, each
    None where there is no score; `left` are the cells that wait for a person."""

    time: datetime | None
    page: str
    exercises: dict[str, float | None] = field(default_factory=dict)
    written: dict[str, float | None] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    @property
    def state(self) -> State:
        """How far it is, as `nbgrader export` says it."""
        if any(points is None for points in self.exercises.values()):
            return "failed"
        return "by_hand" if self.left else "graded"


@contextmanager
def opened(course: Course) -> Iterator[Any]:
    """The gradebook; CourseError where there is none, or it is damaged."""
    from sqlalchemy.exc import DatabaseError

    try:
        with open_gradebook(course) as gradebook:
            yield gradebook
    except DatabaseError as error:
        path: Path = course.root / DATABASE
        raise CourseError(f"{path}: the gradebook cannot be read ({error.orig}).") from None


def marks_of(gradebook: Any, assignment: Assignment) -> dict[str, Marks]:
    """Student id -> what the gradebook has; nothing for an assignment that it does not know."""
    from nbgrader import api as nbgrader_api

    api: Any = nbgrader_api  # its columns have no types

    query = (
        gradebook.db.query(
            api.SubmittedAssignment.student_id,
            api.SubmittedAssignment.timestamp,
            api.SubmittedNotebook.id,
            api.GradeCell.name,
            api.Grade.auto_score,
            api.Grade.manual_score,
            api.Grade.extra_credit,
            api.Grade.needs_manual_grade,
        )
        .select_from(api.Grade)
        .join(api.SubmittedNotebook, api.Grade.notebook_id == api.SubmittedNotebook.id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id,
        )
        .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
        .join(api.GradeCell, api.Grade.cell_id == api.GradeCell.id)
        .filter(api.Assignment.name == assignment.name)
    )
    found: dict[str, Marks] = {}
    for student, time, page, cell, automatic, by_hand, extra, waits in query:
        marks = found.setdefault(nfc(student), Marks(time, page))
        given = automatic if by_hand is None else by_hand
        points = None if given is None else given + (extra or 0.0)
        name = cell.removeprefix(CHECK_PREFIX)
        kind = marks.written if cell in assignment.written else marks.exercises
        if kind is marks.written or name in assignment.exercises:
            kind[name] = points
        if waits or points is None:
            marks.left.append(name)
    return found
