"""What others take to grade the class that we grade: wall time and CPU per submission, in one run.

Usage: python benchmarks/peers.py [--submissions 24] [--otter PYTHON] [--only NAME ...]

The same submissions of 02_mlp, a third each finished, wrong and untouched, through: plain nbgrader
(`nbgrader autograde` with its own preprocessors), otter-grader 7 (`otter run`, as it is used for
one submission), plain pytest on the same checks in one process per submission without isolation,
`course grade`, and `nbgrader autograde` of this course. What others run is what their users run:
cells that only show something are left out for otter and pytest. `--otter` names a Python with
otter-grader 7 in it; without it one is made by venv and pip. CPU seconds count every process that a
command starts. Grades are compared before anything is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader_batch import PLAIN, _course

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
UNTOLD = -1
OTTER = "otter-grader==7.*"
NEEDED = (OTTER, "ipykernel", "numpy", "safetensors", "pydantic", "PyYAML", "pytest", "matplotlib")


@dataclass(frozen=True)
class Cost:
    """Seconds for the whole class, and how many submissions have full marks (or `UNTOLD`)."""

    tool: str
    wall: float
    cpu: float
    done: int


def run(command: Sequence[str], folder: Path, **variables: str) -> tuple[float, float]:
    """Wall and CPU seconds of a command; ends this benchmark where the command fails."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"COURSE_SECRET_SEED": "1"} | variables,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # pytest says 1 of wrong submissions, and that is no failure of a command.
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[:6])} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def notebooks(course: Path) -> list[Path]:
    """The notebooks that were handed in, in order."""
    return sorted((course / "submitted").glob("*/02_mlp/*.ipynb"))


def without_demos(course: Path, folder: Path) -> list[Path]:
    """Copies without the cells that only show something, and nbgrader's with its tests."""
    copies = []
    for notebook in notebooks(course):
        content = json.loads(notebook.read_text(encoding="utf-8"))
        content["cells"] = [cell for cell in content["cells"] if is_work(cell)]
        copy = folder / notebook.parts[-3] / "mlp.ipynb"
        copy.parent.mkdir(parents=True)
        copy.write_text(json.dumps(content), encoding="utf-8")
        copies.append(copy)
    return copies


def is_work(cell: dict[str, Any]) -> bool:
    """Whether a cell is neither a demonstration nor one of nbgrader's tests."""
    marks = cell["metadata"].get("nbgrader", {})
    is_test = cell["cell_type"] == "code" and marks.get("grade") and not marks.get("solution")
    return not is_test and "demo" not in cell["metadata"].get("tags", [])


def nbgrader(course: Path) -> tuple[float, float]:
    """`nbgrader autograde` of a whole class."""
    return run([sys.executable, "-m", "nbgrader", "autograde", "02_mlp"], course)


def plain_nbgrader(course: Path, folder: Path) -> Cost:
    """With nbgrader's own preprocessors."""
    plain = Path(shutil.copytree(course, folder / "plain"))
    (plain / "nbgrader_config.py").write_text(PLAIN, encoding="utf-8")
    # Its cells call `check`, which tells students and raises nothing: all of them have full marks.
    return Cost("plain nbgrader", *nbgrader(plain), UNTOLD)


def our_nbgrader(course: Path, folder: Path) -> Cost:
    """With this course's."""
    ours = Path(shutil.copytree(course, folder / "ours"))
    return Cost("`nbgrader autograde`, this course", *nbgrader(ours), full_marks(ours))


def full_marks(course: Path) -> int:
    """How many submissions pass all that is graded automatically, by nbgrader's gradebook."""
    from nbgrader.api import Gradebook

    done = 0
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for one in book.assignment_submissions("02_mlp"):
            grades = [grade for notebook in one.notebooks for grade in notebook.grades]
            code = [grade for grade in grades if grade.cell.cell_type == "code"]
            done += all(grade.auto_score == grade.max_score for grade in code)
    return done


def our_grade(course: Path, folder: Path) -> Cost:
    """`course grade` of the folder."""
    report = folder / "grades.json"
    command = [sys.executable, "-m", "autograder.cli", "grade", str(course / "submitted")]
    # With a seed of its own, so that nothing is taken from the ledger of an earlier run.
    seed = str(secrets.randbits(50))
    command += ["--course", str(ROOT), "--json", str(report)]
    spent = run(command, ROOT, COURSE_SECRET_SEED=seed)
    results = json.loads(report.read_text(encoding="utf-8"))
    done = sum(one["score"] == one["max_score"] for one in results)
    return Cost("`course grade`", *spent, done)


