"""Finds scores that were given for an older state of the submission, the course or the checks."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from autograder.class_run.digests import checks_digest, course_digest, submission_digest
from autograder.course import Assignment, Course
from autograder.gradebook.folders import student_folders
from autograder.gradebook.metadata import METADATA_KEY

# In the order in which a person would want to be told.
PARTS = ("submission", "course", "checks")


@dataclass(frozen=True)
class Digests:
    """What a score was given for; each is a short digest, or "" where that is not known."""

    submission: str
    course: str
    checks: str


@dataclass(frozen=True)
class Stale:
    """A student whose score is older than `changed`: some of "submission", "course", "checks".

    A score of which nothing was recorded has all of them.
    """

    student: str
    changed: tuple[str, ...]


def stale(
    course: Course, assignment: Assignment, place: CourseDirectory | None = None
) -> list[Stale]:
    """The students whose score of `assignment` is older than what it was given for, by name.

    What is not graded yet, or no longer in `submitted/`, is not among them. `place` is nbgrader's
    description of the folders, where they are not the usual ones.
    """
    place = place or _usual_place(course)
    graded = student_folders(place, place.autograded_directory, assignment.name)
    submitted = student_folders(place, place.submitted_directory, assignment.name)
    rules, checks = course_digest(course, assignment), checks_digest(course, assignment)
    found: list[Stale] = []
    for student, folder in sorted(graded.items()):
        notebook = folder / f"{assignment.module}.ipynb"
        if student not in submitted or not os.path.isfile(notebook):
            continue
        work = submission_digest(submitted[student], course.root, assignment.module)
        now = Digests(work, rules, checks)
        changed = _changed(recorded(notebook), now)
        if changed:
            found.append(Stale(student, changed))
    return found


def stale_sentences(assignment: Assignment, found: Iterable[Stale]) -> list[str]:
    """One sentence per kind of change, with the command that grades again; none for none."""
    counts: dict[str, int] = {}
    for entry in found:
        what = f"the {' and the '.join(entry.changed)} changed"
        if entry.changed == PARTS:
            what = "it was recorded what a score is given for"
        counts[what] = counts.get(what, 0) + 1
    return [
        f"{count} score{'s' if count > 1 else ''} of {assignment.name} "
        f"{'were' if count > 1 else 'was'} given before {what}; "
        f"run: course regrade {assignment.name}"
        for what, count in counts.items()
    ]


def recorded(notebook: Path) -> Digests | None:
    """What an autograded notebook says it was graded for; None where it says nothing."""
    try:
        kept = json.loads(notebook.read_text(encoding="utf-8"))["metadata"][METADATA_KEY]["digests"]
        return Digests(*(str(kept[part]) for part in PARTS))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _changed(then: Digests | None, now: Digests) -> tuple[str, ...]:
    if then is None:
        return PARTS
    before: Mapping[str, str] = asdict(then)
    return tuple(part for part, digest in asdict(now).items() if before[part] != digest)


def _usual_place(course: Course) -> CourseDirectory:
    place = CourseDirectory()
    place.root = str(course.root)
    return place
