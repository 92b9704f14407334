"""A check that is passed by known replies gives the very result that running it gives."""

from __future__ import annotations

import inspect
import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.accuracy.harness import load_alternatives
from autograder.course.model import Assignment, Course
from autograder.grading import known_checks, runner
from autograder.grading.opened import grade_submission
from autograder.grading.reference import solution_path
from autograder.grading.seeds import Seed
from autograder.mistakes import load_mistakes
from autograder.report.json import grade

SEED = Seed(20_240, is_public=False)
# Every so-many-th known program of an assignment is tried; those of 07 take the longest.
STEPS = {"mlp": 90, "autograd": 240, "perceptron": 90, "activations": 120, "optimizers": 120}
PROGRAMS = {
    "random": "import numpy as np\nRNG = np.random.default_rng(3)\n"
    "def sigmoid(x):\n    return 1 / (1 + np.exp(-np.asarray(x, float))) + 1e-12 * RNG.random()\n",
    "chatty": "import numpy as np\ndef sigmoid(x):\n    print('hello')\n"
    "    return 1 / (1 + np.exp(-np.asarray(x, float)))\n",
    "once": "import numpy as np\nCALLS = []\ndef sigmoid(x):\n    CALLS.append(1)\n"
    "    return (1 / (1 + np.exp(-np.asarray(x, float)))) + (len(CALLS) == 5)\n",
    "ends": "import os\ndef sigmoid(x):\n    os._exit(3)\n",
    "huge": "import numpy as np\ndef sigmoid(x):\n    return np.zeros(300_000)\n",
    "settings": "import numpy as np\ndef sigmoid(x):\n    np.seterr(all='raise')\n"
    "    return 1 / (1 + np.exp(-np.asarray(x, float)))\n",
}


def result(course: Course, assignment: Assignment, path: Path) -> str:
    """All that is said of a submission, hints included."""
    found = grade_submission(course, assignment, path, seed=SEED)
    return json.dumps([grade(found, "ko"), grade(found, "en")], sort_keys=True, ensure_ascii=False)


def forget() -> None:
    known_checks._known.cache_clear()


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    forget()
    yield
    forget()


def assignment_of(course: Course, module: str) -> Assignment:
    found = course.by_module(module)
    assert found is not None
    return found


def with_function(solution: str, function: Callable[..., Any], exercise: str) -> str:
    """The solution with another function in the place of an exercise's, if it stands alone."""
    source = textwrap.dedent(inspect.getsource(function))
    source = source[source.index("def ") :]
    return f"{solution}\n# %%\n{source}\n{exercise} = {function.__name__}\n"


def submissions(course: Course, assignment: Assignment, folder: Path, step: int) -> list[Path]:
    """The solution, others that print or remember, and every so-many-th known program."""
    solution = solution_path(course, assignment).read_text(encoding="utf-8")
    texts = [
        solution,
        solution.replace("\n# %%", "\n# %%\n", 3),
        "",
        solution[: len(solution) // 2],
    ]
    if assignment.module == "mlp":
        texts += [f"{solution}\n# %%\n{program}" for program in PROGRAMS.values()]
    others = [(m.function, m.exercise) for m in load_mistakes(course, assignment).all]
    for exercise, functions in load_alternatives(course, assignment).items():
        others += [(function, exercise) for function in functions]
    texts += [with_function(solution, *one) for one in others[::step]]
    paths = []
    for number, text in enumerate(texts):
        place = folder / f"{number:03}"
        place.mkdir(parents=True)
        paths.append(place / f"{assignment.module}.py")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def compare(course: Course, module: str, folder: Path, step: int) -> None:
    assignment = assignment_of(course, module)
    paths = submissions(course, assignment, folder, step)
    cold = []
    for path in paths:
        forget()
        cold.append(result(course, assignment, path))
    forget()
    first = [result(course, assignment, path) for path in paths]
    again = [result(course, assignment, path) for path in reversed(paths)][::-1]
    for path, *told in zip(paths, cold, first, again, strict=True):
        assert told[0] == told[1] == told[2], path.read_text(encoding="utf-8")[-600:]


@pytest.mark.slow
@pytest.mark.parametrize("module", STEPS)
def test_mistakes_alternatives_and_odd_programs(course: Course, tmp_path: Path, module: str):
    compare(course, module, tmp_path, STEPS[module])


@pytest.mark.slow
def test_training(course: Course, tmp_path: Path):
    compare(course, "mnist", tmp_path, 500)


def test_a_known_check_is_not_run(course: Course, monkeypatch: pytest.MonkeyPatch):
    assignment = assignment_of(course, "mlp")
    path, run = solution_path(course, assignment), []
    original = runner.run_check

    def counted(check_class: Any, check: Any, *more: Any) -> Any:
        run.append(check)
        return original(check_class, check, *more)

    monkeypatch.setattr(runner, "run_check", counted)
    cold = result(course, assignment, path)
    assert len(run) > 40
    run.clear()
    assert result(course, assignment, path) == cold
    assert not run


def test_one_reply_that_differs_has_the_check_run_and_asks_nothing_twice(
    course: Course, tmp_path: Path
):
    assignment = assignment_of(course, "mlp")
    solution = solution_path(course, assignment)
    result(course, assignment, solution)
    text = solution.read_text(encoding="utf-8")
    counting = "\n# %%\nimport numpy as np\nCALLS = []\n_right = sigmoid\ndef sigmoid(x):\n" + (
        "    CALLS.append(1)\n    return _right(x) + (len(CALLS) == {number})\n"
    )
    path = tmp_path / "mlp.py"
    path.write_text(text + counting.format(number=3), encoding="utf-8")
    warm = result(course, assignment, path)
    forget()
    assert warm == result(course, assignment, path)


def test_another_seed_is_another_memory(course: Course):
    assignment = assignment_of(course, "mlp")
    one = known_checks.known_checks(course, assignment, SEED)
    assert known_checks.known_checks(course, assignment, SEED) is one
    assert known_checks.known_checks(course, assignment, Seed(1, is_public=False)) is not one


def test_the_memory_is_bounded(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assignment = assignment_of(course, "mlp")
    monkeypatch.setattr(known_checks, "MAX_BYTES", 5_000)
    path = solution_path(course, assignment)
    cold = result(course, assignment, path)
    kept = known_checks.known_checks(course, assignment, SEED)
    assert 0 < kept.bytes <= 5_000
    assert result(course, assignment, path) == cold
