"""Known mistakes: wrong implementations that students really write, each with a hint.

One module per assignment, or a package with one module per exercise. Each mistake is a whole
replacement for one exercise's function with one bug; the rest of the assignment stays the
reference. A mistake must fail its exercise's checks, and a submission that behaves like it is shown
its hint.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.grading.result import Hint


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


def together(*modules: ModuleType) -> Mistakes:
    """The mistakes of an assignment's modules as one registry, in the order of the modules."""
    whole = Mistakes()
    for module in modules:
        whole.all += module.mistakes.all
    return whole


def source_files(module: str) -> list[Path]:
    """Every file that an assignment's mistakes are written in, sorted; none where there are none.

    They are found without running any of them.
    """
    spec = importlib.util.find_spec(f"{__name__}.{module}")
    if spec is None:
        return []
    if spec.submodule_search_locations is None:
        return [Path(spec.origin)] if spec.origin else []
    folders = map(Path, spec.submodule_search_locations)
    return sorted(file for folder in folders for file in folder.rglob("*.py"))