def plain_pytest(course: Path, folder: Path) -> Cost:
    """One pytest per submission."""
    wall = cpu = 0.0
    done = 0
    for copy in without_demos(course, folder / "pytest"):
        result = copy.parent / "result.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
        spent = run(
            [*command, str(HERE / "peers_checks.py"), f"--junitxml={result}"],
            copy.parent,
            PYTHONPATH=str(ROOT),
            PEERS_NOTEBOOK=str(copy),
            PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
            PYTEST_ADDOPTS="",
        )
        wall, cpu = wall + spent[0], cpu + spent[1]
        done += 'errors="0" failures="0"' in result.read_text(encoding="utf-8")
    return Cost("plain pytest, no isolation", wall, cpu, done)


def otter(course: Path, folder: Path, python: Path) -> Cost:
    """One `otter run` per submission."""
    from autograder.course.load import load_course

    tests = folder / "otter" / "tests"
    tests.mkdir(parents=True)
    template = (HERE / "peers_otter_test.py").read_text(encoding="utf-8")
    for exercise in load_course(ROOT).assignment("02_mlp").exercises:
        text = template.replace('"NAME"', f'"{exercise}"')
        (tests / f"{exercise}.py").write_text(text, encoding="utf-8")
    variables = {
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE))),
        "PATH": os.pathsep.join((str(python.parent), os.environ.get("PATH", ""))),
    }
    command = [str(python), "-m", "otter"]
    package = folder / "otter" / "autograder.zip"
    run([*command, "generate", "-t", str(tests), "-o", str(package)], folder / "otter", **variables)
    wall = cpu = 0.0
    done = 0
    for copy in without_demos(course, folder / "otter" / "work"):
        spent = run(
            [*command, "run", "-a", str(package), "-o", str(copy.parent), str(copy)],
            copy.parent,
            **variables,
        )
        wall, cpu = wall + spent[0], cpu + spent[1]
        results = json.loads((copy.parent / "results.json").read_text(encoding="utf-8"))["tests"]
        scored = [one for one in results if one.get("max_score")]
        done += bool(scored) and all(one["score"] == one["max_score"] for one in scored)
    return Cost("otter-grader 7, `otter run`", wall, cpu, done)


def otter_python(given: Path | None, folder: Path) -> Path:
    """The Python that has otter-grader; made if none is given."""
    if given is not None:
        return given.absolute()
    place = folder / "otter-venv"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", *NEEDED], check=True)
    return python


def main() -> None:
    """Measure all and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--submissions", type=int, default=24)
    parser.add_argument("--otter", metavar="PYTHON", type=Path, help="one with otter-grader 7")
    parser.add_argument("--only", metavar="NAME", nargs="+", choices=[*TOOLS, "otter"])
    given = parser.parse_args()
    chosen = given.only or [*TOOLS, "otter"]
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        folder = Path(name)
        course = _course(folder / "course", "02_mlp", given.submissions)
        costs = [TOOLS[tool](course, folder) for tool in TOOLS if tool in chosen]
        if "otter" in chosen:
            costs.append(otter(course, folder, otter_python(given.otter, folder)))
    expected = len([n for n in range(given.submissions) if n % 3 == 0])
    wrong = [cost for cost in costs if cost.done not in (expected, UNTOLD)]
    for cost in wrong:
        print(f"{cost.tool}: {cost.done} submissions with full marks, not {expected}")
    costs.sort(key=lambda cost: cost.cpu)
    least = costs[0]
    print("| tool | wall per submission | CPU per submission | wall, ratio | CPU, ratio |")
    print("|---|---|---|---|---|")
    for cost in costs:
        each = f"{1_000 * cost.wall / given.submissions:,.0f} ms"
        used = f"{1_000 * cost.cpu / given.submissions:,.0f} ms"
        ratios = f"{cost.wall / least.wall:.1f} | {cost.cpu / least.cpu:.1f}"
        print(f"| {cost.tool} | {each} | {used} | {ratios} |")
    sys.exit(bool(wrong))


TOOLS: dict[str, Callable[[Path, Path], Cost]] = {
    "grade": our_grade,
    "nbgrader": our_nbgrader,
    "plain": plain_nbgrader,
    "pytest": plain_pytest,
}

if __name__ == "__main__":
    main()
