"""What students are called on a page: by their names, or by numbers that nobody can trace."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from autograder.course.model import Language
from autograder.insight.text import say
from autograder.lms.roster import Student
from autograder.plain import printable


@dataclass(frozen=True)
class Names:
    """How students are shown in `language`; `numbers` (by id) takes the place of their names."""

    language: Language
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Whether nobody is to be recognised; then no link leads to a student's work either."""
        return bool(self.numbers)

    def of(self, student: Student) -> str:
        """The name, and the id beside it."""
        if self.hidden:
            return say("anonymous_name", self.language, n=self.numbers.get(student.id, "–"))
        return printable(student.shown)

    def of_id(self, student: str) -> str:
        """As `of`, where only the id is known."""
        return self.of(Student(student))


def names_for(students: Iterable[Student], language: Language, *, anonymous: bool) -> Names:
    """How to show `students`; numbers are drawn at random, so no order gives anybody away."""
    if not anonymous:
        return Names(language)
    ids = sorted({student.id for student in students})
    secrets.SystemRandom().shuffle(ids)
    return Names(language, {id: number for number, id in enumerate(ids, 1)})
