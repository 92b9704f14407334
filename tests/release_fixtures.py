"""Fixtures of releases: the whole course's, made once, and a small course's, that may be spoilt.

Imported by the conftest.py of each folder that needs them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from autograder.course.check_classes import has_checks
from autograder.course.load import load_course
from autograder.course.model import Assignment, Course
from autograder.mistakes import Mistakes, load_mistakes
from autograder.publish import record, record_all
from autograder.publish.release import make_release
from autograder.publish.repository import MANUAL

ROOT = Path(__file__).resolve().parents[1]
# There are well over a thousand mistakes, and PyTorch's take seconds each: the first of every
# exercise and one in so many of the others are tried, or all with COURSE_EVERY_MISTAKE=1.
EVERY_MISTAKE = os.environ.get("COURSE_EVERY_MISTAKE") == "1"
SAMPLE = {"numpy": 16, "torch": 48}
Shared = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Make a folder once for all workers of a test run: whoever comes first makes it."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent

    def make(name: str, build: Callable[[Path], object]) -> Path:
        folder, done, failed = base / name, base / f"{name}.done", base / f"{name}.failed"
        try:
            (base / f"{name}.lock").mkdir()
        except FileExistsError:
            end = time.monotonic() + 600
            while not done.exists():
                assert not failed.exists(), f"another worker could not make {name}"
                assert time.monotonic() < end, f"another worker takes too long to make {name}"
                time.sleep(0.1)
            return folder
        try:
            build(folder)
        except BaseException:
            failed.touch()
            raise
        done.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def graded_course(course: Course) -> Course:
    """This course, without assignments whose checks are still to be written."""
    ready = tuple(a for a in course.assignments if has_checks(course, a))
    assert ready
    return dataclasses.replace(course, assignments=ready)


@pytest.fixture(scope="session")
def tried_mistakes(graded_course: Course) -> dict[str, Mistakes]:
    """The mistakes that tests try, by module: a sample, or all (see `EVERY_MISTAKE`)."""
    tried = {}
    for assignment in graded_course.assignments:
        tried[assignment.module] = Mistakes()
        known = load_mistakes(graded_course, assignment)
        for exercise in assignment.exercises:
            found = known.for_exercise(exercise)
            step = 1 if EVERY_MISTAKE else SAMPLE[assignment.needs]
            tried[assignment.module].all += found[::step]
    return tried


@pytest.fixture(scope="session")
def release(graded_course: Course, tried_mistakes: dict[str, Mistakes], shared: Shared) -> Path:
    """The whole course's English release, with the tried mistakes; look, do not touch."""

    def build(target: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(record, "load_mistakes", lambda _, a: tried_mistakes[a.module])
            make_release(graded_course, target, "en")

    return shared("student copy 학생", build)


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
    for name in ("02_mlp", "shared"):
        ignore = shutil.ignore_patterns("__pycache__", "*.ipynb")
        shutil.copytree(ROOT / "solutions" / name, folder / "solutions" / name, ignore=ignore)
    (folder / "docs").mkdir(exist_ok=True)
    for name in MANUAL:
        shutil.copy(ROOT / name, folder / name)
    return load_course(folder)


@pytest.fixture(scope="session", autouse=True)
def recorded_once() -> Iterator[None]:
    """Tests about files need not run 02's mistakes anew for each release of the same source."""
    real, known = record_all._content, {}

    def content(course: Course, assignment: Assignment) -> bytes:
        folder = course.root / "solutions" / assignment.name
        files = (folder / f"{assignment.module}.py", folder / "checks.py")
        text = b"".join(file.read_bytes() if file.is_file() else b"-" for file in files)
        key = (hashlib.sha256(text).digest(), assignment, course.grading.seed)
        if repr(key) not in known:
            known[repr(key)] = real(course, assignment)
        return known[repr(key)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record_all, "_content", content)
        yield


@pytest.fixture(scope="session")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of 02_mlp alone; look, do not touch."""
    return _make_small_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def small_release(small_course: Course, shared: Shared) -> Path:
    """The English release of `small_course`; look, do not touch."""
    return shared("small release", lambda target: make_release(small_course, target, "en"))


@pytest.fixture
def student_copy(small_release: Path, tmp_path: Path) -> Path:
    """A student's own copy of `small_release`."""
    return Path(shutil.copytree(small_release, tmp_path / "내 과제"))


@pytest.fixture(scope="session")
def run_there() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python in a release, on the release's own package."""

    def run(folder: Path, *args: str, **given: Any) -> subprocess.CompletedProcess[str]:
        stdin = given.pop("stdin", None)
        timeout = given.pop("timeout", 120)
        clean = {name: value for name, value in os.environ.items() if not _speaks(name)}
        return subprocess.run(
            [sys.executable, *args],
            cwd=folder,
            env={**clean, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", **given},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return run


def _speaks(name: str) -> bool:
    """Environment that would change what a release does."""
    return name.startswith(("COURSE_", "GITHUB_", "PYTEST_", "GIT_", "PYTHON"))
