"""Collectors and items: a submission file, and each of its exercises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
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
from autograder.pytest_plugin import SESSION
from autograder.pytest_plugin.session import CourseSession
from autograder.report.messages import note_text, printable
from autograder.report.terminal import exercise_lines
from autograder.sandbox.process import Fault, LoadReport, StudentProcess
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
    """One submission: loaded when its first exercise runs and closed after its last.

    In a large class it is graded as a whole by a worker, and `graded` holds the coming result.
    """

    assignment: Assignment
    target: Path
    submission: Submission
    report: LoadReport
    grader: SubmissionGrader | None = None
    process: StudentProcess | None = None
    problem: Note | None = None
    graded: Future[SubmissionResult] | None = None

    @classmethod
    def for_assignment(
        cls, parent: pytest.Collector, path: Path, target: Path, assignment: Assignment
    ) -> SubmissionFile:
        """A collector at `path` for the submission in `target` (that file, or its folder)."""
        # Of a file outside its rootdir pytest forgets the folder, and then prints a wrong path.
        outside = not path.is_relative_to(parent.config.rootpath)
        nodeid = path.as_posix() if outside else None
        collector = cls.from_parent(parent, path=path, nodeid=nodeid)
        collector.assignment, collector.target = assignment, target
        return collector

    def collect(self) -> list[pytest.Item]:
        """One item per exercise."""
        return [ExerciseItem.from_parent(self, name=name) for name in self.assignment.exercises]

    def setup(self) -> None:
        """Read and load the submission; what goes wrong becomes its result."""
        if self.graded is not None:
            return
        try:
            self._open()
        except SubmissionError as error:
            self.problem = Note(error.key, tuple(error.values.items()))
        except Unconfined as error:
            self.problem = Note("unconfined", (("reason", str(error)),))
        except (ReferenceMissing, SpawnError, ValueError) as error:
            self.problem = Note("grader", (("reason", str(error)),))

    def _open(self) -> None:
        session = _session(self)
        course, seed = session.course, session.seed
        self.submission = choose_submission(self.target, self.assignment.module, course.root)
        if session.in_process:
            from autograder.pytest_plugin.in_process import load_in_process

            self.grader, self.report = load_in_process(
                course,
                self.assignment,
                self.submission,
                seed,
                fly=bool(self.config.option.usepdb),
            )
            return
        confinement = session.confinement_for(self.path)
        self.grader, self.report, self.process = open_submission(
            course, self.assignment, self.submission, seed, confinement
        )

    def teardown(self) -> None:
        """Close the student process and keep the result."""
        if self.process is not None:
            self.process.close()
        stopped = self.grader is not None and not self.grader.results
        if not stopped:  # whoever leaves the debugger is not told of points
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
        layers = {}
        if self.process is not None:
            layers = {"mode": session.confinement_for(self.path), **self.process.layers}
        return result_of(self.grader, self.submission, self.report, layers)


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
                grader = self.parent.grader if isinstance(self.parent, SubmissionFile) else None
                for check in error.result.checks:
                    fault = check.failure.fault if check.failure is not None else None
                    if fault is not None and fault.frames:
                        numbered = grader.line_of if grader is not None else {}
                        lines += ["", f"[{check.name}]", *frame_lines(fault, numbered)]
            return printable("\n".join(lines))
        if isinstance(error, SubmissionRefused) and error.result.error is not None:
            return printable(note_text(error.result.error, language))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the exercise is defined, for editors that jump there."""
        return self.path, None, self.name


def frame_lines(fault: Fault, numbered: Mapping[int, str]) -> list[str]:
    """An error's way through the student's own code, as Python writes it; none of ours."""
    lines = []
    for file, line, function in fault.frames:
        lines.append(f'  File "{file}", line {line}, in {function}')
        if text := numbered.get(line, "").strip():
            lines.append(f"    {text}")
    message = f": {fault.message}" if fault.message else ""
    return [*lines, f"{fault.type_name or fault.kind}{message}"]


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
