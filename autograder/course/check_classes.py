"""Finds an assignment's check classes, and the sentences and titles that belong to them."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any

from autograder.course.content import SOURCES, content_folder, load_part, part_files
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course

Texts = Mapping[str, Mapping[str, str]]


def check_classes(course: Course, assignment: Assignment) -> dict[str, type[Any]]:
    """An assignment's check classes by exercise, in the order they are written.

    Raises CourseError where there is no `checks.py`, or it or the `sentences.py` beside it cannot
    be imported.
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
    load_part(course, assignment, "sentences")  # its errors are reported before any check runs
    return found


def has_checks(course: Course, assignment: Assignment) -> bool:
    """Whether checks are written for an assignment."""
    return bool(part_files(content_folder(course, assignment), "checks"))


def sentences_beside(check_class: type[Any]) -> Texts:
    """Key → language → sentence, from the `sentences.py` beside a check class's module."""
    return _texts(_sentences_module(check_class), "MESSAGES")


def titles_beside(check_class: type[Any]) -> Texts:
    """A check's name without parameters → language → title, from that same `sentences.py`."""
    return _texts(_sentences_module(check_class), "TITLES")


def titles_of(course: Course, assignment: Assignment) -> Texts:
    """An assignment's own titles, where only the names of its checks are known.

    Raises CourseError for a `sentences.py` that cannot be imported.
    """
    return _texts(load_part(course, assignment, "sentences"), "TITLES")


@cache
def _sentences_module(check_class: type[Any]) -> ModuleType | None:
    package = check_class.__module__.rpartition(".")[0]
    try:
        return importlib.import_module(f"{package}.sentences") if package else None
    except ModuleNotFoundError:
        return None


def _texts(sentences: ModuleType | None, name: str) -> Texts:
    return getattr(sentences, name, {})


def _is_check(value: type[Any]) -> bool:
    return value.__name__.startswith("Test") and isinstance(getattr(value, "exercise", None), str)
