"""Fixtures of this folder."""

from __future__ import annotations

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
