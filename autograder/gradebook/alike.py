"""Finds written answers with the same text, so that a person grades each text once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook
from nbgrader.coursedir import CourseDirectory

from autograder.course import Assignment
from autograder.gradebook.folders import student_folders
from autograder.gradebook.metadata import METADATA_KEY

Digests = Mapping[str, str]


@dataclass(frozen=True)
class Judgement:
    """What a person gave for an answer."""

    score: float
    comment: str | None


@dataclass
class ByHand:
    """What people graded so far: by answer and text, and whose text it was."""

    given: dict[tuple[str, str], Judgement] = field(default_factory=dict)
    own: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, name: str, digest: str) -> Judgement | None:
        """What some student got for this text as answer `name`."""
        return self.given.get((name, digest))

    def is_unchanged(self, student: str, name: str, digest: str) -> bool:
        """Whether the student was graded for just this text."""
        return self.own.get((student, name)) == digest


def graded_by_hand(gb: Gradebook, place: CourseDirectory, assignment: Assignment) -> ByHand:
    """Every written answer of `assignment` that has a score from a person."""
    found = ByHand()
    digests: dict[str, Digests] = {}
    rows: Any = gb.db.query(Grade).filter(Grade.manual_score.isnot(None))
    for grade in rows:
        if grade.name not in assignment.written or _assignment_of(grade) != assignment.name:
            continue
        student = grade.student.id
        if student not in digests:
            digests[student] = _digests_of(place, assignment, student)
        digest = digests[student].get(grade.name)
        if digest is not None and not grade.needs_manual_grade:
            comment = _comment_of(grade)
            found.given.setdefault((grade.name, digest), Judgement(grade.manual_score, comment))
            found.own[student, grade.name] = digest
    return found


def students_alike(
    place: CourseDirectory, assignment: Assignment, student: str, name: str
) -> list[str]:
    """The other students who gave the same text as `student` for the answer `name`, sorted."""
    folders = student_folders(place, place.autograded_directory, assignment.name)
    digests = {
        other: digests_in(folder / f"{assignment.module}.ipynb")
        for other, folder in folders.items()
    }
    wanted = digests.get(student, {}).get(name)
    if wanted is None:
        return []
    return sorted(o for o, found in digests.items() if o != student and found.get(name) == wanted)


def share_score(
    gb: Gradebook, place: CourseDirectory, assignment: Assignment, grade: Any, before: float | None
) -> list[str]:
    """Give everybody with the same text the score of `grade`; returns who got it.

    Whoever has another score than this text had `before` keeps it: a person gave it on purpose.
    """
    changed: list[str] = []
    for other in _same(gb, place, assignment, grade, "grades"):
        if other.manual_score == before and other.manual_score != grade.manual_score:
            other.manual_score = grade.manual_score
            other.needs_manual_grade = grade.needs_manual_grade
            changed.append(other.student.id)
    gb.db.commit()
    return changed


def share_comment(
    gb: Gradebook, place: CourseDirectory, assignment: Assignment, comment: Any, before: str | None
) -> list[str]:
    """Give everybody with the same text the comment, as `share_score` does the score."""
    changed: list[str] = []
    for other in _same(gb, place, assignment, comment, "comments"):
        if (other.manual_comment or "") == (before or ""):
            other.manual_comment = comment.manual_comment
            changed.append(other.student.id)
    gb.db.commit()
    return changed


def digests_in(notebook: Path) -> Digests:
    """What an autograded notebook records about its written answers; empty if that cannot be
    read."""
    try:
        state = notebook.stat()
    except OSError:
        return {}
    return _read_digests(notebook, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4_096)
def _read_digests(notebook: Path, _mtime: int, _size: int) -> Digests:
    try:
        metadata = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]
        found = metadata[METADATA_KEY]["answers"]
        return {str(name): str(digest) for name, digest in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _digests_of(place: CourseDirectory, assignment: Assignment, student: str) -> Digests:
    folder = Path(place.format_path(place.autograded_directory, student, assignment.name))
    return digests_in(folder / f"{assignment.module}.ipynb")


def _same(
    gb: Gradebook, place: CourseDirectory, assignment: Assignment, row: Any, kind: str
) -> Iterator[Any]:
    """The rows (`grades` or `comments`) of the same answer for students with the same text."""
    alike = set(students_alike(place, assignment, row.student.id, row.name))
    if not alike:
        return
    table: Any = Grade if kind == "grades" else Comment
    for other in gb.db.query(table).filter(table.cell_id == row.cell_id):
        if other.student.id in alike:
            yield other


def _assignment_of(row: Any) -> str:
    return row.assignment.assignment.name


def _comment_of(grade: Any) -> str | None:
    for comment in grade.notebook.comments:
        if comment.name == grade.name:
            return comment.manual_comment
    return None
