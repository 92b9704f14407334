"""Checks a whole course before students see it: exercises against solutions, and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from autograder.authoring.source import Source, read_source
from autograder.course import Assignment, Course, CourseError


def date_problems(course: Course, now: datetime) -> list[str]:
    """Assignments without a date, and those whose date is over; `now` has a zone."""
    undated = [a.name for a in course.assignments if a.due is None]
    found = [f"{name} has no due date, so nothing of it is ever late." for name in undated]
    past = [f"{a.name} ({a.due:%Y-%m-%d})" for a in course.assignments if a.due and a.due < now]
    if past:
        count = f"{len(past)} of {len(course.assignments)} due dates are past"
        found.append(f"{count}: {', '.join(past)}; are they of this term?")
    return found


def exercise_problems(course: Course, assignment: Assignment) -> list[str]:
    """Names that course.yml and the source do not share: misspelt, missing, extra."""
    label = f"solutions/{assignment.name}/{assignment.module}.py"
    try:
        source = read_source(_path(course, assignment), label)
    except CourseError as error:
        return [f"{assignment.name}: {line}" for line in str(error).splitlines()]
    there = _exercises(source)
    written = {cell.name: cell.line for cell in source.cells if cell.kind == "written"}
    return [
        *_compared(assignment, label, "exercise", set(assignment.exercises), there),
        *_compared(assignment, label, "written answer", set(assignment.written), written),
    ]


def _path(course: Course, assignment: Assignment) -> Path:
    return course.root / "solutions" / assignment.name / f"{assignment.module}.py"


def _exercises(source: Source) -> dict[str, int]:
    """Titles of cells that hold a solution, with their lines."""
    return {cell.name: cell.line for cell in source.cells if cell.kind == "exercise"}


def _compared(
    assignment: Assignment, label: str, what: str, wanted: set[str], there: dict[str, int]
) -> Iterator[str]:
    extra = {name: line for name, line in there.items() if name not in wanted}
    for name in sorted(wanted - there.keys()):
        close = get_close_matches(name, extra, n=1, cutoff=0.6)
        if close:
            line = extra.pop(close[0])
            yield (
                f"{assignment.name}: the {what} {name!r} of course.yml is called {close[0]!r} in "
                f"{label}:{line}; one of the two is misspelt."
            )
        else:
            yield f"{assignment.name}: the {what} {name!r} of course.yml is not in {label}."
    for name, line in extra.items():
        yield (
            f"{assignment.name}: {label}:{line} has the {what} {name!r}, which course.yml gives "
            "no points."
        )
