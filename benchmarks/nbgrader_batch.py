"""What grading a class through nbgrader costs, here and with nbgrader's own preprocessors.

Both sides run `nbgrader autograde` on the same notebooks, one after the other, in copies of the
course: `python benchmarks/nbgrader_batch.py [--submissions 12] [--assignment 02_mlp]`.

`--marginal` grades finished submissions instead, in a class of so many and in one of three times as
many, and prints what one more of them costs: CPU of both sides, and seconds of ours with one worker
and with two.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PLAIN = """\
c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.ignore = ["*.py", "__pycache__"]
"""


def main() -> None:
    """Time both and print seconds, seconds per submission and the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=12)
    parser.add_argument("--assignment", default="02_mlp")
    parser.add_argument("--marginal", action="store_true")
    args = parser.parse_args()
    if args.marginal:
        marginal(args.assignment, args.submissions)
        return
    with tempfile.TemporaryDirectory(prefix="nbgrader-batch-") as folder:
        course = _course(Path(folder) / "course", args.assignment, args.submissions)
        plain_course = _plain(course)
        start = _timed(course, "--version").wall
        ours = _timed(course, "autograde", args.assignment).wall
        plain = _timed(plain_course, "autograde", args.assignment).wall
        for name in (course, plain_course):
            graded = list((name / "autograded").glob("*/*/*.ipynb"))
            assert len(graded) == args.submissions, f"{name.name}: only {len(graded)} were graded"
    print(f"{args.assignment}, {args.submissions} submissions, nbgrader's own start {start:.1f} s")
    print(f"{'':24}{'whole command':>15}{'per submission':>17}{'without the start':>20}")
    for label, seconds in (("plain nbgrader", plain), ("this course", ours)):
        each, rest = seconds / args.submissions, (seconds - start) / args.submissions
        print(f"{label:24}{seconds:13.1f} s{each * 1000:14.0f} ms{rest * 1000:17.0f} ms")
    print(f"{'ratio':24}{ours / plain:15.3f}{'':17}{(ours - start) / (plain - start):20.3f}")


def marginal(assignment: str, count: int) -> None:
    """Print what one more finished submission costs, from a class of `count` to three times it."""
    sides = {"plain nbgrader": [], "ours, 1 worker": ["--jobs", "1"], "ours": ["--jobs", "2"]}
    cost: dict[str, list[Cost]] = {side: [] for side in sides}
    for size in (count, 3 * count):
        with tempfile.TemporaryDirectory(prefix="nbgrader-batch-") as folder:
            course = _course(Path(folder) / "course", assignment, size, kinds=1)
            copies = {"plain nbgrader": _plain(course), "ours, 1 worker": course}
            copies["ours"] = Path(shutil.copytree(course, Path(folder) / "two"))
            for side, place in copies.items():
                cost[side].append(_timed(place, "autograde", assignment, *sides[side]))
                graded = list((place / "autograded").glob("*/*/*.ipynb"))
                assert len(graded) == size, f"{side}: only {len(graded)} were graded"
    one_more = {
        side: Cost(*((many - few) / (2 * count) for few, many in zip(*both, strict=True)))
        for side, both in cost.items()
    }
    print(f"{assignment}, one more finished submission, from {count} to {3 * count}")
    for side, each in one_more.items():
        print(f"{side:18}{each.wall * 1000:9.0f} ms{each.cpu * 1000:9.0f} ms of CPU")
    plain, one, two = one_more.values()
    print(f"plain nbgrader takes {plain.cpu / one.cpu:.1f} times our CPU")
    print(f"ours is {one.wall / two.wall:.2f} times faster with two workers than with one")


def _plain(course: Path) -> Path:
    """A copy of the course that nbgrader grades by itself."""
    copied = Path(shutil.copytree(course, course.with_name("plain")))
    (copied / "nbgrader_config.py").write_text(PLAIN, encoding="utf-8")
    return copied


def _course(folder: Path, assignment: str, count: int, kinds: int = 3) -> Path:
    """A course with a released assignment and `count` submissions: the first `kinds` of done,
    wrong and not started, in turn."""
    for name in ("solutions", "assignments"):
        shutil.copytree(ROOT / name / assignment, folder / name / assignment)
    for name in ("course.yml", "nbgrader_config.py", "assignments/.releases.json"):
        shutil.copy(ROOT / name, folder / name)
    _timed(folder, "generate_assignment", assignment, "--force")
    release = next((folder / "assignments" / assignment).glob("*.ipynb"))
    untouched = _notebook(release)
    solved = _notebook(folder / "solutions" / assignment / release.name)
    solutions = {cell["id"]: cell for cell in solved["cells"]}
    for number in range(count):
        notebook = copy.deepcopy(untouched)
        for index, cell in enumerate(notebook["cells"]):
            if number % kinds < 2 and cell["cell_type"] == "code":
                cell["source"] = solutions[cell["id"]]["source"]
            if number % kinds == 1 and index % 2 and "def " in "".join(cell["source"]):
                cell["source"] = "".join(cell["source"]).replace("return ", "return 0 * ")
        path = folder / "submitted" / f"student{number:03}" / assignment / release.name
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def _notebook(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


class Cost(NamedTuple):
    """Seconds on the wall, and of the CPU."""

    wall: float
    cpu: float


def _timed(folder: Path, *arguments: str) -> Cost:
    environment = dict(os.environ, COURSE_SECRET_SEED="1")
    begin, used = time.perf_counter(), _cpu_of_children()
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"nbgrader {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return Cost(time.perf_counter() - begin, _cpu_of_children() - used)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
