"""`course copies`: lists pairs of submissions that share rare code, for instructors to look at."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from autograder.commands._options import add_course_option, add_language_option, chosen_course
from autograder.course import CourseError, feedback_language
from autograder.plain import one_line

FOLDER = "report"
FEW = 10


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `copies` to the `course` command."""
    parser = subparsers.add_parser(
        "copies",
        help="pairs of submissions that share what is rare; it proves nothing",
        description="Rank pairs of graded submissions by how unlikely it is that both have by "
        "chance what they share: an unknown error, a rare text. Writes a page with the pairs side "
        "by side, for instructors alone. It proves nothing.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="such as 02_mlp")
    parser.add_argument(
        "--html",
        metavar="FILE",
        type=Path,
        help=f"the page (default: {FOLDER}/ASSIGNMENT.copies.html in the course's folder)",
    )
    add_language_option(parser, help="of the page (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page and print the first pairs."""
    try:
        from autograder.gradebook.seen import graded_class
        from autograder.term.standing import people_of
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course copies needs {error.name}; install it with: pip install -e '.[instructor]'"
        ) from None
    from autograder.explorer.copies_html import copies_html, reasons
    from autograder.explorer.handed_in import assignment_words, released_cells
    from autograder.explorer.likeness import pairs_alike
    from autograder.explorer.page import page
    from autograder.explorer.text import say
    from autograder.report.pages import write_page

    course = chosen_course(args)
    assignment = course.assignment(args.assignment)
    class_ = graded_class(course, assignment)
    target = args.html or course.root / FOLDER / f"{assignment.name}.copies.html"
    _require_private(course.root, target)
    language = args.language or feedback_language(course)
    words = assignment_words(course, assignment)
    pairs = pairs_alike(assignment, class_, released_cells(course, assignment), words)
    people = people_of(course).by_id

    def shown(student: str) -> str:
        return people[student].shown if student in people else student

    title = say("copies", language, title=assignment.title.in_language(language))
    body = copies_html(pairs, class_, language, shown=shown)
    write_page(target, page(title, body, language), 0o600)
    print(say("caution", language))
    if not pairs:
        print(say("no_pairs", language))
    for number, pair in enumerate(pairs[:FEW], 1):
        bits = say("bits", language, bits=pair.bits)
        print(f"{number}. {one_line(shown(pair.one))} · {one_line(shown(pair.other))} · {bits}")
        for found in pair.shared[:3]:
            print(f"   {found.exercise}: {'; '.join(reasons(found, language))}")
    print(f"wrote {target}")
    return 0


def _require_private(root: Path, target: Path) -> None:
    """Refuse a place that students get to see."""
    place = Path(os.path.abspath(target))
    for folder in ("feedback", "assignments", "release", "submitted", "source"):
        if place.is_relative_to(root / folder):
            raise CourseError(f"{target}: {folder}/ goes to students; write the page elsewhere.")
