"""`course regrade`: grades again every score that is older than the course or the work."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, chosen_assignments, chosen_course
from autograder.course import Assignment, CourseError
from autograder.plain import one_line
from autograder.sandbox.spawn import Confinement, accepts_unconfined

if TYPE_CHECKING:
    from autograder.gradebook.regrade import Change, Scores


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `regrade` to the `course` command."""
    parser = subparsers.add_parser(
        "regrade",
        help="grade again what was graded before the course or the work changed",
        description="Grade exactly the submissions whose scores are older than their files, than "
        "course.yml or than the checks. What people graded by hand stays. Ends with a table of "
        "who changed, from what to what, by which exercise.",
    )
    parser.add_argument(
        "assignments", metavar="ASSIGNMENT", nargs="*", help="such as 02_mlp (default: all)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="grade and show the table, and write nothing"
    )
    parser.add_argument(
        "--accept-unconfined",
        action="store_true",
        help="grade even where student code cannot be confined",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Regrade; 0 when all that is stale was graded, 2 when an assignment could not be."""
    try:
        from autograder.gradebook import regrade
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course regrade needs {error.name}; install it with: pip install -e '.[instructor]'"
        ) from None
    course = chosen_course(args)
    accepted = args.accept_unconfined or accepts_unconfined()
    confinement: Confinement = "wanted" if accepted else "required"
    failed = any_stale = False
    for assignment in chosen_assignments(course, args.assignments):
        try:
            if args.dry_run:
                changes = regrade.preview(course, assignment, confinement)
            else:
                changes = regrade.regrade(course, assignment, confinement)
        except CourseError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        any_stale = any_stale or bool(changes)
        if changes or args.assignments:
            print_changes(assignment, changes, dry_run=args.dry_run)
    if not (failed or any_stale or args.assignments):
        print("No score is older than the course or the work.")
    return 2 if failed else 0


def print_changes(
    assignment: Assignment, changes: Sequence[Change], *, dry_run: bool = False
) -> None:
    """The table, and a line that sums it up."""
    if not changes:
        print(f"{assignment.name}: no score is older than the course or the work")
        return
    rows = [_row(change) for change in changes if change.differing]
    verb = "would be graded again" if dry_run else "graded again"
    count = f"{len(changes)} submission{'s' if len(changes) > 1 else ''}"
    print(f"{assignment.name}: {count} {verb}, {len(rows)} with another score")
    for line in aligned([("student", "before", "after", "changed", "because of"), *rows]):
        print(f"  {one_line(line)}")
    if not rows:
        return
    if dry_run:
        print("Nothing was written. Points are those before any late penalty.")
    else:
        print(
            "Points are those before any late penalty. To tell the students, "
            f"run: nbgrader generate_feedback {assignment.name}"
        )


def aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Lines with their columns under each other; Hangul takes two places."""
    if len(rows) == 1:
        return
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _row(change: Change) -> tuple[str, str, str, str, str]:
    said: list[str] = []
    for name in change.differing:
        before, after = _points(change.before.get(name)), _points(change.after.get(name))
        said.append(f"{name} {before} → {after}")
    return (
        change.student,
        _total(change.before),
        _total(change.after),
        ", ".join(said),
        ", ".join(change.why),
    )


def _total(scores: Scores) -> str:
    known = [score for score in scores.values() if score is not None]
    return f"{sum(known):g}" if known else "–"


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:g}"


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide
