"""Reads what a source defines at its top level and which names stand there; runs none of it.

Parsing a student's code can take any time, so it is done in a student process, in which nothing
of the submission has been run: see `autograder.sandbox.outline`.
"""

from __future__ import annotations

import ast
import symtable
import warnings
from collections.abc import Iterator
from typing import Any

if __package__:
    from .magics import without_magics
else:
    from magics import without_magics

# What Python's parser raises on code that is wrong, too deep or too large.
NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
# No honest submission comes near these; what goes beyond is not reported at all.
MAX_NAMES = 20_000
MAX_NAME = 200
# What the assignments' text imports them as, which nobody gives to an object of their own.
MODULES = frozenset(("np", "numpy", "math", "torch", "F", "nn", "random", "copy"))
# By name and line, the scopes of a source's top-level functions and classes.
Scopes = dict[tuple[str, int], symtable.SymbolTable]
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree, scopes = _parsed(source)
            return [_statement(node, scopes) for node in tree.body]
    except NOT_PYTHON:
        return None


def _parsed(source: str) -> tuple[ast.Module, Scopes]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        source = without_magics(source)[0]
        tree = ast.parse(source)
    try:
        table = symtable.symtable(source, "<outline>", "exec")
    except SyntaxError:  # `return` at the top level, say, which has a parse all the same
        return tree, {}
    return tree, {(t.get_name(), t.get_lineno()): t for t in table.get_children()}


def _statement(node: ast.stmt, scopes: Scopes) -> Statement:
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
    if stored and (scope := scopes.get((stored[0], node.lineno))):
        # A local variable called `gradients` is no use of an exercise called so.
        symbols = list(_symbols(scope))
        of_module = {symbol.get_name() for symbol in symbols if symbol.is_global()}
        used -= {symbol.get_name() for symbol in symbols} - of_module
    attributes = [inner for inner in ast.walk(node) if isinstance(inner, ast.Attribute)]
    # `np.exp` is no use of an exercise called `exp`.
    used |= {inner.attr for inner in attributes if not _of_module(inner.value)}
    return [
        _distinct_names(stored),
        _distinct_names(changed),
        first,
        node.end_lineno or node.lineno,
        _distinct_names(sorted(used)),
    ]


def _symbols(scope: symtable.SymbolTable) -> Iterator[symtable.Symbol]:
    """The names of a scope and of those inside it."""
    yield from scope.get_symbols()
    for inner in scope.get_children():
        yield from _symbols(inner)


def _of_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in MODULES


def _distinct_names(names: Any) -> list[str]:
    return list(dict.fromkeys(name for name in names if len(name) <= MAX_NAME))
