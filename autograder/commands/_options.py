"""Options that several sub-commands share, so that they are spelled and explained once."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.course import LANGUAGES, Assignment, Course, open_course


def add_course_option(parser: argparse.ArgumentParser) -> None:
    """Add `--course DIR`."""
    parser.add_argument(
        "--course",
        metavar="DIR",
        type=Path,
        help="the folder of course.yml (default: the nearest at or above the working directory)",
    )


def add_language_option(parser: argparse.ArgumentParser, help: str) -> None:
    """Add `--language ko|en`."""
    parser.add_argument("--language", choices=LANGUAGES, help=help)


def chosen_course(args: argparse.Namespace) -> Course:
    """Return the course that `--course` or the working directory names."""
    return open_course(args.course)


def chosen_assignments(course: Course, names: list[str]) -> list[Assignment]:
    """Return the assignments named, or all of them when none is."""
    return [course.assignment(name) for name in names] or list(course.assignments)


def positive_int(text: str) -> int:
    """A whole number of 1 or more, as an option's value."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: a whole number of 1 or more is needed")
    return number
