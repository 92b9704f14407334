"""A course with 02_mlp only, to be written into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ASSIGNMENT = "02_mlp"


@pytest.fixture
def own_course(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, in a folder with a space and Hangul; the working directory is there."""
    copy = tmp_path / "내 강의 course"
    ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for part in (f"solutions/{ASSIGNMENT}", f"assignments/{ASSIGNMENT}", "assignments/.released"):
        shutil.copytree(root / part, copy / part, ignore=ignored)
    shutil.copy(root / "course.yml", copy)
    monkeypatch.chdir(copy)
    monkeypatch.setenv("COURSE_ACCEPT_UNCONFINED", "1")
    return copy
