"""`course accuracy`: measures how well an assignment's checks tell right from wrong."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from autograder.commands._options import (
    add_course_option,
    chosen_assignments,
    chosen_course,
    positive_int,
)
from autograder.course import Assignment, Course, CourseError


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
    parser.add_argument("--seeds", type=positive_int, default=20, help="seeds for the reference")
    parser.add_argument(
        "--every",
        metavar="N",
        type=positive_int,
        default=1,
        help="try one mutant in N (default: all)",
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the results as JSON")
    parser.add_argument(
        "--write",
        metavar="FILE",
        type=Path,
        help="write the Markdown page, and its numbers beside it; "
        "assignments that were not measured now keep theirs",
    )
    parser.add_argument(
        "--check",
        metavar="FILE",
        type=Path,
        help="measure nothing; tell whether a written page is still current",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the page; 0 when every target is met (or the page is current), else 1."""
    if args.write and args.exercise:
        raise CourseError("--write takes whole assignments; leave --exercise out.")
    course = chosen_course(args)
    assignments = chosen_assignments(course, args.assignments)
    try:
        if args.check:
            return _check(args.check, course, assignments)
        return _measure(args, course, assignments)
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course accuracy needs {error.name}; install it with: pip install -e '.[dev]'"
        ) from None


def _check(page: Path, course: Course, assignments: list[Assignment]) -> int:
    from autograder.accuracy.page import problems

    found = list(problems(page, course, assignments))
    for problem in found:
        print(problem)
    if found:
        print(f"Measure again: course accuracy [ASSIGNMENT ...] --write {page}")
    return 1 if found else 0


def _measure(args: argparse.Namespace, course: Course, assignments: list[Assignment]) -> int:
    from autograder.accuracy.measure import measure_assignment
    from autograder.accuracy.model import as_data
    from autograder.accuracy.page import write
    from autograder.accuracy.report import markdown
    from autograder.progress import Progress

    results = []
    wanted = {
        a.name: [e for e in args.exercise or a.exercises if e in a.exercises] for a in assignments
    }
    begun = 0
    with Progress("exercises", sum(map(len, wanted.values()))) as progress:

        def begin(exercise: str) -> None:
            nonlocal begun
            progress.update(begun, sum(not result.perfect for result in results), label=exercise)
            begun += 1

        for assignment in assignments:
            result = measure_assignment(
                course,
                assignment,
                seeds=args.seeds,
                every=args.every,
                exercises=wanted[assignment.name],
                progress=begin,
            )
            results.append(result)
            if args.write:
                write(args.write, course, [result])
    print(markdown(results))
    if args.json:
        data = [as_data(result) | {"perfect": result.perfect} for result in results]
        args.json.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return 0 if all(result.perfect for result in results) else 1
