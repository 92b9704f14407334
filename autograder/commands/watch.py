"""`course watch`: grades an assignment each time one of its files is saved."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course.errors import CourseError
from autograder.course.load import feedback_language


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `watch` to the `course` command."""
    parser = subparsers.add_parser(
        "watch",
        help="grade what changed whenever a file is saved",
        description="Watch an assignment: each time its .py or .ipynb is saved, the exercise that "
        "changed is graded and shown on top. Keys: n next, h hint, v details, l list, r reset to "
        "the stub, c check all, q quit. Without a terminal it prints lines.",
    )
    parser.add_argument(
        "assignment",
        metavar="ASSIGNMENT",
        nargs="?",
        help="such as 02_mlp (default: the one in the working directory, or saved last)",
    )
    add_language_option(parser, help="of the feedback (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Watch until `q` or Ctrl-C."""
    course = chosen_course(args)
    language = args.language or feedback_language(course)
    from autograder.loop.desk import Desk
    from autograder.loop.places import current_assignment, folder_of, named_assignment

    if args.assignment:
        assignment = named_assignment(course, args.assignment) or course.assignment(args.assignment)
    else:
        assignment = current_assignment(course, Path(os.path.abspath(".")))
    folder = folder_of(course, assignment)
    if not folder.is_dir():
        raise CourseError(f"{folder}: there is no such folder to watch.")
    try:
        from autograder.loop.watching import run_watch
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course watch needs {error.name}; install the course again with: pip install -e ."
        ) from None
    desk = Desk(course, assignment, language)
    try:
        run_watch(desk)
    except KeyboardInterrupt:
        return 0
    finally:
        desk.close()
    return 0
