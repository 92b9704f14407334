"""Drawings that demonstration cells show beside the formulas; nothing here is ever graded.

What is drawn stands in each assignment's own `figures.py`; here is what all of them are made with.
Matplotlib is imported only when something is drawn, so importing this package is cheap.
"""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any

from autograder.figures.drawing import Drawing, drawing, once_solved
from autograder.figures.slider import Slider

__all__ = ["Drawing", "Slider", "drawing", "figures_of", "once_solved"]


def figures_of(assignment: str, start: str | os.PathLike[str] = ".") -> ModuleType:
    """The drawings of an assignment (such as "01_first") of the course around `start`.

    Raises CourseError where there is no course, no such assignment, or it has no drawings.
    """
    from autograder.course.content import load_part
    from autograder.course.errors import CourseError

    course = _course(start)
    found = load_part(course, course.assignment(assignment), "figures")
    if found is None:
        raise CourseError(f"{assignment}: has no figures.py in {course.root}.")
    return found


def __getattr__(name: str) -> Any:
    """`figures.draw_…`, as notebooks wrote it that were released before drawings moved."""
    if name.startswith("_"):
        raise AttributeError(name)
    from autograder.course.content import load_part
    from autograder.course.errors import CourseError

    try:
        course = _course(".")
    except CourseError as error:
        raise AttributeError(f"{name}: {error}") from None
    for assignment in course.assignments:
        found = getattr(load_part(course, assignment, "figures"), name, None)
        if found is not None:
            return found
    raise AttributeError(f"no figures.py of the course at {course.root} has {name}")


def _course(start: str | os.PathLike[str]) -> Any:
    from autograder.course.load import open_course

    return open_course(start)
