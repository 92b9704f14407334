"""A finished submission in which some exercises are somebody's own, graded as a student would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from autograder.course.model import Course, FollowThrough, Grading, RepairPolicy
from autograder.grading.opened import grade_submission
from autograder.grading.result import SubmissionResult

# No test may hang on how busy the machine is: far more time than any of these takes.
ENOUGH = RepairPolicy(60.0, 60.0)


def with_cells(source: str, cells: dict[str, str]) -> str:
    """An authored source with other code in the cells of these exercises."""
    parts = re.split(r"(?m)^(?=# %%)", source)
    for name, code in cells.items():
        (place,) = (n for n, part in enumerate(parts) if re.match(rf"# %% {name}\s", part))
        parts[place] = f"# %% {name}\n{code}\n\n"
    return "".join(parts)


def graded(
    course: Course,
    folder: Path,
    assignment: str,
    cells: dict[str, str],
    *,
    exercises: Sequence[str] | None = None,
    repair: RepairPolicy = ENOUGH,
    follow_through: FollowThrough = "full",
) -> SubmissionResult:
    """The result of the reference with `cells` in place of its own."""
    settings = course.assignment(assignment)
    source = course.root / "solutions" / assignment / f"{settings.module}.py"
    file = folder / f"{settings.module}.py"
    file.write_text(with_cells(source.read_text(encoding="utf-8"), cells), encoding="utf-8")
    grading = Grading(course.grading.seed, repair=repair, follow_through=follow_through)
    changed = replace(course, grading=grading)
    return grade_submission(
        changed, settings, file, exercises=exercises or list(cells), confinement="wanted"
    )
