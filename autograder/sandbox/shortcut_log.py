"""Keeps what a student process reports about forbidden shortcuts; only course.yml's names count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

# Exercise, or "" for the whole assignment -> modules and functions that it may not use.
Forbid = Mapping[str, Sequence[str]]
How = Literal["written", "called"]
MAX_SHORTCUTS = 50
MAX_LINE = 10_000_000


@dataclass(frozen=True)
class Shortcut:
    """Advice for the instructor, never proof: a forbidden name was used.

    name: as course.yml writes it. exercise: where, or empty for elsewhere in the file. how: read in
    the source before anything was run, or noted while it was called.
    """

    name: str
    exercise: str
    file: str
    line: int
    how: How


class ShortcutLog:
    """What was noticed in one submission; only names that course.yml forbids are taken in."""

    def __init__(self, forbid: Forbid, files: frozenset[str]) -> None:
        self.forbid, self.files = forbid, files
        self._found: dict[tuple[str, str], Shortcut] = {}

    @property
    def to_send(self) -> dict[str, list[str]]:
        """What the student process should hold back."""
        return {exercise: list(entries) for exercise, entries in self.forbid.items()}

    @property
    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Everything noticed, in the order of noticing."""
        return tuple(self._found.values())

    def add(self, found: Any, how: How) -> None:
        """Take in a list of [name, exercise, file, line]; whatever else it holds is dropped."""
        for use in found[:MAX_SHORTCUTS] if type(found) is list else ():
            if type(use) is not list or [type(part) for part in use] != [str, str, str, int]:
                continue
            name, exercise, file, line = use
            forbidden = name in self.forbid.get("", ()) or name in self.forbid.get(exercise, ())
            known = exercise in self.forbid and file in self.files and 0 <= line <= MAX_LINE
            if forbidden and known:
                self._found.setdefault((name, exercise), Shortcut(name, exercise, file, line, how))
