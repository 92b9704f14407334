"""`course accuracy`: how well an assignment's checks tell right from wrong, measured."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from autograder.commands._options import add_course_option, chosen_assignments, chosen_course
from autograder.course import CourseError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `accuracy` to the `course` command."""
    parser = subparsers.add_parser(
        "accuracy",
        help="measure the checks: mutants, known mistakes, alternatives, seeds",
        description="For every exercise: mutants of the reference killed, known mistakes rejected "
        "and told apart, alternatives accepted, trivial bodies refused, seeds without a flake.",
    )
    parser.add_argument("assignments", metavar="ASSIGNMENT", nargs="*", help="default: all")
    parser.add_argument("--exercise", action="append", help="only this exercise; may be repeated")
    parser.add_argument("--seeds", type=int, default=20, help="seeds for the reference")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the results as JSON")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write the Markdown page")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the page; 0 when every target is met, else 1."""
    try:
        from autograder.accuracy.measure import measure_assignment
        from autograder.accuracy.report import as_json, markdown
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course accuracy needs {error.name}; install it with: pip install -e '.[dev]'"
        ) from None
    course = chosen_course(args)
    results = []
    for assignment in chosen_assignments(course, args.assignments):
        wanted = [e for e in args.exercise or assignment.exercises if e in assignment.exercises]

        def progress(exercise: str, name: str = assignment.name) -> None:
            print(f"\r{name} · {exercise:40}", end="", file=sys.stderr, flush=True)

        results.append(
            measure_assignment(
                course, assignment, seeds=args.seeds, exercises=wanted, progress=progress
            )
        )
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    page = markdown(results)
    print(page)
    if args.write:
        args.write.write_text(page, encoding="utf-8")
    if args.json:
        args.json.write_text(json.dumps(as_json(results), indent=1), encoding="utf-8")
    return 0 if all(result.perfect for result in results) else 1
