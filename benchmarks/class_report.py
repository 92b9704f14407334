"""Makes a term of N students in every assignment of the course, and measures `course report`.

`python benchmarks/class_report.py [--students 300] [--assignments 13]`. Roster, gradebook and
ledgers are made up as grading leaves them (strong students solve more, failed checks carry a call
and values as long as real ones); the command runs as from a shell. Prints the wall clock, the
processor's time, and the size of each page: the term, one assignment, and the authors' page.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "insight"))

import made_class  # noqa: E402  # pyright: ignore[reportMissingImports]
from made_course import check_names  # noqa: E402  # pyright: ignore[reportMissingImports]

from autograder.class_run.ledger import LEDGERS  # noqa: E402
from autograder.class_run.record import Record  # noqa: E402
from autograder.course import Assignment, Course, load_course  # noqa: E402
from autograder.grading.failure import Failure  # noqa: E402
from autograder.grading.result import CheckResult, ExerciseResult, SubmissionResult  # noqa: E402
from autograder.grading.stored import plain  # noqa: E402
from autograder.mistakes import Hint  # noqa: E402

ARRAY = "[[0.2476, -1.4517, 0.8694], [0.3493, 0.1814, -0.4921], [0.2572, 0.8143, 0.8777]]"


def main() -> int:
    """Make the class and print what the pages cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--assignments", type=int, default=13)
    options = parser.parse_args()
    made_class.N = options.students
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        chosen = make(root, options.assignments)
        size = sum(file.stat().st_size for file in (root / LEDGERS).iterdir())
        print(
            f"{options.students} students, {len(chosen)} assignments, "
            f"{sum(len(one.exercises) for one in chosen)} exercises; ledgers {size / 1e6:.0f} MB"
        )
        for what in ([], ["02_mlp"], ["--quality"], ["--anonymous"]):
            report(root, what)
    return 0


def make(root: Path, count: int) -> list[Assignment]:
    """A course's folder with `count` graded assignments."""
    (root / "course.yml").write_bytes((ROOT / "course.yml").read_bytes())
    (root / "solutions").symlink_to(ROOT / "solutions")
    (root / LEDGERS).mkdir(parents=True)
    course = load_course(root)
    made_class.write_roster(root, [(one.id, one.name) for one in made_class.members()])
    chosen = [*course.assignments][:count]
    rng = random.Random(13)
    for number, assignment in enumerate(chosen):
        names = check_names(course, assignment)
        results = made_class.made_results(assignment, names, 1, missing=0.02 * number)
        due = assignment.due.astimezone(UTC).replace(tzinfo=None) if assignment.due else None
        when = {s: due + timedelta(hours=rng.gauss(-20, 15)) for s in results} if due else {}
        made_class.write_gradebook(course, assignment, results, when)
        write_ledger(course, assignment, results)
    return chosen


def write_ledger(course: Course, assignment: Assignment, results: made_class.Graded) -> None:
    """A line for each result, as long as grading writes them."""
    with (course.root / LEDGERS / f"{assignment.name}.jsonl").open("wb") as file:
        for student, result in results.items():
            told = plain(told_in_full(result))
            record = Record(
                *("0" * 32, assignment.name, student, f"{student:0>16}", "0" * 16, "public"),
                *("2026-09-20T12:00:00+00:00", told),
            )
            file.write(record.line)


def told_in_full(result: SubmissionResult) -> SubmissionResult:
    """The same with what a failed check and a hint say."""
    failure = Failure("value", {"name": "value"}, f"f({ARRAY})", ARRAY, ARRAY)
    hint = Hint("어느 축으로 더했나요?" * 4, "Along which axis is it summed? " * 4, mistake="axis")
    return replace(result, exercises=tuple(_told(e, failure, hint) for e in result.exercises))


def _told(exercise: ExerciseResult, failure: Failure, hint: Hint) -> ExerciseResult:
    failed = False
    checks: list[CheckResult] = []
    for check in exercise.checks:  # who fails one check mostly fails those after it
        failed = failed or check.failure is not None
        checks.append(replace(check, failure=failure if failed else None))
    return replace(exercise, checks=tuple(checks), hints=(hint,) if failed else ())


def report(root: Path, what: list[str]) -> None:
    """Run the command once and print what it took."""
    to = root / "report" / "page.html"
    command = [sys.executable, "-m", "autograder.cli", "report", *what]
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [*command, "--course", str(root), "--output", str(to)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    wall, after = time.perf_counter() - start, os.times()
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    size = to.stat().st_size / 1e6
    print(f"course report {' '.join(what):<12} {wall:5.1f} s, CPU {cpu:5.1f} s, {size:5.2f} MB")


if __name__ == "__main__":
    sys.exit(main())
