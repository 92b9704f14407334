"""Gradebooks as grading leaves them, made at once: what each student has, and how far it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbgrader.api import Gradebook

from autograder.course import load_course

# Automatic points of 20 (None: could not be graded), points by hand of 2 (None: waits), time (UTC).
Marks = tuple[float | None, float | None, str]


def make_gradebook(root: Path, marks: Mapping[str, Marks], assignment: str = "02_mlp") -> None:
    """Write gradebook.db, with the submissions' folders that the marks are of."""
    course = load_course(root)
    module = course.assignment(assignment).module
    _empty(root / "gradebook.db")
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        due: Any = {"duedate": course.assignment(assignment).due}
        gradebook.update_or_create_assignment(assignment, **due)
        gradebook.update_or_create_notebook(module, assignment)
        for name, kind, points in (("check_all", "code", 20), ("reflection", "markdown", 2)):
            cell: dict[str, Any] = {"max_score": points, "cell_type": kind}
            gradebook.update_or_create_grade_cell(name, module, assignment, **cell)
        for student, (automatic, by_hand, time) in marks.items():
            gradebook.update_or_create_student(student)
            when: Any = datetime.fromisoformat(time) if time else None
            with gradebook.db.no_autoflush:
                row: Any = gradebook.update_or_create_submission(
                    assignment, student, timestamp=when
                )
            for grade in row.notebooks[0].grades:
                if grade.name == "reflection":
                    grade.manual_score = by_hand
                    grade.needs_manual_grade = by_hand is None
                else:
                    grade.auto_score = automatic
                    grade.needs_manual_grade = automatic is None
            folder = root / "submitted" / student / assignment
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{module}.py").write_text("x = 1\n", encoding="utf-8")
        gradebook.db.commit()


@cache
def _schema() -> bytes:
    """An empty gradebook, which nbgrader takes seconds to make."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gradebook.db"
        with Gradebook(f"sqlite:///{path}"):
            pass
        return path.read_bytes()


def _empty(path: Path) -> None:
    if not path.exists():
        path.write_bytes(_schema())


def make_page(root: Path, student: str, assignment: str = "02_mlp") -> Path:
    """A feedback page newer than what it is about."""
    course = load_course(root)
    page = root / "feedback" / student / assignment / f"{course.assignment(assignment).module}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<p>{student}</p>", encoding="utf-8")
    os.utime(page)
    return page
