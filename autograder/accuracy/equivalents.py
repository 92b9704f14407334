"""Reads the list of equivalent mutants: those that no check can reject, each with the reason.

``equivalents.yml`` in an assignment's folder holds, per exercise, entries of three fields: `was`,
the changed line of the reference; `now`, what it became (one text or several); `why`, one line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from autograder.course.content import content_folder
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course

Equivalents = dict[str, dict[str, str]]


def equivalents_file(course: Course, assignment: Assignment) -> Path:
    """Where a course keeps the equivalent mutants of an assignment."""
    return content_folder(course, assignment) / "equivalents.yml"


def read_equivalents(file: Path) -> Equivalents:
    """Exercise → mutant's name → reason; empty where there is no file.

    Raises `CourseError` for an entry that is incomplete, given twice or without a reason.
    """
    if not file.is_file():
        return {}
    told = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    found: Equivalents = {}
    for exercise, entries in told.items():
        reasons = found.setdefault(exercise, {})
        for entry in entries or []:
            for name, why in _names(entry, f"{file.name}, {exercise}"):
                if name in reasons:
                    raise CourseError(f"{file.name}, {exercise}: listed twice: {name}")
                reasons[name] = why
    return found


def _names(entry: Any, where: str) -> list[tuple[str, str]]:
    if not isinstance(entry, dict) or entry.keys() != {"was", "now", "why"}:
        raise CourseError(f"{where}: an entry has the fields was, now and why; this one: {entry}")
    now = entry["now"] if isinstance(entry["now"], list) else [entry["now"]]
    why = " ".join(str(entry["why"] or "").split())
    if not why:
        raise CourseError(f"{where}: say why this changes nothing: {entry['was']}")
    return [(f"{entry['was']} → {new}", why) for new in now]
