"""`course collect`: puts an LMS download into submitted/, and reports what was taken for whom."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import Assignment, Course, CourseError
from autograder.plain import one_line

if TYPE_CHECKING:
    from autograder.lms.archive import Entry
    from autograder.lms.collect import Report
    from autograder.lms.roster import Roster

MAX_CELL = 1_000  # of names in archives, which can be of any length
SYSTEMS = ("canvas", "moodle", "coursemos", "blackboard", "folder")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `collect` to the `course` command."""
    parser = subparsers.add_parser(
        "collect",
        help="take submissions as the LMS downloads them",
        description="Take the submissions of an assignment from the zip (or folder) that the LMS "
        "downloads, put what counts into submitted/, keep every attempt, and print a table. "
        "Exits with 1 when some of it could not be taken.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02_mlp")
    parser.add_argument("source", metavar="ARCHIVE_OR_FOLDER", type=Path)
    parser.add_argument(
        "--from",
        dest="system",
        choices=SYSTEMS,
        help="the LMS (default: recognised by the names of the files)",
    )
    parser.add_argument(
        "--worksheet",
        metavar="FILE",
        type=Path,
        help="CSV with the times of submission, such as Moodle's grading worksheet; it also tells "
        "apart students of one name",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Collect and print the table; 0 when everybody's work was taken, 1 when not, 2 for bad
    input."""
    from autograder.lms.archive import entries
    from autograder.lms.roster import load_roster

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    roster = load_roster(course.root)
    if not args.source.exists():
        raise CourseError(f"{args.source}: there is no such file or folder.")
    with entries(args.source) as found:
        if not found:
            raise CourseError(f"{args.source}: there is nothing in it.")
        return _collect(args, course, assignment, roster, found)


def _collect(
    args: argparse.Namespace,
    course: Course,
    assignment: Assignment,
    roster: Roster | None,
    found: list[Entry],
) -> int:
    from autograder.lms.collect import Collector
    from autograder.lms.sheets import titles_of
    from autograder.lms.which_lms import read_names
    from autograder.lms.worksheet import Worksheet, read_worksheet

    try:
        system, handed, odd = read_names(
            found,
            roster,
            args.system,
            in_folder=args.source.is_dir(),
            titles=titles_of(assignment),
        )
    except CourseError as error:
        raise CourseError(f"{args.source}: {error}") from None
    zone = (assignment.due.tzinfo if assignment.due else None) or UTC
    sheet = read_worksheet(args.worksheet, roster, zone) if args.worksheet else Worksheet()
    try:
        report = Collector(course, assignment, roster, sheet).run(handed)
    except OSError as error:
        raise CourseError(
            f"{error.filename or course.root}: cannot be written ({error.strerror or error})."
        ) from None
    print(f"{assignment.name} from {args.source}, read as {system}")
    if roster is None:
        print("There is no roster, so everybody is taken as named; run: course roster FILE")
    print_report(report, assignment)
    for entry in odd:
        print(one_line(f"not named as a submission: {'/'.join(entry.parts)}"))
    return 0 if report.complete and not odd else 1


def print_report(report: Report, assignment: Assignment) -> None:
    """A line per student, then who is missing, who is unknown, and what has no time."""
    from autograder.lms.grid import grid
    from autograder.lms.times import shown

    zone = assignment.due.tzinfo if assignment.due else None
    rows: list[tuple[str, ...]] = [("student", "", "attempt", "handed in", "remarks")]
    for line in report.lines:
        time = shown(datetime.fromisoformat(line.time), zone) if line.time else "-"
        count = len(line.collected.attempts)
        attempt = f"{line.collected.counts} of {count}" if line.collected.counts else "-"
        cells = (line.student.shown, line.state, attempt, time, "; ".join(line.remarks))
        rows.append(tuple(one_line(cell, MAX_CELL) for cell in cells))
    if report.lines:
        print("\n".join(grid(rows)))
    taken = [line for line in report.lines if line.state in ("taken", "unchanged")]
    print(f"\n{len(taken)} of {len(report.lines)} who handed something in are in submitted/")
    if untimed := sum(not line.time and not line.is_marked_late for line in taken):
        print(f"{untimed} have no time of submission and are never late")
    if report.missing:
        names = ", ".join(one_line(student.shown) for student in report.missing)
        print(f"missing ({len(report.missing)}): {names}")
    for line in report.lines:
        for why in line.refused:
            print(one_line(f"refused: {line.student.shown}: {why}", MAX_CELL))
    for who, why in report.unknown:
        print(one_line(f"unknown: {who}: {why}", MAX_CELL))
    for problem in report.problems:
        print(one_line(problem, MAX_CELL))
