"""`course accept`: takes for right what the checks refused, and names the check that did."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import CourseError
from autograder.plain import inert, one_line
from autograder.sandbox.spawn import Confinement, accepts_unconfined

if TYPE_CHECKING:
    from autograder.course import Assignment, Course
    from autograder.grading.result import ExerciseResult


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `accept` to the `course` command."""
    parser = subparsers.add_parser(
        "accept",
        help="a group's answer is right after all: keep it as one, name the check to correct",
        description="Write an answer, without its author, into solutions/ASSIGNMENT/"
        "alternatives.py, where the right answers are that all checks must accept; name the "
        "checks that refuse it, and say how the group is graded again.",
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
    """Write the alternative; say which checks refuse it, and what comes next."""
    from autograder.explorer.authored import (
        add_alternative,
        alternatives_file,
        names_in_file,
        require_free_name,
    )
    from autograder.explorer.handed_in import (
        answer_in,
        behaves_alike,
        submitted,
        without_author,
    )
    from autograder.grading.result import Status

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    source, count = args.source, 1
    if args.group:
        source, count = _example(course, assignment, args.exercise, args.group)
    accepted = args.accept_unconfined or accepts_unconfined()
    confinement: Confinement = "wanted" if accepted else "required"
    submission = submitted(course, assignment, source)
    answer = answer_in(course, assignment, args.exercise, submission, confinement)
    result = answer.result
    again = f"course regrade {assignment.name}"
    if result.status is Status.DONE:
        print(
            f"{args.exercise} of {one_line(source)} passes every check as they are now; "
            f"to give the points, run: {again}"
        )
        return 0
    if result.status is not Status.WRONG:
        raise CourseError(
            f"{source}: {args.exercise} is {result.status.replace('_', ' ')}; "
            "only an answer that was graded can be right."
        )
    name = args.name or f"accepted_{result.behaviour[:6]}"
    require_free_name(name, names_in_file(alternatives_file(course, assignment)))
    found = without_author(course, assignment, args.exercise, answer, name)
    alike = behaves_alike(course, assignment, args.exercise, answer, found, name, confinement)
    place = add_alternative(course, assignment, args.exercise, name, found)
    shown = f"{place.file.relative_to(course.root).as_posix()}:{place.line}"
    how = "" if alike else " It does NOT reply as the submission does; mend it."
    print(f"{shown}: added {name}, a right answer for {count} student(s).{how}")
    print(inert(found.source))
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
        f"then grade again whoever was refused: {again}"
    )
    return 0


def refusing(
    course: Course, assignment: Assignment, exercise: str, result: ExerciseResult
) -> list[str]:
    """A line for each check that refuses an answer: where it is written, and what it says."""
    from autograder.course.check_classes import check_classes
    from autograder.report.messages import sentence

    check_class = check_classes(course, assignment)[exercise]
    told: list[str] = []
    for check in result.checks:
        if check.failure is None:
            continue
        method = getattr(check_class, f"test_{check.name.partition('[')[0]}", None)
        code = getattr(method, "__code__", None)
        name = "checks.py" if code is None else f"checks.py:{code.co_firstlineno}"
        call = f" ({one_line(check.failure.call)})" if check.failure.call else ""
        said = one_line(sentence(check.failure, "en"))
        told.append(f"{check.name}, solutions/{assignment.name}/{name}: {said}{call}")
    return told


def _example(course: Course, assignment: Assignment, exercise: str, group: str) -> tuple[str, int]:
    """A student of the group, and how many they are."""
    try:
        from autograder.gradebook.seen import graded_class
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course accept --group needs {error.name}; "
            "install it with: pip install -e '.[instructor]'"
        ) from None
    from autograder.explorer.groups import find_group

    found = find_group(assignment, exercise, group, graded_class(course, assignment))
    return found.example, len(found.students)
