"""Starts what will grade a student's file while pytest still gets ready, on another core.

Nothing is imported here that this does not need: a student waits for it at each check.
"""

from __future__ import annotations

import os
from argparse import Namespace
from functools import partial
from pathlib import Path

import pytest

from autograder.course.errors import CourseError
from autograder.course.load import load_course_fast
from autograder.course.model import Assignment, Course
from autograder.grading.prepare import prepare
from autograder.grading.watched import Wanted, Watch
from autograder.pytest_plugin.student_paths import StudentPaths
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import Confinement, accepts_unconfined
from autograder.submission.find import assignment_of, is_own

STARTED: pytest.StashKey[Watch] = pytest.StashKey()


def start_what_grades(config: pytest.Config, student_paths: StudentPaths) -> None:
    """Start the interpreters of student processes, and load what grades beside them, for the
    files and folders that are named. Whatever prevents it is said later."""
    options = config.known_args_namespace
    if options.in_process or options.collectonly or not options.file_or_dir:
        return
    try:
        course = load_course_fast(student_paths.root)
    except CourseError:
        return
    needed: dict[tuple[str, Confinement], Assignment] = {}
    for name in options.file_or_dir:
        path = Path(os.path.abspath(name.partition("::")[0]))
        assignment = _assignment_at(course, path)
        if assignment is not None and student_paths.is_students(path):
            needed[assignment.name, confinement_of(course, path, options)] = assignment
    if needed:
        wanted: dict[Wanted, None] = {}
        for (_, confinement), found in needed.items():
            wanted[found.needs, ProcessLimits.of(found.limits), confinement] = None
        config.stash[STARTED] = watch = Watch()
        watch.start(*wanted, ahead=[partial(prepare, course.root, *each) for each in needed])


def confinement_of(course: Course, path: Path, options: Namespace) -> Confinement:
    """One's own work in assignments/ may run unconfined; others' only if accepted."""
    accepted = options.accept_unconfined or accepts_unconfined()
    return "wanted" if is_own(course, path) or accepted else "required"


def _assignment_at(course: Course, path: Path) -> Assignment | None:
    found = assignment_of(course, path)
    if found is None and path.is_dir():
        found = next((each for each in course.assignments if each.name == path.name), None)
    return found
