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
from autograder.pytest_plugin.territory import Territory
from autograder.sandbox.spawn import Confinement, accepts_unconfined

if TYPE_CHECKING:
    from autograder.grading.batch import Batch
    from autograder.grading.job import Job
    from autograder.grading.seeds import Seed
    from autograder.grading.watched import Watch
    from autograder.pytest_plugin.collect import SubmissionFile

SUFFIXES = (".py", ".ipynb")
# Below this many a class is graded sooner than two more interpreters have started.
WORTH_SHARING = 16


class CourseSession:
    """One pytest run in a course; collects `SubmissionResult`s as submissions are graded."""

    def __init__(self, config: pytest.Config, course: Course, territory: Territory) -> None:
        self.config, self.course, self.territory = config, course, territory
        self.language = config.getoption("language") or feedback_language(course)
        self.in_process = bool(config.getoption("in_process"))
        self.results: list[Any] = []
        self.reporting = False
        self.batch: Batch | None = None
        if config.getoption("grade_json") and config.getoption("numprocesses", 0):
            raise pytest.UsageError("--grade-json does not go with -n; leave one of them out.")

    def confinement_for(self, path: Path) -> Confinement:
        """One's own work in assignments/ may run unconfined; others' only if accepted."""
        accepted = self.config.getoption("accept_unconfined") or accepts_unconfined()
        own = path.is_relative_to(self.course.root / "assignments")
        return "wanted" if own or accepted else "required"

    def assignment_of(self, path: Path) -> Assignment | None:
        """The assignment a file belongs to, known by its module name."""
        return self.course.by_module(path.stem) if path.suffix in SUFFIXES else None

    def ignores(self, path: Path) -> bool | None:
        """Whether to skip a path: in students' folders, whatever is not a submission."""
        if not self.territory.is_students(path) or not os.path.lexists(path):
            return None
        if path.is_dir():
            closed = path.name.startswith(".") or path.name == "__pycache__"
            return True if closed or self._beside_work(path) else None
        if self.config.args and str(path) in {str(Path(os.path.abspath(a))) for a in self._named()}:
            return None
        if path.name == "__init__.py":
            return True
        return None if self.assignment_of(path) else path.suffix in SUFFIXES

    def _beside_work(self, folder: Path) -> bool:
        """Whether a folder lies beside an assignment's file: one submission is graded once."""
        modules = {a.name: a.module for a in self.course.assignments}
        module = modules.get(folder.parent.name)
        files = [folder.parent / f"{module}{suffix}" for suffix in SUFFIXES]
        return module is not None and any(map(os.path.lexists, files))

    def collector(self, path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A collector for a submission; None for files that are not the plugin's business."""
        if not self.territory.is_students(path) or path.suffix not in SUFFIXES:
            return None
        from autograder.pytest_plugin.collect import SubmissionFile, UnknownFile, shown_path

        assignment = self.assignment_of(path)
        if assignment is None:
            return UnknownFile.from_parent(parent, path=path, nodeid=shown_path(parent, path))
        target = path
        if not parent.session.isinitpath(path):
            pair = path.with_suffix(".ipynb" if path.suffix == ".py" else ".py")
            if os.path.lexists(pair) and path.suffix == ".ipynb":
                return None  # the folder's one collector is made for the .py
            target = path.parent if os.path.lexists(pair) else path
        return SubmissionFile.for_assignment(parent, path, target, assignment)

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
        from autograder.pytest_plugin.collect import whole_submissions

        if self.in_process or self.config.option.collectonly or self.config.option.usepdb:
            return
        files = whole_submissions(session.items)
        if len(files) < WORTH_SHARING:
            return
        from autograder.grading.batch import start_batch

        self.batch = start_batch([self.job_for(file) for file in files])
        for file, result in zip(files, self.batch.results, strict=True):
            file.graded = result

    def close(self) -> None:
        """End the workers, if there are any; what they have not begun is dropped."""
        if self.batch is not None:
            self.batch.close()
        if "watch" in vars(self):
            self.watch.close()

    def job_for(self, file: SubmissionFile, exercises: tuple[str, ...] | None = None) -> Job:
        """What another process needs to know to grade a submission, or these exercises of it."""
        from autograder.grading.job import Job

        confinement = self.confinement_for(file.path)
        name = file.assignment.name
        return Job(self.course.root, name, file.target, self.seed, confinement, exercises)

    @cached_property
    def watch(self) -> Watch:
        """What grades a few submissions, one after the other."""
        from autograder.grading.watched import Watch

        return Watch()

    def print_results(self, terminal: Any) -> None:
        """Print every submission's report; with many, only their tables' last lines."""
        from autograder.pytest_plugin.terminal import print_results

        if self.results:
            print_results(terminal, self.results, self.language, in_process=self.in_process)

    def write_json(self) -> None:
        """Write the results to the file that ``--grade-json`` names."""
        target = self.config.getoption("grade_json")
        if not target or hasattr(self.config, "workerinput"):
            return
        from autograder.report.json import write_grades

        write_grades(Path(target), self.results, self.language)

    def _named(self) -> list[str]:
        return [str(arg).split("::")[0] for arg in self.config.args]


def open_session(config: pytest.Config) -> CourseSession | None:
    """The session's course, or None where there is none; a broken course.yml stops the run."""
    territory = Territory.around(config.option, config)
    if territory is None:
        if config.getoption("course"):
            raise pytest.UsageError(f"--course {config.getoption('course')}: no course.yml there.")
        return None
    try:
        course = load_course_fast(territory.root)
        session = CourseSession(config, course, territory)
    except CourseError as error:
        raise pytest.UsageError(str(error)) from None
    _start_early(session)
    return session


def _start_early(session: CourseSession) -> None:
    """Start the student process's interpreter while pytest still starts, if it will be needed."""
    if session.in_process or session.config.option.collectonly:
        return
    from autograder.sandbox.limits import ProcessLimits

    wanted = []
    for name in session._named():
        path = Path(os.path.abspath(name))
        assignment = session.assignment_of(path)
        if assignment is None and path.is_dir():
            known = {a.name: a for a in session.course.assignments}
            assignment = known.get(path.name)
        if assignment is not None and session.territory.is_students(path):
            limits = ProcessLimits.of(assignment.limits)
            wanted.append((assignment.needs, limits, session.confinement_for(path)))
    if wanted:
        session.watch.start(*dict.fromkeys(wanted))
