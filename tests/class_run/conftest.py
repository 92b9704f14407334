"""A class of three kinds of submissions, and what grades it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.class_run import Circumstances, LocalWorkers, Task
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.seeds import public_seed

Class = Callable[[int], list[Task]]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Course:
    """A course of one's own, with 02_mlp, in a folder with a space and Hangul."""
    place = tmp_path_factory.mktemp("class") / "내 강의"
    for name in ("assignments", "solutions"):
        shutil.copytree(root / name / "02_mlp", place / name / "02_mlp")
    shutil.copytree(root / "solutions" / "shared", place / "solutions" / "shared")
    shutil.copy(root / "assignments" / ".releases.json", place / "assignments")
    shutil.copy(root / "course.yml", place)
    return load_course(place)


@pytest.fixture
def circumstances(small: Course, tmp_path: Path) -> Iterator[Circumstances]:
    """How the class is graded; afterwards nothing of it is remembered."""
    yield Circumstances(
        small, small.assignment("02_mlp"), public_seed(small.grading.seed), "wanted"
    )
    shutil.rmtree(small.root / ".course" / "ledger", ignore_errors=True)


@pytest.fixture
def a_class(circumstances: Circumstances, tmp_path: Path) -> Class:
    """Makes so many submissions: finished, wrong, as released; no two have one digest."""
    root = circumstances.course.root
    solution = (root / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    release = (root / "assignments" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    texts = [solution, "def sigmoid(x):\n    return x\n", release]

    def make(count: int) -> list[Task]:
        tasks = []
        for number in range(count):
            folder = tmp_path / f"학생 {number}" / "02_mlp"
            folder.mkdir(parents=True, exist_ok=True)
            text = f"{texts[number % 3]}\n# student {number}\n"
            (folder / "mlp.py").write_text(text, encoding="utf-8")
            tasks.append(circumstances.task(folder, f"student{number}"))
        return tasks

    return make


@pytest.fixture
def workers(small: Course) -> Iterator[Callable[[int], LocalWorkers]]:
    """Starts workers, which are ended after the test."""
    started: list[LocalWorkers] = []

    def start(count: int) -> LocalWorkers:
        started.append(LocalWorkers(small, count))
        return started[-1]

    yield start
    for executor in started:
        executor.close()
