"""`course comment`: writes one comment for everybody who makes the same error, now or later."""

from __future__ import annotations

import argparse

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import Bilingual, CourseError
from autograder.plain import one_line


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `comment` to the `course` command."""
    parser = subparsers.add_parser(
        "comment",
        help="write one comment for everybody who made the same error",
        description="Keep a comment in solutions/ASSIGNMENT/comments.yml. It stands on the "
        "feedback page of everybody in the group, and of whoever makes the same error later. "
        "The groups are those of `course errors`.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02_mlp")
    parser.add_argument("exercise", metavar="EXERCISE", help="such as sigmoid")
    parser.add_argument("--group", metavar="ID", required=True, help="such as same:3f2a9c01be77")
    parser.add_argument("--ko", metavar="TEXT", help="the comment in Korean (Markdown)")
    parser.add_argument("--en", metavar="TEXT", help="the comment in English (Markdown)")
    parser.add_argument("--remove", action="store_true", help="take the group's comment away")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write or remove the comment, and say whom it reaches."""
    try:
        from autograder.gradebook.seen import graded_class
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course comment needs {error.name}; install it with: pip install -e '.[instructor]'"
        ) from None
    from autograder.explorer.comments import Comment, comments_file, remove_comment, write_comment
    from autograder.explorer.groups import find_group

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    file = comments_file(course, assignment).relative_to(course.root).as_posix()
    again = f"To tell the students, run: nbgrader generate_feedback {assignment.name}"
    if args.remove:
        if not remove_comment(course, assignment, args.exercise, args.group):
            raise CourseError(f"{file}: has no comment on {args.exercise} {args.group}.")
        print(f"{file}: the comment on {args.exercise} {args.group} is taken away. {again}")
        return 0
    texts = {"--ko": (args.ko or "").strip(), "--en": (args.en or "").strip()}
    if missing := [option for option, said in texts.items() if not said]:
        raise CourseError(f"A comment is in both languages; {' and '.join(missing)} is missing.")
    class_ = graded_class(course, assignment)
    group = find_group(assignment, args.exercise, args.group, class_)
    if group.kind == "unreadable":
        raise CourseError("A syntax error is no group that can be commented on as one.")
    comment = Comment(args.exercise, group.id, Bilingual(texts["--ko"], texts["--en"]))
    replaced = write_comment(course, assignment, comment)
    count = len(group.students)
    print(
        f"{file}: {'replaced' if replaced else 'added'} the comment on {args.exercise} "
        f"{one_line(group.id)}; "
        f"it is for {count} student{'s' if count > 1 else ''}. {again}"
    )
    return 0
