"""Asks for small changes of a student's function one at a time, and checks what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.grading.effort import LOST, Effort, OutOfTime
from autograder.grading.sizes import bounded, too_many
from autograder.grading.student import Call
from autograder.nested import is_dict
from autograder.sandbox.outline import Outlines
from autograder.sandbox.process import CodeCell, Reply, StudentProcess
from autograder.sandbox.student_side.repairs.operators import ORDER

# Processor seconds of one call and of all, where a version is slow on purpose: what a search takes
# is estimated (see `effort`), and that limit comes first.
MAX_CALL_SECONDS, MAX_SECONDS = 2.0, 12.0
MAX_FRAGMENT = 60
MOST_TOLD = 1_000_000  # of what a child says that it has made, and how often something ran
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


class Variants:
    """A second student process in which one exercise's function is changed again and again."""

    def __init__(
        self,
        process: StudentProcess,
        place: Place,
        exercises: Sequence[str],
        effort: Effort,
        first: Sequence[str] = (),
        leave_out: Sequence[str] = (),
        probe: Call | None = None,
        besides: int = 0,
    ) -> None:
        limits = process.limits
        own = replace(
            limits,
            call_seconds=min(limits.call_seconds, MAX_CALL_SECONDS),
            submission_seconds=min(limits.submission_seconds, MAX_SECONDS),
        )
        self.process = process.another(limits=own)
        self.request: dict[str, Any] = {
            "function": place.name,
            "exercises": list(exercises),
            "first": list(first),
            "leave_out": list(leave_out),
            "besides": besides,
        }
        self.place, self.effort, self.probe = place, effort, probe
        self.keep = False
        self.child: object = None  # the one that was asked for changes last
        self.made = self.lost = self.turns = 0

    def __enter__(self) -> Variants:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close()

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """Call the version in force; paid for. Raises `OutOfTime`."""
        self.effort.pay(self.effort.prices.call)
        reply = self.process.call(name, args, kwargs, observe=observe)
        return bounded(name, reply, (args, kwargs))

    def begin(self) -> None:
        """As `Backend` has it."""
        self.process.begin()

    def next(self) -> Change | None:
        """Put the next change in force; None when there is none left. Raises `OutOfTime`."""
        while True:
            self.effort.check()
            more: dict[str, Any] = {"skip": self.made, "keep": self.keep}
            self.keep = False
            if self.process.child is None or self.process.child is not self.child:
                self.lost += 1
                self.turns = 0
                if self.lost > 1:
                    self.effort.pay(LOST)
                if self.lost > MAX_LOST:  # the changes loop, or end the process
                    raise OutOfTime
                if self.probe is not None:
                    name, args = self.probe.name, list(self.probe.args)
                    kwargs = dict(self.probe.kwargs)
                    more["probe"] = {"name": name, "args": args, "kwargs": kwargs, "observe": True}
            reply = self.process.variant(**more, **self.request)
            self.child = self.process.child
            if reply is None and self.process.child is None:
                self.made += 1  # past the one that ended it
                continue
            answer = reply.get("variant") if reply else None
            if reply is not None:
                made = answer.get("made") if is_dict(answer) else reply.get("made")
                self._pay(made, reply.get("turns"))
            made = answer.get("made") if is_dict(answer) else None
            if not is_dict(answer) or type(made) is not int or not self.made < made < MOST_TOLD:
                return None
            self.made = made
            change = self._change(answer)
            if change is not None:
                return change

    def _pay(self, made: Any, turns: Any) -> None:
        """Pay for what the child says that it did; a lie is bounded by the clock."""
        prices, price = self.effort.prices, 0.0
        if type(made) is int and self.made < made < MOST_TOLD:
            price += prices.change * (made - self.made)
        if type(turns) is int and self.turns < turns < MOST_TOLD:
            price += prices.turn * (turns - self.turns)
            self.turns = turns
        self.effort.pay(price)

    def _change(self, answer: dict[str, Any]) -> Change | None:
        kind, line, name = answer.get("kind"), answer.get("line"), answer.get("name")
        if type(kind) is not str or type(line) is not int:
            return None
        if kind not in ORDER or line not in self.place.lines:
            return None
        named = name if type(name) is str and name.isidentifier() and len(name) < 40 else ""
        value, probe = answer.get("value"), self.probe
        if too_many(value, (probe.args, probe.kwargs) if probe is not None else ()) is not None:
            return None
        return Change(kind, line, self._fragment(answer), named, value, self.made)

    def _fragment(self, answer: dict[str, Any]) -> str:
        """The student's own text at the place that was told, from the grader's own copy."""
        place = [answer.get(key) for key in ("line", "column", "end_line", "end_column")]
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
