"""Measurements of the grader, per exercise and per assignment, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

ENOUGH_ALTERNATIVES = 3


@dataclass(frozen=True)
class ExerciseAccuracy:
    """How one exercise's checks fared. Lists name what fell short; empty lists are the aim."""

    exercise: str
    checks: int
    seeds: int
    flakes: tuple[int, ...]
    trivial: int
    trivial_accepted: tuple[str, ...]
    mutants_made: int
    mutants: int  # tried: all that were made, or a sample of them
    equivalent: int
    survivors: tuple[str, ...]
    stale_equivalents: tuple[str, ...]
    mistakes: int
    mistakes_accepted: tuple[str, ...]
    mistakes_misdiagnosed: tuple[str, ...]
    alternatives: int
    alternatives_refused: tuple[str, ...]
    documented: int = 0
    documented_wrong: tuple[str, ...] = ()
    recast: int = 0
    recast_wrong: tuple[str, ...] = ()

    @property
    def killed(self) -> int:
        """Mutants that some check rejects."""
        return self.mutants - self.equivalent - len(self.survivors)

    @property
    def perfect(self) -> bool:
        """Whether nothing fell short."""
        return not (
            self.flakes
            or self.trivial_accepted
            or self.survivors
            or self.stale_equivalents
            or self.mistakes_accepted
            or self.mistakes_misdiagnosed
            or self.alternatives_refused
            or self.documented_wrong
            or self.recast_wrong
        )


@dataclass(frozen=True)
class AssignmentAccuracy:
    """An assignment's exercises, in order, and the digest of what they were measured from."""

    assignment: str
    exercises: tuple[ExerciseAccuracy, ...] = field(default=())
    digest: str = ""

    def total(self, name: str) -> int:
        """Sum of a count (or of the lengths of a list) over the exercises."""
        values = [getattr(exercise, name) for exercise in self.exercises]
        return sum(value if isinstance(value, int) else len(value) for value in values)

    @property
    def perfect(self) -> bool:
        """Whether nothing fell short in any exercise."""
        return all(exercise.perfect for exercise in self.exercises)


def as_data(result: AssignmentAccuracy) -> dict[str, Any]:
    """The result as JSON-able data."""
    return asdict(result)


def from_data(data: dict[str, Any]) -> AssignmentAccuracy:
    """The result that `as_data` gave; fields that this version does not know are left out."""
    known = {field.name for field in fields(ExerciseAccuracy)}
    exercises: list[ExerciseAccuracy] = []
    for exercise in data["exercises"]:
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in exercise.items()
            if name in known
        }
        exercises.append(ExerciseAccuracy(**values))
    return AssignmentAccuracy(data["assignment"], tuple(exercises), data["digest"])
