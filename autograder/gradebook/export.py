"""The grade sheet: a CSV that spreadsheets open as meant, and that knows what is not graded."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry, Student
from nbgrader.plugins import ExportPlugin

from autograder.gradebook.folders import student_folders

COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "status",
)
# What a spreadsheet takes for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GRADED = "graded"
BY_HAND = "needs manual grade"
FAILED = "could not be graded"
WAITING = "not autograded"
MISSING = "not submitted"


class CourseExporter(ExportPlugin):
    """nbgrader's columns and `status`; a score that is not known is empty, never 0."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the grades as UTF-8 with a byte order mark, to `--to` or grades.csv.

        Where that cannot be written, one sentence says so and the command ends with status 1.
        """
        path = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", path)
        rows = [[cell_text(value) for value in row] for row in self.rows(gradebook)]
        try:
            # The mark tells Excel that this is UTF-8; without it Hangul is garbled.
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([COLUMNS, *rows])
        except OSError as error:
            reason = error.strerror or error
            advice = "close it in other programs, or name another file with --to"
            self.log.error("%s: the grades cannot be written (%s); %s.", path, reason, advice)
            raise SystemExit(1) from None

    def rows(self, gradebook: Gradebook) -> Iterator[tuple[object, ...]]:
        """One row per assignment and student; every student with a folder in submitted/ counts."""
        assignments = {str(name) for name in self.assignment}
        students = {str(name) for name in self.student}
        known = {student.id: student for student in gradebook.students}
        for assignment in list[Any](gradebook.assignments):
            if assignments and assignment.name not in assignments:
                continue
            waiting = self._handed_in(assignment.name)
            names = [*known, *sorted(waiting - known.keys())]
            for name in names:
                if not students or name in students:
                    yield _row(gradebook, assignment, name, known.get(name), name in waiting)

    def _handed_in(self, assignment: str) -> set[str]:
        """The students who have a folder for the assignment in nbgrader's submitted directory."""
        coursedir = getattr(self.parent, "coursedir", None)
        if coursedir is None:
            return set()
        return set(student_folders(coursedir, coursedir.submitted_directory, assignment))


def _row(
    gradebook: Gradebook,
    assignment: Any,
    student_id: str,
    student: Student | None,
    handed_in: bool,
) -> tuple[object, ...]:
    person = (student.last_name, student.first_name, student.email) if student else ("", "", "")
    try:
        submission: Any = gradebook.find_submission(assignment.name, student_id)
    except MissingEntry:
        status = WAITING if handed_in else MISSING
        marks: tuple[object, ...] = ("", "", "", assignment.max_score, status)
        return (assignment.name, assignment.duedate, "", student_id, *person, *marks)
    status = status_of(submission)
    penalty = submission.late_submission_penalty or 0.0
    raw, score = submission.score, max(0.0, submission.score - penalty)
    marks = (raw, penalty, score) if status in (GRADED, BY_HAND) else ("", "", "")
    return (
        assignment.name,
        assignment.duedate,
        submission.timestamp,
        student_id,
        *person,
        *marks,
        assignment.max_score,
        status,
    )


def status_of(submission: Any) -> str:
    """How much of a submission has been graded.

    A check cell without any score was not graded: the submission could not be read, or the
    grader did not get to the end. Written answers wait for a person in the ordinary way.
    """
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    without = [grade for grade in grades if grade.auto_score is None and grade.manual_score is None]
    if any(grade.cell_type == "code" for grade in without):
        return FAILED
    if without or any(grade.needs_manual_grade for grade in grades):
        return BY_HAND
    return GRADED


def cell_text(value: object) -> object:
    """The value as a cell holds it: no formula, whatever a student's id or name starts with."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
