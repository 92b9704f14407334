"""A harness and the mutants of each assignment, made once for all tests: they take seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from autograder.accuracy.harness import Harness, exercise_cells
from autograder.accuracy.mutants import Mutant, mutants_of
from autograder.course.load import load_course
from autograder.grading.reference import solution_path

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

    def _mutants(self, module: str) -> dict[str, list[Mutant]]:
        assignment = self.course.by_module(module)
        assert assignment is not None, f"{module} is not in course.yml"
        # Not by way of the harness, which loads the solution, and PyTorch with it.
        cells = exercise_cells(solution_path(self.course, assignment), assignment)
        return {name: mutants_of(name, code) for name, code in cells.items()}
