"""Small changes of a student's own function, asked for one at a time and believed no further."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.grading.student import Call
from autograder.nested import is_dict
from autograder.sandbox.outline import Outlines
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.student_side.repairs.operators import ORDER

MAX_CALL_SECONDS = 2.0
# Wall-clock seconds for each processor second: other work may keep the machine busy.
WALL_PER_CPU = 6.0
MAX_FRAGMENT = 60
MAX_LOST = 4


@dataclass(frozen=True)
class Change:
    """One small change: its kind, and what of the student's own line it is about.

    name: the parameter that it puts to use, where it does. value: what the changed function
    replies to the probe. position: its number among all changes.
    """

    kind: str
    line: int
    fragment: str
    name: str = ""
    value: Any = None
    position: int = 0


class OutOfTime(Exception):
    """The time for trying changes is used up."""


class Variants:
    """A second student process in which one exercise's function is changed again and again."""

    def __init__(
        self,
        process: StudentProcess,
        place: Place,
        exercises: Sequence[str],
        seconds: float,
        first: Sequence[str] = (),
        leave_out: Sequence[str] = (),
        probe: Call | None = None,
        besides: int = 0,
    ) -> None:
        call = min(process.limits.call_seconds, MAX_CALL_SECONDS)
        self.process = process.another(limits=replace(process.limits, call_seconds=call))
        self.request: dict[str, Any] = {
            "function": place.name,
            "exercises": list(exercises),
            "first": list(first),
            "leave_out": list(leave_out),
            "besides": besides,
        }
        self.place, self.seconds, self.probe = place, seconds, probe
        self.keep = False
        self.made = self.lost = 0
        self.began = time.process_time(), time.monotonic()
        self.theirs = 0.0

    def __enter__(self) -> Variants:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close()

    def next(self) -> Change | None:
        """Put the next change in force; None when there is none left. Raises `OutOfTime`."""
        while True:
            self.check_time()
            more: dict[str, Any] = {"skip": self.made, "keep": self.keep}
            self.keep = False
            if self.process.child is None:
                self.lost += 1
                if self.lost > MAX_LOST:  # the changes loop, or end the process
                    raise OutOfTime
                if self.probe is not None:
                    name, args = self.probe.name, list(self.probe.args)
                    kwargs = dict(self.probe.kwargs)
                    more["probe"] = {"name": name, "args": args, "kwargs": kwargs, "observe": True}
            reply = self.process.variant(**more, **self.request)
            if reply is None and self.process.child is None:
                self.made += 1  # past the one that ended it
                continue
            told = reply.get("variant") if reply else None
            self._spent(reply.get("cpu") if reply else None)
            if not is_dict(told):
                return None
            made = told.get("made")
            if type(made) is not int or made <= self.made:
                return None
            self.made = made
            change = self._change(told)
            if change is not None:
                return change

    def check_time(self) -> None:
        """Raises `OutOfTime` when the processor's or the clock's time is used up."""
        cpu, wall = self.began
        used = time.process_time() - cpu + self.theirs
        if used > self.seconds or time.monotonic() - wall > WALL_PER_CPU * self.seconds:
            raise OutOfTime

    def _spent(self, told: Any) -> None:
        if type(told) is float and told >= 0:  # a lie is bounded by the clock
            self.theirs = max(self.theirs, told)

    def _change(self, told: dict[str, Any]) -> Change | None:
        kind, line, name = told.get("kind"), told.get("line"), told.get("name")
        if type(kind) is not str or type(line) is not int:
            return None
        if kind not in ORDER or line not in self.place.lines:
            return None
        named = name if type(name) is str and name.isidentifier() and len(name) < 40 else ""
        value = told.get("value")
        return Change(kind, line, self._fragment(told), named, value, self.made)

    def _fragment(self, told: dict[str, Any]) -> str:
        """The student's own text at the place that was told, from the grader's own copy."""
        place = [told.get(key) for key in ("line", "column", "end_line", "end_column")]
        cell = self.place.cell
        if cell is None or not all(type(number) is int for number in place):
            return ""
        line, column, end_line, end_column = (int(number or 0) for number in place)
        text = cell.source.split("\n")[line - cell.line].encode("utf-8")
        part = text[column : end_column if end_line == line else None]
        shown = part.decode("utf-8", "ignore").strip()
        shown = "".join(c for c in shown if c.isprintable() and c != "`")
        return shown[:MAX_FRAGMENT] + " …" if len(shown) > MAX_FRAGMENT else shown


@dataclass(frozen=True)
class Place:
    """Where an exercise is defined: its cell, None if unknown, and the lines of that."""

    name: str
    cell: CodeCell | None
    lines: range


def defining_place(process: StudentProcess, name: str, outlines: Outlines) -> Place:
    """The last cell that defines `name`, by what a student process told of the sources."""
    for cell in reversed(process.cells):
        for statement in outlines.get(cell.source) or ():
            if name in statement.stored:
                count = cell.source.count("\n") + 1
                return Place(name, cell, range(cell.line, cell.line + count))
    return Place(name, None, range(0))
