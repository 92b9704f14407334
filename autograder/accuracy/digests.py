"""Decides by a digest of its inputs whether a stored measurement is still valid."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import autograder.checks
from autograder.accuracy.equivalents import equivalents_file
from autograder.accuracy.harness import exercise_cells
from autograder.course.content import SHARED, content_folder, part_files
from autograder.course.model import Assignment, Course
from autograder.grading.reference import solution_path

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
    folder = content_folder(course, assignment)
    yield from sorted(exercise_cells(solution_path(course, assignment), assignment).items())
    for file in (
        *part_files(folder, "checks"),
        *part_files(folder, "mistakes"),
        *part_files(folder, "alternatives"),
        equivalents_file(course, assignment),
        *part_files(folder.parent, SHARED),
        *sorted(Path(autograder.checks.__file__).parent.glob("*.py")),
        *(_source(f"autograder.accuracy.{name}") for name in HARNESS),
    ):
        if file is not None and file.is_file():
            # read_text makes every line ending \n: a checkout on Windows has the same digest.
            yield file.name, file.read_text(encoding="utf-8")
    yield "mutmut", version("mutmut")


def _source(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin) if spec is not None and spec.origin else None
