"""Fixtures of releases: the whole course's, made once, and a small course's, that may be spoilt.

Imported by the conftest.py of each folder that needs them.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from autograder.checks import has_checks
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.publish.release import make_release

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def graded_course(course: Course) -> Course:
    """This course, without assignments whose checks are still to be written."""
    ready = tuple(a for a in course.assignments if has_checks(a.module))
    assert ready
    return dataclasses.replace(course, assignments=ready)


@pytest.fixture(scope="session")
def release(graded_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole course's English release; look, do not touch."""
    target = tmp_path_factory.mktemp("release") / "student copy 학생"
    make_release(graded_course, target, "en")
    return target


@pytest.fixture(scope="session")
def make_small_course() -> Callable[[Path], Course]:
    """Make a course of 02_mlp alone in a folder."""
    return _make_small_course


def _make_small_course(folder: Path) -> Course:
    config = yaml.safe_load((ROOT / "course.yml").read_text(encoding="utf-8"))
    config["assignments"] = [a for a in config["assignments"] if a["name"] == "02_mlp"]
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / "course.yml").write_text(text, encoding="utf-8")
    source = folder / "solutions" / "02_mlp"
    source.mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / "02_mlp" / "mlp.py", source)
    return load_course(folder)


@pytest.fixture(scope="session")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of 02_mlp alone; look, do not touch."""
    return _make_small_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def small_release(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English release of `small_course`; look, do not touch."""
    target = tmp_path_factory.mktemp("small") / "release"
    make_release(small_course, target, "en")
    return target


@pytest.fixture
def student_copy(small_release: Path, tmp_path: Path) -> Path:
    """A student's own copy of `small_release`."""
    return Path(shutil.copytree(small_release, tmp_path / "내 과제"))


@pytest.fixture(scope="session")
def run_there() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python in a release, on the release's own package."""

    def run(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not _speaks(name)}
        return subprocess.run(
            [sys.executable, *args],
            cwd=folder,
            env={**clean, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def _speaks(name: str) -> bool:
    """Environment that would change what a release does."""
    return name.startswith(("COURSE_", "GITHUB_", "PYTEST_", "GIT_"))
