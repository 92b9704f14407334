"""How many right answers are accepted, each rewritten so that it means the same.

Takes every reference and every alternative of an assignment, rewrites it in up to twelve ways
(`autograder/accuracy/rewrites.py`), and grades each on its exercise:
`python benchmarks/right_variants.py [ASSIGNMENT ...]`. Prints a row for each assignment and every
variant that is refused, and exits with 1 if there is one.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from autograder.accuracy.blind import upper_bound  # noqa: E402
from autograder.accuracy.harness import load_alternatives  # noqa: E402
from autograder.accuracy.rewrites import rewritten, source_of  # noqa: E402
from autograder.course.load import load_course  # noqa: E402
from autograder.course.model import Assignment, Course  # noqa: E402
from autograder.grading.grade import SubmissionGrader  # noqa: E402
from autograder.grading.local import LocalBackend  # noqa: E402
from autograder.grading.reference import load_solution, solution_path  # noqa: E402


def main() -> int:
    """Grade all variants; 1 where one is refused."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("assignments", nargs="*")
    args = parser.parse_args()
    course = load_course(ROOT)
    chosen = [a for a in course.assignments if not args.assignments or a.name in args.assignments]
    total = refused = 0
    print(f"{'assignment':24}{'answers':>9}{'variants':>10}{'refused':>9}")
    for assignment in chosen:
        answers, variants, wrong = graded(course, assignment)
        total, refused = total + variants, refused + len(wrong)
        print(f"{assignment.name:24}{answers:9}{variants:10}{len(wrong):9}", flush=True)
        for line in wrong:
            print(f"  refused: {line}", flush=True)
    print(f"{'all':24}{'':9}{total:10}{refused:9}")
    print(f"not more than {upper_bound(refused, total):.2%} with 95 % certainty")
    return 1 if refused else 0


def graded(course: Course, assignment: Assignment) -> tuple[int, int, list[str]]:
    """How many answers, how many variants of these, and those that did not get full points."""
    solution = load_solution(solution_path(course, assignment))
    answers = variants = 0
    wrong: list[str] = []
    for exercise, answer, source, names in answers_of(course, assignment, solution):
        answers += 1
        for one in rewritten(answer, source, names):
            variants += 1
            backend = LocalBackend({**solution, exercise: one.value})
            result = SubmissionGrader(course, assignment, backend).exercise(exercise)
            if result.score < result.max_score:
                failed = next(check for check in result.checks if not check.passed)
                name = getattr(answer, "__name__", exercise)
                wrong.append(f"{exercise}: {name}, {one.rewrite}: {failed.name}: {failed.failure}")
    return answers, variants, wrong


def answers_of(
    course: Course, assignment: Assignment, solution: dict[str, Any]
) -> Iterator[tuple[str, Any, str, dict[str, Any]]]:
    """Exercise, right answer, its source and what that finds outside of itself."""
    text = solution_path(course, assignment).read_text(encoding="utf-8")
    for statement in ast.parse(text).body:
        name = getattr(statement, "name", "")
        if name in assignment.exercises:
            source = ast.get_source_segment(text, statement)
            assert source is not None
            yield name, solution[name], source, solution
    for exercise, functions in load_alternatives(course, assignment).items():
        for function in functions:
            if source := source_of(function):
                module = sys.modules[function.__module__]
                yield exercise, function, source, {**vars(module)}


if __name__ == "__main__":
    sys.exit(main())
