"""A check's name in words, for people: `random_values[(1,4)]` is "random inputs (1,4)"."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.grading.check_words import TITLES
from autograder.grading.result import ExerciseResult


def check_title(name: str, title: Mapping[str, str], language: str) -> str:
    """What a check looks at, in `language`; its parameters stand behind it.

    `title` is the assignment's own, as a `CheckResult` has it. A name without one, and without any
    of the engine's, is shown as its own words.
    """
    word, _, parameters = name.partition("[")
    title = title or TITLES.get(word, {})
    shown = parameters.removesuffix("]")
    if shown and not shown.startswith("("):
        shown = f"({shown})"
    return f"{title.get(language, word.replace('_', ' '))} {shown}".rstrip()


def title_among(titles: Mapping[str, Mapping[str, str]], name: str, language: str) -> str:
    """The same where only a check's name is known; `titles` are its assignment's own."""
    return check_title(name, titles.get(name.partition("[")[0], {}), language)


def other_failures(exercise: ExerciseResult, language: str) -> list[str]:
    """The failed checks besides the one that is shown, each once."""
    shown = exercise.first_failure
    failed = (c for c in exercise.checks if c.failure is not None and c.failure is not shown)
    return list(dict.fromkeys(check_title(c.name, c.title, language) for c in failed))
