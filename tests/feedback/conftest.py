"""Fixtures of this folder."""

from __future__ import annotations

from release_fixtures import (  # noqa: F401  # pyright: ignore[reportMissingImports]
    make_small_course,
    recorded_once,
    run_there,
    shared,
    small_course,
    small_release,
    student_copy,
)
