"""A course with 12_cnn alone, and a way to have a submission learn one of its secret tasks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from learners import Learn

from autograder.grading.seeds import Seed
from autograder.leaderboard.outcome import Outcome
from autograder.leaderboard.trial import Trial
from autograder.sandbox.confinement_status import confinement_gap, confinement_status


@pytest.fixture(scope="session")
def course_12(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This course with 12_cnn only, in a folder with a space and Hangul."""
    folder = tmp_path_factory.mktemp("leaderboard") / "내 강의 course"
    for name in ("solutions/12_cnn", "solutions/shared", "assignments/12_cnn"):
        shutil.copytree(
            root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_*")
        )
    text = (root / "course.yml").read_text(encoding="utf-8")
    head, *rest = text.split("\n  - name: ")
    only = [part for part in rest if part.startswith("12_cnn\n")]
    (folder / "course.yml").write_text("\n  - name: ".join([head, *only]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def is_confined(tmp_path_factory: pytest.TempPathFactory) -> bool:
    """Whether this machine confines student code."""
    return not confinement_gap(confinement_status(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def learn_file(course_12: Path, is_confined: bool) -> Learn:
    """What a file gives in a task: `learn_file(path, number=0, seconds=10)`."""

    def outcome(file: Path, number: int = 0, seconds: float = 10.0) -> Outcome:
        trial = Trial(
            *(course_12, "12_cnn", file, Seed(7, True), 1, number, (), seconds),
            "required" if is_confined else "wanted",
        )
        trial.prepare()
        return trial.run()

    return outcome


@pytest.fixture
def learn(learn_file: Learn, tmp_path: Path) -> Learn:
    """What a source gives in a task: `learn(source, number=0, seconds=10)`."""

    def outcome(source: str, number: int = 0, seconds: float = 10.0) -> Outcome:
        file = tmp_path / "cnn.py"
        file.write_text(source, encoding="utf-8")
        return learn_file(file, number, seconds)

    return outcome
