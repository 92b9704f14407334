"""Stores the accuracy page with its numbers, and says which of them are out of date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.accuracy.blind import read_rounds
from autograder.accuracy.digests import assignment_digest
from autograder.accuracy.model import AssignmentAccuracy, as_data, from_data
from autograder.accuracy.report import markdown
from autograder.course.check_classes import has_checks
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course


def numbers_file(page: Path) -> Path:
    """Where the numbers of a page lie: beside it, as JSON."""
    return page.with_suffix(".json")


def stored(page: Path) -> dict[str, AssignmentAccuracy]:
    """What was measured last, by assignment; empty where nothing was written yet.

    Raises `CourseError` for numbers that cannot be read.
    """
    file = numbers_file(page)
    if not file.is_file():
        return {}
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return {entry["assignment"]: from_data(entry) for entry in told}
    except (ValueError, KeyError, TypeError) as error:
        raise CourseError(f"{file}: cannot be read ({error}); measure anew with --write.") from None


def write(page: Path, course: Course, results: Sequence[AssignmentAccuracy]) -> None:
    """Put new results in the place of the old ones of the same assignments and write the page."""
    known = stored(page) | {result.assignment: result for result in results}
    kept = [known[a.name] for a in course.assignments if a.name in known]
    data = json.dumps([as_data(result) for result in kept], indent=1, ensure_ascii=False)
    numbers_file(page).write_text(data + "\n", encoding="utf-8", newline="\n")
    page.write_text(markdown(kept, read_rounds(page)), encoding="utf-8", newline="\n")


def problems(page: Path, course: Course, wanted: Sequence[Assignment]) -> Iterator[str]:
    """What is out of date: one sentence for each assignment, and for the page itself."""
    known = stored(page)
    for assignment in wanted:
        result = known.get(assignment.name)
        if not has_checks(course, assignment):
            continue
        if result is None:
            yield f"{assignment.name}: not measured yet."
        elif result.digest != assignment_digest(course, assignment):
            yield f"{assignment.name}: measured before its checks or their like were changed."
        elif [e.exercise for e in result.exercises] != list(assignment.exercises):
            yield f"{assignment.name}: not all of its exercises were measured."
        elif not result.perfect:
            yield f"{assignment.name}: falls short of its targets; see the page."
    kept = [known[a.name] for a in course.assignments if a.name in known]
    if not page.is_file() or page.read_text(encoding="utf-8") != markdown(kept, read_rounds(page)):
        yield f"{page.name}: is not what its numbers give; write it again."
