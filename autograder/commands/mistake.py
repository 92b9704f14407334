"""`course mistake new`: turns a submitted wrong answer into a known mistake of the course."""

from __future__ import annotations

import argparse

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import Bilingual, CourseError
from autograder.plain import inert
from autograder.sandbox.spawn import Confinement, accepts_unconfined


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `mistake` to the `course` command."""
    parser = subparsers.add_parser(
        "mistake",
        help="make a student's error a known mistake",
        description="Known mistakes are wrong answers with a question that helps out of them.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = actions.add_parser(
        "new",
        help="write a submission's function into the mistakes, without its author",
        description="Write the function, with comments, texts and the student's own names taken "
        "out, into solutions/ASSIGNMENT/mistakes/EXERCISE.py, with room for the two hints.",
    )
    new.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02_mlp")
    new.add_argument("exercise", metavar="EXERCISE", help="such as sigmoid")
    new.add_argument(
        "--from",
        dest="source",
        metavar="SUBMISSION",
        required=True,
        help="a student's id, or a file or folder",
    )
    new.add_argument("--name", help="of the mistake (default: unknown_ and a digest)")
    new.add_argument("--ko", metavar="TEXT", help="the hint in Korean")
    new.add_argument("--en", metavar="TEXT", help="the hint in English")
    new.add_argument(
        "--accept-unconfined",
        action="store_true",
        help="try it even where student code cannot be confined",
    )
    add_course_option(new)


def run(args: argparse.Namespace) -> int:
    """Write the mistake; say where it is, and what comes next."""
    from autograder.explorer.authored import (
        add_mistake,
        mistakes_file,
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
    from autograder.mistakes import load_mistakes

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    hints = [(args.ko or "").strip(), (args.en or "").strip()]
    if any(hints) and not all(hints):
        raise CourseError("A hint is in both languages; give --ko and --en, or neither.")
    accepted = args.accept_unconfined or accepts_unconfined()
    confinement: Confinement = "wanted" if accepted else "required"
    submission = submitted(course, assignment, args.source)
    answer = answer_in(course, assignment, args.exercise, submission, confinement)
    result = answer.result
    if result.status is not Status.WRONG:
        raise CourseError(
            f"{args.source}: {args.exercise} is {result.status.replace('_', ' ')}, not wrong; "
            "only a wrong answer can be a mistake."
        )
    name = args.name or f"unknown_{result.behaviour[:6]}"
    known = {mistake.name for mistake in load_mistakes(course, assignment).all}
    file = mistakes_file(course, assignment, args.exercise)
    require_free_name(name, known | names_in_file(file))
    found = without_author(course, assignment, args.exercise, answer, name)
    alike = behaves_alike(course, assignment, args.exercise, answer, found, name, confinement)
    hint = Bilingual(*hints) if all(hints) else None
    place = add_mistake(course, assignment, args.exercise, name, found, hint)
    shown = f"{place.file.relative_to(course.root).as_posix()}:{place.line}"
    how = (
        "It replies as the submission does."
        if alike
        else "It does NOT reply as the submission does: what was taken out played a part. Mend it."
    )
    taken_for = next((hint.mistake for hint in result.hints if hint.mistake), "")
    print(f"{shown}: added {name}. {how}")
    if taken_for:
        print(f"The submission is already taken for the known mistake {taken_for}.")
    print(inert(found.source))
    print(
        "Read it before you keep it: the course runs its mistakes outside of the sandbox. "
        + ("" if hint else "Write the two hints. ")
        + f"Then run: course accuracy {assignment.name} --exercise {args.exercise}"
    )
    return 0
