"""What the report says, in Korean and English; nothing here decides anything."""

from __future__ import annotations

from autograder.insight.text.advice import CHECK_ADVICE, EXERCISE_ADVICE, SIGNALS
from autograder.insight.text.authors import AUTHORS
from autograder.insight.text.page import PAGE


def say(key: str, language: str, **values: object) -> str:
    """A word or sentence of the report."""
    return (PAGE.get(key) or AUTHORS[key])[language].format(**values)


def advice(key: str, language: str, *, check: bool = False) -> str:
    """What an author should do about an exercise, or a check."""
    return (CHECK_ADVICE if check else EXERCISE_ADVICE)[key][language]


def signal(key: str, language: str) -> str:
    """Why somebody is listed as falling behind."""
    return SIGNALS[key][language]
