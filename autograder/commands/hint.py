"""`course hint`: one exercise's hint, a step at a time."""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import closing
from pathlib import Path

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course.errors import CourseError
from autograder.course.load import feedback_language

MAX_WIDTH = 100


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `hint` to the `course` command."""
    parser = subparsers.add_parser(
        "hint",
        help="a hint for one exercise, a step at a time",
        description="Three steps: a question, where to look, and the slide's number worked through "
        "beside what your code computes. Which steps are taken is neither stored nor sent.",
    )
    parser.add_argument("exercise", metavar="EXERCISE", help="such as sigmoid or 02_mlp/sigmoid")
    parser.add_argument("--step", type=int, choices=(1, 2, 3), help="show the steps up to this one")
    add_language_option(parser, help="of the hint (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Show the steps; at a terminal the Enter key gives the next one."""
    from autograder.loop.desk import Desk
    from autograder.loop.places import named_exercise
    from autograder.loop.shown import hint_lines

    course = chosen_course(args)
    language = args.language or feedback_language(course)
    assignment, exercise = named_exercise(course, args.exercise, Path.cwd(), language)
    width = min(shutil.get_terminal_size().columns - 1, MAX_WIDTH)
    asked = sys.stdin.isatty() and sys.stdout.isatty() and args.step is None
    with closing(Desk(course, assignment, language)) as desk:
        desk.look()
        last = args.step or (3 if asked else 2)
        print(f"{assignment.name} · {exercise}")
        for number in range(1, last + 1):
            step = desk.hint(exercise, number)
            if step is None:
                raise CourseError(desk.problem)
            print()
            print("\n".join(hint_lines(step, width)))
            if asked and number < last:
                input("[Enter] … ")
    if not asked:
        _tell_the_next(exercise, last, language)
    return 0


def _tell_the_next(exercise: str, last: int, language: str) -> None:
    from autograder.loop.hints import STEPS, say

    key = "more" if last < STEPS else "last"
    print()
    print(say(key, language, name=exercise, number=last + 1))
