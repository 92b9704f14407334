"""`course grade`: grades other people's work, and ignores pytest settings that come with it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from autograder.commands._options import add_course_option, add_language_option, positive_int
from autograder.course import CourseError, course_root, find_course, load_course_fast


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `grade` to the `course` command."""
    parser = subparsers.add_parser(
        "grade",
        help="grade other people's work; nothing beside it is loaded",
        description="Grade submissions as `pytest PATH` does: with the course's settings, whatever "
        "lies beside them and however pytest is started. More than five are graded as a class: on "
        "all cores, one line each, and results are kept, so that a run that was stopped goes on "
        "where it was. Exits with 0 if every exercise is done.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="submissions, or folders of them"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the results as JSON")
    parser.add_argument("--seed", type=int, help="seed of the checks' inputs")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every check")
    parser.add_argument(
        "--accept-unconfined",
        action="store_true",
        help="grade even where student code cannot be confined",
    )
    parser.add_argument(
        "--jobs", metavar="N", type=positive_int, help="submissions graded at once (a class)"
    )
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="let the workers of tls://HOST:PORT grade (a class)"
    )
    parser.add_argument(
        "--again", action="store_true", help="grade what has been graded before as well (a class)"
    )
    add_language_option(parser, help="of the feedback (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Grade; the exit status is pytest's, and for a class 0 or 1 as well."""
    from autograder.report.terminal import MAX_FULL
    from autograder.submission.find import submissions_below

    for path in args.paths:
        if not os.path.lexists(path):
            raise CourseError(f"{path}: there is no such file or folder.")
    root = _root(args)
    found = list(submissions_below(load_course_fast(root), args.paths))
    if len(found) > MAX_FULL or args.cluster or any(map(_names_a_test, args.paths)):
        from autograder.commands._class import grade_class

        return grade_class(args, root, found)
    import pytest

    return int(pytest.main(pytest_arguments(args, root)))


def pytest_arguments(args: argparse.Namespace, root: Path) -> list[str]:
    """The arguments that leave nothing for pytest to look for in a submission."""
    settings = root / "pyproject.toml"
    chosen = [
        *("-c", str(settings if settings.is_file() else os.devnull)),
        *("--rootdir", str(root), "--course", str(root), "--noconftest"),
    ]
    if args.json:
        chosen += ["--grade-json", str(args.json)]
    if args.seed is not None:
        chosen += ["--seed", str(args.seed)]
    if args.language:
        chosen += ["--language", args.language]
    if args.verbose:
        chosen.append("-v")
    if args.accept_unconfined:
        chosen.append("--accept-unconfined")
    # Absolute, so that no name can be taken for an option.
    return [*chosen, *(os.path.abspath(path) for path in args.paths)]


def _names_a_test(path: Path) -> bool:
    """Whether pytest would take a path for the name of a test in a file, and refuse all others."""
    return any(mark in os.path.abspath(path) for mark in ("[", "::"))


def _root(args: argparse.Namespace) -> Path:
    root = course_root(args.course)
    outer = find_course(root.parent)
    if args.course is None and outer is not None:
        raise CourseError(
            f"{root} is a course inside of {outer}, perhaps a submission that brings its own; "
            "name the one that should grade: course grade --course DIR ..."
        )
    return root
