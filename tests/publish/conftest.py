"""Fixtures of this folder."""

from __future__ import annotations

import pytest
from release_fixtures import (  # noqa: F401  # pyright: ignore[reportMissingImports]
    graded_course,
    make_small_course,
    recorded_once,
    release,
    run_there,
    shared,
    small_course,
    small_release,
    student_copy,
    tried_mistakes,
)


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker here too, so that this folder can be run alone."""
    config.addinivalue_line("markers", "slow: installs into an environment of its own")
