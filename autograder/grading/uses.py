"""Finds which exercises a function uses, so that only those can block it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.sandbox.outline import Outline, Statement


@dataclass(frozen=True)
class Names:
    """By name, the top-level statements that define, assign or change it."""

    statements: dict[str, list[Statement]] = field(default_factory=dict[str, list[Statement]])


def names_used(outlines: Iterable[Outline]) -> Names:
    """What each top-level function, class or variable is made of.

    Sources that have no outline (a syntax error, more names than anybody writes) are left out.
    """
    names = Names()
    for outline in outlines:
        for statement in outline or ():
            for name in (*statement.stored, *statement.changed):
                names.statements.setdefault(name, []).append(statement)
    return names


def may_use(names: Names, function: str, other: str) -> bool:
    """Whether `function` names `other`, itself or through what it names; true if that is
    unknown."""
    return function not in names.statements or other in reached(names, function)


def reached(names: Names, function: str) -> frozenset[str]:
    """Every name that a function's definition holds, or that of anything it names.

    Looks into each statement once, however many names it defines.
    """
    found, pending, read = {function}, [function], set[int]()
    while pending:
        for statement in names.statements.get(pending.pop(), ()):
            if id(statement) not in read:
                read.add(id(statement))
                new = set(statement.used) - found
                found |= new
                pending += new
    return frozenset(found)
