"""`course release`: makes the students' repository, which grades their work without any answers."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course import CourseError
from autograder.progress import Progress


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `release` to the `course` command."""
    parser = subparsers.add_parser(
        "release",
        help="make the students' repository",
        description="Make the students' repository: assignments, the checks with recorded outputs "
        "instead of answers, the feedback workflow. An earlier release in DIR is brought up to "
        "date; files that a student has changed are kept.",
    )
    parser.add_argument("target", metavar="DIR", type=Path, help="new, empty, or a former release")
    add_language_option(parser, help="of the release (default: course.yml's language)")
    parser.add_argument(
        "--force", action="store_true", help="replace files that a student has changed, too"
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Make or update the release; 0 when it is written, 2 when it may not be."""
    course = chosen_course(args)
    try:
        from autograder.publish.release import make_release
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course release needs {error.name}; install it with: pip install -e '.[instructor]'"
        ) from None
    language = args.language or course.language
    try:
        with Progress("recorded", len(course.assignments)) as progress:

            def tell(line: str) -> None:
                progress.make_way()
                print(line, flush=True)
                progress.advance()

            manifest, written = make_release(
                course,
                args.target,
                language,
                force=args.force,
                workers=os.cpu_count() or 1,
                progress=tell,
            )
    except OSError as error:
        raise CourseError(
            f"{error.filename or args.target}: cannot be written: {error.strerror}."
        ) from None
    for entry in written:
        if entry.action in ("kept", "removed"):
            print(f"{entry.action} {entry.path}" + _reason(entry.action))
    counts = Counter(entry.action for entry in written)
    told = ", ".join(f"{count} {action}" for action, count in counts.items())
    print(f"{args.target}: release {manifest.release} of {course.id} in {language}: {told}")
    return 0


def _reason(action: str) -> str:
    return " (changed by hand; --force replaces it)" if action == "kept" else ""
