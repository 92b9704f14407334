"""What grading found: plain data that the plugin, nbgrader, CI and the notebook all render."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from autograder.grading.failure import Failure
from autograder.mistakes import Hint
from autograder.sandbox.exchange import Trouble
from autograder.sandbox.shortcut_log import Shortcut
from autograder.submission.cells import Note


class Status(StrEnum):
    """How far an exercise is."""

    DONE = "done"
    WRONG = "wrong"
    NOT_STARTED = "not_started"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    BLOCKED = "blocked"
    NOT_RUN = "not_run"


# There is something to be said about these, beyond the status itself.
EXPLAINED = frozenset((Status.WRONG, Status.UNREADABLE, Status.MISSING))


@dataclass(frozen=True)
class CheckResult:
    """One check of an exercise; `failure` is None when it passed.

    title: language → words, as the assignment calls it; empty where the engine's words will do.
    """

    name: str
    failure: Failure | None = None
    title: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def base_name(self) -> str:
        """Its name without parameters."""
        return self.name.partition("[")[0]

    @property
    def passed(self) -> bool:
        """Whether the check passed."""
        return self.failure is None


# Sorts of failure in the order in which they are shown; any that is not here is an assignment's
# own sentence, which says more than all of these.
SHOW_ORDER = {
    "fault": 0,
    "documented": 2,
    "shape": 3,
    "dtype": 3,
    "value": 4,
    "nan": 4,
    "far_from_zero": 4,
    "error_rises": 5,
    "assertion": 5,
    "unexpected": 5,
    "warned": 6,
    "not_pure": 6,
    "remembered": 6,
    "inputs_changed": 6,
}


PLAIN = frozenset(("value", "nan", "documented"))
# These blame the sort of input, which says nothing where usual inputs give a wrong value too.
BY_INPUTS = frozenset(("whole_numbers", "strided"))


def first_to_show(checks: Sequence[CheckResult]) -> CheckResult | None:
    """The failing check that says most; among equals the one with the shortest call."""
    failed = [check for check in checks if check.failure is not None]
    plain = any(check.failure and check.failure.key in PLAIN for check in failed)
    return min(failed, key=lambda check: _rank(check, plain), default=None)


def _rank(check: CheckResult, plain: bool) -> tuple[int, int]:
    failure = check.failure
    assert failure is not None
    if plain and failure.key in BY_INPUTS:
        return SHOW_ORDER["assertion"], len(failure.call)
    says = SHOW_ORDER.get(failure.sort, 1)
    if failure.fault is not None and failure.fault.kind in ("exception", "device"):
        says = 4  # a wrong value tells as much as a call that raises
    elif failure.fault is None and failure.key != failure.sort:
        says -= 1  # an assignment's own case says more
    return says, len(failure.call)


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise: all its points if every check passed, else none.

    with_ours: earlier exercises, not done, for which the reference answered while this was graded.
    behaviour: a digest of what a wrong exercise replied, "" for any other.
    """

    name: str
    score: float
    max_score: float
    status: Status
    checks: tuple[CheckResult, ...] = ()
    hints: tuple[Hint, ...] = ()
    blocked_by: str = ""
    output: str = ""
    line: int = 0
    with_ours: tuple[str, ...] = ()
    behaviour: str = ""

    @property
    def first_failure(self) -> Failure | None:
        """The failure that a student should look at first: what says most, on the least input."""
        found = first_to_show(self.checks)
        return found.failure if found is not None else None

    @property
    def explained(self) -> bool:
        """Whether there is more to say than its status."""
        return self.status in EXPLAINED

    @property
    def only_warned(self) -> bool:
        """Whether every value is right and all that is left is a warning."""
        failures = [check.failure for check in self.checks if check.failure]
        return bool(failures) and all(failure.key == "warned" for failure in failures)


@dataclass(frozen=True)
class CellTrouble:
    """A cell that failed while loading: which, where in the file, and why."""

    cell: int
    title: str
    trouble: Trouble


@dataclass(frozen=True)
class SubmissionResult:
    """A whole submission. `complete` is true only when the grader finished every check itself.

    `written` are the parts that a person grades, and their points; none of them are counted here.
    """

    assignment: str
    submission: str
    exercises: tuple[ExerciseResult, ...]
    complete: bool
    troubles: tuple[CellTrouble, ...] = ()
    notes: tuple[Note, ...] = ()
    output: str = ""
    error: Note | None = None
    seed: str = "public"
    confinement: dict[str, object] = field(default_factory=dict[str, object])
    shortcuts: tuple[Shortcut, ...] = ()
    written: tuple[tuple[str, float], ...] = ()

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
