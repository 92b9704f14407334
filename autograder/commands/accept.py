"""`course accept`: adds a refused answer to the right ones, and names the checks to correct."""

from __future__ import annotations

import argparse
import inspect
import shlex
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import CourseError
from autograder.plain import inert, one_line
from autograder.sandbox.spawn import Confinement, accepts_unconfined

if TYPE_CHECKING:
    from autograder.course import Assignment, Course
    from autograder.explorer.handed_in import Answer
    from autograder.grading.result import ExerciseResult

MAX_CALL = 100  # letters; a battery's arrays would fill the screen


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `accept` to the `course` command."""
    parser = subparsers.add_parser(
        "accept",
        help="an answer is right after all: keep it, name what refuses it, regrade its group",
        description="Write an answer, without its author, into solutions/ASSIGNMENT/"
        "alternatives.py, where the right answers are that all checks must accept; name the "
        "checks that refuse it. Once these are corrected, the same command grades everybody of "
        "the group again, and shows who has which points now.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02_mlp")
    parser.add_argument("exercise", metavar="EXERCISE", help="such as sigmoid")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--group", metavar="ID", help="a group of `course errors`")
    which.add_argument(
        "--from", dest="source", metavar="SUBMISSION", help="a student's id, or a file or folder"
    )
    parser.add_argument("--name", help="of the alternative (default: accepted_ and a digest)")
    parser.add_argument(
        "--accept-unconfined",
        action="store_true",
        help="try it even where student code cannot be confined",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the alternative; name the checks that refuse it, or grade its students again."""
    from autograder.explorer.authored import alternatives_file
    from autograder.explorer.handed_in import answer_in, submitted
    from autograder.grading.result import Status

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    found = _accepted_answer(course, assignment, args)
    accepted = args.accept_unconfined or accepts_unconfined()
    confinement: Confinement = "wanted" if accepted else "required"
    submission = submitted(course, assignment, found.source)
    answer = answer_in(course, assignment, args.exercise, submission, confinement)
    result = answer.result
    if result.status is Status.DONE and not found.students:
        print(
            f"{args.exercise} of {one_line(found.source)} passes every check, and was not graded "
            "as wrong: there is nothing to accept."
        )
        return 0
    if result.status not in (Status.DONE, Status.WRONG):
        raise CourseError(
            f"{found.source}: {args.exercise} is {result.status.replace('_', ' ')}; "
            "only an answer that was graded can be right."
        )
    name = args.name or f"accepted_{found.digest or result.behaviour[:6]}"
    file = alternatives_file(course, assignment).relative_to(course.root).as_posix()
    try:
        lines = _added(course, assignment, args.exercise, answer, name, confinement)
    except CourseError as error:
        if result.status is Status.WRONG:
            raise
        lines = [f"{file}: nothing was added. {error}"]  # their points do not depend on it
    for line in lines:
        print(line)
    if result.status is Status.DONE:
        return _graded_again(course, assignment, args.exercise, found.students, confinement)
    print("It is refused by:")
    for line in refusing(course, assignment, args.exercise, result):
        print(f"  {line}")
    for hint in result.hints:
        if hint.mistake:
            print(f"It is also what the known mistake {hint.mistake} does; take that away.")
    print(
        "Read it before you keep it: `course accuracy` runs alternatives outside of the sandbox. "
        "Correct what refuses it, see that nothing wrong passes now: "
        f"course accuracy {assignment.name} --exercise {args.exercise}; "
        f"then grade again whoever was refused{_count(found.students)}, by the same command: "
        f"{_same_command(args)}"
    )
    return 0


@dataclass(frozen=True)
class _Accepted:
    """An answer to be accepted: the submission it is in, who was refused for it (ids), and, of a
    group, the first letters of its digest."""

    source: str
    students: tuple[str, ...] = ()
    digest: str = ""


def _accepted_answer(course: Course, assignment: Assignment, args: argparse.Namespace) -> _Accepted:
    try:
        from autograder.gradebook.seen import graded_class
    except ModuleNotFoundError as error:
        if args.source:
            return _Accepted(args.source)
        raise CourseError(
            f"course accept --group needs {error.name}; "
            "install it with: pip install -e '.[instructor]'"
        ) from None
    from autograder.explorer.groups import find_group

    if args.group:
        class_ = graded_class(course, assignment)
        group = find_group(assignment, args.exercise, args.group, class_)
        digest = group.name[:6] if group.kind == "same" else ""
        return _Accepted(group.example, group.students, digest)
    id = unicodedata.normalize("NFC", args.source)
    try:
        works = graded_class(course, assignment)
    except CourseError:  # nothing is graded, and so nobody was refused
        works = []
    refused = any(work.student == id and args.exercise in work.seen for work in works)
    return _Accepted(args.source, (id,) if refused else ())


