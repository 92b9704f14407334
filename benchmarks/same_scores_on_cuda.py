"""Grades the solutions of 11 to 13 with and without a CUDA device in sight: the same scores.

Usage: python benchmarks/same_scores_on_cuda.py [--device cuda] [--only MODULE ...]

Each is graded in two processes: one that sees no CUDA device, as on a student's laptop, and one
that sees the machine's. Exits with 1 where a status or a score differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ("mnist", "cnn", "attention")
GRADE = """
import json, sys
from pathlib import Path
from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.reference import solution_path
import torch
course = load_course(Path(sys.argv[1]))
found = {"cuda": torch.cuda.is_available()}
for module in sys.argv[2:]:
    assignment = course.by_module(module)
    result = grade_submission(
        course, assignment, solution_path(course, assignment), confinement="wanted"
    )
    found[module] = {
        "score": result.score,
        "exercises": {one.name: one.status.value for one in result.exercises},
    }
print("result " + json.dumps(found, sort_keys=True))
"""


def graded(modules: list[str], *, cuda: bool) -> dict[str, object]:
    """Module → score and each exercise's status, from a process of its own."""
    environment = os.environ | ({} if cuda else {"CUDA_VISIBLE_DEVICES": ""})
    done = subprocess.run(
        [sys.executable, "-c", GRADE, str(ROOT), *modules],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("result ")]
    if not lines:
        sys.exit(done.stdout + done.stderr)
    return json.loads(lines[-1].removeprefix("result "))


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--device", choices=["cuda", "cpu"], default="cuda")
    parser.add_argument("--only", metavar="MODULE", nargs="+", choices=MODULES, default=[*MODULES])
    given = parser.parse_args()
    without = graded(given.only, cuda=False)
    there = graded(given.only, cuda=given.device == "cuda")
    if given.device == "cuda" and not there["cuda"]:
        sys.exit("there is no CUDA device")
    different = [name for name in given.only if without[name] != there[name]]
    for name in given.only:
        print(f"{name}: {'different' if name in different else 'the same'}: {there[name]}")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
