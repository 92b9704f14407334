"""One submission's result for the gradebook: a score, or the reason why there is none yet."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.class_run import Circumstances
from autograder.course import Assignment, Course
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.grading.seeds import secret_seed
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
        error = self.result.error
        return error is not None and error.key in ("grader", "no_library")

    def score(self, exercise: str) -> float | None:
        """Points for `exercise`; None when it was not graded, which is not a zero."""
        found = self.exercise(exercise)
        return None if found.status is Status.NOT_RUN else found.score

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise."""
        return next(found for found in self.result.exercises if found.name == name)


def circumstances(
    course: Course, assignment: Assignment, confinement: Confinement
) -> Circumstances:
    """How submissions are graded for the gradebook: all exercises, with the secret seed."""
    seed = secret_seed(course.grading.seed, course.root, create=True)
    assert seed is not None
    return Circumstances(course, assignment, seed, confinement)
