"""What grading a PyTorch submission costs: CPU seconds of grader and student process together.

Usage: python benchmarks/torch_grading.py [MODULE] [ROUNDS]   (default: mnist 5)

Each round forks a confined child of the warm zygote, loads the solution and grades every exercise.
The first round, which also starts the zygote and imports PyTorch, is shown apart.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from pathlib import Path

from autograder.course.load import load_course
from autograder.grading.grade import grade_submission
from autograder.grading.reference import solution_path

ROOT = Path(__file__).resolve().parents[1]


def cpu_seconds(tree: dict[int, float]) -> float:
    """CPU seconds used by this process and by all processes below it, dead or alive."""
    for pid in descendants(os.getpid()):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks = os.sysconf("SC_CLK_TCK")
        # user and system time of the process itself and of children it has waited for
        tree[pid] = sum(int(fields[n]) for n in (11, 12, 13, 14)) / ticks
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + sum(tree.values())


def descendants(pid: int) -> list[int]:
    """The direct children of a process: zygotes, whose own children they have waited for."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in children.read_text(encoding="ascii").split()]


def main() -> None:
    module = sys.argv[1] if len(sys.argv) > 1 else "mnist"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    course = load_course(ROOT)
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
    print(f"  each one after, median     {statistics.median(cpu[1:]):6.2f} CPU s  ", end="")
    print(f"{statistics.median(wall[1:]):6.2f} s   ({rounds} rounds, max {max(cpu[1:]):.2f} CPU s)")


if __name__ == "__main__":
    main()
