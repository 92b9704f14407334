"""Collectors and items: a submission file, and each of its exercises."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest

from autograder.course.model import Assignment
from autograder.grading.grade import (
    SubmissionGrader,
    open_submission,
    reading_failed,
    result_of,
)
from autograder.grading.reference import ReferenceMissing
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.grading.seeds import Seed, public_seed, secret_seed
from autograder.pytest_plugin import SESSION
from autograder.pytest_plugin.session import CourseSession
from autograder.report.messages import note_text
from autograder.report.terminal import exercise_lines
from autograder.sandbox.process import LoadReport, StudentProcess
from autograder.sandbox.spawn import SpawnError, Unconfined
from autograder.submission.cells import Note, Submission, SubmissionError
from autograder.submission.choose import choose_submission


class ExerciseOpen(Exception):
    """An exercise is not complete yet; carries its result."""

    def __init__(self, result: ExerciseResult) -> None:
        super().__init__(f"{result.name}: {result.status}")
        self.result = result


class SubmissionRefused(Exception):
    """A submission could not be graded; carries the result that says why."""

    def __init__(self, result: SubmissionResult) -> None:
        super().__init__(result.submission)
        self.result = result


class UnknownFile(pytest.File):
    """A file named on the command line that belongs to no assignment."""

    def collect(self) -> list[pytest.Item]:
        """Say so in one sentence."""
        course = _session(self).course
        known = ", ".join(f"{a.module}.py" for a in course.assignments)
        raise self.CollectError(
            f"{self.path.name} belongs to no assignment in {course.root / 'course.yml'}; "
            f"an assignment is known by its file name: {known}."
        )


class SubmissionFile(pytest.File):
    """One submission; it is loaded when its first exercise runs and closed after its last."""

    assignment: Assignment
    target: Path

    @classmethod
    def for_assignment(
        cls, parent: pytest.Collector, path: Path, target: Path, assignment: Assignment
    ) -> SubmissionFile:
        """A collector at `path` for the submission in `target` (that file, or its folder)."""
        collector = cls.from_parent(parent, path=path)
        collector.assignment, collector.target = assignment, target
        collector.grader = None
        collector.problem = None
        return collector

    grader: SubmissionGrader | None
    submission: Submission
    report: LoadReport
    process: StudentProcess | None
    problem: Note | None

    def collect(self) -> list[pytest.Item]:
        """One item per exercise."""
        return [ExerciseItem.from_parent(self, name=name) for name in self.assignment.exercises]

    def setup(self) -> None:
        """Read and load the submission; what goes wrong becomes its result."""
        session = _session(self)
        self.process = None
        try:
            self.submission = choose_submission(
                self.target, self.assignment.module, session.course.root
            )
            seed = _seed(session)
            if session.in_process:
                from autograder.pytest_plugin.in_process import load_in_process

                self.grader, self.report = load_in_process(
                    session.course, self.assignment, self.submission, seed
                )
            else:
                self.grader, self.report, self.process = open_submission(
                    session.course,
                    self.assignment,
                    self.submission,
                    seed,
                    session.confinement_for(self.path),
                )
        except Unconfined as error:
            self.problem = Note("unconfined", (("reason", str(error)),))
        except SubmissionError as error:
            self.problem = Note(error.key, tuple(error.values.items()))
        except (ReferenceMissing, SpawnError, ValueError) as error:
            self.problem = Note("grader", (("reason", str(error)),))

    def teardown(self) -> None:
        """Close the student process and keep the result."""
        if self.process is not None:
            self.process.close()
        _session(self).results.append(self.result())

    def result(self) -> SubmissionResult:
        """Everything graded so far."""
        if self.grader is None:
            session = _session(self)
            note = self.problem or Note("grader", (("reason", "interrupted"),))
            return reading_failed(session.course, self.assignment, self.target, note)
        mode = _session(self).confinement_for(self.path)
        layers = {"mode": mode, **self.process.layers} if self.process is not None else {}
        return result_of(self.grader, self.submission, self.report, layers)


class SubmissionItem(pytest.Item):
    """Any item that this plugin reports itself."""


class ExerciseItem(SubmissionItem):
    """One exercise of one submission."""

    def runtest(self) -> None:
        """Run the exercise's checks; anything short of done is a failed item."""
        file = self._file()
        if file.grader is None:
            raise SubmissionRefused(file.result())
        try:
            result = file.grader.exercise(self.name)
        except (ReferenceMissing, SpawnError) as error:
            file.problem, file.grader = Note("grader", (("reason", str(error)),)), None
            raise SubmissionRefused(file.result()) from None
        if result.status is not Status.DONE:
            raise ExerciseOpen(result)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """The same text as in the summary; a real traceback only for the grader's own faults."""
        language = _session(self).language
        error = excinfo.value
        if isinstance(error, ExerciseOpen):
            verbose = self.config.option.tbstyle == "long" or self.config.option.verbose > 0
            lines = list(exercise_lines(error.result, language, verbose=verbose))
            if verbose:
                for check in error.result.checks:
                    if check.failure is not None and check.failure.detail:
                        lines += ["", f"[{check.name}]", check.failure.detail.rstrip()]
            return "\n".join(lines)
        if isinstance(error, SubmissionRefused) and error.result.error is not None:
            return note_text(error.result.error, language)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the exercise is defined, for editors that jump there."""
        return self.path, None, self.name

    def _file(self) -> SubmissionFile:
        file = self.parent
        assert isinstance(file, SubmissionFile)
        return file


def _session(node: pytest.Item | pytest.Collector) -> CourseSession:
    session = node.config.stash[SESSION]
    assert session is not None
    return session


def _seed(session: CourseSession) -> Seed:
    """``--seed``, else the instructor's secret seed where there is one, else the public one."""
    policy = session.course.grading.seed
    chosen = session.config.getoption("course_seed")
    if chosen is not None:
        return Seed(chosen, True)
    with contextlib.suppress(OSError):
        if secret := secret_seed(policy, session.course.root):
            return secret
    return public_seed(policy)
