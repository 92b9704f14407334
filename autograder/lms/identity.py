"""Decides which student an LMS means by all that it says of a person.

Anybody can be called as another is, and in some LMSs choose a login or an address as well. So a
mark that the roster has too comes first, then one that it has as another kind, and a name last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from autograder.lms.columns import Columns
from autograder.lms.roster import Roster, Student, folded
from autograder.lms.tables import Row

PARTICIPANT = re.compile(r"(\d+)\s*$")  # at the end of a cell: Participant 51, 참가자51
# The strongest first; of the first three nobody gets another one.
MARKS = ("lms_id", "number", "login", "id", "email")
LASTING = MARKS[:3]
GIVEN = MARKS[:2]  # and nobody can choose these
KNOWN, OTHER_KIND, NAME = range(len(MARKS), len(MARKS) + 3)


@dataclass(frozen=True)
class Person:
    """What an LMS says of somebody: marks by their kind, as far as there are any, and the name."""

    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    name: str = ""


@dataclass(frozen=True)
class Meant:
    """A student, and how strong the mark is that names them: a place in `MARKS`; `KNOWN` from work
    that was collected; `OTHER_KIND`; `NAME`. Less is stronger."""

    student: Student
    strength: int


def person_in(row: Row, columns: Columns) -> Person:
    """What a row of an LMS's table says."""
    marks = {kind: row[place] for kind in MARKS if (place := columns.get(kind)) is not None}
    parts = (row[columns.places[what]] for what in ("last", "first", "name") if what in columns)
    return Person(marks, " ".join(filter(None, parts)))


def participant_in(row: Row, columns: Columns) -> str:
    """Moodle's number of the participant whom a row is about; empty where there is none."""
    place = columns.get("participant")
    found = PARTICIPANT.search(row[place]) if place is not None else None
    return found[1] if found else ""


def meant_by(person: Person, roster: Roster) -> Meant | None:
    """The one student whom a person is, as far as the roster tells."""
    marks = {kind: person.marks[kind] for kind in MARKS if person.marks.get(kind)}
    exact = {kind: s for kind, value in marks.items() if (s := roster.with_mark(kind, value))}
    if exact:
        kind, student = next(iter(exact.items()))
        # A login that is another's may have been chosen: what else is said decides.
        by_name = roster.named(person.name)
        contradicted = len({one.id for one in exact.values()}) > 1 or (
            exact.keys() == {"login"} and by_name and student not in by_name
        )
        return Meant(student, MARKS.index(kind)) if kind in GIVEN or not contradicted else None
    # A university's number of a student is the login here, and a column of its own there.
    found = {
        student.id: student
        for kind, value in marks.items()
        if (student := roster.marked(value)) and (kind == "id" or not getattr(student, kind))
    }
    if len(found) == 1:
        (student,) = found.values()
        others = [one for one in roster.named(person.name) if one != student]
        return Meant(student, OTHER_KIND) if not others else None
    named = [student for student in roster.named(person.name) if not is_another(person, student)]
    return Meant(named[0], NAME) if len(named) == 1 else None


def is_another(person: Person, student: Student) -> bool:
    """Whether a person has other marks than a student, where nobody has two."""
    both = ((person.marks.get(kind, ""), getattr(student, kind)) for kind in LASTING)
    return any(said and known and folded(said) != folded(known) for said, known in both)


def has_other_address(person: Person, student: Student) -> bool:
    """Whether the LMS and the roster have two addresses, as a student may well have."""
    said = person.marks.get("email", "")
    return bool(said and student.email) and folded(said) != folded(student.email)


def strongest(meant: Iterable[Meant | None]) -> list[Student | None]:
    """The student of each person; of several who mean one student, the one with the strongest mark.

    Of several with a name alone it is none.
    """
    found = list(meant)
    best: dict[str, int] = {}
    number: Counter[str] = Counter()
    for one in filter(None, found):
        best[one.student.id] = min(best.get(one.student.id, NAME), one.strength)
        number[one.student.id] += 1

    def counts(one: Meant) -> bool:
        id = one.student.id
        return one.strength == best[id] and (one.strength < NAME or number[id] == 1)

    return [one.student if one is not None and counts(one) else None for one in found]
