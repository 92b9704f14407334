"""Where pytest takes its settings from: the course that grades, never a submission."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.course.locate import find_course
from autograder.pytest_plugin.student_paths import StudentPaths

# rootdir, settings file, what it says, others that were ignored
Setup = tuple[Path, Path | None, Any, Any]


def from_the_course(determine_setup: Callable[..., Setup], typed: Any) -> Callable[..., Setup]:
    """pytest's search for settings, made again from the course where it ends at a submission's.

    `typed` are the arguments and the working directory that pytest was called with.
    """
    root = _course_of(typed)
    if root is None:
        return determine_setup
    student_paths = StudentPaths(root)

    def determine(**given: Any) -> Setup:
        found = determine_setup(**given)
        if given.get("inifile") or not any(map(student_paths.is_from_submission, found[:2])):
            return found
        return determine_setup(**given | {"args": [str(root)], "rootdir_cmd_arg": str(root)})

    return determine


def _course_of(typed: Any) -> Path | None:
    """The course that is typed, or the one that the working directory lies in.

    The outermost: one inside of another may be a submission's, and is refused later.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--course", nargs="?")
    words = [*shlex.split(os.environ.get("PYTEST_ADDOPTS", "")), *map(str, typed.args)]
    root = find_course(parser.parse_known_args(words)[0].course or typed.dir)
    while root is not None and (outer := find_course(root.parent)) is not None:
        root = outer
    return root
