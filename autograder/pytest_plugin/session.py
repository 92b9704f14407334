"""What one pytest run knows about the course: options, graders, results."""

from __future__ import annotations

import gc
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from autograder.course.errors import CourseError
from autograder.course.load import feedback_language, load_course_fast
from autograder.course.model import Assignment, Course
from autograder.pytest_plugin.head_start import STARTED, confinement_of
from autograder.pytest_plugin.student_paths import StudentPaths
from autograder.sandbox.spawn import Confinement
from autograder.submission.find import (
    SUFFIXES,
    assignment_of,
    bases_of,
    is_behind_links,
    is_closed,
    is_own,
    submission_at,
)

if TYPE_CHECKING:
    from autograder.grading.job import Job
    from autograder.grading.result import SubmissionResult
    from autograder.grading.seeds import Seed
    from autograder.grading.watched import Watch
    from autograder.pytest_plugin.ahead import Ahead
    from autograder.pytest_plugin.collect import SubmissionFile

# Below this many a class is graded sooner than two more interpreters have started.
WORTH_SHARING = 16


class CourseSession:
    """One pytest run in a course; collects `SubmissionResult`s as submissions are graded."""

    def __init__(self, config: pytest.Config, course: Course, student_paths: StudentPaths) -> None:
        self.config, self.course, self.student_paths = config, course, student_paths
        self.language = config.getoption("language") or feedback_language(course)
        self.in_process = bool(config.getoption("in_process"))
        self.results: list[Any] = []
        self.reporting = False
        self.told: list[str] = []
        self.ahead: Ahead | None = None
        if config.getoption("grade_json") and config.getoption("numprocesses", 0):
            raise pytest.UsageError("--grade-json does not go with -n; leave one of them out.")

    def confinement_for(self, path: Path) -> Confinement:
        """One's own work in assignments/ may run unconfined; others' only if accepted."""
        return confinement_of(self.course, path, self.config.option)

    def assignment_of(self, path: Path) -> Assignment | None:
        """The assignment a file belongs to."""
        return assignment_of(self.course, path)

    def ignores(self, path: Path) -> bool | None:
        """Whether to skip a path: in students' folders, whatever is not a submission."""
        if not self.student_paths.is_students(path) or not os.path.lexists(path):
            return None
        if os.path.isdir(path):
            named = self._named_paths()
            base = next((one for one in named if path.is_relative_to(one)), self.course.root)
            behind = path.is_relative_to(base) and is_behind_links(self.course, base, path)
            return True if behind or is_closed(self.course, path) else None
        if self.config.args and str(path) in {str(Path(os.path.abspath(a))) for a in self._named()}:
            return None
        if path.name == "__init__.py":
            return True
        return None if self.assignment_of(path) else path.suffix in SUFFIXES

    def collector(self, path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A collector for a submission; None for files that are not the plugin's business."""
        if not self.student_paths.is_students(path) or path.suffix not in SUFFIXES:
            return None
        from autograder.pytest_plugin.collect import SubmissionFile, UnknownFile, shown_path

        assignment = self.assignment_of(path)
        if assignment is None:
            return UnknownFile.from_parent(parent, path=path, nodeid=shown_path(parent, path))
        named = parent.session.isinitpath(path)
        base = next((self._bases[p] for p in (path, *path.parents) if p in self._bases), None)
        found = submission_at(self.course, path, named=named, base=base)
        if found is None:
            return None
        return SubmissionFile.for_assignment(parent, path, found.target, assignment)

    def leave_out_what_does_not_count(self, items: list[pytest.Item]) -> None:
        """Of one assignment keep each student's submission that counts; the report tells of others.

        A worker of pytest-xdist has no report, and leaves nothing out.
        """
        from autograder.pytest_plugin.collect import SubmissionFile

        parents = dict.fromkeys(item.parent for item in items)
        files = [parent for parent in parents if isinstance(parent, SubmissionFile)]
        if len(files) < 2 or hasattr(self.config, "workerinput"):
            return
        from autograder.pytest_plugin.counting import claims
        from autograder.submission.whose import lines_about

        collected = [(file.assignment, file.path, file.target) for file in files]
        found = claims(self.course, collected, self._named_paths())
        self.told = lines_about(found)
        left_out = {one.file for of_one in found for one in of_one.left_out}
        passed_over = [item for item in items if item.path in left_out]
        if passed_over:
            items[:] = [item for item in items if item.path not in left_out]
            self.config.hook.pytest_deselected(items=passed_over)

    def take_over_reporting(self, session: pytest.Session) -> None:
        """Replace tracebacks and the short summary by this plugin's report."""
        from autograder.pytest_plugin.collect import SubmissionItem

        items = session.items
        self.reporting = bool(items) and all(isinstance(i, SubmissionItem) for i in items)
        if self.reporting and self.config.option.tbstyle == "auto":
            self.config.option.tbstyle = "no"
            terminal: Any = self.config.pluginmanager.getplugin("terminalreporter")
            if terminal is not None:
                terminal.reportchars = ""
            # pytest collects garbage several times before it ends; NumPy will not be among it.
            gc.freeze()

    @cached_property
    def seed(self) -> Seed:
        """``--seed``, else the instructor's secret seed where there is one, else the public one."""
        from autograder.grading.seeds import Seed, public_seed, secret_seed

        policy = self.course.grading.seed
        chosen = self.config.getoption("course_seed")
        if chosen is not None:
            return Seed(chosen, True)
        try:
            return secret_seed(policy, self.course.root) or public_seed(policy)
        except OSError:
            return public_seed(policy)

    def grade_ahead(self, session: pytest.Session) -> None:
        """Give a large class to worker processes, so that every core grades."""
        from autograder.pytest_plugin.collect import GradedByWorker, whole_submissions

        if self.in_process or self.config.option.collectonly or self.config.option.usepdb:
            return
        files = whole_submissions(session.items)
        if len(files) < WORTH_SHARING:
            return
        from autograder.pytest_plugin.ahead import Ahead, Wanted

        try:
            seed = self.seed
        except CourseError:  # every submission will say why it cannot be graded
            return
        wanted: list[Wanted] = [
            (f.assignment, f.target, self.confinement_for(f.path)) for f in files
        ]
        self.ahead = Ahead(self.course, seed, wanted)
        for file, result in zip(files, self.ahead.results, strict=True):
            file.grading = GradedByWorker(result.result)

    def close(self) -> None:
        """End the workers, if there are any; what they have not begun is dropped."""
        if self.ahead is not None:
            self.ahead.close()
        if STARTED in self.config.stash or "watch" in vars(self):
            self.watch.close(at_once=True)  # whoever asked is waiting for the prompt

    def job_for(self, file: SubmissionFile, exercises: tuple[str, ...] | None = None) -> Job:
        """What another process needs to know to grade a submission, or these exercises of it."""
        from autograder.grading.job import Job

        confinement = self.confinement_for(file.path)
        name = file.assignment.name
        return Job(self.course.root, name, file.target, self.seed, confinement, exercises)

    def graded(
        self, file: SubmissionFile, exercises: tuple[str, ...] | None = None
    ) -> SubmissionResult:
        """The result of one submission, or of these exercises of it."""
        from autograder.grading.job import graded

        try:
            job = self.job_for(file, exercises)
        except CourseError as error:
            from autograder.grading.opened import failed, problem_note

            return failed(self.course, file.assignment, file.target, problem_note(error))
        return graded(self.course, file.assignment, job, self.watch)

    @cached_property
    def watch(self) -> Watch:
        """What grades a few submissions, one after the other."""
        started = self.config.stash.get(STARTED, None)
        if started is not None:
            return started
        from autograder.grading.watched import Watch

        return Watch()

    def print_results(self, terminal: Any) -> None:
        """Print every submission's report; with many, only their tables' last lines."""
        from autograder.pytest_plugin.terminal import print_results

        for line in self.told:
            terminal.write_line(line, yellow=True)
        if self.results:
            print_results(terminal, self.results, self.language, in_process=self.in_process)
            self._print_progress(terminal)

    def _print_progress(self, terminal: Any) -> None:
        """After a plain `pytest` in a student's repository: the course, and what comes next."""
        paths = (Path(os.path.abspath(result.submission)) for result in self.results)
        own = all(is_own(self.course, path) for path in paths)
        plain = self.config.args_source is pytest.Config.ArgsSource.TESTPATHS
        whole = any(all(e.checks for e in result.exercises) for result in self.results)
        if not own or self.in_process or not (plain or whole):
            return  # one exercise is asked for, and a student waits: nothing more is loaded
        from autograder.loop.progress import progress_lines, remember, standings

        for result in self.results:
            remember(self.course, result)
        if plain:
            terminal.write_line("")
            width = max(terminal._tw.fullwidth - 1, 40)
            found = standings(self.course, grade=False)
            for line in progress_lines(found, self.language, width=width):
                terminal.write_line(line)

    def write_json(self) -> None:
        """Write the results to the file that ``--grade-json`` names."""
        target = self.config.getoption("grade_json")
        if not target or hasattr(self.config, "workerinput"):
            return
        from autograder.report.json import write_grades

        write_grades(Path(target), self.results, self.language)

    @cached_property
    def _bases(self) -> dict[Path, Path]:
        return bases_of(self.course, self._named_paths())

    def _named_paths(self) -> list[Path]:
        return [Path(os.path.abspath(name)) for name in self._named()]

    def _named(self) -> list[str]:
        return [str(arg).split("::")[0] for arg in self.config.args]


def open_session(config: pytest.Config) -> CourseSession | None:
    """The session's course, or None where there is none; a broken course.yml stops the run."""
    student_paths = StudentPaths.around(config.option, config)
    if student_paths is None:
        if config.getoption("course"):
            raise pytest.UsageError(f"--course {config.getoption('course')}: no course.yml there.")
        return None
    try:
        course = load_course_fast(student_paths.root)
        session = CourseSession(config, course, student_paths)
    except CourseError as error:
        raise pytest.UsageError(str(error)) from None
    _require_known_names(session)
    return session


def _require_known_names(session: CourseSession) -> None:
    """Stop at ``mlp.py::sigmod`` with the name that was probably meant; raises UsageError."""
    for argument in map(str, session.config.args):
        file, _, name = argument.partition("::")
        path = Path(os.path.abspath(file))
        assignment = session.assignment_of(path) if name else None
        if assignment is None or not session.student_paths.is_students(path):
            continue
        if name not in assignment.exercises and os.path.lexists(path):
            from autograder.report.text.names import unknown_exercise

            raise pytest.UsageError(unknown_exercise(name, assignment, session.language))
