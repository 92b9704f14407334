"""Collects what is known about each student: roster, folders, gradebook, results per check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course, CourseError, Extension
from autograder.insight.marks import Marks, marks_of, opened
from autograder.insight.model import Attempt, ClassWork, Outcome, Source, State, Work
from autograder.lms import collected
from autograder.lms.extensions import extensions_of
from autograder.lms.late import lateness
from autograder.lms.roster import Student
from autograder.term.standing import people_of, submitted_at, submitted_folders


def collect(
    course: Course, assignments: Sequence[Assignment], source: Source
) -> tuple[ClassWork, ...]:
    """Everybody's work on each of `assignments`.

    `source` gives the results check by check. Raises CourseError where there is no gradebook, or
    something cannot be read.
    """
    with opened(course) as gradebook:
        people = people_of(course, gradebook).students
        extensions = extensions_of(course)
        return tuple(
            _class(course, assignment, gradebook, people, extensions, source)
            for assignment in assignments
        )


def _class(
    course: Course,
    assignment: Assignment,
    gradebook: Any,
    people: Sequence[Student],
    extensions: Sequence[Extension],
    source: Source,
) -> ClassWork:
    marks = marks_of(gradebook, assignment)
    folders = submitted_folders(course, assignment)
    results = source(course, assignment)
    kept = collected.load(course.root, assignment.name)
    came = {student for student, found in kept.items() if found.came}
    students = {student.id: student for student in people}
    for id in sorted({*folders, *marks, *came} - students.keys()):
        students[id] = Student(id)
    works = [
        _work(
            assignment,
            student,
            marks.get(student.id),
            folders.get(student.id),
            results.counting.get(student.id),
            extensions,
            came=student.id in came,
        )
        for student in students.values()
    ]
    return ClassWork(assignment, tuple(works), results)


def _work(
    assignment: Assignment,
    student: Student,
    marks: Marks | None,
    folder: Path | None,
    attempt: Attempt | None,
    extensions: Sequence[Extension],
    *,
    came: bool,
) -> Work:
    """`came`: the LMS had something of theirs, even if it could not be opened."""
    time = marks.time if marks is not None else submitted_at(folder)
    late = lateness(assignment, extensions, student.id, time)
    if marks is None:
        state: State = "ungraded" if folder is not None else "failed" if came else "missing"
        return Work(student, state, late, time)
    known = attempt.exercises if attempt is not None else {}
    exercises = {
        name: _outcome(marks.exercises.get(name), exercise.points, known.get(name))
        for name, exercise in assignment.exercises.items()
    }
    written = {name: marks.written.get(name) for name in assignment.written}
    return Work(
        *(student, marks.state, late, time, exercises, written),
        tuple(name for name in (*exercises, *written) if name in marks.left),
        marks.page,
    )


def _outcome(points: float | None, most: float, known: Outcome | None) -> Outcome:
    """The gradebook's points, which a person may have changed, and the grader's checks."""
    if known is None:
        return Outcome(points, most)
    return Outcome(points, most, known.status, known.checks, known.diagnosis)


def chosen(course: Course, name: str | None) -> tuple[Assignment, ...]:
    """The assignment called `name`, or all of the course's."""
    return (course.assignment(name),) if name else course.assignments


def with_something(classes: Sequence[ClassWork]) -> tuple[ClassWork, ...]:
    """Those for which something was handed in; CourseError where there is none."""
    found = tuple(one for one in classes if one.handed_in)
    if not found:
        names = ", ".join(one.assignment.name for one in classes[:3])
        more = ", ..." if len(classes) > 3 else ""
        raise CourseError(
            f"Nothing was handed in for {names}{more}; take submissions with: course collect"
        )
    return found
