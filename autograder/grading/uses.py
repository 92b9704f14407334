"""Tells which exercises a function makes use of, so that only what is used can block it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

# What the assignments' text imports them as, which nobody gives to an object of their own.
MODULES = frozenset(("np", "numpy", "math", "torch", "F", "nn", "random", "copy"))
Names = Mapping[str, frozenset[str]]


def names_used(sources: Iterable[str]) -> Names:
    """Each top-level function, class or variable, and every name that stands in its definition.

    Sources that are not Python (a syntax error, a notebook command) are left out.
    """
    found: dict[str, frozenset[str]] = {}
    for source in sources:
        try:
            body = ast.parse(source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for statement in body:
            for name in _defined(statement):
                found[name] = found.get(name, frozenset()) | _named(statement)
    return found


def may_use(names: Names, function: str, other: str) -> bool:
    """Whether `function` names `other`, itself or by way of what it names; yes if it is unknown."""
    return function not in names or other in reached(names, function)


def reached(names: Names, function: str) -> frozenset[str]:
    """Every name that a function's definition holds, or that of anything it names."""
    found, pending = set[str](), [function]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += names.get(name, ())
    return frozenset(found)


def _defined(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.Assign):
        inside = (node for target in statement.targets for node in ast.walk(target))
        return [node.id for node in inside if isinstance(node, ast.Name)]
    return []


def _named(statement: ast.stmt) -> frozenset[str]:
    nodes = list(ast.walk(statement))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    # `np.exp` is no use of an exercise called `exp`.
    attributes = (n for n in nodes if isinstance(n, ast.Attribute) and not _of_module(n.value))
    return frozenset(names | {node.attr for node in attributes})


def _of_module(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in MODULES
