"""`course progress`: the course as a list, and the next exercise to do."""

from __future__ import annotations

import argparse
import json
import shutil

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course.load import feedback_language


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `progress` to the `course` command."""
    parser = subparsers.add_parser(
        "progress",
        help="how far you are: done, points, due, and what comes next",
        description="List the course's assignments. Those that changed since they were last graded "
        "are graded.",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")
    add_language_option(parser, help="of the list (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the list; always 0."""
    from autograder.loop.progress import progress_lines, standings

    course = chosen_course(args)
    language = args.language or feedback_language(course)
    found = standings(course, grade=True)
    if args.json:
        rows = [
            {
                "assignment": row.assignment.name,
                "done": list(row.done) if row.done is not None else None,
                "exercises": list(row.assignment.exercises),
                "score": row.score,
                "max_score": row.assignment.max_score,
                "written_points": row.assignment.written_points,
                "due": row.assignment.due.isoformat() if row.assignment.due else None,
            }
            for row in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = shutil.get_terminal_size().columns - 1
    for line in progress_lines(found, language, width=width):
        print(line)
    return 0
