"""Decides by a digest of its inputs whether a stored measurement is still valid."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
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
    own = [f for part in ("checks", "mistakes", "alternatives") for f in part_files(folder, part)]
    for file in (
        *own,
        equivalents_file(course, assignment),
        *_used_of_shared(folder.parent, own),
        *sorted(Path(autograder.checks.__file__).parent.glob("*.py")),
        *(_source(f"autograder.accuracy.{name}") for name in HARNESS),
    ):
        if file is not None and file.is_file():
            # read_text makes every line ending \n: a checkout on Windows has the same digest.
            yield file.name, file.read_text(encoding="utf-8")
    yield "mutmut", version("mutmut")


def _used_of_shared(content: Path, files: Iterable[Path]) -> list[Path]:
    """The modules that assignments share which these files import, or those that they do."""
    shared = {file.stem: file for file in part_files(content, SHARED)}
    pending, found = list(files), dict[str, Path]()
    while pending:
        for name in _imported(pending.pop()):
            if name in shared and name not in found:
                found[name] = shared[name]
                pending.append(shared[name])
    return [found[name] for name in sorted(found)]


def _imported(file: Path) -> Iterator[str]:
    """The names in `shared` that a file imports, which may lie there itself."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        parts = (node.module or "").split(".")
        if file.parent.name == SHARED and node.level == 1:
            parts = [SHARED, *filter(None, parts)]
        if parts[0] == SHARED:
            yield from parts[1:2] or (alias.name for alias in node.names)


def _source(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin) if spec is not None and spec.origin else None
