"""What is measured of the grader, per exercise and per assignment, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ExerciseAccuracy:
    """How one exercise's checks fared. Lists name what fell short; empty lists are the aim."""

    exercise: str
    checks: int
    seeds: int
    flakes: tuple[int, ...]
    trivial: int
    trivial_accepted: tuple[str, ...]
    mutants: int
    equivalent: int
    survivors: tuple[str, ...]
    stale_equivalents: tuple[str, ...]
    mistakes: int
    mistakes_accepted: tuple[str, ...]
    mistakes_misdiagnosed: tuple[str, ...]
    alternatives: int
    alternatives_refused: tuple[str, ...]

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
        )


@dataclass(frozen=True)
class AssignmentAccuracy:
    """An assignment's exercises, in order."""

    assignment: str
    exercises: tuple[ExerciseAccuracy, ...] = field(default=())

    def total(self, name: str) -> int:
        """Sum of a count (or of the lengths of a list) over the exercises."""
        values = [getattr(exercise, name) for exercise in self.exercises]
        return sum(value if isinstance(value, int) else len(value) for value in values)

    @property
    def perfect(self) -> bool:
        """Whether nothing fell short in any exercise."""
        return all(exercise.perfect for exercise in self.exercises)
