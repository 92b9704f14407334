"""CPU per graded submission, here and at another commit, in turns in one run: the ratio counts.

Usage: python benchmarks/against_commit.py [--commit C] [--rounds 8] [--kind KIND] [MODULE ...]
       (default: finished submissions of every assignment that both sides have, but 12_cnn)

Each side is a process of its own that keeps to one core, as a worker of a class does, and grades
one submission when it is told to. CPU seconds are those of grader and student process together.
The first two of each kind are left out: they start the zygote and fill what is remembered.
Kinds: finished (the solution), wrong (every fourth function returns its first argument), empty (the
release), whole (the solution without cell markers), class (these four in turn). Also printed: how
many times the floor this side costs, which is a confined child that only loads the submission.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("finished", "wrong", "empty", "whole")
# Works with this tree's modules and with older ones.
WORKER = """
import json, os, resource, sys
from pathlib import Path
os.sched_setaffinity(0, {int(sys.argv[1])})
from autograder.course.load import load_course
try:
    from autograder.grading.opened import confined, grade_submission, OpenedSubmission
except ImportError:
    from autograder.grading.grade import grade_submission
    OpenedSubmission = None
course = load_course(Path(sys.argv[2]))

def used():
    own = resource.getrusage(resource.RUSAGE_SELF)
    total = own.ru_utime + own.ru_stime
    pid = os.getpid()
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        fields = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
        total += sum(int(fields[n]) for n in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")
    return total

for line in sys.stdin:
    asked = json.loads(line)
    assignment, path = course.by_module(asked["module"]), Path(asked["path"])
    before, score = used(), None
    for _ in range(asked["times"]):
        if asked["floor"]:
            if OpenedSubmission is None:
                sys.exit("no floor here")
            with OpenedSubmission(course, assignment, path, confined("required")):
                pass
        else:
            score = grade_submission(course, assignment, path).score
    print(json.dumps([(used() - before) / asked["times"], score]), flush=True)
"""


class Side:
    """One tree's grader, told what to grade line by line."""

    def __init__(self, tree: Path, core: int) -> None:
        environment = os.environ | {"PYTHONPATH": str(tree)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(core), str(tree)],
            cwd=tree,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def grade(self, module: str, path: Path, times: int, *, floor: bool = False) -> Any:
        """[CPU seconds, score] of one submission, the mean of `times`."""
        asked = {"module": module, "path": str(path), "times": times, "floor": floor}
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit("one side ended")
        return json.loads(line)


def tree_of(commit: str, folder: Path) -> Path:
    """The files of a commit in a folder of their own."""
    packed = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def modules_of(tree: Path) -> set[str]:
    """The modules of a tree's assignments."""
    return {path.stem for path in (tree / "assignments").glob("[0-9]*/*.py")}


def texts(module: str) -> dict[str, str]:
    """Kind → text of a submission to the assignment with this module."""
    solution_file = next((ROOT / "solutions").glob(f"*/{module}.py"))
    solution = solution_file.read_text(encoding="utf-8")
    release = ROOT / "assignments" / solution_file.parent.name / f"{module}.py"
    names = re.findall(r"(?m)^def (\w+)\(", solution)
    added = [f"def {name}(*args, **kwargs):\n    return args[0]\n" for name in names[1::4]]
    wrong = "\n".join([solution, "# %%", *added])
    no_demo = re.sub(r'# %% tags=\["demo"\][^%]*?(?=# %%)', "", solution)
    return {
        "finished": solution,
        "wrong": wrong,
        "empty": release.read_text(encoding="utf-8"),
        "whole": re.sub(r"(?m)^# %%.*$", "", no_demo),
    }


def main() -> None:
    """Print one line for each module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("modules", metavar="MODULE", nargs="*")
    parser.add_argument("--commit", default="69b1032")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--kind", choices=(*KINDS, "class"), default="finished")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        core = min(os.sched_getaffinity(0))
        tree = tree_of(given.commit, folder / "there")
        both = modules_of(tree) & modules_of(ROOT)
        unknown = set(given.modules) - both
        if unknown:
            sys.exit(f"not in both commits: {', '.join(sorted(unknown))}")
        modules = given.modules or [module for module in sorted(both) if module != "cnn"]
        there = Side(tree, core)
        here = Side(ROOT, core)
        print(f"{'CPU ms per submission':24}{given.commit:>9}{'here':>9}{'ratio':>8}{'× floor':>9}")
        ratios = []
        for module in modules:
            ratios.append(measure(module, given.kind, given.rounds, folder, there, here))
        print(f"{'mean of the ratios':24}{'':18}{statistics.mean(ratios):8.2f}")


def measure(module: str, kind: str, rounds: int, folder: Path, there: Side, here: Side) -> float:
    """Print what one module's submissions cost on either side; their ratio."""
    chosen = KINDS if kind == "class" else (kind,)
    written = texts(module)
    sums = {"there": 0.0, "here": 0.0, "floor": 0.0}
    for one in chosen:
        place = folder / one / f"{module}.py"
        place.parent.mkdir(exist_ok=True)
        place.write_text(written[one], encoding="utf-8")
        times: dict[str, list[float]] = {"there": [], "here": [], "floor": []}
        for turn in range(rounds + 1):
            many = 4 if turn else 2
            seconds, score = there.grade(module, place, many)
            ours, our_score = here.grade(module, place, many)
            floor, _ = here.grade(module, place, many, floor=True)
            if turn:
                for key, value in zip(times, (seconds, ours, floor), strict=True):
                    times[key].append(value)
            elif one == "finished" and not (score and our_score):
                sys.exit(f"{module}: the solution has no points on one side")
        for key, values in times.items():
            sums[key] += 1_000 * statistics.median(values) / len(chosen)
    ratio = sums["here"] / sums["there"]
    print(
        f"{module:24}{sums['there']:9.1f}{sums['here']:9.1f}{ratio:8.2f}"
        f"{sums['here'] / sums['floor']:9.1f}",
        flush=True,
    )
    return ratio


if __name__ == "__main__":
    main()
