"""What one more submission of each NumPy assignment costs: each under 100 ms, under 60 on average.

Usage: python benchmarks/numpy_grading.py [--rounds 40] [ASSIGNMENT ...]

In a class: so many copies of the solution are graded by `run_class`, as `pytest FOLDER` does it,
on every core that this process may use. Each is loaded in a confined child of its own and meets
every check. Counted from when the workers are warm, in stretches of ten; the fastest stretch is
the figure, as in `timeit`: other work on the machine can only add to it. The median stretch stands
beside it and tells how much was added.
Alone: the same one after the other in this process, the fastest, and the mean CPU time of grader
and student process together.
Exits with 1 when a promise is broken.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from autograder.class_run import Circumstances, LocalWorkers, run_class
from autograder.course.load import load_course
from autograder.course.model import Assignment, Course
from autograder.grading.opened import grade_submission
from autograder.grading.reference import solution_path
from autograder.grading.seeds import public_seed

ROOT = Path(__file__).resolve().parents[1]
EACH_MS, MEAN_MS = 100.0, 60.0
STRETCH = ALONE = 10


@dataclass(frozen=True)
class Cost:
    """Milliseconds per submission: in a class, alone, of CPU, of it in student processes."""

    assignment: str
    checks: int
    fastest: float
    median: float
    alone: float
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


def in_a_class(course: Course, assignment: Assignment, count: int) -> list[float]:
    """Milliseconds per submission of a class, one figure for each stretch of ten."""
    path = solution_path(course, assignment)
    seed = public_seed(course.grading.seed)
    how = Circumstances(course, assignment, seed, "required")
    warm = 4 * (os.cpu_count() or 1)
    tasks = (how.task(path, str(number)) for number in range(warm + max(count, STRETCH)))
    with LocalWorkers(course) as local:
        finished = [time.perf_counter() for _ in run_class(tasks, local)]
    marks = finished[warm - 1 :: STRETCH]
    return [1_000 * (end - begin) / STRETCH for begin, end in itertools.pairwise(marks)]


def cost_of(course: Course, assignment: Assignment, rounds: int) -> Cost:
    """Grade the solution so many times either way, after some that start everything."""
    path = solution_path(course, assignment)
    result = grade_submission(course, assignment, path)
    if result.score != result.max_score:
        sys.exit(f"{assignment.name}: the solution has {result.score} of {result.max_score}")
    clocks = []
    own, theirs = own_seconds(), children_seconds()
    for _ in range(ALONE):
        begin = time.perf_counter()
        grade_submission(course, assignment, path)
        clocks.append(time.perf_counter() - begin)
    own, theirs = own_seconds() - own, children_seconds() - theirs
    stretches = in_a_class(course, assignment, rounds)
    return Cost(
        assignment.name,
        sum(len(exercise.checks) for exercise in result.exercises),
        min(stretches),
        statistics.median(stretches),
        1_000 * min(clocks),
        1_000 * (own + theirs) / ALONE,
        1_000 * theirs / ALONE,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("assignments", metavar="ASSIGNMENT", nargs="*", help="default: all")
    parser.add_argument("--rounds", type=int, default=40, help="submissions of each class (40)")
    args = parser.parse_args()
    course = load_course(ROOT)
    chosen = [course.assignment(name) for name in args.assignments] or [
        assignment for assignment in course.assignments if assignment.needs == "numpy"
    ]
    print(f"{os.cpu_count()} cores                   in a class:             alone:")
    print(f"{'':24} checks   fastest ms   median ms   fastest ms   CPU ms (student's)")
    costs = []
    for assignment in chosen:
        cost = cost_of(course, assignment, args.rounds)
        costs.append(cost)
        over = f"   more than {EACH_MS:g}" if cost.fastest > EACH_MS else ""
        print(
            f"{cost.assignment:24} {cost.checks:6} {cost.fastest:12.1f} {cost.median:11.1f}"
            f" {cost.alone:12.1f} {cost.cpu:8.1f} {cost.student:11.1f}{over}",
            flush=True,
        )
    mean = statistics.mean(cost.fastest for cost in costs)
    print(f"{'mean':24} {'':6} {mean:12.1f}   (promised: {MEAN_MS:g}, each {EACH_MS:g})")
    return int(mean > MEAN_MS or any(cost.fastest > EACH_MS for cost in costs))


if __name__ == "__main__":
    sys.exit(main())
