"""`course leaderboard`: trains every submission in the sandbox, and ranks them on a page."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands._options import (
    add_course_option,
    add_language_option,
    chosen_course,
    positive_int,
)
from autograder.course import Course, CourseError, feedback_language
from autograder.plain import one_line

if TYPE_CHECKING:
    from autograder.leaderboard.competition import Entry, Outcomes, Rules
    from autograder.leaderboard.declared import Leaderboard

FOLDER = "report"
MAX_SENTENCE = 1_000  # it names two paths


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `leaderboard` to the `course` command."""
    parser = subparsers.add_parser(
        "leaderboard",
        help="rank the capstone: everybody learns anew, in the same processor time",
        description="Have each submission learn secret tasks in the sandbox, with the same "
        "processor time, and write a page for the class. What is done is kept: a run that was "
        "stopped goes on where it was. The assignment's leaderboard.py says what is learned.",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="submissions, or folders of them (default: submitted/)",
    )
    parser.add_argument("--assignment", metavar="NAME", help="where several have a leaderboard")
    parser.add_argument(
        "--data",
        nargs="+",
        metavar=("SOURCE", "DIR"),
        default=[],
        help="what tasks are drawn from; for 12: digits, folder DIR, or openml (MNIST)",
    )
    parser.add_argument(
        "--seconds", type=positive_int, help="processor time in each task (default: declared)"
    )
    parser.add_argument("--tasks", type=positive_int, help="how many tasks (default: declared)")
    parser.add_argument(
        "--round", type=positive_int, default=1, help="another number draws other tasks"
    )
    parser.add_argument(
        "--seed", type=int, help="draw tasks from this number, to try things (default: the secret)"
    )
    parser.add_argument(
        "--jobs",
        type=positive_int,
        default=1,
        help="submissions at once; neighbours on one chip slow each other down (default: 1)",
    )
    parser.add_argument("--again", action="store_true", help="train anew what was done before")
    parser.add_argument("--anonymous", action="store_true", help="nicknames in the place of names")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write everything for yourself")
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        help=f"where the page goes (default: {FOLDER}/leaderboard-ASSIGNMENT.html)",
    )
    parser.add_argument(
        "--accept-unconfined",
        action="store_true",
        help="run even where student code cannot be confined; nothing is hidden from it then",
    )
    add_language_option(parser, help="of the page (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Rank, print, write the page; 0 when done, also where a submission has no rank."""
    from autograder.leaderboard.competition import Competition, entries_below
    from autograder.leaderboard.declared import chosen_leaderboard
    from autograder.leaderboard.nicknames import nicknames
    from autograder.leaderboard.page import (
        Shown,
        as_json,
        console_lines,
        leaderboard_page,
        require_libraries,
    )
    from autograder.leaderboard.standing import ranking
    from autograder.lms.roster import Roster, Student, load_roster
    from autograder.lms.times import shown as shown_time
    from autograder.progress import Progress
    from autograder.report.pages import write_page

    require_libraries()
    course = chosen_course(args)
    assignment, board = chosen_leaderboard(course, args.assignment)
    language = args.language or feedback_language(course)
    for path in args.paths:
        if not path.exists():
            raise CourseError(f"{path}: there is no such file or folder.")
    given = args.paths or [course.root / "submitted"]
    entries, twice = entries_below(course, assignment, given)
    for sentence in twice:
        print(one_line(sentence, MAX_SENTENCE), file=sys.stderr)
    if not entries:
        raise CourseError(
            f"There is no submission for {assignment.name}; take submissions with: course collect"
        )
    rules = _rules(args, course, board)
    failed = 0
    with (
        Competition(course, assignment, board, rules, args.jobs, again=args.again) as competition,
        Progress("leaderboard", len(entries)) as progress,
    ):

        def told(_: Entry, outcomes: Outcomes) -> None:
            nonlocal failed
            failed += outcomes[-1].problem is not None
            progress.update(progress.done + 1, failed)

        outcomes = competition.run(entries, told)
    rows = ranking(outcomes)
    people = load_roster(course.root) or Roster()
    own_names = {row.student: people.by_id.get(row.student, Student(row.student)) for row in rows}
    nicks = nicknames(own_names, rules.seed.value, language)

    def in_full(student: str) -> str:
        name = own_names[student].shown
        return f"{name} = {nicks[student]}" if args.anonymous else name

    zone = assignment.due.tzinfo if assignment.due else None
    made = shown_time(datetime.now(UTC).replace(tzinfo=None), zone)
    how = Shown(
        assignment.title.in_language(language),
        made,
        language,
        nicks.__getitem__ if args.anonymous else lambda student: own_names[student].shown,
        args.anonymous,
    )
    page: Path = args.output or course.root / FOLDER / f"leaderboard-{assignment.name}.html"
    write_page(page, leaderboard_page(rows, board, rules, how))
    print(*console_lines(rows, board, in_full), sep="\n")
    if args.json:
        plain = as_json(
            rows,
            board,
            rules,
            assignment=assignment.name,
            made=made,
            nickname=nicks.__getitem__,
        )
        write_page(args.json, json.dumps(plain, indent=2, ensure_ascii=False) + "\n")
    print(f"{page}: {sum(row.place is not None for row in rows)} ranked of {len(rows)}")
    return 0


def _rules(args: argparse.Namespace, course: Course, board: Leaderboard) -> Rules:
    from autograder.grading.seeds import Seed, secret_seed
    from autograder.leaderboard.competition import Rules
    from autograder.sandbox.spawn import accepts_unconfined

    if args.seed is not None:
        seed = Seed(args.seed, True)
    else:
        seed = secret_seed(course.grading.seed, course.root, create=True)
        assert seed is not None
    rules = Rules(
        args.seconds or board.seconds, args.tasks or board.tasks, seed, tuple(args.data), args.round
    )
    if args.accept_unconfined or accepts_unconfined():
        return replace(rules, confinement="wanted")
    return rules
