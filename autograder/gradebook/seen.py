"""Reads back a graded class: per exercise, what grading found and the code."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory

from autograder.course import Assignment, Course, CourseError
from autograder.explorer.work import Work, seen_from
from autograder.gradebook.folders import student_folders
from autograder.gradebook.metadata import METADATA_KEY

# Where a graded notebook's metadata hold what `explorer.work.seen_of` keeps.
SEEN = "seen"


def graded_class(
    course: Course, assignment: Assignment, place: CourseDirectory | None = None
) -> list[Work]:
    """Everybody's graded work, by name; what cannot be read is left out.

    `place` is nbgrader's description of the folders, where they are not the usual ones.
    Raises CourseError where there is none, or all of it was graded before this was kept.
    """
    if place is None:
        place = CourseDirectory()
        place.root = str(course.root)
    folders = student_folders(place, place.autograded_directory, assignment.name)
    found = [
        _work(student, folder / f"{assignment.module}.ipynb", assignment)
        for student, folder in sorted(folders.items())
    ]
    works = [work for work in found if work is not None]
    if not works:
        old = any(
            os.path.isfile(folder / f"{assignment.module}.ipynb") for folder in folders.values()
        )
        raise CourseError(
            f"{assignment.name} was graded by an earlier version, which did not keep how an answer "
            f"behaves; run: nbgrader autograde {assignment.name} --force"
            if old
            else f"Nothing of {assignment.name} is graded yet; "
            f"run: nbgrader autograde {assignment.name}"
        )
    return works


def _work(student: str, notebook: Path, assignment: Assignment) -> Work | None:
    try:
        document: Any = json.loads(notebook.read_text(encoding="utf-8"))
        code = {
            cell["metadata"].get("nbgrader", {}).get("grade_id"): _text(cell["source"])
            for cell in document["cells"]
            if cell["cell_type"] == "code"
        }
        seen = seen_from(document["metadata"][METADATA_KEY][SEEN])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Work(student, seen, {n: code[n] for n in assignment.exercises if n in code})


def _text(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)
