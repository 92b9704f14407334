"""`course doctor`: shows what is installed, and what confinement is in force on this machine."""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import importlib.util
import platform
import sys
from datetime import UTC, datetime

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import Course, CourseError

PACKAGES = ("numpy", "pytest", "jupytext", "nbgrader", "torch", "matplotlib")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `doctor` to the `course` command."""
    parser = subparsers.add_parser(
        "doctor",
        help="show what works here: course.yml, packages, confinement",
        description="Check course.yml and the installation, and try every forbidden thing from "
        "inside a confined process. Exits with 1 when others' work cannot be graded here, or the "
        "exercises of course.yml are not those of the solutions.",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list every attempt")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the findings; 0 when all is well, 1 when something is not, 2 for a bad course.yml."""
    status = _course(args)
    _packages()
    return _confinement(args.verbose) or status


def _course(args: argparse.Namespace) -> int:
    try:
        course = chosen_course(args)
    except CourseError as error:
        print(f"course       {error}")
        return 2
    count = len(course.assignments)
    print(f"course       {course.root / 'course.yml'}: valid, {count} assignments")
    print(f"seed         {_seed(course)}")
    return _contents(course)


def _contents(course: Course) -> int:
    """Exercises against the solutions, dates, extensions; 1 for what has to be put right."""
    if not (course.root / "solutions").is_dir() or importlib.util.find_spec("jupytext") is None:
        return 0  # a student's copy
    # By name: a student's copy has neither, and a release follows imports.
    examine = importlib.import_module("autograder.authoring.examine")
    extensions = importlib.import_module("autograder.lms.extensions")
    wrong = [line for a in course.assignments for line in examine.exercise_problems(course, a)]
    try:
        unknown = extensions.unknown_students(course)
    except CourseError as error:
        unknown, wrong = [], [*wrong, *str(error).splitlines()]
    for line in wrong:
        print(f"exercises    {line}")
    for line in examine.date_problems(course, datetime.now(UTC)):
        print(f"dates        {line}")
    for name in unknown:
        print(f"extensions   {name!r} is not on the roster.")
    if not wrong:
        count = sum(len(a.exercises) for a in course.assignments)
        print(f"exercises    {count}, as in the solutions")
    return 1 if wrong else 0


def _seed(course: Course) -> str:
    from autograder.grading.seeds import secret_seed

    try:
        found = secret_seed(course.grading.seed, course.root)
    except CourseError as error:
        return str(error)
    if found is None:
        return f"public; nbgrader makes a secret one in {course.grading.seed.secret_file}"
    return "secret, as grading needs it"


def _packages() -> None:
    print(f"python       {platform.python_version()} ({sys.platform}, {platform.machine()})")
    for name in PACKAGES:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            version = "not installed"
        print(f"{name:12} {version}")


def _confinement(verbose: bool) -> int:
    from autograder.sandbox.confine import probe
    from autograder.sandbox.confinement_status import confinement_gap

    report = probe()
    found = report.to_json()
    if report.supported:
        held = [name for name, value in report.layers.items() if value is True]
        print(f"layers       {', '.join(held)}")
        for name, reason in report.layers.get("reasons", {}).items():
            print(f"             without {name}: {reason}")
        blocked = sum(attempt.blocked for attempt in report.attempts)
        print(f"canary       {blocked} of {len(report.attempts)} forbidden things prevented")
    for name in report.unbounded:
        print(f"             not prevented here, since an optional layer is missing: {name}")
    for name, how in report.broken.items():
        print(f"             honest, and yet prevented: {name} ({how})")
    if verbose:
        for attempt in report.attempts:
            mark = "prevented" if attempt.blocked else "POSSIBLE"
            print(f"             {mark:9} {attempt.group}: {attempt.name} ({attempt.how})")
    if report.complete:
        print("confinement  complete: others' work can be graded here")
        return 0
    print(f"confinement  incomplete ({confinement_gap(found)}): students can check their own work;")
    print("             grading others' work refuses unless --accept-unconfined is given")
    return 1
