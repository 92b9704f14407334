"""Fixtures that every test may use: this course, and small copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.course.model import Course

ROOT = Path(__file__).resolve().parent.parent
pytest_plugins = ["pytester"]
# What students try, run by the hostile suite in its own way; never tests of ours.
collect_ignore_glob = ["hostile/programs/*", "hostile/controls/*", "hostile/includes/*"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    """This course."""
    return load_course(ROOT)


@pytest.fixture
def solution_source() -> Callable[[str, str], str]:
    """The authored source of an assignment, by name and module."""

    def read(assignment: str, module: str) -> str:
        return (ROOT / "solutions" / assignment / f"{module}.py").read_text(encoding="utf-8")

    return read


@pytest.fixture
def copied_course(tmp_path: Path) -> Path:
    """A copy of course.yml, assignments and solutions in a folder with a space and Hangul."""
    copy = tmp_path / "내 강의 course"
    for name in ("assignments", "solutions"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.ipynb_*"))
    shutil.copy(ROOT / "course.yml", copy)
    return copy
