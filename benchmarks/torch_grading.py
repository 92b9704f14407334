"""What grading a PyTorch submission costs: CPU seconds of grader and student process together.

Usage: python benchmarks/torch_grading.py [--rounds N] [MODULE ...]
       (default: 5 rounds of mnist, attention and gpt)

Each round forks a confined child of the warm zygote, loads the solution and grades every exercise.
The first round, which also starts the zygote and imports PyTorch, is shown apart. Exits with 1
where the median is above what an assignment may cost.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time
from pathlib import Path

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.opened import grade_submission
from autograder.grading.reference import solution_path

ROOT = Path(__file__).resolve().parents[1]
# CPU seconds that one submission may cost, beyond starting.
BOUNDS = {"mnist": 3.0, "attention": 1.0, "gpt": 2.0}


def cpu_seconds(tree: dict[int, float]) -> float:
    """CPU seconds used by this process and by its children, dead or alive, with theirs.

    `tree` keeps what each child had used when it was last seen.
    """
    for pid in children_of(os.getpid()):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks = os.sysconf("SC_CLK_TCK")
        # user and system time of the process itself and of children it has waited for
        tree[pid] = sum(int(fields[n]) for n in (11, 12, 13, 14)) / ticks
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + sum(tree.values())


def children_of(pid: int) -> list[int]:
    """The direct children of a process: zygotes, whose own children they have waited for."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in told.split()]


def main() -> None:
    """Measure the modules that are named; exit with 1 where one is above its bound."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("modules", metavar="MODULE", nargs="*", default=[*BOUNDS])
    parser.add_argument("--rounds", metavar="N", type=int, default=5)
    given = parser.parse_args()
    course = load_course(ROOT)
    slow = [module for module in given.modules if not measure(course, module, given.rounds)]
    sys.exit(f"above the bound: {', '.join(slow)}" if slow else 0)


def measure(course: Course, module: str, rounds: int) -> bool:
    """Print what grading a module's solution costs; whether the median is within its bound."""
    assignment = course.by_module(module)
    if assignment is None:
        sys.exit(f"no assignment has the module {module}")
    path = solution_path(course, assignment)
    tree: dict[int, float] = {}
    cpu, wall = [], []
    for _ in range(rounds + 1):
        before, started = cpu_seconds(tree), time.perf_counter()
        result = grade_submission(course, assignment, path)
        if result.score != result.max_score:
            sys.exit(f"the solution has {result.score} of {result.max_score}")
        wall.append(time.perf_counter() - started)
        cpu.append(cpu_seconds(tree) - before)
    print(f"{assignment.name}: CPU seconds of grader and student process, one submission")
    print(f"  first (starts everything)  {cpu[0]:6.2f} CPU s  {wall[0]:6.2f} s")
    median = statistics.median(cpu[1:])
    print(f"  each one after, median     {median:6.2f} CPU s  ", end="")
    print(f"{statistics.median(wall[1:]):6.2f} s   ({rounds} rounds, max {max(cpu[1:]):.2f} CPU s)")
    bound = BOUNDS.get(module)
    if bound is not None:
        print(f"  bound                      {bound:6.2f} CPU s")
    return bound is None or median < bound


if __name__ == "__main__":
    main()
