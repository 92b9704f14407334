"""Finds each exercise in a student's code, however it is cut into cells, to show it in place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from autograder.sandbox.outline import Outline, outlines_here
from autograder.submission.parsing import python_name, takes_long

DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(?P<name>\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """Consecutive lines of a cell; `name` is the exercise that they define, or "" for the rest."""

    name: str
    text: str


def outline_of(source: str) -> Outline:
    """The outline of a source, parsed in this process; None for one that it could take long."""
    if takes_long(source):
        return None
    return outlines_here([source])[source]


def defined_exercises(source: str, exercises: Collection[str], outline: Outline) -> list[str]:
    """The exercises that `source` defines at its top level, in order, each once."""
    if outline is None:
        names = map(python_name, DEFINITION.findall(source))
    else:
        names = [name for statement in outline for name in statement.stored]
    return list(dict.fromkeys(name for name in names if name in exercises))


def split(source: str, exercises: Collection[str], outline: Outline) -> list[Piece]:
    """Cut `source` into one piece per definition of an exercise and the lines in between.

    A source that is not Python is one piece, named after the first exercise that it mentions.
    """
    lines = source.split("\n")
    if outline is None:
        return [Piece(next(iter(defined_exercises(source, exercises, None)), ""), source)]
    pieces: list[Piece] = []
    done = 0
    for statement in outline:
        named = next((name for name in statement.stored if name in exercises), "")
        first, last = statement.first - 1, statement.last - 1
        if not named or first < done:
            continue
        first = _with_comments(lines, first, done)
        pieces.append(Piece("", "\n".join(lines[done:first])))
        pieces.append(Piece(named, "\n".join(lines[first : last + 1])))
        done = last + 1
    pieces.append(Piece("", "\n".join(lines[done:])))
    return [Piece(piece.name, piece.text.strip("\n")) for piece in pieces if piece.text.strip()]


def _with_comments(lines: list[str], first: int, done: int) -> int:
    """Where the comment lines begin that stand directly above line `first`."""
    while first > done and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first
