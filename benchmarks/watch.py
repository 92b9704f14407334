"""Times `course watch` from the moment a file is saved to the result on the screen.

Run it with ``python benchmarks/watch.py [--course DIR]``; DIR may be a released repository. It
works on a copy. The promise, median of 20: one exercise of 02_mlp in 150 ms (a wrong value, so that
mistakes are asked), `train_step` of 11_mnist in 600 ms (an exception). Prints medians, the fastest
and the slowest, and how busy the machine was.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parent.parent
CASES = {"02_mlp": ("mlp", "sigmoid"), "11_mnist": ("mnist", "train_step")}
BODIES = {
    "sigmoid": "return np.asarray(x, dtype=float) * 0 + {number}",
    "train_step": "raise ValueError({number})",
}
STARTED = 180


def body(file: Path, exercise: str, number: int) -> None:
    """Save the exercise with a body whose result shows `number`."""
    text = file.read_text(encoding="utf-8")
    head, marker, rest = text.partition(f"# %% {exercise}\n")
    cell, following, tail = rest.partition("\n# %%")
    code = cell.rpartition('"""')[0]
    cell = f'{code}"""\n    {BODIES[exercise].format(number=number)}\n'
    file.write_text(head + marker + cell + following + tail, encoding="utf-8")


def milliseconds(course: Path, assignment: str, rounds: int) -> list[float]:
    """From each save to the moment at which the screen tells of it, the first save left out."""
    module, exercise = CASES[assignment]
    file = course / "assignments" / assignment / f"{module}.py"
    child = pexpect.spawn(
        sys.executable,
        ["-m", "autograder.cli", "watch", assignment, "--language", "en"],
        cwd=str(course),
        env=os.environ | {"TERM": "xterm-256color"},
        dimensions=(30, 80),
        encoding="utf-8",
        timeout=STARTED,
    )
    child.delaybeforesend = None
    times = []
    child.expect(r"0 of \d+ exercises")
    child.expect("q quit")
    for turn in range(rounds + 1):
        time.sleep(1.0)  # a student's pause, in which the rest is graded
        started = time.perf_counter()
        number = 4321 + turn
        body(file, exercise, number)
        child.expect(str(number))
        if turn:
            times.append((time.perf_counter() - started) * 1000)
    child.send("q")
    child.expect(pexpect.EOF)
    return times


def main() -> None:
    """Measure each case and print a line about it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--course", type=Path, default=ROOT, help="the course to copy")
    parser.add_argument("--only", choices=CASES, help="one assignment")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        course = Path(name, "course")
        course.mkdir()
        for part in ("course.yml", "assignments", "solutions", "checks"):
            source = given.course / part
            if source.is_dir():
                shutil.copytree(source, course / part)
            elif source.is_file():
                shutil.copy(source, course)
        for assignment in [given.only] if given.only else CASES:
            times = milliseconds(course, assignment, given.rounds)
            load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
            middle = f"median {statistics.median(times):5.0f} ms"
            span = f"{min(times):.0f} to {max(times):.0f}"
            print(f"{assignment:10} {CASES[assignment][1]:12} {middle}   {span}   load {load}")


if __name__ == "__main__":
    main()
