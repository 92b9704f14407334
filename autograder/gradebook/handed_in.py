"""Tells which of a student's files was graded and which were not, from what collecting kept."""

from __future__ import annotations

from pathlib import Path

from autograder.course import Assignment, Course
from autograder.lms import collected
from autograder.report.messages import note_text
from autograder.submission.cells import Note, SubmissionError
from autograder.submission.choose import choose_submission
from autograder.submission.variants import variant_of


def notes_of(course: Course, assignment: Assignment, student: str) -> tuple[Note, ...]:
    """What the feedback says of files that `course collect` renamed or passed over."""
    kept = collected.load(course.root, assignment.name).get(student)
    if kept is None or not kept.taken:
        return ()
    notes = [
        Note("renamed", (("file", own), ("module", assignment.module)))
        for own in kept.renamed.values()
    ]
    if kept.left_aside:
        graded = ", ".join(own for own, _ in kept.taken.values())
        left = collected.shortened([over.name for over in kept.left_out_of_account])
        notes.append(Note("passed_over", (("file", graded), ("others", left))))
    return tuple(notes)


def left_aside(course: Course, assignment: Assignment, folder: Path, language: str) -> str:
    """What lies in a folder of submitted/ under almost the right name, in words."""
    try:
        names = [variant_of(path.name, assignment.module) for path in folder.iterdir()]
        if all(variant is None or variant.exact for variant in names):
            return ""
        notes = choose_submission(folder, assignment.module, course.root).notes
    except (OSError, SubmissionError):
        return ""
    said = [note for note in notes if note.key in ("renamed", "passed_over")]
    return " ".join(note_text(note, language) for note in said)
