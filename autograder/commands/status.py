"""`course status`: what came in, what is graded, and what still waits for a person."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, chosen_assignments, chosen_course
from autograder.course import Course
from autograder.plain import one_line

if TYPE_CHECKING:
    from autograder.term.status import Progress

SHORT = {
    "handed in": "handed in",
    "late": "late",
    "graded": "graded",
    "not graded yet": "not yet",
    "waits for a person": "by hand",
    "could not be graded": "failed",
    "stale": "stale",
    "feedback written": "feedback",
    "exported": "exported",
    "changed since export": "changed",
}
MANY = 8


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `status` to the `course` command."""
    parser = subparsers.add_parser(
        "status",
        help="what came in, is graded, waits for a person, went out",
        description="Count, for every assignment that something was handed in for, or for those "
        "named, how far the class is. Named ones are told with the students' names.",
    )
    parser.add_argument("assignments", metavar="ASSIGNMENT", nargs="*", help="such as 02_mlp")
    parser.add_argument("--json", action="store_true", help="print ids as JSON")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print it; 0 always, 2 where the course or the gradebook cannot be read."""
    from autograder.term.status import progress

    course = chosen_course(args)
    named = chosen_assignments(course, args.assignments)
    found = [progress(course, assignment) for assignment in named]
    if not args.assignments:
        found = [p for p in found if p.handed_in or p.exported]
    if args.json:
        print(json.dumps([p.to_json() for p in found], ensure_ascii=False, indent=1))
        return 0
    if not found:
        print("Nothing has been handed in yet; take submissions with: course collect")
        return 0
    if args.assignments:
        for one in found:
            _print_one(one)
    else:
        _print_table(found)
    _print_problems(course, found)
    return 0


def _print_one(one: Progress) -> None:
    due = one.assignment.due
    print(f"{one.assignment.name}, due {due:%Y-%m-%d %H:%M %Z}" if due else one.assignment.name)
    for title, who in one.lines():
        names = ", ".join(one_line(student.shown) for student in who[:MANY])
        more = f", and {len(who) - MANY} more" if len(who) > MANY else ""
        listed = f": {names}{more}" if who and len(who) < one.students else ""
        print(f"  {title:21} {len(who)}{listed}")


def _print_table(found: list[Progress]) -> None:
    from autograder.lms.grid import grid

    rows = [["assignment", "students", *SHORT.values()]]
    for one in found:
        lists = dict(one.lines())
        counts = [str(len(lists[title])) for title in SHORT]
        rows.append([one.assignment.name, str(one.students), *counts])
    print("\n".join(grid(rows)))


def _print_problems(course: Course, found: list[Progress]) -> None:
    from autograder.lms.extensions import unknown_students

    for one in found:
        if one.stale:
            name = one.assignment.name
            print(f"{name}: {len(one.stale)} older than the course; run: course regrade {name}")
    for name in unknown_students(course):
        print(f"An extension is for {name!r}, who is not on the roster.")
