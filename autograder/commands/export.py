"""`course export`: fills the LMS's own grade file, and packs the feedback pages for it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import Assignment, Course, CourseError
from autograder.plain import one_line

if TYPE_CHECKING:
    from autograder.lms.roster import Roster, Student
    from autograder.lms.tables import Table
    from autograder.term.fill import Filled
    from autograder.term.standing import Standing

GRADES = ("canvas", "moodle", "coursemos", "blackboard")
FEEDBACK = ("canvas", "moodle", "coursemos")
ORIGINAL = ".original"
MAX_LINE = 1_000  # of names of files, which can be of any length


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` to the `course` command."""
    parser = subparsers.add_parser(
        "export",
        help="fill the LMS's own grade file, pack feedback for it",
        description="Put the final scores into the very file that the LMS exported; everything "
        "else in it stays as it is. What is not known (not submitted, could not be graded, waits "
        "for a person) is left alone and never becomes 0. Exits with 1 when a score found no row.",
    )
    parser.add_argument(
        "assignment",
        metavar="ASSIGNMENT",
        nargs="?",
        help="such as 02_mlp (default: the one that the file is about)",
    )
    parser.add_argument(
        "--to",
        nargs=2,
        metavar=("LMS", "FILE"),
        help=f"{', '.join(GRADES)}, and the CSV that it exported; the file as it came is kept as "
        f"FILE{ORIGINAL}",
    )
    parser.add_argument(
        "--feedback",
        nargs=2,
        metavar=("LMS", "ZIP"),
        help=f"write the pages as the zip that {', '.join(FEEDBACK)} takes for a class",
    )
    parser.add_argument("--column", metavar="TITLE", help="the column, where it is not plain")
    parser.add_argument(
        "--scale", action="store_true", help="bring scores to the points that the LMS gives"
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="write there instead")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Export; 0 when every score found its place, 1 when one did not, 2 when nothing was done."""
    course = chosen_course(args)
    if args.to is None and args.feedback is None:
        raise CourseError("Say where to: --to LMS FILE, or --feedback LMS ZIP, or both.")
    if args.feedback is not None:
        _require(args.feedback[0], FEEDBACK, "--feedback")
        if args.assignment is None and args.to is None:
            raise CourseError("Say which assignment: course export ASSIGNMENT --feedback LMS ZIP")
    status = 0
    assignment = course.assignment(args.assignment) if args.assignment else None
    if args.to is not None:
        _require(args.to[0], GRADES, "--to")
        assignment, status = _grades(course, assignment, args)
    if args.feedback is not None:
        assert assignment is not None
        status = _feedback(course, assignment, *args.feedback) or status
    return status


def _require(system: str, known: tuple[str, ...], option: str) -> None:
    if system not in known:
        raise CourseError(f"{option} {system}: there are {', '.join(known)}.")


def _grades(
    course: Course, assignment: Assignment | None, args: argparse.Namespace
) -> tuple[Assignment, int]:
    from autograder.gradebook.stale import stale, stale_sentences
    from autograder.lms.sheets import FINDERS
    from autograder.lms.tables import read_table
    from autograder.term.fill import fill
    from autograder.term.standing import standings

    system, path = args.to[0], Path(args.to[1])
    table = read_table(path)
    assignment = assignment or _meant(course, table)
    found = standings(course, assignment)
    people, participants = _people(course, assignment, found, system)
    sheet = FINDERS[system](table, assignment, people, participants, args.column)
    total = assignment.max_score + assignment.written_points
    known = people.by_id.keys()
    filled = fill(sheet, found, total, scale=args.scale, known=known)
    title = table.columns[sheet.column]
    print(f"{assignment.name} → {path}, column {title!r}")
    print_filled(filled, found, course, assignment)
    for line in stale_sentences(assignment, stale(course, assignment)):
        print(line)
    if args.dry_run:
        print("nothing was written (--dry-run)")
    else:
        _write(course, assignment, system, filled, args.output or path)
    return assignment, 1 if filled.absent else 0


def _meant(course: Course, table: Table) -> Assignment:
    """The one assignment that the file's name, or its columns, tell of."""
    from autograder.lms.names import key
    from autograder.lms.sheets import titles_of

    for texts in ([table.path.stem], table.columns):
        told = [key(text) for text in texts]
        found = [
            assignment
            for assignment in course.assignments
            if any(key(name) in text for name in titles_of(assignment)[:3] for text in told)
        ]
        if len(found) == 1:
            return found[0]
    raise CourseError(
        f"{table.path}: which assignment is it for? Say so: course export ASSIGNMENT --to ..."
    )


