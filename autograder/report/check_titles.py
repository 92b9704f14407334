"""A check's name in words, for people: `random_values[(1,4)]` is "random inputs (1,4)"."""

from __future__ import annotations

from autograder.grading.result import ExerciseResult
from autograder.report.text.check_titles import TITLES
from autograder.report.text.own_check_titles import OWN_TITLES


def check_title(name: str, language: str) -> str:
    """What a check looks at, in `language`; its parameters stand behind it.

    A name without a title is shown as its own words.
    """
    word, _, parameters = name.partition("[")
    titles = TITLES.get(word) or OWN_TITLES.get(word)
    title = titles[language] if titles else word.replace("_", " ")
    shown = parameters.removesuffix("]")
    if shown and not shown.startswith("("):
        shown = f"({shown})"
    return f"{title} {shown}".rstrip()


def other_failures(exercise: ExerciseResult, language: str) -> list[str]:
    """The failed checks besides the one that is shown, each once."""
    shown = exercise.first_failure
    names = (c.name for c in exercise.checks if c.failure is not None and c.failure is not shown)
    return list(dict.fromkeys(check_title(name, language) for name in names))
