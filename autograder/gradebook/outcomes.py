"""Grades one submission for the gradebook: a score, or the reason why there is none yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.grading.job import Job, graded
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.grading.seeds import Seed
from autograder.grading.watched import Watch
from autograder.sandbox.spawn import Confinement


@dataclass(frozen=True)
class Outcome:
    """A submission's result as the gradebook takes it."""

    result: SubmissionResult

    @property
    def readable(self) -> bool:
        """Whether the submission could be read and run at all."""
        return self.result.error is None

    @property
    def grader_failed(self) -> bool:
        """Whether the failure was the grader's own, so that grading should be tried again."""
        return self.result.error is not None and self.result.error.key == "grader"

    def score(self, exercise: str) -> float | None:
        """Points for `exercise`; None when it was not graded, which is not a zero."""
        found = self.exercise(exercise)
        return None if found.status is Status.NOT_RUN else found.score

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise."""
        return next(found for found in self.result.exercises if found.name == name)


def outcome_of(
    course: Course,
    assignment: Assignment,
    folder: Path,
    seed: Seed,
    watch: Watch,
    confinement: Confinement = "required",
) -> Outcome:
    """Grade the submission in `folder`; never raises, for one must not stop the others."""
    job = Job(course.root, assignment.name, folder, seed, confinement)
    return Outcome(graded(course, assignment, job, watch))
