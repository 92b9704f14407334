"""Runs the demonstration cells of an assignment as a student's notebook does, solved or not."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from types import FunctionType
from typing import Any
from unittest import mock

import jupytext

from autograder.course.load import load_course
from autograder.figures import Drawing
from autograder.grading.reference import solution_path

SOLUTIONS = Path(__file__).parents[2] / "solutions"
LANGUAGES = ("ko", "en")
COURSE = load_course(SOLUTIONS.parent)
SOURCES = {a.module: solution_path(COURSE, a) for a in COURSE.assignments}
# Demonstrations that train for a minute: what they say, and what is tried here.
SHORTER = {"rule_steps, steps, every = 200, 1_500, 100": "rule_steps, steps, every = 3, 4, 2"}


def run_demonstrations(
    source: Path, language: str, *, solved: bool, lists: list[str] | None = None
) -> None:
    """Runs a source's cells as its release in one language, filled in or not, and its demos.

    A drawing that is a cell's last line is shown, as a notebook shows it. `lists` takes the names
    of exercises that were handed a list, where one asks for it.
    """
    namespace: dict[str, Any] = {}
    for cell in jupytext.read(source).cells:
        if cell.cell_type != "code" or cell.metadata.get("lang", language) != language:
            continue
        code = cell.source
        for whole, few in SHORTER.items():
            code = code.replace(whole, few)
        if "title" in cell.metadata and not solved:
            code = re.sub(
                r"### BEGIN.*### END SOLUTION", "raise NotImplementedError", code, flags=re.S
            )
        *_, last = code.split("\n")
        if last.startswith("figures.") and not last.endswith(".show()"):
            code += ".show()"
        exec(code, namespace)
        exercise = namespace.get(cell.metadata.get("title", ""))
        if lists is not None and isinstance(exercise, FunctionType):
            namespace[exercise.__name__] = _telling_of_lists(exercise, lists)


def _telling_of_lists(exercise: FunctionType, lists: list[str]) -> Any:
    @functools.wraps(exercise)
    def call(*args: Any, **kwargs: Any) -> Any:
        if any(isinstance(value, list) for value in (*args, *kwargs.values())):
            lists.append(exercise.__name__)
        return exercise(*args, **kwargs)

    return call


def drawings_of(source: Path, language: str, lists: list[str] | None = None) -> list[Drawing]:
    """What the demonstrations of the solution draw, in order."""
    drawings: list[Drawing] = []
    with mock.patch.object(Drawing, "show", lambda self: drawings.append(self)):
        run_demonstrations(source, language, solved=True, lists=lists)
    return drawings
