"""Links from the report to formgrader's pages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from autograder.course import Assignment, CourseError

# Where `course formgrader` serves when nothing else is said.
FORMGRADER = "http://localhost:8888/formgrader"


@dataclass(frozen=True)
class Formgrader:
    """formgrader at `address`, the URL of its first page."""

    address: str = FORMGRADER

    def submissions(self, assignment: Assignment) -> str:
        """The list from which an assignment's answers are graded by hand."""
        return f"{self.address}/gradebook/{quote(assignment.name)}/{quote(assignment.module)}"

    def submission(self, page: str) -> str:
        """One submission; `page` is its id there."""
        return f"{self.address}/submissions/{quote(page)}/"


def formgrader_at(address: str) -> Formgrader:
    """formgrader at the address that an instructor gave; CourseError for what is no URL."""
    trimmed = address.rstrip("/")
    if not trimmed.startswith(("http://", "https://")):
        raise CourseError(f"{address}: not an address; give one like {FORMGRADER}.")
    return Formgrader(trimmed if trimmed.endswith("/formgrader") else f"{trimmed}/formgrader")
