"""What is known of a class, as plain frozen data that everything else here reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from autograder.course import Assignment, Course
from autograder.lms.late import Lateness
from autograder.lms.roster import Student

State = Literal["graded", "by_hand", "failed", "ungraded", "missing"]
# How an exercise looks from afar, best first; "none" is not known, or not handed in.
Look = Literal["full", "part", "wrong", "blocked", "empty", "none"]
LOOKS: tuple[Look, ...] = ("full", "part", "wrong", "blocked", "empty", "none")
NOT_BEGUN = frozenset(("not_started", "missing"))


@dataclass(frozen=True)
class Outcome:
    """One exercise of one submission. `points` is None where it was not graded; `status` is the
    result's ("done", "wrong", "not_started", ...), "" where only the points are known; `checks`
    maps each check to whether it passed; `diagnosis` names what its hints rest on, such as
    "mistake:derivative_of_z"; `behaviour` is a digest of what a wrong answer replied, "" where that
    is not known."""

    points: float | None
    most: float
    status: str = ""
    checks: Mapping[str, bool] = field(default_factory=dict)
    diagnosis: tuple[str, ...] = ()
    behaviour: str = ""

    @property
    def share(self) -> float:
        """The share of its points, from 0 to 1; what was not graded has none."""
        return (self.points or 0.0) / self.most if self.most else 0.0

    @property
    def look(self) -> Look:
        """What the heat map shows of it."""
        if self.points is None:
            return "none"
        if self.points >= self.most:
            return "full"
        if self.points > 0:
            return "part"
        if self.status in NOT_BEGUN:
            return "empty"
        return "blocked" if self.status == "blocked" else "wrong"

    @property
    def was_tried(self) -> bool:
        """Whether its checks ran on something that the student wrote."""
        return self.status in ("done", "wrong") and bool(self.checks)


@dataclass(frozen=True)
class Attempt:
    """One graded submission, with every check's outcome. `when` is UTC without a zone."""

    student: str
    assignment: str
    when: datetime | None
    exercises: Mapping[str, Outcome]


@dataclass(frozen=True)
class Results:
    """Graded attempts, each student's in the order of time; `counting` are those whose points are
    in the gradebook, by student. `problems`: a sentence for each result that cannot be read."""

    attempts: tuple[Attempt, ...] = ()
    counting: Mapping[str, Attempt] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


# Where results come from that say more than the gradebook's points.
Source = Callable[[Course, Assignment], Results]


@dataclass(frozen=True)
class Work:
    """All that is known of one student's work on one assignment.

    time: when it came (UTC, without a zone). exercises, written: what was won; a written answer
    that waits is None. left: the cells that a person should look at. page: formgrader's id of it.
    """

    student: Student
    state: State
    late: Lateness
    time: datetime | None = None
    exercises: Mapping[str, Outcome] = field(default_factory=dict)
    written: Mapping[str, float | None] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    page: str = ""

    @property
    def handed_in(self) -> bool:
        """Whether there is a submission."""
        return self.state != "missing"

    @property
    def graded(self) -> bool:
        """Whether the autograder's part of it is known."""
        return self.state in ("graded", "by_hand")

    @property
    def points(self) -> float:
        """The autograder's points; coming late takes nothing off here."""
        return sum(outcome.points or 0.0 for outcome in self.exercises.values())

    @property
    def begun(self) -> bool:
        """Whether anything was done: a file as it was released says nothing of its exercises."""
        return any(outcome.look != "empty" for outcome in self.exercises.values())


@dataclass(frozen=True)
class ClassWork:
    """Everybody's work on one assignment, in the roster's order, and what there is of results."""

    assignment: Assignment
    works: tuple[Work, ...]
    results: Results = field(default_factory=Results)

    @property
    def handed_in(self) -> tuple[Work, ...]:
        """The submissions."""
        return tuple(work for work in self.works if work.handed_in)

    @property
    def missing(self) -> tuple[Work, ...]:
        """Those who handed in nothing."""
        return tuple(work for work in self.works if not work.handed_in)

    @property
    def graded(self) -> tuple[Work, ...]:
        """Those whose points by the autograder are known."""
        return tuple(work for work in self.works if work.graded)

    @property
    def begun(self) -> tuple[Work, ...]:
        """The graded ones in which something was done; what is said of exercises rests on them."""
        return tuple(work for work in self.graded if work.begun)

    @property
    def with_checks(self) -> bool:
        """Whether the outcome of single checks is known."""
        return any(outcome.checks for work in self.works for outcome in work.exercises.values())

    @property
    def due(self) -> datetime | None:
        """The due date of everybody (UTC, without a zone)."""
        due = self.assignment.due
        return due.astimezone(UTC).replace(tzinfo=None) if due else None
