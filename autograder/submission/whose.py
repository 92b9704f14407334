"""Says whose a submission is that was found below a folder: never who the student says it is.

A student decides on every folder within their own work, so only the first folder below what was
named on the command line tells whose all below it is, and of all that lies there one counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.course.content import SOURCES
from autograder.course.model import Course
from autograder.plain import one_line
from autograder.submission.find import Found

SUBMITTED = "submitted"
# Folders of a course's own, which are no students.
NOBODYS = ("assignments", SUBMITTED)
# Where several of one assignment are meant to lie: one's own work, and what was collected before.
SEVERAL = ("assignments", "downloaded", SOURCES)
MAX_NAMED = 3
MAX_SENTENCE = 1_000
NAME_IT = (
    "To grade another one as well, name its file; if these are several students, name each folder."
)


@dataclass(frozen=True)
class Claims:
    """Of each student the submission that counts, and what else lies in the same folder."""

    counting: dict[str, Found]
    others: dict[str, tuple[Found, ...]]

    @property
    def left_out(self) -> tuple[Found, ...]:
        """What does not count, except where the file or its folder was named itself."""
        everything = (one for others in self.others.values() for one in others)
        return tuple(one for one in everything if one.given not in (one.file, one.file.parent))

    @property
    def told(self) -> tuple[str, ...]:
        """For each student of several submissions, a sentence that says which of them counts."""
        return tuple(
            _sentence(student, self.counting[student], others)
            for student, others in self.others.items()
        )


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
    """Of each student the submission of one assignment that lies where it is collected, else the
    one that lies the least deep."""
    counting: dict[str, Found] = {}
    others: dict[str, list[Found]] = {}

    def place(one: Found) -> tuple[bool, int, Path]:
        return not _is_collected(course, one), len(one.file.parts), one.file

    for one in sorted(found, key=place):
        student = student_of(course, one)
        if counting.setdefault(student, one) is not one:
            others.setdefault(student, []).append(one)
    return Claims(counting, {student: tuple(them) for student, them in others.items()})


def lines_about(claims: Iterable[Claims]) -> list[str]:
    """For each student of several submissions which of them counts, and how to have others
    graded."""
    told = [one_line(sentence, MAX_SENTENCE) for of_one in claims for sentence in of_one.told]
    return [*told, NAME_IT] if told else []


def has_several(course: Course, found: Found) -> bool:
    """Whether it lies in a folder of the course's own in which nobody's takes another's place."""
    return any(found.file.is_relative_to(course.root / name) for name in SEVERAL)


def _is_collected(course: Course, found: Found) -> bool:
    """Whether it lies in submitted/<student>/<assignment>/, where gradebooks look for it."""
    submitted = course.root / SUBMITTED
    folder = found.file.parent
    return folder.parent.parent == submitted and folder.name == found.assignment.name


def _sentence(student: str, first: Found, others: tuple[Found, ...]) -> str:
    named = ", ".join(str(one.file) for one in others[:MAX_NAMED])
    more = f" and {len(others) - MAX_NAMED} more" if len(others) > MAX_NAMED else ""
    verb = "does" if len(others) == 1 else "do"
    return (
        f"{student} has handed in {first.assignment.name} {len(others) + 1} times: {first.file} "
        f"counts, {len(others)} {verb} not: {named}{more}."
    )


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
