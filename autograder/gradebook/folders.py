"""Lists students' folders whatever characters their ids, and the course's own path, are made of.

nbgrader puts all of these into glob patterns as they are: a course in `DL [2026]` has no
submissions then, and nothing of it is ignored when files are copied.
"""

from __future__ import annotations

import glob
import re
from fnmatch import fnmatchcase
from pathlib import Path

from nbgrader.coursedir import CourseDirectory


def student_folders(
    coursedir: CourseDirectory, step: str, assignment: str, wanted: str = "*"
) -> dict[str, Path]:
    """Student id -> folder of `assignment` in nbgrader's directory `step` ("submitted").

    `wanted` is an id or, as nbgrader has it, a pattern of ids.
    """
    root = Path(coursedir.root)
    place = Path(coursedir.format_path(step, "*", glob.escape(assignment)))
    matching = re.compile(
        coursedir.format_path(
            re.escape(step), "(?P<student>.*)", re.escape(assignment), escape=True
        )
    )
    found: dict[str, Path] = {}
    for name in sorted(glob.glob(str(place.relative_to(root)), root_dir=root)):
        matched = matching.fullmatch(str(root / name))
        if matched is None or not (root / name).is_dir():
            continue
        student = matched["student"]
        if student == wanted or fnmatchcase(student, wanted):
            found[student] = root / name
    return found


def chosen_folders(coursedir: CourseDirectory, step: str, assignment: str) -> dict[str, Path]:
    """The folders of the students that nbgrader's command line asks for."""
    excluded = coursedir.student_id_exclude.split(",")
    found = student_folders(coursedir, step, assignment, coursedir.student_id)
    return {student: folder for student, folder in found.items() if student not in excluded}
