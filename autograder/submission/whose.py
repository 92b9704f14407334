"""Says whose a submission is that was found below a folder: never who the student says it is.

A student decides on every folder within their own work, so only the first folder below what was
named on the command line tells whose all below it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.course.model import Course
from autograder.submission.find import Found

SUBMITTED = "submitted"
# Folders of a course's own, which are no students.
NOBODYS = ("assignments", SUBMITTED)


@dataclass(frozen=True)
class Claims:
    """Whose submission counts, and a sentence for each that lies in the same student's folder."""

    counting: dict[str, Found]
    told: tuple[str, ...] = ()


def student_of(course: Course, found: Found) -> str:
    """The name of the first folder below submitted/, else below the folder that was named.

    Where the folder that was named is itself a submission, a student's or a clone, it is theirs.
    """
    submitted = course.root / SUBMITTED
    if found.file.is_relative_to(submitted):
        folders = found.file.relative_to(submitted).parts[:-1]
        return _nfc(folders[0]) if folders else SUBMITTED
    no_student = {*NOBODYS, *(assignment.name for assignment in course.assignments)}
    given = found.given or found.file
    given = given.parent if given == found.file else given
    folders = found.file.relative_to(given).parts[:-1]
    if folders and folders[0] not in no_student:
        return _nfc(folders[0])
    while given.name in no_student:
        given = given.parent
    return _nfc(given.name)


def claims_of(course: Course, found: Iterable[Found]) -> Claims:
    """Of each student the submission of one assignment that lies the least deep."""
    counting: dict[str, Found] = {}
    told: list[str] = []
    for one in sorted(found, key=lambda each: (len(each.file.parts), each.file)):
        student = student_of(course, one)
        first = counting.setdefault(student, one)
        if first is not one:
            told.append(
                f"{student} has handed in {one.assignment.name} more than once: {first.file} "
                f"counts, and {one.file} does not."
            )
    return Claims(counting, tuple(told))


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
