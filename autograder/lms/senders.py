"""Tells whose each file of a download is, and names those that are nobody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.lms.downloads import Handed, Sender
from autograder.lms.names import is_folder_name, nfc
from autograder.lms.roster import Roster, Student
from autograder.lms.worksheet import Worksheet


@dataclass(frozen=True)
class Sorted:
    """The files by student's id, in the roster's order, and (who, why) for those of nobody."""

    by_student: dict[str, tuple[Student, list[Handed]]]
    unknown: tuple[tuple[str, str], ...]


def sort_by_student(
    handed: Iterable[Handed], roster: Roster | None, worksheet: Worksheet
) -> Sorted:
    """Whose everything is."""
    by_student: dict[str, tuple[Student, list[Handed]]] = {}
    unknown: dict[str, str] = {}
    for item in handed:
        student = student_of(item.sender, roster, worksheet)
        if isinstance(student, str):
            number = item.sender.participant
            who = f"{item.sender.name} ({number})" if number else item.sender.name
            unknown[who] = student
        else:
            by_student.setdefault(student.id, (student, []))[1].append(item)
    if roster is not None:
        order = {student.id: place for place, student in enumerate(roster.students)}
        by_student = dict(sorted(by_student.items(), key=lambda entry: order[entry[0]]))
    return Sorted(by_student, tuple(unknown.items()))


def student_of(sender: Sender, roster: Roster | None, worksheet: Worksheet) -> Student | str:
    """The student, or why there is none."""
    if student := worksheet.participants.get(sender.participant):
        return student
    if roster is None:
        id = nfc(sender.lms_id or sender.name).strip()
        if not is_folder_name(id):
            return "this cannot be the name of a folder; give the course a roster"
        return Student(id, nfc(sender.name), lms_id=sender.lms_id)
    if sender.lms_id and (student := roster.with_lms_id(sender.lms_id)):
        return student
    if sender.kind == "mark" and (student := roster.marked(sender.name)):
        return student
    named = roster.named(sender.name)
    if len(named) == 1:
        return named[0]
    if sender.kind == "name" and (student := roster.numbered(sender.name)):
        return student
    if named:
        ids = ", ".join(student.id for student in named)
        return f"{len(named)} students have this name ({ids}); tell them apart by --worksheet"
    return "is not on the roster"
