"""What students are called on a page: by their names, or by numbers that nobody can trace."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.course.model import Language
from autograder.explorer.hidden import hiding
from autograder.insight.model import Work
from autograder.insight.text import say
from autograder.lms.roster import Student
from autograder.plain import printable


@dataclass(frozen=True)
class Names:
    """How students are shown in `language`; `numbers` (by id) takes the place of their names, and
    `hide` takes these out of a text."""

    language: Language
    numbers: Mapping[str, int] = field(default_factory=dict)
    hide: Callable[[str], str] = str

    @property
    def hidden(self) -> bool:
        """Whether nobody is to be recognised; then no link leads to a student's work either."""
        return bool(self.numbers)

    def of(self, student: Student) -> str:
        """The name, and the id beside it."""
        if self.hidden:
            return say("anonymous_name", self.language, n=self.numbers.get(student.id, "–"))
        return printable(student.shown)

    def in_no_order(self, works: Sequence[Work]) -> tuple[Work, ...]:
        """Works in an order in which they may be shown: the roster's, or one that identifies
        nobody."""
        if not self.hidden:
            return tuple(works)
        return tuple(sorted(works, key=lambda work: self.numbers.get(work.student.id, 0)))


def names_for(students: Iterable[Student], language: Language, *, anonymous: bool) -> Names:
    """How to show `students`; numbers are drawn at random, so no order gives anybody away."""
    if not anonymous:
        return Names(language)
    people = {student.id: student for student in students}
    ids = sorted(people)
    secrets.SystemRandom().shuffle(ids)
    numbers = {id: number for number, id in enumerate(ids, 1)}
    return Names(
        language, numbers, hiding(name for one in people.values() for name in _identifiers(one))
    )


def _identifiers(student: Student) -> tuple[str, ...]:
    """All that a student is called anywhere."""
    mail = student.email.partition("@")[0]
    return student.id, student.name, student.number, student.login, student.email, mail
