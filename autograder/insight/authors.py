"""Item quality for authors: what real submissions show about checks and hints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from autograder.accuracy.model import ExerciseAccuracy
from autograder.insight.items import ExerciseItem, exercise_items
from autograder.insight.model import Attempt, ClassWork, Outcome, Results, Work
from autograder.insight.results import by_student
from autograder.insight.statistics import ENOUGH

# Fewer failures than these say nothing about whether checks always fail together.
FAILURES = 5
# Hints are looked at from this many next attempts on.
ATTEMPTS = 5


@dataclass(frozen=True)
class Together:
    """Checks of one exercise that failed in exactly the same submissions, and how often."""

    checks: tuple[str, ...]
    times: int


@dataclass(frozen=True)
class HintUse:
    """How a hint worked: in how many cases there was a next attempt, in how many of these the
    exercise was still wrong, and in how many it was taken for the same again."""

    name: str
    shown: int
    still_wrong: int
    same_again: int

    @property
    def share(self) -> float:
        """The share of next attempts that were still wrong."""
        return self.still_wrong / self.shown if self.shown else 0.0

    @property
    def to_reread(self) -> bool:
        """Whether it helps less often than not."""
        return self.shown >= ATTEMPTS and self.share > 0.5


@dataclass(frozen=True)
class ExerciseQuality:
    """One exercise over all classes: `tried` submissions had its checks run on what was written.

    negative: whether those who do well on the rest fail it more often, beyond chance.
    """

    name: str
    tried: int
    item: ExerciseItem
    never_failed: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()
    hints: tuple[HintUse, ...] = ()
    negative: bool = False
    accuracy: ExerciseAccuracy | None = None


@dataclass(frozen=True)
class AssignmentQuality:
    """An assignment's exercises, in order, and how many submissions there were."""

    assignment: str
    submissions: int
    exercises: tuple[ExerciseQuality, ...] = field(default=())
    repeated: bool = False


def quality(
    classes: Sequence[ClassWork], accuracy: Mapping[str, ExerciseAccuracy]
) -> AssignmentQuality:
    """What several classes' work on one assignment says; `accuracy` is by exercise.

    Raises ValueError for no class.
    """
    if not classes:
        raise ValueError("there is no class")
    assignment = classes[0].assignment
    pooled = _pooled(classes)
    attempts = [list(by_student(one.results.attempts).values()) for one in classes]
    rows = [row for students in attempts for row in students]
    found = tuple(
        _exercise(item, pooled.begun, rows, accuracy.get(item.item.name))
        for item in exercise_items(pooled)
    )
    repeated = any(len(row) > 1 for row in rows)
    return AssignmentQuality(assignment.name, len(pooled.begun), found, repeated)


def _pooled(classes: Sequence[ClassWork]) -> ClassWork:
    """All classes' work as one class's."""
    works = tuple(work for one in classes for work in one.works)
    return ClassWork(classes[0].assignment, works, Results())


def _exercise(
    item: ExerciseItem,
    works: Sequence[Work],
    rows: Iterable[Sequence[Attempt]],
    accuracy: ExerciseAccuracy | None,
) -> ExerciseQuality:
    name = item.item.name
    tried = [work.exercises[name] for work in works if work.exercises[name].was_tried]
    enough = len(tried) >= ENOUGH
    return ExerciseQuality(
        name,
        len(tried),
        item,
        never_failed(tried) if enough else (),
        fail_together(tried) if enough else (),
        hint_uses(rows, name),
        item.item.advice == "negative",
        accuracy,
    )


def never_failed(tried: Sequence[Outcome]) -> tuple[str, ...]:
    """The checks that every one of these passed, in the checks' order."""
    names = dict.fromkeys(check for outcome in tried for check in outcome.checks)
    return tuple(name for name in names if all(outcome.checks.get(name, True) for outcome in tried))


def fail_together(tried: Sequence[Outcome]) -> tuple[Together, ...]:
    """Groups of two or more checks that failed in exactly the same of these, five times or more.

    Where every check failed, nothing is said of any of them: such a submission does not count.
    """
    failures: dict[str, set[int]] = {}
    for number, outcome in enumerate(tried):
        failed = [name for name, passed in outcome.checks.items() if not passed]
        for name in outcome.checks:
            failures.setdefault(name, set())
        if len(failed) < len(outcome.checks):
            for name in failed:
                failures[name].add(number)
    groups: dict[frozenset[int], list[str]] = defaultdict(list)
    for name, where in failures.items():
        if len(where) >= FAILURES:
            groups[frozenset(where)].append(name)
    return tuple(
        Together(tuple(names), len(where)) for where, names in groups.items() if len(names) > 1
    )


def hint_uses(rows: Iterable[Sequence[Attempt]], exercise: str) -> tuple[HintUse, ...]:
    """How each hint worked in the attempt after it; `rows` holds each student's attempts.

    An attempt in which the exercise was taken out again, or could not be read, is still wrong. One
    that replies as the one before did is no attempt at it: something else was handed in anew.
    The hint with the most cases comes first.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        for before, after in pairwise(row):
            first, then = before.exercises.get(exercise), after.exercises.get(exercise)
            if first is None or then is None or not first.diagnosis:
                continue
            if first.behaviour and first.behaviour == then.behaviour:
                continue
            for name in dict.fromkeys(first.diagnosis):
                count = counts[name]
                count[0] += 1
                count[1] += then.look != "full"
                count[2] += name in then.diagnosis
    uses = (HintUse(name, *count) for name, count in counts.items())
    return tuple(sorted(uses, key=lambda use: (-use.shown, use.name)))
