"""One exception for everything wrong with a course, so that users see a sentence."""

from __future__ import annotations

from collections.abc import Iterable


class CourseError(Exception):
    """A course cannot be used as it stands; `str()` gives one line per problem, ready to show.

    `problems` holds the same lines apart. Each says where, what is wrong and what is allowed.
    """

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))
