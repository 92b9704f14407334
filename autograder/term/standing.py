"""How far each student's work on an assignment is: handed in, graded, waiting, and for how much."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from autograder.course import Assignment, Course, feedback_language
from autograder.lms import collected
from autograder.lms.extensions import extensions_of
from autograder.lms.gradebook import DATABASE, open_gradebook
from autograder.lms.late import Lateness, lateness
from autograder.lms.names import nfc
from autograder.lms.roster import Roster, Student, load_roster
from autograder.lms.submitted import SUBMITTED

State = Literal["graded", "by_hand", "failed", "ungraded", "missing"]
# Why there is no score to pass on; never a zero.
WITHOUT_SCORE: dict[State, str] = {
    "by_hand": "waits for a person",
    "failed": "could not be graded",
    "ungraded": "not graded yet",
    "missing": "not submitted",
}


@dataclass(frozen=True)
class Standing:
    """One student and one assignment. Scores are None unless all of them are known."""

    student: Student
    state: State
    late: Lateness
    time: datetime | None = None
    raw: float | None = None
    penalty: float | None = None
    feedback: bool = False

    @property
    def final(self) -> float | None:
        """The score that counts."""
        if self.state != "graded" or self.raw is None:
            return None
        return max(0.0, round(self.raw - (self.penalty or 0.0), 6))


def standings(course: Course, assignment: Assignment) -> list[Standing]:
    """Everybody on the roster, in its order, and then whoever else handed something in."""
    with _gradebook(course) as gradebook:
        rows = _rows(gradebook, course, assignment)
        people = people_of(course, gradebook)
        folders = submitted_folders(course, assignment)
        extensions = extensions_of(course)
        kept = collected.load(course.root, assignment.name)
        students = {student.id: student for student in people.students}
        for id in sorted({*folders, *rows} - students.keys()):
            students[id] = Student(id)
        found: list[Standing] = []
        for student in students.values():
            row, work = rows.get(student.id), kept.get(student.id, collected.Collected())
            gone = work.attempts and work.attempt is None and student.id not in folders
            if row is not None and gone:
                row, work = None, collected.Collected()  # graded, and since taken away as another's
            time = row.timestamp if row is not None else submitted_at(folders.get(student.id))
            late = lateness(assignment, extensions, student.id, time)
            page = feedback_page(course, assignment, student.id)
            known = Standing(student, "missing", late, time, feedback=page.is_file())
            found.append(_with_scores(known, row, student.id in folders, came=work.came))
        return found


def people_of(course: Course, gradebook: Any = None) -> Roster:
    """The students on the roster, or without one those in the gradebook."""
    roster = load_roster(course.root)
    if roster is not None or gradebook is None:
        return roster or Roster()
    return Roster(
        tuple(
            Student(
                nfc(row.id),
                " ".join(filter(None, (row.first_name, row.last_name))),
                row.email or "",
                lms_id=row.lms_user_id or "",
            )
            for row in gradebook.students
        )
    )


def feedback_page(course: Course, assignment: Assignment, student: str) -> Path:
    """Where nbgrader writes a student's feedback."""
    return course.root / "feedback" / student / assignment.name / f"{assignment.module}.html"


def reason(standing: Standing, course: Course, assignment: Assignment) -> str:
    """Why something was taken off, in the language of feedback."""
    return standing.late.reason(assignment, feedback_language(course))


@contextmanager
def _gradebook(course: Course) -> Iterator[Any]:
    """The gradebook, or None where there is none yet."""
    if not (course.root / DATABASE).is_file():
        yield None
        return
    with open_gradebook(course) as gradebook:
        yield gradebook


def _rows(gradebook: Any, course: Course, assignment: Assignment) -> dict[str, Any]:
    """nbgrader's rows by student, with the penalties up to date."""
    if gradebook is None:
        return {}
    from nbgrader.api import MissingEntry

    from autograder.gradebook.late import settle

    settle(gradebook, course, assignment)
    try:
        return {
            nfc(row.student.id): row
            for row in gradebook.find_assignment(assignment.name).submissions
        }
    except MissingEntry:
        return {}


def submitted_folders(course: Course, assignment: Assignment) -> dict[str, Path]:
    """Student -> folder in submitted/."""
    submitted = course.root / SUBMITTED
    if not submitted.is_dir():
        return {}
    return {
        nfc(path.name): path / assignment.name
        for path in sorted(submitted.iterdir())
        if os.path.isdir(path / assignment.name)
    }


def submitted_at(folder: Path | None) -> datetime | None:
    """The time in a submission's timestamp.txt (UTC, without zone); None where there is none."""
    from autograder.gradebook.timestamps import timestamp_of

    return timestamp_of(folder).time if folder is not None else None


def _with_scores(known: Standing, row: Any, is_there: bool, *, came: bool) -> Standing:
    """`came`: the LMS had something of theirs, even if it could not be taken."""
    from dataclasses import replace

    from autograder.gradebook.export import BY_HAND, FAILED, status_of

    if row is None:
        state = "ungraded" if is_there else "failed" if came else "missing"
        return replace(known, state=state)
    states: dict[str, State] = {FAILED: "failed", BY_HAND: "by_hand"}
    state = states.get(status_of(row), "graded")
    return replace(known, state=state, raw=row.score, penalty=row.late_submission_penalty or 0.0)
