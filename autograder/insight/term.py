"""Finds who is falling behind over the term, by rules that the page states in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from autograder.insight.model import ClassWork, Work
from autograder.insight.statistics import quartiles
from autograder.lms.roster import Student

# Lower quartile, median and upper quartile of a class's shares.
Spread = tuple[float, float, float]
# The gravest first; each is a rule of `_signals`.
Signal = Literal["never", "stopped", "missing", "falling", "low", "late"]
SIGNALS: tuple[Signal, ...] = ("never", "stopped", "missing", "low", "falling", "late")
# The latest assignments that are compared with those before.
RECENT = 3
# A fall by this share of the points, against the class's median, is more than a bad week.
FALL = 0.2
LOW = 0.5


@dataclass(frozen=True)
class Row:
    """One student over the term: the share of the autograder's points in each assignment (None
    where nothing is graded), whether it was late, and what there is to worry about."""

    student: Student
    shares: tuple[float | None, ...]
    missing: tuple[bool, ...]
    late: tuple[bool, ...]
    signals: tuple[Signal, ...] = ()

    @property
    def mean(self) -> float:
        """The mean share; what was not handed in counts as none."""
        known = [
            share or 0.0
            for share, gone in zip(self.shares, self.missing, strict=True)
            if share is not None or gone
        ]
        return sum(known) / len(known) if known else 0.0


def is_due(one: ClassWork, now: datetime) -> bool:
    """Whether an assignment can be missed: its date is past (UTC, no zone), or it has none."""
    return one.due is None or one.due <= now


def rows(classes: Sequence[ClassWork], now: datetime) -> tuple[Row, ...]:
    """Everybody over the assignments `classes`, in the roster's order.

    What is not due yet worries nobody. `now` is UTC without a zone.
    """
    spread = [_spread(one) for one in classes]
    due = [is_due(one, now) for one in classes]
    works: dict[str, dict[int, Work]] = {}
    students: dict[str, Student] = {}
    for number, one in enumerate(classes):
        for work in one.works:
            students.setdefault(work.student.id, work.student)
            works.setdefault(work.student.id, {})[number] = work
    found: list[Row] = []
    for id, student in students.items():
        row = _row(student, works[id], len(classes), due)
        signals = _signals(row, spread, [i for i, past in enumerate(due) if past])
        found.append(Row(student, row.shares, row.missing, row.late, signals))
    return tuple(found)


def behind(found: Sequence[Row]) -> tuple[Row, ...]:
    """Those with a signal, the gravest first."""
    worried = [row for row in found if row.signals]
    return tuple(sorted(worried, key=lambda row: (SIGNALS.index(row.signals[0]), row.mean)))


def _row(student: Student, works: Mapping[int, Work], count: int, due: Sequence[bool]) -> Row:
    shares: list[float | None] = []
    missing: list[bool] = []
    late: list[bool] = []
    for number in range(count):
        work = works.get(number)
        shares.append(_share(work) if work is not None else None)
        missing.append(due[number] and (work is None or not work.handed_in))
        late.append(work is not None and work.late.is_late)
    return Row(student, tuple(shares), tuple(missing), tuple(late))


def _share(work: Work) -> float | None:
    most = sum(outcome.most for outcome in work.exercises.values())
    return work.points / most if work.graded and most else None


def _spread(one: ClassWork) -> Spread | None:
    known = [share for work in one.works if (share := _share(work)) is not None]
    return quartiles(known) if known else None


def _signals(row: Row, spread: Sequence[Spread | None], due: Sequence[int]) -> tuple[Signal, ...]:
    """Which rules hold for the assignments numbered `due`; the page states the rules."""
    if not due:
        return ()
    recent, before = due[-RECENT:], due[:-RECENT]
    if all(row.missing[number] for number in due):
        return ("never",) if len(due) > 1 else ()
    found: list[Signal] = []
    if len(due) > 2 and all(row.missing[number] for number in due[-2:]):
        found.append("stopped")
    elif sum(row.missing[number] for number in recent) >= 2:
        found.append("missing")
    now = _known(row, spread, recent)
    if len(now) >= 2:
        share = _mean([own for own, _ in now])
        if share < LOW and share < _mean([low for _, (low, _, _) in now]):
            found.append("low")
    then = _known(row, spread, before)
    if len(now) >= 2 and len(then) >= 2 and _against(now) <= _against(then) - FALL:
        found.append("falling")
    if sum(row.late[number] for number in recent) >= 2:
        found.append("late")
    return tuple(found)


def _known(
    row: Row, spread: Sequence[Spread | None], numbers: Sequence[int]
) -> list[tuple[float, Spread]]:
    """The student's shares, each with the class's quartiles."""
    return [
        (share, of_class)
        for number in numbers
        if (share := row.shares[number]) is not None and (of_class := spread[number]) is not None
    ]


def _against(known: Sequence[tuple[float, Spread]]) -> float:
    """How far the student is above the class's medians, on average."""
    return _mean([share - middle for share, (_, middle, _) in known])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
