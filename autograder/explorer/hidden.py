"""Removes everybody's name from a class's work, for pages on which nobody may be recognised.

Students write their names and numbers into remarks, texts and names of variables, and an exception
repeats what it was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from autograder.course import Assignment, Bilingual, Course, CourseError
from autograder.explorer.anonymous import Words, anonymous
from autograder.explorer.comments import Comment
from autograder.explorer.definitions import made_of
from autograder.explorer.groups_html import without_remarks
from autograder.explorer.handed_in import assignment_words
from autograder.explorer.work import Seen, Work

REPLACEMENT = "…"
FEW_DIGITS = 5
HANGUL = re.compile(r"[가-힣]{2,}")


def without_names(
    course: Course, assignment: Assignment, class_: Sequence[Work], hide: Callable[[str], str]
) -> list[Work]:
    """The same work: its code as `explorer.anonymous` writes it, and nobody named in what is shown
    of its results. `hide` is what `hiding` makes of the class."""
    words = {e: assignment_words(course, assignment, e) for e in assignment.exercises}
    return [
        replace(
            work,
            seen={name: _hidden(seen, hide) for name, seen in work.seen.items()},
            code={
                name: hide(_code(name, text, words[name])) if name in work.seen else ""
                for name, text in work.code.items()
            },
        )
        for work in class_
    ]


def hiding(names: Iterable[str]) -> Callable[[str], str]:
    """A function that puts `…` in the place of these names and numbers, and of their parts.

    In Hangul wherever they stand, a given name alone as well; else where a word begins and ends,
    since a short one is part of many a word of Python's. A number of a few digits stays: it is
    one that is computed with.
    """
    parts = {part for name in names for part in (name, *re.split(r"[\s,()]+", name)) if part}
    parts = {part for part in parts if not (part.isdecimal() and len(part) < FEW_DIGITS)}
    hangul = {part for part in parts if HANGUL.fullmatch(part)}
    hangul |= {part[1:] for part in hangul if len(part) > 2}
    other = sorted(parts - hangul, key=len, reverse=True)
    patterns = [re.escape(part) for part in sorted(hangul, key=len, reverse=True)]
    if other:
        either = "|".join(map(re.escape, other))
        patterns.append(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])")
    if not patterns:
        return str
    found = re.compile("|".join(patterns), re.IGNORECASE)
    return lambda text: found.sub(REPLACEMENT, text)


def nobody_named(comment: Comment, hide: Callable[[str], str]) -> Comment:
    """A comment on a group, should it name one of its students."""
    return replace(comment, text=Bilingual(hide(comment.text.ko), hide(comment.text.en)))


def _hidden(seen: Seen, hide: Callable[[str], str]) -> Seen:
    return replace(
        seen,
        call=hide(seen.call),
        expected=hide(seen.expected),
        got=hide(seen.got),
        message={language: hide(said) for language, said in seen.message.items()},
    )


def _code(exercise: str, text: str, words: Words) -> str:
    made = made_of(exercise, [text])
    if made is None:
        return ""
    try:
        return anonymous(made, exercise, exercise, words).source
    except CourseError:  # it does more than compute; it is only shown here
        return without_remarks(text)
