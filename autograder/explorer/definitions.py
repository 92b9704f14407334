"""Finds an exercise's definition in a student's code, with everything that it uses."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from autograder.submission.parsing import NOT_PYTHON, shallow_tree

# What is longer than any exercise is not parsed here: parsers take their time over some texts.
MAX_PARSED = 40_000
MAX_OTHERS = 300  # statements that one exercise makes use of
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Made:
    """An exercise's definition with what it uses: other definitions, values and imports.

    `others` are top-level statements in the order in which they stand; `imports` by name: the
    module, and what is taken from it ("" for the module itself). stars: modules imported with `*`.
    """

    definition: Definition
    others: tuple[ast.stmt, ...]
    imports: dict[str, tuple[str, str]]
    stars: tuple[str, ...] = ()


def parsed(source: str) -> list[ast.stmt]:
    """The statements of a source; none of one that is no Python, or is too long or too deep to be
    an answer."""
    if len(source) > MAX_PARSED:
        return []
    try:
        return shallow_tree(source).body
    except NOT_PYTHON:
        return []


def made_of(exercise: str, sources: Iterable[str]) -> Made | None:
    """The last definition of `exercise` in these cells, with what it uses.

    None without one, and for one that uses more than anybody's.
    """
    statements = [statement for source in sources for statement in parsed(source)]
    imports, stars = _imports(statements)
    defined: dict[str, ast.stmt] = {}
    for statement in statements:
        defined |= dict.fromkeys(_bound(statement), statement)
    definition = defined.get(exercise)
    if not isinstance(definition, DEFINITIONS):
        return None
    pending: list[ast.stmt] = [definition]
    chosen = {id(definition)}
    while pending:
        for name in names_in(pending.pop()):
            if name in defined and id(defined[name]) not in chosen:
                chosen.add(id(defined[name]))
                pending.append(defined[name])
        if len(chosen) > MAX_OTHERS:
            return None
    others = tuple(s for s in statements if id(s) in chosen and s is not definition)
    used = {name for statement in (definition, *others) for name in names_in(statement)}
    return Made(definition, others, {n: m for n, m in imports.items() if n in used}, stars)


def names_in(node: ast.AST) -> list[str]:
    """Every name that is read or written in `node`, each once."""
    return list(dict.fromkeys(n.id for n in ast.walk(node) if isinstance(n, ast.Name)))


def _bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, DEFINITIONS):
        yield statement.name
    elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets: Sequence[ast.expr] = (
            statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        )
        for target in targets:
            yield from (n.id for n in ast.walk(target) if isinstance(n, ast.Name))


def _imports(statements: Iterable[ast.stmt]) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    found: dict[str, tuple[str, str]] = {}
    stars: list[str] = []
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    whole = alias.name if alias.asname else alias.name.partition(".")[0]
                    found[alias.asname or whole] = (whole, "")
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    if alias.name == "*":
                        stars.append(node.module)
                    else:
                        found[alias.asname or alias.name] = (node.module, alias.name)
    return found, tuple(dict.fromkeys(stars))
