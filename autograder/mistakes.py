"""Known mistakes: wrong implementations that students really write, each with a hint.

An assignment's `mistakes/` has one module per exercise (or `mistakes.py` holds them all). Each
mistake is a whole replacement for one exercise's function with one bug; the rest of the assignment
stays the reference. A mistake must fail its exercise's checks, and a submission that behaves like
it is shown its hint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.content import content_folder, modules_of, part_files
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course


@dataclass(frozen=True)
class Hint:
    """A question that may help; `mistake` names the known mistake, empty for any other.

    kind: what the question rests on, where it is no known mistake: `line` (a change there makes
    the checks pass), `exception` (what the code raised says it), `case` (all others are right), or
    `general`.
    name: the sort of change or of exception, or the case's check; line: the student's line, 0 where
    there is none.
    """

    ko: str
    en: str
    mistake: str = ""
    kind: str = "general"
    name: str = ""
    line: int = 0

    def in_language(self, language: str) -> str:
        """The hint in `language` ("ko" or "en")."""
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True)
class Mistake:
    """One wrong implementation of `exercise`, and the question that helps out of it."""

    exercise: str
    name: str
    function: Any
    hint: Hint


class Mistakes:
    """An assignment's mistakes, in the order in which they are tried."""

    def __init__(self) -> None:
        self.all: list[Mistake] = []

    def of(self, exercise: str, *, ko: str, en: str) -> Callable[[Any], Any]:
        """Register the decorated function (or class) as a mistake in `exercise`."""

        def register(function: Any) -> Any:
            name = function.__name__.rstrip("_")
            self.all.append(Mistake(exercise, name, function, Hint(ko, en, name)))
            return function

        return register

    def for_exercise(self, exercise: str) -> list[Mistake]:
        """The mistakes known for one exercise."""
        return [mistake for mistake in self.all if mistake.exercise == exercise]


def load_mistakes(course: Course, assignment: Assignment) -> Mistakes:
    """The known mistakes of an assignment, in the course's order of exercises; maybe none.

    Raises CourseError for a mistake in an exercise that there is not.
    """
    whole = Mistakes()
    for module in modules_of(course, assignment, "mistakes"):
        found = getattr(module, "mistakes", None)
        whole.all += found.all if isinstance(found, Mistakes) else []
    order = {name: number for number, name in enumerate(assignment.exercises)}
    for mistake in whole.all:
        if mistake.exercise not in order:
            raise CourseError(
                f"{_place(mistake, course)}: the mistake {mistake.name} is of "
                f"{mistake.exercise!r}, which is no exercise of {assignment.name} in course.yml."
            )
    whole.all.sort(key=lambda mistake: order[mistake.exercise])
    return whole


def source_files(course: Course, assignment: Assignment) -> list[Path]:
    """Every file that an assignment's mistakes are written in, found without running any."""
    return part_files(content_folder(course, assignment), "mistakes")


def _place(mistake: Mistake, course: Course) -> str:
    code = getattr(mistake.function, "__code__", None)
    if code is None:
        return mistake.function.__module__
    file = Path(code.co_filename)
    shown = file.relative_to(course.root) if file.is_relative_to(course.root) else file
    return f"{shown.as_posix()}:{code.co_firstlineno}"
