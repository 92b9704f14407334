"""Ranks submissions by their mean accuracy over all tasks, with its spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, stdev

from autograder.leaderboard.outcome import Outcome, Problem

# Means that differ by less are equal: the last digits are the addition's, not the learner's.
EQUAL = 1e-9


@dataclass(frozen=True)
class Row:
    """One student's standing.

    place: from 1; equal means share one, and the next is left out. None without a rank.
    mean, lowest, highest: accuracy from 0 to 1 over the tasks. spread: their standard deviation
    (n - 1), 0 for one task. seconds: of the processor, mean. recognised: share of all decoys
    answered as by somebody who knew them beforehand.
    """

    student: str
    outcomes: tuple[Outcome, ...]
    mean: float = 0.0
    spread: float = 0.0
    lowest: float = 0.0
    highest: float = 0.0
    seconds: float = 0.0
    recognised: float = 0.0
    place: int | None = None
    problem: Problem | None = None

    @property
    def takes_part(self) -> bool:
        """Whether there was a function to be run at all."""
        return self.problem is None or self.problem.key != "no_function"


def ranking(outcomes: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    """Everybody, the best first; those without a rank come last, by name."""
    rows = [_row(student, tuple(found)) for student, found in outcomes.items()]
    ranked = sorted(
        (row for row in rows if row.problem is None), key=lambda row: (-row.mean, row.student)
    )
    placed: list[Row] = []
    for number, row in enumerate(ranked, 1):
        before = placed[-1] if placed else None
        tied = before is not None and before.mean - row.mean < EQUAL
        place = before.place if tied and before is not None else number
        placed.append(replace(row, place=place))
    others = sorted((row for row in rows if row.problem is not None), key=lambda row: row.student)
    return placed + others


def _row(student: str, outcomes: tuple[Outcome, ...]) -> Row:
    problem = next((one.problem for one in outcomes if one.problem is not None), None)
    accuracies = [one.accuracy for one in outcomes if one.accuracy is not None]
    if problem is not None or not accuracies:
        return Row(student, outcomes, problem=problem or Problem("no_function"))
    return Row(
        student,
        outcomes,
        mean=fmean(accuracies),
        spread=stdev(accuracies) if len(accuracies) > 1 else 0.0,
        lowest=min(accuracies),
        highest=max(accuracies),
        seconds=fmean(one.seconds for one in outcomes),
        recognised=fmean(one.recognised for one in outcomes),
    )
