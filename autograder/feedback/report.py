"""Everything that feedback on one push says, as data; the renderers only put it into words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.class_run import Circumstances, LocalWorkers, Tally, result_of, run_class
from autograder.class_run.local import workers_for
from autograder.course.content import SOURCES
from autograder.course.load import load_course_fast
from autograder.course.manifest import MANIFEST, Change, Manifest, changes, read_manifest
from autograder.course.model import Assignment, Course, Language
from autograder.grading.opened import failed
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import public_seed
from autograder.sandbox.spawn import Confinement
from autograder.submission.cells import Note

WORK = "assignments"


@dataclass(frozen=True)
class FeedbackReport:
    """Feedback on one state of a student's repository.

    `release` names the release, "" where this is none (an instructor's own copy). With
    `own_checks`, the repository's own checks graded it, so `changes` in them spoil the result;
    otherwise the grader's checks did, and `changes` are only told.
    """

    course: Course
    language: Language
    results: tuple[SubmissionResult, ...] = ()
    release: str = ""
    changes: tuple[Change, ...] = ()
    own_checks: bool = True
    commit: str = ""
    error: str = ""

    @property
    def trusted(self) -> bool:
        """Whether released checks gave this result."""
        return not (self.own_checks and self.changes)

    @property
    def complete(self) -> bool:
        """Whether every submission was graded to its end."""
        return not self.error and all(result.complete for result in self.results)

    @property
    def all_done(self) -> bool:
        """Whether every exercise of every graded assignment is done."""
        return self.complete and all(result.all_done for result in self.results)

    @property
    def score(self) -> float:
        """Points won in all that was graded."""
        return sum(result.score for result in self.results)

    @property
    def max_score(self) -> float:
        """Points that the autograder can give for all that was graded."""
        return sum(result.max_score for result in self.results)


def open_graders_course(root: Path) -> Course:
    """The course of `root`, read anew: a student may have committed a cache of their own."""
    return load_course_fast(root, trust_cache=False)


def give_feedback(
    course: Course,
    repository: Path,
    assignments: Sequence[Assignment],
    language: Language,
    *,
    confinement: Confinement,
    commit: str = "",
    on_progress: Callable[[Tally], None] | None = None,
) -> FeedbackReport:
    """Grade `assignments` as they stand in `repository` with the checks of `course`.

    A failure of the grader in one assignment is reported in its result and does not stop the
    others.
    """
    own = repository.resolve() == course.root.resolve()
    manifest, found = _protection(course, repository)
    results = tuple(_graded(course, repository, assignments, confinement, on_progress))
    return FeedbackReport(
        course,
        language,
        results,
        manifest.release if manifest else "",
        found,
        own,
        commit,
    )


def _protection(course: Course, repository: Path) -> tuple[Manifest | None, tuple[Change, ...]]:
    manifest = read_manifest(course.root)
    if manifest is not None:
        return manifest, tuple(changes(manifest, repository))
    if (course.root / SOURCES).is_dir():
        return None, ()  # an instructor's own copy, which is no release
    return None, (Change(MANIFEST, "missing"),)


def _graded(
    course: Course,
    repository: Path,
    assignments: Sequence[Assignment],
    confinement: Confinement,
    on_progress: Callable[[Tally], None] | None,
) -> Iterator[SubmissionResult]:
    """The results, in the order of `assignments`."""
    seed = public_seed(course.grading.seed)
    repository = Path(os.path.abspath(repository))
    folders = {a.name: repository / WORK / a.name for a in assignments}
    there = [assignment for assignment in assignments if folders[assignment.name].is_dir()]
    tasks = (
        Circumstances(course, assignment, seed, confinement, skip_untouched=True).task(
            folders[assignment.name]
        )
        for assignment in there
    )
    found: dict[str, SubmissionResult] = {}
    if there:
        jobs = workers_for(len(there), course.grading.jobs)
        with LocalWorkers(course, jobs) as local:
            for task, record in run_class(tasks, local, None, on_progress):
                found[task.assignment] = result_of(task, record)
    for assignment in assignments:
        result = found.get(assignment.name) or _not_submitted(course, assignment)
        shown = Path(result.submission)
        if shown.is_relative_to(repository):
            result = replace(result, submission=shown.relative_to(repository).as_posix())
        yield result


def _not_submitted(course: Course, assignment: Assignment) -> SubmissionResult:
    place = (("folder", assignment.name), ("module", assignment.module))
    return failed(course, assignment, Path(WORK, assignment.name), Note("nothing_here", place))
