"""A harness and the mutants of each assignment, made once for all tests: they take seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from autograder.accuracy.harness import Harness
from autograder.accuracy.mutants import Mutant, mutants_of
from autograder.course.load import load_course

ROOT = Path(__file__).resolve().parents[2]


class Bench:
    """What is costly to set up, kept per module."""

    def __init__(self) -> None:
        self.course = load_course(ROOT)
        self.harness = cache(self._harness)
        self.mutants = cache(self._mutants)

    def _harness(self, module: str) -> Harness:
        assignment = self.course.by_module(module)
        assert assignment is not None, f"{module} is not in course.yml"
        return Harness(self.course, assignment)

    def modules(self, needs: str = "numpy") -> list[str]:
        """The modules of the assignments that have checks."""
        return [a.module for a in self.course.assignments if a.needs == needs]

    def _mutants(self, module: str) -> dict[str, list[Mutant]]:
        return {name: mutants_of(name, code) for name, code in self.harness(module).cells.items()}
