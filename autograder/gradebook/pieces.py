"""Finds each exercise in a student's code, however it is cut into cells, to show it in place."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from autograder.sandbox.student_side.magics import without_magics

MAX_PARSED = 200_000
# What Python's parser raises on code that is wrong, too deep or too large.
NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(?P<name>\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """Consecutive lines of a cell; `name` is the exercise that they define, or "" for the rest."""

    name: str
    text: str


def defined_exercises(source: str, exercises: Collection[str]) -> list[str]:
    """The exercises that `source` defines at its top level, in order, each once."""
    try:
        names = [name for name, _, _ in _top_level(source)]
    except NOT_PYTHON:
        names = DEFINITION.findall(source)
    return list(dict.fromkeys(name for name in names if name in exercises))


def split(source: str, exercises: Collection[str]) -> list[Piece]:
    """Cut `source` into one piece per definition of an exercise and the lines in between.

    A source that is not Python is one piece, named after the first exercise that it mentions.
    """
    lines = source.split("\n")
    try:
        spans = list(_top_level(source))
    except NOT_PYTHON:
        return [Piece(next(iter(defined_exercises(source, exercises)), ""), source)]
    pieces: list[Piece] = []
    done = 0
    for name, first, last in spans:
        if name not in exercises or first < done:
            continue
        first = _with_comments(lines, first, done)
        pieces.append(Piece("", "\n".join(lines[done:first])))
        pieces.append(Piece(name, "\n".join(lines[first : last + 1])))
        done = last + 1
    pieces.append(Piece("", "\n".join(lines[done:])))
    return [Piece(piece.name, piece.text.strip("\n")) for piece in pieces if piece.text.strip()]


def _top_level(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield (name, first line, last line) of each top-level definition or assignment, from 0."""
    if len(source) > MAX_PARSED:
        raise ValueError("too long to be cut into definitions")
    for node in _parsed(source).body:
        last = (node.end_lineno or node.lineno) - 1
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            first = min([node.lineno, *(item.lineno for item in node.decorator_list)]) - 1
            yield node.name, first, last
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.lineno - 1, last


def _parsed(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except SyntaxError:
            return ast.parse(without_magics(source)[0])


def _with_comments(lines: list[str], first: int, done: int) -> int:
    """Where the comment lines begin that stand directly above line `first`."""
    while first > done and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first
