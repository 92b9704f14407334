"""What a course is, as plain frozen data: every other part reads these and none can change them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from autograder.course.errors import CourseError

Language = Literal["ko", "en"]
Needs = Literal["numpy", "torch"]
FollowThrough = Literal["full", "half", "none"]
LANGUAGES: tuple[Language, ...] = ("ko", "en")


@dataclass(frozen=True)
class Bilingual:
    """The same text in Korean and in English."""

    ko: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True)
class Limits:
    """What one submission may use; seconds are processor time of its process (`sandbox.allowance`).

    `memory_mb` bounds the student process's address space, `output_kb` what it prints, `file_mb`
    each file that it writes and `reply_mb` each value that it returns (powers of 1024).
    """

    call_seconds: float = 10.0
    load_seconds: float = 20.0
    submission_seconds: float = 120.0
    cpu_seconds: float = 120.0
    memory_mb: int = 1024
    output_kb: int = 256
    file_mb: int = 16
    reply_mb: int = 64


@dataclass(frozen=True)
class SeedPolicy:
    """Which inputs the checks draw: `public` for students, a secret one for the instructor.

    The secret is read from the environment variable `secret_env`, else from `secret_file`
    (relative to the course).
    """

    public: int
    secret_env: str = "COURSE_SECRET_SEED"
    secret_file: str = ".course/secret_seed"


@dataclass(frozen=True)
class LatePolicy:
    """What a late submission costs: `penalty_per_day` is the share of the score lost per started
    day after `grace_minutes`; after `max_days` (None: never) it counts nothing."""

    grace_minutes: int = 0
    penalty_per_day: float = 0.0
    max_days: int | None = None


@dataclass(frozen=True)
class RepairPolicy:
    """How long small changes of a wrong function are tried to find the line of a mistake.

    Processor seconds for each wrong exercise that no known mistake explains, 0 for none:
    `student_seconds` with the public seed, `class_seconds` with the secret one.
    """

    student_seconds: float = 1.0
    class_seconds: float = 0.3


@dataclass(frozen=True)
class Extension:
    """More time for one assignment: for `student`, or for everybody where that is empty.

    One of `until` (a time), `days` (added to the due date) and `exempt` (never late) is given.
    """

    assignment: str
    student: str = ""
    until: datetime | None = None
    days: float | None = None
    exempt: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Grading:
    """How scores come about. `follow_through` is what a right exercise earns that only fails
    since an earlier one is wrong: "full", "half" or "none" of its points. `jobs` is how many
    submissions of a class are graded at once, 0 for as many as there are cores; `cluster` is the
    address of a scheduler whose workers grade instead, "" for none."""

    seed: SeedPolicy
    late: LatePolicy = field(default_factory=LatePolicy)
    repair: RepairPolicy = field(default_factory=RepairPolicy)
    follow_through: FollowThrough = "full"
    jobs: int = 0
    cluster: str = ""


@dataclass(frozen=True)
class FeedbackPolicy:
    """How a push is answered: whether unfinished work makes the CI job fail."""

    fail_when_incomplete: bool = False


@dataclass(frozen=True)
class Exercise:
    """One function or class to write. `forbid` names modules (`torch`) or functions
    (`numpy.linalg.lstsq`) that it may not use, the assignment's own included. `repair` is false
    for one whose checks take too long to be run again for every change that is tried."""

    points: float
    forbid: tuple[str, ...] = ()
    repair: bool = True


@dataclass(frozen=True)
class Assignment:
    """One assignment; `exercises` and `written` keep the order of course.yml.

    `written` maps a written answer's id to its points, which are graded by hand. `late` is the
    course's policy with what the assignment changes of it.
    """

    name: str
    module: str
    title: Bilingual
    due: datetime | None
    needs: Needs
    forbid: tuple[str, ...]
    limits: Limits
    exercises: dict[str, Exercise]
    written: dict[str, float]
    late: LatePolicy = field(default_factory=LatePolicy)

    @property
    def max_score(self) -> float:
        """Points that the autograder gives at most (written answers not included)."""
        return sum(exercise.points for exercise in self.exercises.values())

    @property
    def written_points(self) -> float:
        """Points that are given by hand."""
        return sum(self.written.values())


@dataclass(frozen=True)
class Course:
    """A validated course.yml; `root` is the folder that holds it."""

    root: Path
    id: str
    title: Bilingual
    language: Language
    repository: str
    branch: str
    grading: Grading
    limits: Limits
    feedback: FeedbackPolicy
    assignments: tuple[Assignment, ...]
    extensions: tuple[Extension, ...] = ()

    def assignment(self, name: str) -> Assignment:
        """Return the assignment called `name` ("02_mlp"); CourseError when there is none."""
        for assignment in self.assignments:
            if assignment.name == name:
                return assignment
        # Only a mistyped name needs it, and every pytest start imports this module.
        from difflib import get_close_matches

        names = [assignment.name for assignment in self.assignments]
        close = get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(names)}."
        raise CourseError(f"There is no assignment called {name!r} in course.yml; {hint}")

    def by_module(self, module: str) -> Assignment | None:
        """Return the assignment whose file is `<module>.py`, or None."""
        return next((a for a in self.assignments if a.module == module), None)
