"""`course build`: makes the releases from the sources, or reports which are out of date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from autograder.commands._options import (
    add_course_option,
    add_language_option,
    chosen_assignments,
    chosen_course,
)
from autograder.course import CourseError
from autograder.submission.choose import RELEASES

EXIT_STALE = 1
EXIT_PROBLEMS = 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `build` to the `course` command."""
    parser = subparsers.add_parser(
        "build",
        help="make assignments/ from solutions/",
        description="Make each assignment's .py and .ipynb, and nbgrader's source notebook, "
        "from solutions/<assignment>/<module>.py.",
    )
    parser.add_argument(
        "assignments", metavar="ASSIGNMENT", nargs="*", help="such as 02_mlp (default: all)"
    )
    add_language_option(parser, help="of the release (default: course.yml's language)")
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="write (or check) the release here instead of in assignments/",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 and name each file that is stale, missing or unexpected",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Build or check; 0 when all is well, 1 when the release is stale, 2 when a source is bad."""
    course = chosen_course(args)
    chosen = chosen_assignments(course, args.assignments)
    language = args.language or course.language
    build = _load_build()
    release: Path = args.out or course.root / build.RELEASE_FOLDER
    failed = stale = False
    for assignment in chosen:
        try:
            files = build.build_assignment(course, assignment, language)
        except CourseError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        kept = build.released_script(assignment, files)
        if args.check:
            for kind, path in build.differences(files, release):
                print(f"{kind} {_shown(release / path)}")
                stale = True
            if args.out is None and (told := build.kept_script_differs(course, *kept)):
                print(told)
                stale = True
            continue
        for path, changed in build.write_release(files, release):
            print(f"{'wrote' if changed else 'unchanged'} {_shown(path)}")
        if args.out is None:
            build.write_file(course.root / kept[0], kept[1])
            path = build.write_source_notebook(course, assignment, language)
            print(f"wrote {_shown(path)} (for nbgrader)")
    releases = course.root / RELEASES
    if args.out is None and not failed:
        content = build.release_fingerprints(course, chosen)
        if not args.check:
            changed = build.write_file(releases, content)
            print(f"{'wrote' if changed else 'unchanged'} {_shown(releases)}")
        elif not releases.is_file() or releases.read_bytes() != content:
            print(f"{'stale' if releases.is_file() else 'missing'} {_shown(releases)}")
            stale = True
    if args.check and not args.assignments:
        for folder in build.unexpected_folders(course, release):
            print(f"unexpected {_shown(release / folder)}")
            stale = True
    if stale:
        print("The release is not what the source gives; run: course build", file=sys.stderr)
    return EXIT_PROBLEMS if failed else EXIT_STALE if stale else 0


def _load_build():
    """Import what needs nbgrader and jupytext, which only an instructor has installed."""
    try:
        from autograder.authoring import build
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course build needs {error.name}; install it with: pip install -e '.[instructor]'"
        ) from None
    return build


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
