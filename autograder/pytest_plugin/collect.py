"""Collectors and items: a submission file, and each of its exercises."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from autograder.course.model import Assignment
from autograder.grading.grade import SubmissionGrader, reading_failed, result_of
from autograder.grading.job import graded
from autograder.grading.reference import ReferenceMissing
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.plain import inert, marked, one_line
from autograder.pytest_plugin import SESSION
from autograder.pytest_plugin.session import CourseSession
from autograder.report.messages import note_text
from autograder.report.terminal import exercise_lines
from autograder.sandbox.process import LoadReport
from autograder.sandbox.spawn import SpawnError
from autograder.submission.cells import Note, Submission, SubmissionError
from autograder.submission.choose import choose_submission

MAX_PATH = 4_000


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
            f"{one_line(self.path.name)} belongs to no assignment in {course.root / 'course.yml'}; "
            f"an assignment is known by its file name: {known}."
        )


def folder_collector(parent: pytest.Collector, path: Path) -> pytest.Dir:
    """A collector for a folder below which submissions lie, under a name that can be printed."""
    folder = pytest.Dir.from_parent(parent, path=path)
    folder.name = one_line(path.name)
    return folder


def shown_path(parent: pytest.Collector, path: Path) -> str | None:
    """What pytest prints of a path, where that is not the path itself.

    Of a file outside its rootdir pytest forgets the folder, and then prints a wrong path; and it
    prints whatever a name is made of.
    """
    root = parent.config.rootpath
    inside = path.is_relative_to(root)
    written = (path.relative_to(root) if inside else path).as_posix()
    shown = one_line(written.replace("::", ": :"), MAX_PATH)
    return None if inside and shown == written else shown


class SubmissionFile(pytest.File):
    """One submission: loaded when its first exercise runs and closed after its last.

    `graded` holds its result, which is still to come in a large class. With ``--in-process`` a
    `grader` works it out exercise by exercise instead.
    """

    assignment: Assignment
    target: Path
    submission: Submission
    report: LoadReport
    grader: SubmissionGrader | None = None
    problem: Note | None = None
    graded: Future[SubmissionResult] | None = None

    @classmethod
    def for_assignment(
        cls, parent: pytest.Collector, path: Path, target: Path, assignment: Assignment
    ) -> SubmissionFile:
        """A collector at `path` for the submission in `target` (that file, or its folder)."""
        collector = cls.from_parent(parent, path=path, nodeid=shown_path(parent, path))
        collector.assignment, collector.target = assignment, target
        return collector

    def collect(self) -> list[pytest.Item]:
        """One item per exercise."""
        return [ExerciseItem.from_parent(self, name=name) for name in self.assignment.exercises]

    def setup(self) -> None:
        """Read and load the submission; what goes wrong becomes its result."""
        if self.graded is not None:
            return
        session = _session(self)
        try:
            if session.in_process:
                self._open()
            else:
                chosen = tuple(i.name for i in self.session.items if i.parent is self)
                job = session.job_for(self, None if self._is_whole(chosen) else chosen)
                result = graded(session.course, self.assignment, job, session.watch)
                self.graded = Future()
                self.graded.set_result(result)
        except SubmissionError as error:
            self.problem = Note(error.key, tuple(error.values.items()))
        except (ReferenceMissing, SpawnError, ValueError) as error:
            self.problem = Note("grader", (("reason", str(error)),))

    def _open(self) -> None:
        from autograder.pytest_plugin.in_process import load_in_process

        course, seed = _session(self).course, _session(self).seed
        self.submission = choose_submission(self.target, self.assignment.module, course.root)
        self.grader, self.report = load_in_process(course, self.assignment, self.submission, seed)

    def _is_whole(self, chosen: Sequence[str]) -> bool:
        return set(chosen) == set(self.assignment.exercises)

    def teardown(self) -> None:
        """Keep the result."""
        _session(self).results.append(self.result())

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise; raises `SubmissionRefused` when there can be none."""
        if self.graded is not None:
            result = self.graded.result()
            if result.error is not None:
                raise SubmissionRefused(result)
            return next(e for e in result.exercises if e.name == name)
        if self.grader is None:
            raise SubmissionRefused(self.result())
        try:
            return self.grader.exercise(name)
        except (ReferenceMissing, SpawnError) as error:
            self.problem, self.grader = Note("grader", (("reason", str(error)),)), None
            raise SubmissionRefused(self.result()) from None

    def result(self) -> SubmissionResult:
        """Everything graded so far."""
        if self.graded is not None:
            return self.graded.result()
        session = _session(self)
        if self.grader is None:
            note = self.problem or Note("grader", (("reason", "interrupted"),))
            return reading_failed(session.course, self.assignment, self.target, note)
        return result_of(self.grader, self.submission, self.report)


class SubmissionItem(pytest.Item):
    """Any item that this plugin reports itself."""


class ExerciseItem(SubmissionItem):
    """One exercise of one submission."""

    def runtest(self) -> None:
        """Run the exercise's checks; anything short of done is a failed item."""
        file = self.parent
        assert isinstance(file, SubmissionFile)
        result = file.exercise(self.name)
        if result.status is not Status.DONE:
            raise ExerciseOpen(result)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """The same text as in the summary; a real traceback only for the grader's own faults."""
        language = _session(self).language
        error = excinfo.value
        if isinstance(error, ExerciseOpen):
            if self.config.option.tbstyle == "no":  # the summary has it
                return str(error)
            verbose = self.config.option.tbstyle == "long" or self.config.option.verbose > 0
            lines = list(exercise_lines(error.result, language, verbose=verbose))
            if verbose:
                for check in error.result.checks:
                    if check.failure is not None and check.failure.detail:
                        lines += ["", f"[{check.name}]", check.failure.detail.rstrip()]
            return inert("\n".join(lines))
        if isinstance(error, SubmissionRefused) and error.result.error is not None:
            return "\n".join(marked(note_text(error.result.error, language)))
        return super().repr_failure(excinfo, style)

    @cached_property
    def location(self) -> tuple[str, int | None, str]:
        """Where it is, as pytest prints it."""
        return one_line(super().location[0], MAX_PATH), None, self.name

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the exercise is defined, for editors that jump there."""
        return self.path, None, self.name


def whole_submissions(items: Sequence[pytest.Item]) -> list[SubmissionFile]:
    """The submissions of which every exercise is among `items`."""
    counts: dict[SubmissionFile, int] = {}
    for item in items:
        if isinstance(item.parent, SubmissionFile):
            counts[item.parent] = counts.get(item.parent, 0) + 1
    return [file for file, count in counts.items() if count == len(file.assignment.exercises)]


def _session(node: pytest.Item | pytest.Collector) -> CourseSession:
    session = node.config.stash[SESSION]
    assert session is not None
    return session
