"""Tells whose each file of a download is, and names those that are nobody's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from autograder.lms.collected import shortened
from autograder.lms.downloads import Handed, Sender
from autograder.lms.identity import Person, meant_by
from autograder.lms.names import is_folder_name, nfc
from autograder.lms.roster import Roster, Student
from autograder.lms.worksheet import Worksheet

NAMED_ALIKE = "another account of the LMS has this name as well; tell them apart by --worksheet"
OTHER_BEFORE = (
    "account {account} of the LMS has this name now, and {before} handed in under it before; "
    "say whose it is by --worksheet, or by a roster with the LMS's numbers"
)


@dataclass(frozen=True)
class Sorted:
    """The files by student's id, in the roster's order, and (who, why) for those of nobody.

    `accounts`: of the students whose accounts the worksheet or the roster knows, which they are.
    """

    by_student: dict[str, tuple[Student, list[Handed]]]
    unknown: tuple[tuple[str, str], ...]
    accounts: Mapping[str, Collection[str]]


def sort_by_student(
    handed: Iterable[Handed],
    roster: Roster | None,
    worksheet: Worksheet,
    remembered: Mapping[str, Collection[str]],
) -> Sorted:
    """Whose everything is; `remembered` are the LMS's accounts by student's id that handed in
    before."""
    by_student: dict[str, tuple[Student, list[Handed]]] = {}
    unknown: dict[str, str] = {}
    for item in handed:
        student = student_of(item.sender, roster, worksheet)
        if isinstance(student, str):
            unknown[_shown(item.sender)] = student
        else:
            by_student.setdefault(student.id, (student, []))[1].append(item)
    accounts: dict[str, Collection[str]] = {**worksheet.accounts}
    for id, (student, items) in list(by_student.items()):
        before = remembered.get(id, ())
        if student.lms_id and any(item.sender.lms_id for item in items):
            accounts.setdefault(id, {student.lms_id})
        own = accounts.get(id) or _own_accounts(items, before)
        why = OTHER_BEFORE if before else NAMED_ALIKE
        kept: list[Handed] = []
        for item in items:
            account = item.sender.account
            if account and account not in own:
                told = why.format(account=account, before=shortened([*before]))
                unknown[_shown(item.sender)] = told
            else:
                kept.append(item)
        if kept:
            by_student[id] = student, kept
        else:
            del by_student[id]
    if roster is not None:
        order = {student.id: place for place, student in enumerate(roster.students)}
        by_student = dict(sorted(by_student.items(), key=lambda entry: order[entry[0]]))
    return Sorted(by_student, tuple(unknown.items()), accounts)


def _own_accounts(items: Iterable[Handed], before: Collection[str]) -> Collection[str]:
    """The accounts that are a student's as far as names tell, which anybody may have: those that
    handed in before; else the only one there is, and none of several."""
    accounts = {account for item in items if (account := item.sender.account)}
    if before:
        return accounts & set(before)
    return accounts if len(accounts) == 1 else ()


def _shown(sender: Sender) -> str:
    return f"{sender.name} ({sender.participant})" if sender.participant else sender.name


def _by_number(sender: Sender, roster: Roster | None, worksheet: Worksheet) -> Student | None:
    """The student whom the LMS's number of a sender names."""
    if student := worksheet.participants.get(sender.participant):
        return student
    return roster.with_mark("lms_id", sender.lms_id) if roster is not None else None


def student_of(sender: Sender, roster: Roster | None, worksheet: Worksheet) -> Student | str:
    """The student, or why there is none."""
    if sender.others:
        other = sender.others[0]
        return f"the numbers in its name may mean {other} as well; put it in its place by hand"
    if student := _by_number(sender, roster, worksheet):
        return student
    if roster is None:
        id = nfc(sender.lms_id or sender.name).strip()
        if not is_folder_name(id):
            return "this cannot be the name of a folder; give the course a roster"
        return Student(id, nfc(sender.name), lms_id=sender.lms_id)
    if sender.kind == "mark" and (student := roster.marked(sender.name)):
        return student
    if meant := meant_by(Person({"lms_id": sender.lms_id}, sender.name), roster):
        return meant.student
    if sender.kind == "name" and (student := roster.numbered(sender.name)):
        return student
    named = roster.named(sender.name)
    if len(named) > 1:
        ids = ", ".join(student.id for student in named)
        return f"{len(named)} students have this name ({ids}); tell them apart by --worksheet"
    if named:
        return f"has the name of {named[0].shown}, whose account is another one on the roster"
    return "is not on the roster"
