"""What one more submission of each NumPy assignment costs: each under 100 ms, under 60 on average.

Usage: python benchmarks/numpy_grading.py [--rounds 40] [ASSIGNMENT ...]

Each round forks a confined child of the warm zygote, loads the solution and runs every check: what
a class costs per student, once the first submission has started everything. The fastest round
counts, as in `timeit`: other work on the machine can only add to it. The median round and the mean
CPU time of grader and student process together stand beside it and tell how much was added.
Exits with 1 when a promise is broken.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from autograder.course.load import load_course
from autograder.course.model import Assignment, Course
from autograder.grading.grade import grade_submission
from autograder.grading.reference import solution_path

ROOT = Path(__file__).resolve().parents[1]
EACH_MS, MEAN_MS = 100.0, 60.0


@dataclass(frozen=True)
class Cost:
    """Milliseconds per submission: the fastest, the median, of CPU, of it in student processes."""

    assignment: str
    checks: int
    fastest: float
    median: float
    cpu: float
    student: float


def children_seconds() -> float:
    """CPU seconds of the zygotes below this process and of the children that they waited for."""
    pid, total = os.getpid(), 0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    for child in children:
        stat = Path(f"/proc/{child}/stat").read_text(encoding="ascii")
        fields = stat.rsplit(")", 1)[1].split()
        # user and system time of the process itself and of children it has waited for
        total += sum(int(fields[n]) for n in (11, 12, 13, 14))
    return total / os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """CPU seconds of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def cost_of(course: Course, assignment: Assignment, rounds: int) -> Cost:
    """Grade the solution so many times, after once that starts everything."""
    path = solution_path(course, assignment)
    result = grade_submission(course, assignment, path)
    if result.score != result.max_score:
        sys.exit(f"{assignment.name}: the solution has {result.score} of {result.max_score}")
    clocks = []
    own, theirs = own_seconds(), children_seconds()
    for _ in range(rounds):
        begin = time.perf_counter()
        grade_submission(course, assignment, path)
        clocks.append(time.perf_counter() - begin)
    own, theirs = own_seconds() - own, children_seconds() - theirs
    return Cost(
        assignment.name,
        sum(len(exercise.checks) for exercise in result.exercises),
        1_000 * min(clocks),
        1_000 * statistics.median(clocks),
        1_000 * (own + theirs) / rounds,
        1_000 * theirs / rounds,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("assignments", metavar="ASSIGNMENT", nargs="*", help="default: all")
    parser.add_argument("--rounds", type=int, default=40, help="submissions of each (40)")
    args = parser.parse_args()
    course = load_course(ROOT)
    chosen = [course.assignment(name) for name in args.assignments] or [
        assignment for assignment in course.assignments if assignment.needs == "numpy"
    ]
    print(f"{'':24} checks   fastest ms   median ms   CPU ms (student's)")
    costs = []
    for assignment in chosen:
        cost = cost_of(course, assignment, args.rounds)
        costs.append(cost)
        over = f"   more than {EACH_MS:g}" if cost.fastest > EACH_MS else ""
        print(
            f"{cost.assignment:24} {cost.checks:6} {cost.fastest:12.1f} {cost.median:11.1f}"
            f" {cost.cpu:8.1f} {cost.student:11.1f}{over}",
            flush=True,
        )
    mean = statistics.mean(cost.fastest for cost in costs)
    print(f"{'mean':24} {'':6} {mean:12.1f}   (promised: {MEAN_MS:g}, each {EACH_MS:g})")
    return int(mean > MEAN_MS or any(cost.fastest > EACH_MS for cost in costs))


if __name__ == "__main__":
    sys.exit(main())
