"""Item analysis: how hard each exercise and each check is, and how well it discriminates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from autograder.insight.model import ClassWork, Work
from autograder.insight.statistics import (
    ENOUGH,
    difficulty,
    interval,
    point_biserial,
    rest,
    upper_lower,
)

# What an author should do about an item; the sentences are in `text`.
Advice = Literal[
    "too_few",
    "negative",
    "perhaps_negative",
    "nobody",
    "everybody",
    "hard",
    "easy",
    "weak",
    "good",
    "fair",
]
HARD, EASY = 0.3, 0.9
# Ebel's marks for D: below the first an item says little, from the second on it is good.
WEAK, GOOD = 0.2, 0.4


@dataclass(frozen=True)
class Item:
    """An exercise or a check: `n` students count, `difficulty` is the mean share that was won.

    The rest is None where there are fewer than 20 students, or nothing varies: `d` is the upper
    less the lower 27 %, `r` the point-biserial correlation with the rest, `low` and `high` its
    95 % interval.
    """

    name: str
    n: int
    difficulty: float
    d: float | None = None
    r: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def failed(self) -> float:
        """How many students' points were lost, in whole students."""
        return self.n * (1 - self.difficulty) if self.n else 0.0

    @property
    def advice(self) -> Advice:
        """What an author should do about it."""
        if self.n < ENOUGH:
            return "too_few"
        if self.difficulty <= 0:
            return "nobody"
        if self.difficulty >= 1:
            return "everybody"
        if self.r is not None and self.d is not None and self.high is not None:
            if self.high < 0:
                return "negative"
            if self.r < 0 and self.d <= 0:
                return "perhaps_negative"
        if self.difficulty < HARD:
            return "hard"
        if self.difficulty > EASY:
            return "easy"
        if self.d is None or self.d < WEAK:
            return "weak"
        return "good" if self.d >= GOOD else "fair"


@dataclass(frozen=True)
class ExerciseItem:
    """An exercise, its checks, how many began it, and what its wrong answers were taken for."""

    item: Item
    tried: int
    checks: tuple[Item, ...] = ()
    mistakes: tuple[tuple[str, int], ...] = field(default=())


def exercise_items(one: ClassWork) -> tuple[ExerciseItem, ...]:
    """Every exercise of an assignment, in its order."""
    works = one.begun
    names = list(one.assignment.exercises)
    shares = np.array([[work.exercises[name].share for name in names] for work in works])
    points = np.array([[work.exercises[name].points or 0.0 for name in names] for work in works])
    found: list[ExerciseItem] = []
    for column, name in enumerate(names):
        if not works:
            found.append(ExerciseItem(Item(name, 0, float("nan")), 0))
            continue
        # With a single exercise there is no rest that it could be compared with.
        criterion = rest(points, column) if len(names) > 1 else np.zeros(len(works))
        outcomes = [work.exercises[name] for work in works]
        tried = sum(outcome.look not in ("empty", "none") for outcome in outcomes)
        found.append(
            ExerciseItem(
                _item(name, shares[:, column], criterion),
                tried,
                _check_items(works, name, criterion),
                _mistakes(works, name),
            )
        )
    return tuple(found)


def _check_items(works: Sequence[Work], exercise: str, criterion: np.ndarray) -> tuple[Item, ...]:
    """The exercise's checks, over those who wrote something that its checks ran on."""
    tried = [index for index, work in enumerate(works) if work.exercises[exercise].was_tried]
    names = dict.fromkeys(
        check for index in tried for check in works[index].exercises[exercise].checks
    )
    found: list[Item] = []
    for check in names:
        asked = [index for index in tried if check in works[index].exercises[exercise].checks]
        passed = [float(works[index].exercises[exercise].checks[check]) for index in asked]
        found.append(_item(check, np.array(passed), criterion[asked]))
    return tuple(found)


def _item(name: str, shares: np.ndarray, criterion: np.ndarray) -> Item:
    n, won = len(shares), difficulty(shares)
    if n < ENOUGH:
        return Item(name, n, won)
    r = point_biserial(shares, criterion)
    if r is None:
        return Item(name, n, won)
    return Item(name, n, won, upper_lower(shares, criterion), r, *interval(r, n))


def _mistakes(works: Sequence[Work], exercise: str) -> tuple[tuple[str, int], ...]:
    """What the wrong answers were taken for, the most frequent first."""
    counts = Counter(
        name for work in works for name in dict.fromkeys(work.exercises[exercise].diagnosis)
    )
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
