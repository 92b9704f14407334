"""nbgrader's late penalty by course.yml's policy: the plugin, and what keeps its column right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import LateSubmissionPlugin

from autograder.course import COURSE_FILE, Assignment, Course, load_course_fast
from autograder.lms.extensions import extensions_of
from autograder.lms.late import Lateness, lateness


class CourseLatePenalty(LateSubmissionPlugin):
    """The plugin that nbgrader asks for the penalty of a late notebook.

    The gradebook has each student's extension by then (see `keep_dates`), so nbgrader and
    course.yml agree on what is late.
    """

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Points off `score`; None where course.yml takes none."""
        step: Any = self.parent
        course = _course_at(step.db_url)
        if course is None:
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        assignment = course.assignment(step.assignment_id)
        submission = step.gradebook.find_submission(step.assignment_id, student_id)
        found = lateness(assignment, extensions_of(course), student_id, submission.timestamp)
        return found.penalty(score) or None


def _course_at(db_url: str) -> Course | None:
    """The course whose gradebook this is."""
    folder = Path(db_url.removeprefix("sqlite:///")).parent
    return load_course_fast(folder) if (folder / COURSE_FILE).is_file() else None


def keep_dates(gradebook: Gradebook, course: Course, assignment: Assignment) -> None:
    """Give the gradebook the due date of course.yml, which may have changed since the release."""
    try:
        row: Any = gradebook.find_assignment(assignment.name)
    except MissingEntry:
        return
    due = assignment.due.astimezone(UTC).replace(tzinfo=None) if assignment.due else None
    if row.duedate != due:
        row.duedate = due
        gradebook.db.commit()


def extension_of(found: Lateness, assignment: Assignment, time: datetime | None) -> Any:
    """What nbgrader keeps as a student's extension, so that it calls nothing else late."""
    if assignment.due is None:
        return None
    base = assignment.due.astimezone(UTC).replace(tzinfo=None)
    if found.kind == "exempt":
        return max(time - base, timedelta()) if time is not None else None
    if found.due is None or found.due <= base:
        return None
    return found.due - base


def settle(gradebook: Gradebook, course: Course, assignment: Assignment) -> dict[str, Lateness]:
    """Bring the penalties up to date: points given by hand, dates and extensions change them.

    Returns how late everybody is.
    """
    keep_dates(gradebook, course, assignment)
    try:
        rows: list[Any] = gradebook.find_assignment(assignment.name).submissions
    except MissingEntry:
        return {}
    extensions = extensions_of(course)
    found: dict[str, Lateness] = {}
    for row in rows:
        late = lateness(assignment, extensions, row.student.id, row.timestamp)
        found[row.student.id] = late
        row.extension = extension_of(late, assignment, row.timestamp)
        for notebook in row.notebooks:
            penalty = late.penalty(notebook.score or 0.0) or None
            if notebook.late_submission_penalty != penalty:
                notebook.late_submission_penalty = penalty
    gradebook.db.commit()
    return found
