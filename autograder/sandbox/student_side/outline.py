"""Reads what a source defines at its top level and which names stand there; runs none of it.

Parsing a stranger's text can take any time, so it is done in a student process, in which nothing
of the submission has been run: see `autograder.sandbox.outline`.
"""

from __future__ import annotations

import ast
import warnings
from typing import Any

if __package__:
    from .magics import without_magics
else:
    from magics import without_magics

# What Python's parser raises on code that is wrong, too deep or too large.
NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
# No honest submission comes near these; what goes beyond is not told at all.
MAX_NAMES = 20_000
MAX_NAME = 200
# Names it stores into, names it changes part of, first line, last line, names that stand in it.
Statement = list[Any]


def outlines(sources: list[str]) -> list[list[Statement] | None]:
    """The outline of each source; None where it is no Python, or more than can be told."""
    room = MAX_NAMES
    told: list[list[Statement] | None] = []
    for source in sources:
        found = outline(source)
        size = sum(len(part) for row in found or () for part in (row[0], row[1], row[4], "row"))
        if size > room:
            found = None
        else:
            room -= size
        told.append(found)
    return told


def outline(source: str) -> list[Statement] | None:
    """The top-level statements of one source in order, lines counted from 1; None if it has no
    parse. In time linear in the source's length, but for Python's own parser."""
    try:
        return [_statement(node) for node in _parsed(source).body]
    except NOT_PYTHON:
        return None


def _parsed(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except SyntaxError:
            return ast.parse(without_magics(source)[0])


def _statement(node: ast.stmt) -> Statement:
    stored, changed, first = [], [], node.lineno
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        stored = [node.name]
        first = min([first, *(item.lineno for item in node.decorator_list)])
    elif isinstance(node, ast.Assign):
        names = [part for target in node.targets for part in ast.walk(target)]
        names = [part for part in names if isinstance(part, ast.Name)]
        stored = [part.id for part in names if isinstance(part.ctx, ast.Store)]
        changed = [part.id for part in names if not isinstance(part.ctx, ast.Store)]
    used = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    used |= {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}
    return [
        _told(stored),
        _told(changed),
        first,
        node.end_lineno or node.lineno,
        _told(sorted(used)),
    ]


def _told(names: Any) -> list[str]:
    return list(dict.fromkeys(name for name in names if len(name) <= MAX_NAME))
