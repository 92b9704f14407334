"""Finds the assignment and the exercise that a student means by a name or a path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.report.text.hints import HINTS
from autograder.report.text.names import closest

SUFFIXES = (".py", ".ipynb")


def folder_of(course: Course, assignment: Assignment) -> Path:
    """Where a student works on an assignment."""
    return course.root / "assignments" / assignment.name


def files_of(course: Course, assignment: Assignment) -> list[Path]:
    """The assignment's files that are there."""
    folder = folder_of(course, assignment)
    files = (folder / f"{assignment.module}{suffix}" for suffix in SUFFIXES)
    return [file for file in files if file.is_file()]


def named_assignment(course: Course, name: str) -> Assignment | None:
    """The assignment that a name, a module or a path of one of its files or its folder means."""
    path = Path(name)
    words = {path.name, path.stem, path.parent.name if path.suffix in SUFFIXES else ""}
    known = [a for a in course.assignments if words & {a.name, a.module}]
    return known[0] if known else None


def current_assignment(course: Course, here: Path) -> Assignment:
    """The assignment around the working directory, else the one that was saved last."""
    for folder in (here, *here.parents):
        for assignment in course.assignments:
            if folder == folder_of(course, assignment):
                return assignment
    return max(course.assignments, key=lambda a: _saved(course, a))


def named_exercise(course: Course, name: str, here: Path, language: str) -> tuple[Assignment, str]:
    """The exercise that `sigmoid`, `02_mlp/sigmoid` or `mlp.py::sigmoid` means.

    If several have that name, the one in the working directory, else the one that was saved last.
    Raises CourseError with the name that was probably meant.
    """
    where, _, exercise = name.replace("::", "/").rpartition("/")
    chosen: Iterable[Assignment] = course.assignments
    if where and (one := named_assignment(course, where)):
        chosen = [one]
    found = [a for a in chosen if exercise in a.exercises]
    if not found:
        other = closest(exercise, [e for a in chosen for e in a.exercises])
        meant = HINTS["meant"][language].format(other=other) if other else ""
        raise CourseError(HINTS["unknown"][language].format(name=exercise, meant=meant))
    current = current_assignment(course, here)
    if current in found:
        return current, exercise
    return max(found, key=lambda a: _saved(course, a)), exercise


def _saved(course: Course, assignment: Assignment) -> float:
    """When one of the assignment's files was saved last; 0 where there is none."""
    try:
        return max((file.stat().st_mtime for file in files_of(course, assignment)), default=0.0)
    except OSError:  # gone meanwhile
        return 0.0
