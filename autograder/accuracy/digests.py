"""Tells in milliseconds whether a measurement of minutes still holds: by what it was made from."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from autograder.accuracy.equivalents import equivalents_file
from autograder.accuracy.harness import alternatives_file, exercise_cells
from autograder.course.model import Assignment, Course
from autograder.grading.reference import solution_path
from autograder.mistakes import source_files

# What decides on verdicts; how they are stored and shown does not.
HARNESS = ("mutants", "trivial", "documented", "inputs", "harness", "measure")


def assignment_digest(course: Course, assignment: Assignment) -> str:
    """A digest of all that an assignment's accuracy follows from.

    That is: the reference's code (not the text around it), checks, known mistakes, alternatives,
    equivalent mutants, the comparisons and this harness with its mutation operators.
    """
    digest = hashlib.sha256()
    for name, text in _inputs(course, assignment):
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()[:16]


def _inputs(course: Course, assignment: Assignment) -> Iterator[tuple[str, str]]:
    module = assignment.module
    yield from sorted(exercise_cells(solution_path(course, assignment), assignment).items())
    for file in (
        _source(f"autograder.checks.{module}"),
        *source_files(module),
        _source("autograder.checks.expect"),
        *(_source(f"autograder.accuracy.{name}") for name in HARNESS),
        alternatives_file(course.root, module),
        equivalents_file(course.root, module),
    ):
        if file is not None and file.is_file():
            # read_text makes every line ending \n: a checkout on Windows has the same digest.
            yield file.name, file.read_text(encoding="utf-8")
    yield "mutmut", version("mutmut")


def _source(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin) if spec is not None and spec.origin else None
