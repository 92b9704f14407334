"""Lists students' folders, whatever characters their ids and the course's path contain.

nbgrader puts all of these into glob patterns as they are: a course in `DL [2026]` has no
submissions then, and nothing of it is ignored when files are copied.
"""

from __future__ import annotations

import glob
import os
import re
from fnmatch import fnmatchcase
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets.log import get_logger

from autograder.gradebook.timestamps import timestamp_of
from autograder.lms.names import nfc


def student_folders(
    coursedir: CourseDirectory, step: str, assignment: str, wanted: str = "*"
) -> dict[str, Path]:
    """Student id -> folder of `assignment` in nbgrader's directory `step` ("submitted").

    `wanted` is an id or, as nbgrader has it, a pattern of ids. Ids are compared, and given, in NFC:
    macOS writes Hangul in pieces, and a student whose folder is there in both forms is one student.
    """
    wanted = nfc(wanted)
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
        if matched is None or not os.path.isdir(root / name):
            continue
        student = nfc(matched["student"])
        if student == wanted or fnmatchcase(student, wanted):
            folder = root / name
            found[student] = _newer(found[student], folder) if student in found else folder
    return found


def _newer(one: Path, other: Path) -> Path:
    """The one of two folders of a student that was handed in last."""
    times = [timestamp_of(folder).time for folder in (one, other)]
    chosen = other if times[1] is not None and (times[0] is None or times[1] > times[0]) else one
    left = other if chosen is one else one
    get_logger().warning(
        "%s is there twice, in two spellings of one name; %s is not graded.", chosen, left
    )
    return chosen


def chosen_folders(coursedir: CourseDirectory, step: str, assignment: str) -> dict[str, Path]:
    """The folders of the students that nbgrader's command line asks for."""
    excluded = nfc(coursedir.student_id_exclude).split(",")
    found = student_folders(coursedir, step, assignment, coursedir.student_id)
    return {student: folder for student, folder in found.items() if student not in excluded}
