"""Finds the check classes in an assignment's `checks.py`, and the sentences beside them."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any

from autograder.course.content import SOURCES, content_folder, load_part, part_files
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course


def check_classes(course: Course, assignment: Assignment) -> dict[str, type[Any]]:
    """An assignment's check classes by exercise, in the order they are written.

    Raises CourseError where there is no `checks.py`, or it cannot be imported.
    """
    loaded = load_part(course, assignment, "checks")
    if loaded is None:
        place = f"{content_folder(course, assignment).parent.name}/{assignment.name}/checks.py"
        what = "write" if place.startswith(SOURCES) else "take the course's release again:"
        raise CourseError(f"{assignment.name}: has no checks; {what} {place}.")
    classes: list[Any] = [
        value
        for value in vars(loaded).values()
        if inspect.isclass(value) and value.__module__ == loaded.__name__ and _is_check(value)
    ]
    found = {check_class.exercise: check_class for check_class in classes}
    if missing := [name for name in assignment.exercises if name not in found]:
        raise CourseError(
            f"{assignment.name}/checks.py: has no class for {', '.join(missing)}; write one with "
            f'exercise = "{missing[0]}".'
        )
    return found


def has_checks(course: Course, assignment: Assignment) -> bool:
    """Whether checks are written for an assignment."""
    return bool(part_files(content_folder(course, assignment), "checks"))


@cache
def sentences_beside(check_class: type[Any]) -> Mapping[str, Mapping[str, str]]:
    """Key → language → sentence, from the `sentences.py` beside a check class's module."""
    package = check_class.__module__.rpartition(".")[0]
    if not package:
        return {}
    try:
        return importlib.import_module(f"{package}.sentences").MESSAGES
    except ModuleNotFoundError:
        return {}


def _is_check(value: type[Any]) -> bool:
    return value.__name__.startswith("Test") and isinstance(getattr(value, "exercise", None), str)
