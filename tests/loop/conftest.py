"""A student's folder for the tests of the loop."""

from __future__ import annotations

from pathlib import Path

import pytest
from loop_work import Work


@pytest.fixture
def work(copied_course: Path) -> Work:
    """A student's folder with a space and Hangul in its path."""
    return Work(copied_course)
