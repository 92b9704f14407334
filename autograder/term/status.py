"""Counts what is done and what waits, per assignment, from the folders and the gradebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.course import Assignment, Course
from autograder.lms import exported
from autograder.lms.roster import Student
from autograder.term.standing import Standing, standings


@dataclass(frozen=True)
class Progress:
    """Who is where with one assignment. `changed`: whose score is not the one exported last;
    `stale`: whose score is older than the course, None where that is not known."""

    assignment: Assignment
    students: int
    handed_in: tuple[Student, ...]
    missing: tuple[Student, ...]
    late: tuple[Student, ...]
    without_time: tuple[Student, ...]
    graded: tuple[Student, ...]
    by_hand: tuple[Student, ...]
    failed: tuple[Student, ...]
    ungraded: tuple[Student, ...]
    feedback: tuple[Student, ...]
    exported: tuple[Student, ...]
    changed: tuple[Student, ...]
    stale: tuple[Student, ...]

    def lines(self) -> Iterator[tuple[str, tuple[Student, ...]]]:
        """The lists to print, in order: a title and the students."""
        yield "handed in", self.handed_in
        yield "not submitted", self.missing
        yield "late", self.late
        yield "without a time", self.without_time
        yield "graded", self.graded
        yield "not graded yet", self.ungraded
        yield "waits for a person", self.by_hand
        yield "could not be graded", self.failed
        yield "stale", self.stale
        yield "feedback written", self.feedback
        yield "exported", self.exported
        yield "changed since export", self.changed

    def to_json(self) -> dict[str, object]:
        """Ids under names that stay the same."""
        counts = {
            title.replace(" ", "_"): [student.id for student in who] for title, who in self.lines()
        }
        due = self.assignment.due
        return {
            "assignment": self.assignment.name,
            "due": due.isoformat() if due else None,
            "students": self.students,
            **counts,
        }


def progress(course: Course, assignment: Assignment) -> Progress:
    """How far everybody is; CourseError where the gradebook cannot be used."""
    found = standings(course, assignment)
    there = [s for s in found if s.state != "missing"]
    last = exported.load(course.root, assignment.name)
    values = last.values if last else {}
    return Progress(
        assignment,
        len(found),
        _who(there),
        _who(s for s in found if s.state == "missing"),
        _who(s for s in there if s.late.is_late),
        _who(s for s in there if s.time is None),
        _who(s for s in there if s.state == "graded"),
        _who(s for s in there if s.state == "by_hand"),
        _who(s for s in there if s.state == "failed"),
        _who(s for s in there if s.state == "ungraded"),
        _who(s for s in there if s.feedback),
        _who(s for s in found if s.student.id in values),
        _who(s for s in found if s.student.id in values and s.final != values[s.student.id]),
        stale_in(course, assignment, there),
    )


def stale_in(
    course: Course, assignment: Assignment, found: Iterable[Standing]
) -> tuple[Student, ...]:
    """Whose score is older than the work, course.yml or the checks."""
    from autograder.gradebook.stale import stale

    old = {entry.student for entry in stale(course, assignment)}
    return tuple(standing.student for standing in found if standing.student.id in old)


def _who(found: Iterable[Standing]) -> tuple[Student, ...]:
    return tuple(standing.student for standing in found)
