"""nbgrader's Autograde for this course: any submission becomes one clean notebook, once.

nbgrader reads a student's notebook, repairs it, writes it, reads it again, runs it and writes it
again, and a notebook that it cannot repair ends the batch. Here the submission is read as text,
put into the release (see `staging`), graded in the sandbox and written once. `submitted/` is never
changed, and nothing of it or of `solutions/` is copied.
"""

from __future__ import annotations

import errno
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from sqlalchemy.exc import OperationalError

from autograder.course import Assignment, Course, CourseError, feedback_language
from autograder.files import write_whole
from autograder.gradebook.alike import graded_by_hand
from autograder.gradebook.converter import METADATA_KEY, CourseConverter
from autograder.gradebook.exchange import carry_secret
from autograder.gradebook.folders import chosen_folders
from autograder.gradebook.inert import printable
from autograder.gradebook.late import keep_dates
from autograder.gradebook.release import Release, load_release
from autograder.gradebook.session import gradebook
from autograder.gradebook.staging import Staging, staged_unread
from autograder.gradebook.stale import digests_now, stale, stale_sentences
from autograder.gradebook.structure import require_same_structure
from autograder.gradebook.timestamps import timestamp_of
from autograder.grading.watched import GRACE_SECONDS, Overtime, Watch
from autograder.report.messages import note_text

# No submission's fault, and the next one would meet it as well.
NO_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


class SandboxedAutograde(CourseConverter, Autograde):
    """Grades every folder `submitted/<student>/<assignment>`, whatever lies in it."""

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
            failed = [
                printable(student)
                for student, folder in sorted(self.folders.items())
                if self._is_due(assignment, student, folder)
                and not self._tried(gb, course, assignment, release, student, folder)
            ]
            self._tell_stale(course, assignment)
        if failed:
            self.stop(
                f"The grader failed on {len(failed)} of {len(self.folders)} submissions, "
                f"which have no score yet: {', '.join(failed)}. See above for the reasons; "
                "then run the same command again."
            )

    def _tell_stale(self, course: Course, assignment: Assignment) -> None:
        """Say which scores, of all that are kept, are older than what they were given for."""
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

    def _tried(
        self,
        gb: Gradebook,
        course: Course,
        assignment: Assignment,
        release: Release,
        student: str,
        folder: Path,
    ) -> bool:
        """Grade one submission; False when the fault was not the submission's."""
        try:
            student.encode("utf-8")
        except UnicodeEncodeError:
            shown = printable(str(folder))
            self.log.error("%s: the folder's name is not UTF-8; rename it and try again.", shown)
            return False
        try:
            return self._convert(course, assignment, release, student, folder)
        except (CourseError, OperationalError):
            raise
        except OSError as error:
            if error.errno in NO_PLACE:
                raise
            gb.db.rollback()
            self.log.error("%s: not graded (%s)", folder, error)
            return False
        except Exception as error:
            gb.db.rollback()
            # nbgrader tells every failure of the gradebook as an invalid entry.
            if isinstance(error.__context__, OperationalError):
                raise error.__context__ from None
            self.log.error("%s: not graded (%s: %s)", folder, type(error).__name__, error)
            return False

    def _convert(
        self,
        course: Course,
        assignment: Assignment,
        release: Release,
        student: str,
        folder: Path,
    ) -> bool:
        """Grade one submission, save it and write it; False when the grader itself failed."""
        self.log.info("Autograding %s", folder)
        self.notebooks = [str(folder / f"{assignment.module}.ipynb")]
        self.run_pre_convert_hook()
        # Before the grading: what is changed meanwhile was not graded.
        digests = digests_now(course, assignment, folder)
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
            "course": course.root,
            "folder": folder,
            "time": handed_in.time,
            "watch": self.watch,
            "by_hand": self.by_hand,
        }
        for step in self.exporter._preprocessors:
            notebook, resources = step(notebook, resources)
        notebook.metadata[METADATA_KEY]["digests"] = asdict(digests)
        self._write(self._graded(assignment, student), folder, notebook, handed_in.time)
        self.run_post_convert_hook()
        outcome = resources[METADATA_KEY]["outcome"]
        if outcome.result.error is not None:
            said = note_text(outcome.result.error, feedback_language(course))
            self.log.warning("%s has no score yet: %s", student, said)
        return not outcome.grader_failed

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
        write_whole(path, f"{nbformat.writes(notebook)}\n".encode(), mode)


def _failed_before(graded: Path) -> bool:
    try:
        metadata = json.loads(graded.read_text(encoding="utf-8"))["metadata"]
        return bool(metadata[METADATA_KEY]["again"])
    except (OSError, ValueError, KeyError, TypeError):
        return True
