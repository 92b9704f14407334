"""Loads what grading needs before there is a submission; costs nothing until it is called."""

from __future__ import annotations

from pathlib import Path

from autograder.course.load import load_course_fast
from autograder.sandbox.spawn import Confinement


def prepare(root: Path, assignment: str, confinement: Confinement) -> None:
    """Load what grading an assignment needs and no submission has a part in."""
    import numpy as np

    from autograder.course.check_classes import check_classes
    from autograder.grading.opened import cache_folder
    from autograder.grading.reference import reference_for

    course = load_course_fast(root)
    found = course.assignment(assignment)
    reference_for(course, found)
    check_classes(course, found)
    np.random.default_rng(0)  # most checks draw numbers; NumPy loads what draws them late
    if confinement == "required":
        from autograder.sandbox.confinement_status import confinement_status

        confinement_status(cache_folder(course))
