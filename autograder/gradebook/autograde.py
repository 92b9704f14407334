"""nbgrader's Autograde for this course: any submission becomes one clean notebook, once.

nbgrader reads a student's notebook, repairs it, writes it, reads it again, runs it and writes it
again, and a notebook that it cannot repair ends the batch. Here the submission is read as text,
put into the release (see `staging`), graded in the sandbox and written once. `submitted/` is never
changed, and nothing of it or of `solutions/` is copied.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode, v4
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from sqlalchemy.exc import OperationalError
from traitlets import Integer, Unicode

from autograder.class_run import Ledger, Record, Task, result_of, run_class
from autograder.class_run.digests import checks_digest, course_digest
from autograder.class_run.run import in_batches
from autograder.cluster.choose import executor_for
from autograder.course import Assignment, Course, CourseError, feedback_language
from autograder.files import write_whole
from autograder.gradebook.alike import graded_by_hand
from autograder.gradebook.converter import CourseConverter
from autograder.gradebook.exchange import carry_secret
from autograder.gradebook.folders import chosen_folders
from autograder.gradebook.inert import on_pages
from autograder.gradebook.late import keep_dates
from autograder.gradebook.metadata import METADATA_KEY
from autograder.gradebook.outcomes import Outcome, circumstances
from autograder.gradebook.preprocessors import GradeInSandbox
from autograder.gradebook.release import Release, load_release
from autograder.gradebook.session import gradebook, one_commit
from autograder.gradebook.staging import Staging, staged_unread
from autograder.gradebook.stale import Digests, stale, stale_sentences
from autograder.gradebook.structure import require_same_structure
from autograder.gradebook.timestamps import timestamp_of
from autograder.grading.watched import GRACE_SECONDS, Overtime, Watch
from autograder.progress import Progress
from autograder.report.messages import note_text
from autograder.sandbox.spawn import Confinement, accepts_unconfined

# No submission's fault, and the next one would fail in the same way.
NO_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True)
class _Ready:
    """A submission whose scores are in the gradebook, and the notebook to write after that."""

    task: Task
    path: Path
    notebook: NotebookNode
    time: datetime | None
    outcome: Outcome


class SandboxedAutograde(CourseConverter, Autograde):
    """Grades every folder `submitted/<student>/<assignment>`, whatever lies in it."""

    jobs = Integer(
        0,
        min=0,
        help="How many submissions are graded at once; 0 for course.yml's grading.jobs.",
    ).tag(config=True)
    cluster = Unicode(
        "",
        help="tls://HOST:PORT of a scheduler whose workers grade; '' for course.yml's "
        "grading.cluster.",
    ).tag(config=True)

    def init_notebooks(self) -> None:
        """Find the submissions; nbgrader would see only those that hold a notebook."""
        with self.in_sentences():
            course = self.course()
            assignment = self.assignment(course)
            step = self.place.submitted_directory
            self.folders = chosen_folders(self.place, step, assignment.name)
            if not self.folders:
                wanted = self.place.format_path(step, self.place.student_id, assignment.name)
                raise CourseError(f"{wanted}: there is no such submission.")

    def convert_notebooks(self) -> None:
        """Grade all that is new; what goes wrong with one never stops the others."""
        opened = gradebook(self.place.db_url, self.place.course_id)
        with self.in_sentences(), Watch() as self.watch, opened as gb:
            course = self.course()
            assignment = self.assignment(course)
            release = load_release(course, assignment)
            require_same_structure(gb, assignment)
            keep_dates(gb, course, assignment)
            self._init_preprocessors()
            self.by_hand = graded_by_hand(gb, self.place, assignment)
            failed = self._grade(gb, course, assignment, release)
            self._tell_stale(course, assignment)
        if failed:
            self.stop(
                f"The grader failed on {len(failed)} of {len(self.folders)} submissions, "
                f"which have no score yet: {', '.join(sorted(failed))}. See above for the "
                "reasons; then run the same command again."
            )

    def _grade(
        self, gb: Gradebook, course: Course, assignment: Assignment, release: Release
    ) -> list[str]:
        """Grade what is due on all cores and write it as it comes; returns whom the grader failed
        on."""
        due = {
            student: folder
            for student, folder in sorted(self.folders.items())
            if self._is_due(assignment, student, folder)
        }
        kept = {s: folder for s, folder in due.items() if self._can_be_kept(s, folder)}
        failed = [on_pages(student) for student in due if student not in kept]
        if not kept:
            return failed
        self.watch.start()  # as a copy of this process, which has no threads yet
        how = circumstances(course, assignment, self._confinement())
        self.checks = checks_digest(course, assignment), course_digest(course, assignment)
        tasks = (how.task(folder, student) for student, folder in kept.items())
        with (
            Ledger(course.root, assignment.name) as ledger,
            executor_for(course, len(kept), self.jobs, self.cluster) as executor,
            Progress(assignment.name, len(kept)) as progress,
            progress.in_place_of(self.log),
        ):
            if sentence := ledger.of_another_seed(how.seed):
                self.log.warning("%s", sentence)
            graded = run_class(
                tasks,
                executor,
                ledger,
                progress.tally,
                again=self.force,
            )
            for batch in in_batches(graded):
                failed += self._written(gb, course, assignment, release, batch)
        return failed

    def _confinement(self) -> Confinement:
        steps = (s for s in self.exporter._preprocessors if isinstance(s, GradeInSandbox))
        wanted = any(step.confinement == "wanted" for step in steps)
        return "wanted" if wanted or accepts_unconfined() else "required"

    def _tell_stale(self, course: Course, assignment: Assignment) -> None:
        """Warn about scores that are older than the submission, the course or the checks."""
        for sentence in stale_sentences(assignment, stale(course, assignment, self.place)):
            self.log.warning("%s", sentence)

    def _init_preprocessors(self) -> None:
        """Sanitizing is done by construction, so there is one pass."""
        self.exporter._preprocessors = []
        for step in self.autograde_preprocessors:
            self.exporter.register_preprocessor(step)

    def _graded(self, assignment: Assignment, student: str) -> Path:
        folder = Path(self._format_dest(assignment.name, student))
        return folder / f"{assignment.module}.ipynb"

    def _is_due(self, assignment: Assignment, student: str, folder: Path) -> bool:
        """As nbgrader: what is new, newer than graded, or forced; and what the grader failed on.

        The graded notebook is the last thing to be written, so where it lies the scores are kept.
        """
        graded = self._graded(assignment, student)
        if self.force or not graded.is_file():
            return True
        new, old = timestamp_of(folder).time, timestamp_of(graded.parent).time
        if (new is not None and (old is None or new > old)) or _failed_before(graded):
            return True
        self.log.info("Skipping existing assignment: %s", graded.parent)
        return False

    def _can_be_kept(self, student: str, folder: Path) -> bool:
        """Whether the gradebook can hold the student's id."""
        try:
            student.encode("utf-8")
        except UnicodeEncodeError:
            shown = on_pages(str(folder))
            self.log.error("%s: the folder's name is not UTF-8; rename it and try again.", shown)
            return False
        return True

    def _written(
        self,
        gb: Gradebook,
        course: Course,
        assignment: Assignment,
        release: Release,
        batch: Sequence[tuple[Task, Record]],
    ) -> list[str]:
        """Save some submissions in one commit, then write them; whom the grader failed on.

        Where one cannot be saved, each is tried for itself.
        """
        try:
            with one_commit(gb):
                ready = [self._saved(course, assignment, release, *one) for one in batch]
        except (CourseError, OperationalError):
            raise
        except Exception as error:
            if len(batch) > 1 and not _fails_everywhere(error):
                alone = (self._written(gb, course, assignment, release, [one]) for one in batch)
                return [student for failed in alone for student in failed]
            return [self._reported(error, batch[0][0])]
        return [student for one in ready if (student := self._finished(course, one))]

    def _reported(self, error: Exception, task: Task) -> str:
        """Say why one submission has no score, where the next may have one; the student's name."""
        if _fails_everywhere(error):
            raise error
        # nbgrader tells every failure of the gradebook as an invalid entry.
        if isinstance(error.__context__, OperationalError):
            raise error.__context__ from None
        what = error if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
        self.log.error("%s: not graded (%s)", task.path, what)
        return on_pages(task.student)

    def _saved(
        self, course: Course, assignment: Assignment, release: Release, task: Task, record: Record
    ) -> _Ready:
        """Put one submission's result into the gradebook and into a notebook."""
        folder, student = Path(task.path), task.student
        self.log.info("Autograding %s", folder)
        self.notebooks = [str(folder / f"{assignment.module}.ipynb")]
        self.run_pre_convert_hook()
        notebook = self._staged(release, folder, assignment, feedback_language(course))
        handed_in = timestamp_of(folder)
        if handed_in.problem:
            self.log.warning("%s: %s", folder, handed_in.problem)
        resources = ResourcesDict(
            nbgrader={
                "student": student,
                "assignment": assignment.name,
                "notebook": assignment.module,
                "db_url": self.place.db_url,
            }
        )
        resources[METADATA_KEY] = {
            "course": course,
            "result": result_of(task, record),
            "time": handed_in.time,
            "by_hand": self.by_hand,
        }
        for step in self.exporter._preprocessors:
            notebook, resources = step(notebook, resources)
        checks, rules = self.checks
        digests = Digests(task.submission, rules, checks)
        notebook.metadata[METADATA_KEY]["digests"] = asdict(digests)
        outcome = resources[METADATA_KEY]["outcome"]
        graded = self._graded(assignment, student)
        return _Ready(task, graded, notebook, handed_in.time, outcome)

    def _finished(self, course: Course, ready: _Ready) -> str:
        """Write one graded notebook, now that its scores are kept; the student's name where the
        grader failed on it, else empty."""
        try:
            self._write(ready.path, Path(ready.task.path), ready.notebook, ready.time)
        except Exception as error:
            return self._reported(error, ready.task)
        self.run_post_convert_hook()
        if ready.outcome.result.error is not None:
            said = note_text(ready.outcome.result.error, feedback_language(course))
            self.log.warning("%s has no score yet: %s", ready.task.student, said)
        return on_pages(ready.task.student) if ready.outcome.grader_failed else ""

    def _staged(
        self, release: Release, folder: Path, assignment: Assignment, language: str
    ) -> NotebookNode:
        root = Path(self.place.root)
        try:
            work = Staging(release, folder, assignment, language, root)
            if (notebook := self.watch.call(work, GRACE_SECONDS)) is not None:
                return notebook
        except Overtime as late:
            self.log.warning("%s: cannot be shown cell by cell (%s)", folder, late)
        except Exception as error:  # it can be graded even where it cannot be shown
            self.log.warning("%s: cannot be shown cell by cell (%r)", folder, error)
        return staged_unread(release, folder, assignment.module, language, root)

    def _write(
        self, path: Path, submitted: Path, notebook: NotebookNode, time: datetime | None
    ) -> None:
        mode = int(str(self.permissions), 8)
        for left in path.parent.glob(".*.tmp"):  # by a run that was killed
            left.unlink(missing_ok=True)
        stamp = path.with_name("timestamp.txt")
        if time is not None:
            write_whole(stamp, f"{time} UTC\n".encode(), mode)
        else:
            stamp.unlink(missing_ok=True)
        carry_secret(submitted, path.parent, mode)
        # Built of the release and texts: it need not be compared with the schema once more.
        write_whole(path, f"{v4.writes(notebook)}\n".encode(), mode)


def _fails_everywhere(error: Exception) -> bool:
    """Whether the next submission would fail in the same way."""
    return isinstance(error, OSError) and error.errno in NO_PLACE


def _failed_before(graded: Path) -> bool:
    try:
        metadata = json.loads(graded.read_text(encoding="utf-8"))["metadata"]
        return bool(metadata[METADATA_KEY]["again"])
    except (OSError, ValueError, KeyError, TypeError):
        return True
