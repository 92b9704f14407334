"""What grading a class through nbgrader costs, here and with nbgrader's own preprocessors.

Both sides run `nbgrader autograde` on the same notebooks, one after the other, in copies of the
course: `python benchmarks/nbgrader_batch.py [--submissions 12] [--assignment 02_mlp]`.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

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
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nbgrader-batch-") as folder:
        course = _course(Path(folder) / "course", args.assignment, args.submissions)
        plain_course = shutil.copytree(course, Path(folder) / "plain")
        (plain_course / "nbgrader_config.py").write_text(PLAIN, encoding="utf-8")
        start = _timed(course, "--version")
        ours = _timed(course, "autograde", args.assignment)
        plain = _timed(plain_course, "autograde", args.assignment)
        for name in (course, plain_course):
            graded = list((name / "autograded").glob("*/*/*.ipynb"))
            assert len(graded) == args.submissions, f"{name.name}: only {len(graded)} were graded"
    print(f"{args.assignment}, {args.submissions} submissions, nbgrader's own start {start:.1f} s")
    print(f"{'':24}{'whole command':>15}{'per submission':>17}{'without the start':>20}")
    for label, seconds in (("plain nbgrader", plain), ("this course", ours)):
        each, rest = seconds / args.submissions, (seconds - start) / args.submissions
        print(f"{label:24}{seconds:13.1f} s{each * 1000:14.0f} ms{rest * 1000:17.0f} ms")
    print(f"{'ratio':24}{ours / plain:15.3f}{'':17}{(ours - start) / (plain - start):20.3f}")


def _course(folder: Path, assignment: str, count: int) -> Path:
    """A course with a released assignment and `count` submissions: done, wrong, not started."""
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
            if number % 3 < 2 and cell["cell_type"] == "code":
                cell["source"] = solutions[cell["id"]]["source"]
            if number % 3 == 1 and index % 2 and "def " in "".join(cell["source"]):
                cell["source"] = "".join(cell["source"]).replace("return ", "return 0 * ")
        path = folder / "submitted" / f"student{number:03}" / assignment / release.name
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def _notebook(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _timed(folder: Path, *arguments: str) -> float:
    environment = dict(os.environ, COURSE_SECRET_SEED="1")
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"nbgrader {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
