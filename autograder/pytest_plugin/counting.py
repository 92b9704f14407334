"""Which of several submissions in a student's folder pytest grades."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from autograder.course.model import Assignment, Course
from autograder.submission.find import Found
from autograder.submission.whose import Claims, claims_of, has_several


def claims(
    course: Course, collected: Iterable[tuple[Assignment, Path, Path]], named: Iterable[Path]
) -> list[Claims]:
    """For each assignment what counts of the submissions (file and what is graded, a file or a
    folder) that pytest found below the paths that are `named`."""
    deepest_first = sorted(named, key=lambda path: len(path.parts), reverse=True)
    groups: dict[str, list[Found]] = {}
    for assignment, file, target in collected:
        given = next((p for p in deepest_first if file.is_relative_to(p)), course.root)
        found = Found(file, target, assignment, given)
        if not has_several(course, found):
            groups.setdefault(assignment.name, []).append(found)
    return [claims_of(course, group) for group in groups.values()]