def _people(
    course: Course, assignment: Assignment, found: list[Standing], system: str
) -> tuple[Roster, dict[str, Student]]:
    """Everybody, and the LMS's numbers of those whose work came from its download."""
    from autograder.lms import collected
    from autograder.lms.downloads import CANVAS, MOODLE
    from autograder.lms.roster import Roster, load_roster

    # Any id can be made up in the exchange: it may have a folder, but no row of the LMS's.
    known = load_roster(course.root)
    people = known or Roster(tuple(standing.student for standing in found))
    participants: dict[str, Student] = {}
    for student, work in collected.load(course.root, assignment.name).items():
        if work.attempt is None or student not in people.by_id:
            continue
        label = work.attempt.label
        if system == "canvas" and (matched := CANVAS.search(label)):
            participants[matched["user"]] = people.by_id[student]
        elif system != "canvas" and (matched := MOODLE.match(label)):
            participants[matched["number"]] = people.by_id[student]
    return people, participants


def print_filled(
    filled: Filled, found: list[Standing], course: Course, assignment: Assignment
) -> None:
    """What changes, what stays and why, and who is not in the file."""
    from autograder.lms import collected
    from autograder.lms.grid import grid
    from autograder.term.standing import reason

    if filled.changes:
        cells = [(change.who, change.was, "→", change.now) for change in filled.changes]
        print("\n".join(grid([[one_line(cell, MAX_LINE) for cell in row] for row in cells])))
    print(f"{len(filled.changes)} change, {filled.same} are there already")
    for who, why in filled.left:
        _tell(f"left alone   {who}: {why}")
    for who in filled.by_name:
        _tell(f"by the name  {who}: the address is another than on the roster; is it the student?")
    for who in filled.absent:
        _tell(f"not in FILE  {who} has a score and no row")
    for standing in found:
        if standing.penalty and standing.final is not None:
            said = reason(standing, course, assignment)
            sums = f"{standing.raw:g} − {standing.penalty:g} = {standing.final:g}"
            _tell(f"late         {standing.student.shown}: {sums} ({said})")
    kept = collected.load(course.root, assignment.name)
    for standing in found:
        work = kept.get(standing.student.id)
        if work is not None and work.left_aside:
            _tell(f"passed over  {standing.student.shown}: {work.left_aside}")


def _tell(line: str) -> None:
    """Print a line with names in it, which come from the roster and from what was handed in."""
    print(one_line(line, MAX_LINE))


def _write(
    course: Course, assignment: Assignment, system: str, filled: Filled, target: Path
) -> None:
    from autograder.files import write_whole
    from autograder.lms import exported

    original = target.with_name(f"{target.name}{ORIGINAL}")
    try:
        if target == filled.table.path and not original.exists():
            write_whole(original, target.read_bytes())
        write_whole(target, filled.table.to_bytes())
        exported.save(course.root, assignment.name, exported.Exported(system, filled.values))
    except OSError as error:
        raise CourseError(
            f"{error.filename or target}: cannot be written ({error.strerror or error}); close it "
            "in other programs, or name another file with --output."
        ) from None
    print(f"written: {target}")


def _feedback(course: Course, assignment: Assignment, system: str, target: str) -> int:
    from autograder.term.feedback_zip import pack
    from autograder.term.standing import standings

    packed = pack(course, assignment, standings(course, assignment), system, Path(target))
    print(f"{packed.count} feedback pages are in {target}")
    for who, why in packed.left:
        _tell(f"without page {who}: {why}")
    return 1 if packed.left else 0
