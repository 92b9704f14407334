"""`course report`: writes a page about a class or a term, as one self-contained file."""

from __future__ import annotations

import argparse
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course import Course, CourseError, feedback_language, open_course

if TYPE_CHECKING:
    from autograder.insight.model import ClassWork
    from autograder.insight.people import Names
    from autograder.insight.sections import SectionsOf


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `report` to the `course` command."""
    parser = subparsers.add_parser(
        "report",
        help="the class at a glance: who, how well, which exercises, who falls behind",
        description="Write a page about one assignment, or about the term and every assignment of "
        "it. It needs no network and no script, prints, and holds students' names and points.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="such as 02_mlp")
    parser.add_argument("--anonymous", action="store_true", help="numbers in the place of names")
    parser.add_argument(
        "--quality",
        action="store_true",
        help="for authors instead: checks and hints that say little, beside `course accuracy`",
    )
    parser.add_argument(
        "--also",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="with --quality: count another class of the same course as well, by its folder",
    )
    parser.add_argument(
        "--attempts",
        action="store_true",
        help="with --quality: grade what `course collect` kept of everybody's earlier attempts; "
        "the results go to report/attempts-ASSIGNMENT.json, for --results",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        help="where to write it (default: report/ASSIGNMENT.html or report/term.html)",
    )
    parser.add_argument(
        "--results",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="results check by check, as `course grade ... --json FILE` writes them",
    )
    parser.add_argument(
        "--formgrader",
        metavar="URL",
        default="http://localhost:8888/formgrader",
        help="where formgrader's links lead (default: %(default)s)",
    )
    add_language_option(parser, help="of the page (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page and say where it is; 0 always, 2 where something cannot be read."""
    from autograder.insight.links import formgrader_at
    from autograder.insight.page import (
        FOLDER,
        Shown,
        now,
        quality_page,
        report_page,
        require_libraries,
    )
    from autograder.insight.people import names_for
    from autograder.insight.sections import no_sections
    from autograder.report.pages import write_page

    require_libraries()
    course = chosen_course(args)
    formgrader = formgrader_at(args.formgrader)
    for option in ("also", "attempts"):
        if getattr(args, option) and not args.quality:
            raise CourseError(f"--{option} goes with --quality.")
    made = _graded_attempts(course, args) if args.attempts else []
    classes = _classes(course, args, made)
    everybody = (work.student for one in classes for work in one.works)
    language = args.language or feedback_language(course)
    names = names_for(everybody, language, anonymous=args.anonymous)
    how = Shown(names, formgrader, now())
    name = args.assignment or "term"
    if args.quality:
        others = [_classes(open_course(folder), args, []) for folder in args.also]
        page, name = quality_page(course, [classes, *others], how), f"quality-{name}"
    else:
        whole = args.assignment is None
        # Of a whole term they would make the page too large.
        more = no_sections if whole else _sections(course)
        page = report_page(course, classes, how, term=whole, sections=more)
    path = args.output or course.root / FOLDER / f"{name}.html"
    write_page(path, page)
    for problem in (problem for one in classes for problem in one.results.problems):
        print(problem)
    print(f"{path}: {len(classes)} assignment{'s' if len(classes) > 1 else ''}")
    return 0


def _graded_attempts(course: Course, args: argparse.Namespace) -> list[Path]:
    """The results of earlier attempts, graded now; what was done stays, also if the next fails."""
    from autograder.insight.attempts import grade_attempts
    from autograder.insight.collect import chosen
    from autograder.insight.page import FOLDER

    found: list[Path] = []
    for assignment in chosen(course, args.assignment):
        path = course.root / FOLDER / f"attempts-{assignment.name}.json"
        if count := grade_attempts(course, assignment, path):
            print(f"{path}: {count} attempts")
            found.append(path)
    if not found:
        print("Nobody has handed in more than once, as far as `course collect` has kept it.")
    return found


def _classes(course: Course, args: argparse.Namespace, more: list[Path]) -> tuple[ClassWork, ...]:
    from autograder.insight.collect import chosen, collect, with_something
    from autograder.insight.ledger import from_ledger
    from autograder.insight.results import from_files, together

    source = together(from_ledger, from_files([*args.results, *more]))
    return with_something(collect(course, chosen(course, args.assignment), source))


def _sections(course: Course) -> SectionsOf:
    """The error explorer's part of an assignment's page."""
    from autograder.course.check_classes import titles_of
    from autograder.explorer.comments import read_comments
    from autograder.explorer.groups import groups_of
    from autograder.explorer.groups_html import groups_html
    from autograder.explorer.hidden import nobody_named, without_names
    from autograder.explorer.text import say
    from autograder.gradebook.seen import graded_class
    from autograder.insight.sections import Section
    from autograder.lms.roster import Student

    def sections(one: ClassWork, names: Names) -> list[Section]:
        known = {work.student.id: work.student for work in one.works}
        title = one.assignment.title.in_language(names.language)
        heading = say("errors", names.language, title=title)
        try:
            work = graded_class(course, one.assignment)
        except CourseError as error:  # graded before replies were told apart, or not at all
            return [Section("errors", heading, f'<p class="note">{escape(str(error))}</p>')]
        comments = read_comments(course, one.assignment)
        if names.hidden:
            work = without_names(course, one.assignment, work, names.hide)
            comments = [nobody_named(comment, names.hide) for comment in comments]
        html = groups_html(
            one.assignment,
            groups_of(one.assignment, work),
            titles_of(course, one.assignment),
            names.language,
            shown=lambda student: names.of(known.get(student, Student(student))),
            comments=comments,
            anonymous=names.hidden,
            level=4,
        )
        return [Section("errors", heading, html)]

    return sections
