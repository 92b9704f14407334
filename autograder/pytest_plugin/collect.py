"""Collectors and items: a submission file, and each of its exercises."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from autograder.course.model import Assignment
from autograder.grading.check_titles import check_title
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.plain import inert, marked, one_line
from autograder.pytest_plugin import SESSION
from autograder.report.messages import note_text
from autograder.report.terminal import exercise_lines
from autograder.sandbox.parse_reply import Fault

if TYPE_CHECKING:
    from autograder.grading.grade import SubmissionGrader
    from autograder.grading.opened import OpenedSubmission
    from autograder.pytest_plugin.session import CourseSession

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


class StudentsFolder(pytest.Directory):
    """A folder below which submissions lie, listed as pytest lists one, but for what cannot be
    asked for: a link may lead to a name that no file system holds."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """What is in it, in the order of names."""
        for name in sorted(os.listdir(self.path)):
            path = self.path / name
            is_folder, is_file = os.path.isdir(path), os.path.isfile(path)
            if not (is_folder or is_file) or self._ignores(path, is_folder):
                continue
            if is_folder:
                found = self.ihook.pytest_collect_directory(path=path, parent=self)
                yield from [found] if found is not None else []
            else:
                yield from self.ihook.pytest_collect_file(file_path=path, parent=self)

    def _ignores(self, path: Path, is_folder: bool) -> bool:
        if self.session.isinitpath(path, with_parents=is_folder):
            return False
        return bool(self.ihook.pytest_ignore_collect(collection_path=path, config=self.config))


def folder_collector(parent: pytest.Collector, path: Path) -> pytest.Directory:
    """A collector for a folder below which submissions lie, under a name that can be printed."""
    folder = StudentsFolder.from_parent(parent, path=path)
    folder.name = one_line(path.name)
    return folder


def shown_path(parent: pytest.Collector, path: Path) -> str | None:
    """What pytest prints of a path, where that is not the path itself.

    For a file outside its rootdir pytest drops the folder, and then prints a wrong path; and it
    prints control characters in names.
    """
    root = parent.config.rootpath
    inside = path.is_relative_to(root)
    written = (path.relative_to(root) if inside else path).as_posix()
    shown = one_line(written.replace("::", ": :"), MAX_PATH)
    return None if inside and shown == written else shown


@dataclass(frozen=True)
class GradedByWorker:
    """A submission that another process grades as a whole; its result may be still to come."""

    result: Callable[[], SubmissionResult]

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise, once the worker is done."""
        return next(found for found in self.result().exercises if found.name == name)

    def close(self) -> None:
        """Nothing runs here."""


class SubmissionFile(pytest.File):
    """One submission: graded when its first exercise runs, or before in a large class."""

    assignment: Assignment
    target: Path
    grading: OpenedSubmission | GradedByWorker | None = None

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
        """Grade the submission; with ``--in-process``, open it and grade as items run."""
        if self.grading is not None:
            return
        session = _session(self)
        if session.in_process:
            from autograder.grading.opened import OpenedSubmission
            from autograder.pytest_plugin.in_process import load_in_process

            load = partial(load_in_process, propagate=bool(self.config.option.usepdb))
            course, target = session.course, self.target
            self.grading = OpenedSubmission(
                course, self.assignment, target, load, seed=lambda: session.seed
            )
            return
        chosen = tuple(item.name for item in self.session.items if item.parent is self)
        whole = set(chosen) == set(self.assignment.exercises)
        result = session.graded(self, None if whole else chosen)
        self.grading = GradedByWorker(lambda: result)

    def teardown(self) -> None:
        """Keep the result."""
        if self.grading is None:
            return
        self.grading.close()
        grader = self.grader
        stopped = grader is not None and not grader.results
        if not stopped:  # who leaves the debugger wants no points
            _session(self).results.append(self.grading.result())

    @property
    def grader(self) -> SubmissionGrader | None:
        """What grades in this process, with ``--in-process``."""
        return None if isinstance(self.grading, GradedByWorker | None) else self.grading.grader

    @cached_property
    def script_lines(self) -> dict[int, str]:
        """The script's lines by number; none for a notebook, or for what cannot be read."""
        name = f"{self.assignment.module}.py"
        script = self.target / name if os.path.isdir(self.target) else self.target
        most = self.assignment.limits.file_mb * 2**20
        if script.suffix != ".py" or not os.path.isfile(script) or script.stat().st_size > most:
            return {}
        text = script.read_text(encoding="utf-8-sig", errors="replace")
        return dict(enumerate(text.split("\n"), 1))

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise; raises `SubmissionRefused` when there can be none."""
        assert self.grading is not None
        exercise = self.grading.exercise(name)
        result = self.grading.result()
        if result.error is not None:
            raise SubmissionRefused(result)
        return exercise


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
                assert isinstance(self.parent, SubmissionFile)
                for check in error.result.checks:
                    fault = check.failure.fault if check.failure is not None else None
                    if fault is not None and fault.frames:
                        numbered = self.parent.script_lines
                        title = check_title(check.name, check.title, language)
                        lines += ["", f"[{title}]", *frame_lines(fault, numbered)]
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


def frame_lines(fault: Fault, numbered: Mapping[int, str]) -> list[str]:
    """An error's way through the student's own code, as Python writes it; none of ours."""
    lines = []
    for file, line, function in fault.frames:
        lines.append(f'  File "{file}", line {line}, in {function}')
        in_script = file.endswith(".py")
        if in_script and (text := numbered.get(line, "").strip()):
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
