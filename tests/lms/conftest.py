"""A small course, and what its students hand in: made once, copied per test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lms_files import Work, copy_small


@pytest.fixture(scope="session")
def work(root: Path) -> Work:
    """The release of 02_mlp and ways to change it."""
    folder = root / "assignments" / "02_mlp"
    return Work(
        json.loads((folder / "mlp.ipynb").read_text(encoding="utf-8")),
        (folder / "mlp.py").read_text(encoding="utf-8"),
    )


@pytest.fixture
def small(tmp_path: Path, root: Path) -> Path:
    """A course that can collect: course.yml and the releases' fingerprints."""
    return copy_small(root, tmp_path / "내 강의")
