"""`course errors`: groups a class's wrong answers, so that each error is shown once."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course import Assignment, CourseError, feedback_language
from autograder.plain import inert, one_line

if TYPE_CHECKING:
    from autograder.explorer.groups import Group

FEW = 6


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `errors` to the `course` command."""
    parser = subparsers.add_parser(
        "errors",
        help="the class's wrong answers, the same error once",
        description="Group the wrong answers of a graded assignment: by known mistake, by what is "
        "wrong on a line, and the unknown ones by equal replies. For each group: how many, an "
        "example, the smallest call that fails, who, and what can be done.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02_mlp")
    parser.add_argument("--exercise", action="append", help="only this exercise; may be repeated")
    parser.add_argument("--group", metavar="ID", help="only this group, with all of its students")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write a page for instructors")
    parser.add_argument("--json", action="store_true", help="print the groups as JSON")
    add_language_option(parser, help="of what is shown (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the groups, or write their page."""
    try:
        from autograder.gradebook.seen import graded_class
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course errors needs {error.name}; install it with: pip install -e '.[instructor]'"
        ) from None
    from autograder.explorer.comments import COMMENTS_FILE, read_comments
    from autograder.explorer.groups import find_group, groups_of, members_of

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    wanted = args.exercise or list(assignment.exercises)
    for name in wanted:
        if name not in assignment.exercises:
            raise CourseError(
                f"{name}: is no exercise of {assignment.name}; "
                f"it has {', '.join(assignment.exercises)}."
            )
    class_ = graded_class(course, assignment)
    groups = {e: found for e, found in groups_of(assignment, class_).items() if e in wanted}
    if args.group:
        if len(wanted) != 1:
            raise CourseError("--group needs the exercise as well: --exercise NAME --group ID.")
        groups = {wanted[0]: [find_group(assignment, wanted[0], args.group, class_)]}
    language = args.language or feedback_language(course)
    comments = read_comments(course, assignment)
    if args.html:
        from autograder.course.check_classes import titles_of
        from autograder.explorer.groups_html import groups_html
        from autograder.explorer.page import page
        from autograder.explorer.text import say
        from autograder.report.pages import write_page
        from autograder.term.standing import people_of

        people = people_of(course).by_id
        body = groups_html(
            assignment,
            groups,
            titles_of(course, assignment),
            language,
            shown=lambda student: people[student].shown if student in people else student,
            comments=comments,
        )
        title = say("errors", language, title=assignment.title.in_language(language))
        write_page(args.html, page(title, body, language))
        print(f"wrote {args.html}")
    elif args.json:
        told = {e: [asdict(group) for group in found] for e, found in groups.items()}
        print(json.dumps(told, ensure_ascii=True, indent=1))
    else:
        _print(assignment, groups, len(class_), language, everybody=bool(args.group))
    for comment in comments:
        if not members_of(comment.exercise, comment.group, class_):
            group = shlex.quote(one_line(comment.group))
            print(
                f"solutions/{assignment.name}/{COMMENTS_FILE}:{comment.first}: the comment on "
                f"{comment.exercise} {group} reaches nobody: no graded answer is so, "
                "perhaps since the checks changed. Write it for the group as it is now, or run: "
                f"course comment {assignment.name} {comment.exercise} --group {group} "
                "--remove",
                file=sys.stderr,
            )
    return 0


def _print(
    assignment: Assignment,
    groups: Mapping[str, Sequence[Group]],
    count: int,
    language: str,
    *,
    everybody: bool,
) -> None:
    from autograder.explorer.groups_html import commands, shortened, title_of
    from autograder.explorer.text import people, say

    print(f"{assignment.name}: {count} graded submission{'s' if count > 1 else ''}")
    if not groups:
        print(say("no_groups", language))
    for exercise, found in groups.items():
        for group in found:
            said = people(len(group.students), language)
            title = one_line(title_of(group, language))
            print(f"\n{exercise} · {title} · {said} · {one_line(group.id)}")
            few = group.students if everybody else group.students[:FEW]
            more = f" … +{len(group.students) - len(few)}" if len(few) < len(group.students) else ""
            print(f"  {say('who', language)}: {', '.join(map(one_line, few))}{more}")
            for key in ("call", "expected", "got"):
                if value := getattr(group.seen, key):
                    print(f"  {say(key, language)}: {one_line(value)}")
            for line in shortened(group.code).split("\n"):
                print(f"    │ {inert(line)}")
            for key, command in commands(assignment, group).items():
                print(f"  {say(key, language)}: {one_line(command)}")
