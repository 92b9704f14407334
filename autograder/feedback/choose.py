"""Which assignments a run is about: those named, those changed, or all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.course.model import Assignment, Course
from autograder.feedback.git import Folders
from autograder.feedback.report import WORK


def named(course: Course, repository: Path, names: Sequence[str]) -> list[Assignment]:
    """The assignments that names or paths stand for, in course order; all for no names.

    Raises CourseError for a name that stands for none.
    """
    wanted = {_named(course, repository, name).name for name in names}
    return [a for a in course.assignments if not names or a.name in wanted]


def changed(
    assignments: Sequence[Assignment], folders: Folders, old: str, new: str
) -> list[Assignment]:
    """Those of `assignments` whose files differ between two commits."""
    before, after = folders.of(old), folders.of(new)
    return [a for a in assignments if before.get(a.name) != after.get(a.name)]


def _named(course: Course, repository: Path, name: str) -> Assignment:
    path = Path(name).resolve()
    root = (repository / WORK).resolve()
    if path.is_relative_to(root) and path != root:
        return course.assignment(path.relative_to(root).parts[0])
    return course.assignment(name.rstrip("/\\"))
