"""Packs the feedback pages as the zip that Moodle and Canvas take for a whole class."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Course, CourseError
from autograder.explorer.comments import comments_file
from autograder.lms import collected
from autograder.lms.downloads import CANVAS, MOODLE
from autograder.term.standing import WITHOUT_SCORE, Standing, feedback_page


@dataclass(frozen=True)
class Packed:
    """How many pages are in the zip, and who has none and why."""

    count: int
    left: tuple[tuple[str, str], ...]


def pack(
    course: Course, assignment: Assignment, found: Iterable[Standing], system: str, target: Path
) -> Packed:
    """Write the zip at once; CourseError where there is not one page for it.

    Moodle (import of feedback files) wants the folders of its own download, Canvas (upload of
    submissions) a name that begins as that of the student's attachment.
    """
    kept = collected.load(course.root, assignment.name)
    pages: dict[str, Path] = {}
    left: list[tuple[str, str]] = []
    for standing in found:
        if standing.state == "missing":
            continue
        student = standing.student
        page = feedback_page(course, assignment, student.id)
        work = kept.get(student.id)
        name = _name(_label(work), system, page.name)
        if not page.is_file() and standing.state == "failed" and standing.raw is None:
            left.append((student.shown, WITHOUT_SCORE["failed"]))
        elif not page.is_file():
            left.append((student.shown, f"no page: nbgrader generate_feedback {assignment.name}"))
        elif name is None:
            left.append((student.shown, f"did not come from a download of {system}"))
        elif _is_old(course, assignment, student.id, page):
            why = f"older than the grade or a comment: nbgrader generate_feedback {assignment.name}"
            left.append((student.shown, why))
        else:
            pages[name] = page
    if not pages:
        reasons = "; ".join(sorted({why for _, why in left})) or "nothing was handed in"
        raise CourseError(f"{assignment.name}: there is no page to pack ({reasons}).")
    _write(target, pages)
    return Packed(len(pages), tuple(left))


def _label(work: collected.Collected | None) -> str:
    """The last name of a download that is of whoever handed in what counts."""
    if work is None or work.attempt is None:
        return ""
    own = (a.label for a in reversed(work.attempts) if a.account == work.attempt.account)
    return next(filter(None, own), "")


def _name(label: str, system: str, page: str) -> str | None:
    if system == "canvas":
        found = CANVAS.search(label)
        if found is None:
            return None
        late = found["late"] or ""
        return f"{label[: found.start()]}_{late}{found['user']}_{found['file']}_{page}"
    return f"{label}/{page}" if MOODLE.match(label) else None


def _is_old(course: Course, assignment: Assignment, student: str, page: Path) -> bool:
    graded = course.root / "autograded" / student / assignment.name / f"{assignment.module}.ipynb"
    sources = (graded, comments_file(course, assignment))
    made = page.stat().st_mtime_ns
    return any(file.is_file() and file.stat().st_mtime_ns > made for file in sources)


def _write(target: Path, pages: dict[str, Path]) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, page in pages.items():
                archive.write(page, name)
        os.replace(temporary, target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        reason = error.strerror or error
        raise CourseError(f"{target}: cannot be written ({reason}).") from None
