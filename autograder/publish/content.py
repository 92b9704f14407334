"""Chooses which of the authors' files are released: checks, figures and sentences, no answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from autograder.course.content import RELEASED, RELEASED_PARTS, SHARED, SOURCES, part_files
from autograder.course.errors import CourseError
from autograder.course.model import Course


def content_files(course: Course) -> dict[str, bytes]:
    """Path in the release (``checks/<assignment>/…``) → content.

    Raises CourseError when a released module imports one that stays with the instructor.
    """
    root = course.root / SOURCES
    chosen = set(part_files(root, SHARED))
    for assignment in course.assignments:
        for part in RELEASED_PARTS:
            chosen |= set(part_files(root / assignment.name, part))
    for file in sorted(chosen):
        for imported in _beside(file):
            if imported not in chosen:
                raise CourseError(
                    f"{file.relative_to(course.root).as_posix()} imports "
                    f"{imported.relative_to(course.root).as_posix()}, which is not for students; "
                    f"move what both need to {SOURCES}/{SHARED}/."
                )
    return {
        f"{RELEASED}/{file.relative_to(root).as_posix()}": file.read_bytes()
        for file in sorted(chosen)
    }


def _beside(file: Path) -> Iterator[Path]:
    """The files that a module imports relatively, ``from ..shared.network import paint``."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        folder = file.parents[node.level - 1]
        base = folder.joinpath(*(node.module or "").split("."))
        names = [base] if node.module else []
        names += [base / alias.name for alias in node.names]
        for name in names:
            yield from (
                found
                for found in (name.with_suffix(".py"), name / "__init__.py")
                if found.is_file()
            )
