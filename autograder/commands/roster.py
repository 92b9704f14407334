"""`course roster`: reads the list of students that the LMS exports."""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import Course, CourseError
from autograder.plain import one_line


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `roster` to the `course` command."""
    parser = subparsers.add_parser(
        "roster",
        help="take the list of students from the LMS's CSV",
        description="Read the LMS's list of students (a grade book, a list of participants; "
        "UTF-8, UTF-16 or cp949) and keep it in roster.csv. Later lists replace earlier ones.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV, as the LMS exports it")
    parser.add_argument(
        "--id",
        metavar="COLUMN",
        help="the column that names the students' folders (default: the student number, else the "
        "login, the e-mail address, the LMS's own number, the name)",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Read, keep, and say who came and who went; 0 when all is kept."""
    from autograder.lms.roster import load_roster, read_roster, write_roster

    course = chosen_course(args)
    roster = read_roster(args.file, args.id)
    before = load_roster(course.root)
    try:
        path = write_roster(course.root, roster.students)
    except OSError as error:
        raise CourseError(
            f"{error.filename or course.root}: cannot be written ({error.strerror or error})."
        ) from None
    example = one_line(roster.students[0].shown)
    print(f"{len(roster.students)} students are in {path}; for example {example}")
    for line in roster.left_out:
        print(one_line(f"left out     {line}"))
    if before is not None:
        known, now = before.by_id, roster.by_id
        for student in (now[id] for id in now if id not in known):
            print(one_line(f"new          {student.shown}"))
        for student in (known[id] for id in known if id not in now):
            print(one_line(f"gone         {student.shown}; work that is there stays"))
    _tell_gradebook(course)
    return 0


def _tell_gradebook(course: Course) -> None:
    """Let nbgrader know everybody by name, if there is a gradebook."""
    database = course.root / "gradebook.db"
    if not database.is_file() or importlib.util.find_spec("nbgrader") is None:
        return
    from autograder.lms.gradebook import keep_students

    keep_students(course)