def _added(
    course: Course,
    assignment: Assignment,
    exercise: str,
    answer: Answer,
    name: str,
    confinement: Confinement,
) -> list[str]:
    """Add the answer to the alternatives, unless it is one already; returns the lines to print."""
    from autograder.explorer.anonymous import anonymous
    from autograder.explorer.authored import (
        add_alternative,
        alternatives_file,
        names_in_file,
        require_free_name,
        statements_in_file,
    )
    from autograder.explorer.handed_in import assignment_words, behaves_alike, without_author

    file = alternatives_file(course, assignment)
    words = assignment_words(course, assignment, exercise)
    written = statements_in_file(file)
    for there in filter(None, written.values()):
        same = anonymous(answer.made, exercise, there, words)
        if {same.function, *same.helpers} <= written.keys():
            return [f"{file.relative_to(course.root).as_posix()}: has it already, as {there}."]
    require_free_name(name, names_in_file(file))
    found = without_author(course, assignment, exercise, answer, name)
    alike = behaves_alike(course, assignment, exercise, answer, found, name, confinement)
    place = add_alternative(course, assignment, exercise, name, found)
    shown = f"{place.file.relative_to(course.root).as_posix()}:{place.line}"
    how = "" if alike else " It does NOT reply as the submission does; mend it."
    return [f"{shown}: added {name}, a right answer.{how}", inert(found.source)]


def _graded_again(
    course: Course,
    assignment: Assignment,
    exercise: str,
    students: tuple[str, ...],
    confinement: Confinement,
) -> int:
    """Grade again those who were refused; say what they have now."""
    from autograder.commands.regrade import print_changes
    from autograder.gradebook.regrade import regrade
    from autograder.gradebook.stale import stale, stale_sentences

    print(f"It passes every check as they are now; grading again{_count(students)}.")
    changes = regrade(course, assignment, confinement, students)
    print_changes(assignment, changes)
    most = assignment.exercises[exercise].points
    right = sum(change.after.get(exercise) == most for change in changes)
    print(f"{right} of {len(changes)} have all points for {exercise} now.")
    for line in stale_sentences(assignment, stale(course, assignment)):
        print(line)  # the rest of the class, which the corrected check may concern as well
    return 0


def _count(students: tuple[str, ...]) -> str:
    return f" ({len(students)} student{'s' if len(students) > 1 else ''})" if students else ""


def _same_command(args: argparse.Namespace) -> str:
    which = ("--group", args.group) if args.group else ("--from", args.source)
    return shlex.join(["course", "accept", args.assignment, args.exercise, *which])


def refusing(
    course: Course, assignment: Assignment, exercise: str, result: ExerciseResult
) -> list[str]:
    """A line for each check that refuses an answer: where it is written, and what it says."""
    from autograder.course.check_classes import check_classes
    from autograder.report.messages import sentence

    check_class = check_classes(course, assignment)[exercise]
    lines: list[str] = []
    for check in result.checks:
        if check.failure is None:
            continue
        name = f"checks.py{_line_of(check_class, check.name)}"
        call = f" ({shortened(one_line(check.failure.call))})" if check.failure.call else ""
        said = one_line(sentence(check.failure, "en"))
        lines.append(f"{check.name}, solutions/{assignment.name}/{name}: {said}{call}")
    return lines


def _line_of(check_class: type, check: str) -> str:
    """`:LINE` of a check, or of its class for one that a battery makes; "" where it has none."""
    method = getattr(check_class, f"test_{check.partition('[')[0]}", None)
    code = getattr(method, "__code__", None)
    if code is not None:
        return f":{code.co_firstlineno}"
    try:
        return f":{inspect.getsourcelines(check_class)[1]}"
    except (OSError, TypeError):
        return ""


def shortened(call: str) -> str:
    """A call as far as it fits on a line."""
    return call if len(call) <= MAX_CALL else f"{call[:MAX_CALL]}…"
