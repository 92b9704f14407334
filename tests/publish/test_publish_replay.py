"""A student's copy, which holds no answer, still grades and names every mistake as ours does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.course.model import Course
from autograder.publish.record import known_mistakes

ROOT = Path(__file__).resolve().parents[2]
GRADE_FILES = Path(__file__).with_name("grade_files.py")


@dataclass
class Graded:
    """What a release says of the solutions and of every known mistake."""

    told: dict[str, Any]
    solutions: dict[str, dict[str, Any]]
    mistakes: dict[tuple[str, str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def graded(
    release: Path,
    graded_course: Course,
    tmp_path_factory: pytest.TempPathFactory,
    run_there: Callable[..., subprocess.CompletedProcess[str]],
) -> Graded:
    """Everything graded at once in the release, in one process and without `solutions/`."""
    folder = tmp_path_factory.mktemp("submissions")
    wanted: list[dict[str, str]] = []
    keys: list[tuple[str, str, str]] = []
    for assignment in graded_course.assignments:
        module = assignment.module
        source = ROOT / "solutions" / assignment.name / f"{module}.py"
        solution = source.read_text(encoding="utf-8")
        cases = [("", "", solution)]
        code = ROOT / "autograder" / "mistakes" / f"{module}.py"
        for mistake in known_mistakes(module).all:
            made = with_mistake(solution, code, mistake.function.__name__, mistake.exercise)
            cases.append((mistake.exercise, mistake.name, made))
        for exercise, name, text in cases:
            path = folder / f"{module}-{exercise}-{name}" / f"{module}.py"
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
            wanted.append({"module": module, "exercise": exercise, "path": str(path)})
            keys.append((module, exercise, name))
    listed = folder / "wanted.json"
    listed.write_text(json.dumps(wanted), encoding="utf-8")
    with listed.open(encoding="utf-8") as stdin:
        run = subprocess.run(
            [sys.executable, str(GRADE_FILES)],
            cwd=release,
            env={"PYTHONPATH": str(release), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
            stdin=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=280,
            check=False,
        )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    results = dict(zip(keys, told.pop("results"), strict=True))
    return Graded(
        told,
        {module: result for (module, exercise, _), result in results.items() if not exercise},
        {key: result[key[1]] for key, result in results.items() if key[1]},
    )


def with_mistake(solution: str, mistakes: Path, function: str, exercise: str) -> str:
    """A submission: the solution, with one exercise replaced by a mistake's own code."""
    lines = mistakes.read_text(encoding="utf-8").split("\n")
    code = "\n".join(line for line in lines if not line.startswith("from autograder"))
    registry = "class _Registry:\n    def of(self, *_, **__):\n        return lambda f: f\n\n\n"
    code = code.replace("mistakes = Mistakes()", f"{registry}mistakes = _Registry()")
    future = "from __future__ import annotations\n"
    return (
        f"{solution}\n\n# %%\n_names = {{'__name__': 'own_helpers'}}\n"
        f"exec({future + code.replace(future, '')!r}, _names)\n{exercise} = _names[{function!r}]\n"
    )


def test_the_release_has_nothing_to_compute_answers_with(graded: Graded, release: Path) -> None:
    assert Path(graded.told["package"]).is_relative_to(release)
    assert graded.told["solutions"] is False
    assert graded.told["code"] == []


def test_the_solution_is_done_in_every_exercise(graded: Graded) -> None:
    assert graded.solutions
    wrong = [
        (module, name, told["status"], told["failure"])
        for module, exercises in graded.solutions.items()
        for name, told in exercises.items()
        if told["status"] != "done"
    ]
    assert wrong == []


def test_every_known_mistake_gets_its_own_hint(graded: Graded) -> None:
    assert graded.mistakes
    missed = [
        (key, told)
        for key, told in graded.mistakes.items()
        if told["status"] != "wrong" or told["mistakes"] != [key[2]]
    ]
    assert missed == []
