"""A section that another package adds to the report's page, as finished HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.insight.model import ClassWork
from autograder.insight.people import Names


@dataclass(frozen=True)
class Section:
    """A section of an assignment's part of the page.

    html: a fragment in which everything of a student's is escaped, without scripts and without
    anything from elsewhere; its headings begin at h4. It may use the style sheet's classes
    (`note`, `scroll`, `quiet`, `error-group`, `said`) and variables (`var(--ink)`, ...).
    """

    id: str
    title: str
    html: str


# Asked for each assignment that is shown; everybody is called what `Names` says.
SectionsOf = Callable[[ClassWork, Names], Sequence[Section]]


def no_sections(one: ClassWork, names: Names) -> tuple[Section, ...]:
    """Nothing from elsewhere."""
    del one, names
    return ()
