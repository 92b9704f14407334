"""Starts the processes that grade while pytest itself starts, on another core.

Nothing is imported here that this does not need: a student waits for it at each check.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from autograder.course.errors import CourseError
from autograder.course.load import load_course_fast
from autograder.course.model import Course
from autograder.grading.begun import needed, taken, watch_for
from autograder.grading.watched import Watch
from autograder.pytest_plugin.student_paths import StudentPaths
from autograder.sandbox.spawn import Confinement, accepts_unconfined
from autograder.submission.find import is_own

STARTED: pytest.StashKey[Watch] = pytest.StashKey()


def start_what_grades(config: pytest.Config, student_paths: StudentPaths) -> None:
    """Start what grades the files and folders that are named, or take what was begun before pytest
    was imported. Whatever prevents it is said later."""
    options = config.known_args_namespace
    try:
        course = load_course_fast(student_paths.root)
    except CourseError:
        return
    names: list[str] = []
    if not (options.in_process or options.collectonly):
        names = [n for n in options.file_or_dir if student_paths.is_students(_path(n))]
    found = needed(course, names, lambda path: confinement_of(course, path, options))
    begun = taken(course, found)
    if found:
        config.stash[STARTED] = begun or watch_for(course, found)


def confinement_of(course: Course, path: Path, options: Namespace) -> Confinement:
    """One's own work in assignments/ may run unconfined; others' only if accepted."""
    accepted = options.accept_unconfined or accepts_unconfined()
    return "wanted" if is_own(course, path) or accepted else "required"


def _path(name: str) -> Path:
    return Path(name.partition("::")[0])
