"""Sentences about a name that no exercise has, with the closest name that exists."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from autograder.course.model import Assignment

NAMES = {
    "meant": {
        "ko": "{assignment}에 `{name}`이라는 문제는 없습니다. `{other}`을(를) 뜻했나요?",
        "en": "{assignment} has no exercise `{name}`; did you mean `{other}`?",
    },
    "known": {
        "ko": "{assignment}에 `{name}`이라는 문제는 없습니다. 있는 것: {known}.",
        "en": "{assignment} has no exercise `{name}`; it has {known}.",
    },
}


def closest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant; "" if none is near."""
    names = {other.lower(): other for other in known}
    found = difflib.get_close_matches(name.lower(), list(names), 1, 0.6)
    return names[found[0]] if found else ""


def unknown_exercise(name: str, assignment: Assignment, language: str) -> str:
    """One sentence about a name that is no exercise of the assignment."""
    other = closest(name, assignment.exercises)
    text = NAMES["meant" if other else "known"][language]
    known = ", ".join(assignment.exercises)
    return text.format(name=name, other=other, assignment=assignment.name, known=known)
