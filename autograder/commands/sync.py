"""`course sync`: merges the .py and the .ipynb of an assignment into one document."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from autograder.commands._options import (
    add_course_option,
    add_language_option,
    chosen_assignments,
    chosen_course,
)
from autograder.course.errors import CourseError
from autograder.course.load import feedback_language
from autograder.course.model import Assignment, Course
from autograder.submission.merge import Side

EXIT_CONFLICT = 1
EXIT_PROBLEMS = 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `sync` to the `course` command."""
    parser = subparsers.add_parser(
        "sync",
        help="bring the .py and the .ipynb of an assignment together",
        description="Merge both files exercise by exercise: what was changed on one side is taken; "
        "where both changed one exercise, both are shown and you choose. Both files are backed up "
        "before anything is written.",
    )
    parser.add_argument(
        "assignments", metavar="ASSIGNMENT", nargs="*", help="such as 02_mlp (default: all)"
    )
    parser.add_argument(
        "--keep", choices=("py", "ipynb"), help="the side that counts where both were changed"
    )
    add_language_option(parser, help="of the messages (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Sync; 0 when every pair agrees, 1 when a conflict is left, 2 when a file is bad."""
    course = chosen_course(args)
    language = args.language or feedback_language(course)
    chosen = chosen_assignments(course, [_plain(name) for name in args.assignments])
    if not args.assignments:
        chosen = [a for a in chosen if (course.root / "assignments" / a.name).is_dir()]
    status = 0
    for assignment in chosen:
        try:
            left = _sync(course, assignment, args.keep, language)
        except CourseError as error:
            print(error, file=sys.stderr)
            status = EXIT_PROBLEMS
            continue
        status = max(status, EXIT_CONFLICT if left else 0)
    return status


def _plain(name: str) -> str:
    """An assignment's name from whatever of its path was typed."""
    path = Path(name)
    return path.parent.name if path.suffix in (".py", ".ipynb") and path.parent.name else path.name


def _sync(course: Course, assignment: Assignment, keep: Side | None, language: str) -> bool:
    from autograder.loop.sync import sync_assignment
    from autograder.report.text.loop import LOOP

    def say(key: str, **values: object) -> None:
        print(LOOP[f"sync.{key}"][language].format(assignment=assignment.name, **values))

    def ask(name: str, script: str, notebook: str) -> Side | None:
        if keep is not None:
            return keep
        say("both", name=name, module=assignment.module)
        for suffix, text in (("py", script), ("ipynb", notebook)):
            print(f"──── {assignment.module}.{suffix}\n{text}")
        print("────")
        if not sys.stdin.isatty():
            return None
        try:
            answer = input(LOOP["sync.ask"][language]).strip().lower()
        except EOFError:
            return None
        sides: dict[str, Side] = {"p": "py", "n": "ipynb"}
        return sides.get(answer[:1])

    done = sync_assignment(course, assignment, ask, language)
    for suffix, names in (("py", done.from_script), ("ipynb", done.from_notebook)):
        if names:
            say("taken", file=f"{assignment.module}.{suffix}", names=", ".join(names))
    if done.backup is not None:
        files = ", ".join(path.name for path in done.written)
        say("wrote", files=files, backup=os.path.relpath(done.backup))
        print(LOOP["sync.reload"][language])
    elif not done.open_conflicts:
        say("same")
    if done.open_conflicts:
        say("left", names=", ".join(done.open_conflicts))
    return bool(done.open_conflicts)
