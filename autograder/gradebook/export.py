"""The grade sheet: a CSV that spreadsheets read correctly and that shows what is not graded."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry, Student
from nbgrader.plugins import ExportPlugin

from autograder.course import COURSE_FILE, Course, feedback_language, load_course_fast
from autograder.gradebook.folders import student_folders
from autograder.gradebook.handed_in import left_aside
from autograder.gradebook.late import settle
from autograder.lms import collected
from autograder.plain import printable

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
    "late_reason",
    "passed_over",
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
        self.course = _course_of(self.parent)
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
        students = {unicodedata.normalize("NFC", str(name)) for name in self.student}
        known = {student.id: student for student in gradebook.students}
        for assignment in list[Any](gradebook.assignments):
            if assignments and assignment.name not in assignments:
                continue
            late = self._settled(gradebook, assignment.name)
            folders = self._handed_in(assignment.name)
            passed = self._passed_over(assignment.name, folders)
            waiting = dict.fromkeys(folders, WAITING)
            states = self._unreadable(assignment.name) | waiting
            names = [*known, *sorted(states.keys() - known.keys())]
            for name in names:
                if not students or name in students:
                    state = states.get(name, MISSING)
                    row = _row(gradebook, assignment, name, known.get(name), state)
                    yield (*row, late.get(name, ""), passed.get(name, ""))

    def _settled(self, gradebook: Gradebook, name: str) -> dict[str, str]:
        """Student -> why something was taken off for coming late, the penalties up to date."""
        if self.course is None or name not in {a.name for a in self.course.assignments}:
            return {}
        assignment = self.course.assignment(name)
        language = feedback_language(self.course)
        found = settle(gradebook, self.course, assignment)
        return {student: late.reason(assignment, language) for student, late in found.items()}

    def _passed_over(self, name: str, folders: dict[str, Path]) -> dict[str, str]:
        """Student -> other files that were handed in and do not count."""
        if self.course is None or name not in {a.name for a in self.course.assignments}:
            return {}
        course, assignment = self.course, self.course.assignment(name)
        kept = collected.load(course.root, name)
        said = {student: value.left_aside for student, value in kept.items()}
        language = feedback_language(course)
        for student, folder in folders.items():
            if not said.get(student):
                said[student] = left_aside(course, assignment, folder, language)
        return said

    def _unreadable(self, name: str) -> dict[str, str]:
        """Student -> `FAILED`, for those whose work cannot be opened: that is not the same as
        none."""
        if self.course is None:
            return {}
        kept = collected.load(self.course.root, name)
        return {student: FAILED for student, value in kept.items() if value.came}

    def _handed_in(self, assignment: str) -> dict[str, Path]:
        """The students who have a folder for the assignment in nbgrader's submitted directory."""
        coursedir = getattr(self.parent, "coursedir", None)
        if coursedir is None:
            return {}
        return student_folders(coursedir, coursedir.submitted_directory, assignment)


def _course_of(app: Any) -> Course | None:
    """The course that nbgrader exports from; None for a folder without a course.yml."""
    coursedir = getattr(app, "coursedir", None)
    if coursedir is None or not (Path(coursedir.root) / COURSE_FILE).is_file():
        return None
    return load_course_fast(coursedir.root)


def _row(
    gradebook: Gradebook,
    assignment: Any,
    student_id: str,
    student: Student | None,
    ungraded: str,
) -> tuple[object, ...]:
    """The student's row; `ungraded` is the status of who is not in the gradebook."""
    person = (student.last_name, student.first_name, student.email) if student else ("", "", "")
    try:
        submission: Any = gradebook.find_submission(assignment.name, student_id)
    except MissingEntry:
        marks: tuple[object, ...] = ("", "", "", assignment.max_score, ungraded)
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
    """The value as a cell holds it: no formula, whatever a student's id or name starts with, and
    nothing that a terminal obeys."""
    if value is None:
        return ""
    if isinstance(value, str):
        value = printable(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
