"""One submission to grade in a watched process, with a result even if that process ends."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.load import load_course_fast
from autograder.course.model import Assignment, Course
from autograder.grading.prepare import prepare
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed, public_seed, secret_seed
from autograder.grading.watched import GRACE_SECONDS, Overtime, Watch
from autograder.plain import one_line
from autograder.sandbox.spawn import Confinement
from autograder.submission.cells import Note
from autograder.submission.find import is_own, submission_at

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """One submission to grade: everything another process needs to know.

    What grades is imported over there: pytest needs no NumPy to ask for a result and to show it.

    `exercises` are those to grade, None for all; for `skip_untouched` see `grade_submission`.
    """

    root: Path
    assignment: str
    path: Path
    seed: Seed
    confinement: Confinement
    exercises: tuple[str, ...] | None = None
    skip_untouched: bool = False

    def prepare(self) -> None:
        """Load what grading needs and no submission has a part in."""
        prepare(self.root, self.assignment, self.confinement)

    def run(self) -> SubmissionResult:
        """Grade it, in this process."""
        from autograder.grading.opened import grade_submission

        course = load_course_fast(self.root)
        return grade_submission(
            course,
            course.assignment(self.assignment),
            self.path,
            seed=self.seed,
            exercises=self.exercises,
            confinement=self.confinement,
            skip_untouched=self.skip_untouched,
        )


def own_job(course: Course, file: Path, names: Sequence[str]) -> Job | None:
    """The job for a named file of one's own work, or for these exercises of it ("": all of them);
    None for another file or an unknown exercise."""
    found = submission_at(course, file, named=True)
    if found is None or not is_own(course, file) or not file.is_file():
        return None
    known = found.assignment.exercises
    exercises = dict.fromkeys(known if "" in names else names)
    if not exercises.keys() <= known.keys():
        return None
    policy = course.grading.seed
    try:
        seed = secret_seed(policy, course.root) or public_seed(policy)
    except (CourseError, OSError):
        return None
    chosen = None if exercises.keys() == known.keys() else tuple(exercises)
    return Job(course.root, found.assignment.name, found.target, seed, "wanted", chosen)


def graded(course: Course, assignment: Assignment, job: Job, watch: Watch) -> SubmissionResult:
    """The result of a job; of one that is not done in time, that it could not be graded."""
    seconds = assignment.limits.submission_seconds + GRACE_SECONDS
    try:
        return watch.call(job, seconds)
    except Overtime as late:
        where = one_line(late.where)
        _log.warning("%s: not graded in %g s; at %s", one_line(str(job.path)), seconds, where)
        reason = Note("overtime", (("seconds", seconds),))
    except Exception as error:
        from autograder.grading.opened import problem_note

        reason = problem_note(error)
    from autograder.grading.opened import failed

    return failed(course, assignment, job.path, reason, job.seed)
