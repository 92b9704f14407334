"""What grading found: plain data that the plugin, nbgrader, CI and the notebook all render."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from autograder.grading.failure import Failure
from autograder.mistakes import Hint
from autograder.sandbox.noticed import Shortcut
from autograder.sandbox.process import Trouble
from autograder.submission.cells import Note


class Status(StrEnum):
    """How far an exercise is."""

    DONE = "done"
    WRONG = "wrong"
    NOT_STARTED = "not_started"
    BLOCKED = "blocked"
    NOT_RUN = "not_run"


@dataclass(frozen=True)
class CheckResult:
    """One check of an exercise; `failure` is None when it passed."""

    name: str
    failure: Failure | None = None

    @property
    def passed(self) -> bool:
        """Whether the check passed."""
        return self.failure is None


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise: all its points if every check passed, else none."""

    name: str
    score: float
    max_score: float
    status: Status
    checks: tuple[CheckResult, ...] = ()
    hints: tuple[Hint, ...] = ()
    blocked_by: str = ""
    output: str = ""
    line: int = 0

    @property
    def first_failure(self) -> Failure | None:
        """The failure that a student should look at first."""
        return next((check.failure for check in self.checks if check.failure), None)


@dataclass(frozen=True)
class CellTrouble:
    """A cell that failed while loading: which, where in the file, and why."""

    cell: int
    title: str
    trouble: Trouble


@dataclass(frozen=True)
class SubmissionResult:
    """A whole submission. `complete` is true only when the grader finished every check itself."""

    assignment: str
    submission: str
    exercises: tuple[ExerciseResult, ...]
    complete: bool
    troubles: tuple[CellTrouble, ...] = ()
    notes: tuple[Note, ...] = ()
    output: str = ""
    error: Note | None = None
    seed: str = "public"
    confinement: dict[str, object] = field(default_factory=dict)
    shortcuts: tuple[Shortcut, ...] = ()

    @property
    def score(self) -> float:
        """Points won."""
        return sum(exercise.score for exercise in self.exercises)

    @property
    def max_score(self) -> float:
        """Points that the autograder can give."""
        return sum(exercise.max_score for exercise in self.exercises)

    @property
    def all_done(self) -> bool:
        """Whether every exercise is complete."""
        return self.complete and all(e.status is Status.DONE for e in self.exercises)
