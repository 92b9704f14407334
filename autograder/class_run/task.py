"""One submission as a task: everything its result depends on, and nothing about this machine."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from autograder.class_run.digests import (
    NOTHING,
    Entry,
    graded_files,
    grading_digest,
    read_work,
    seed_id,
)
from autograder.class_run.record import Record, now
from autograder.class_run.scratch import new_folder
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.job import Job, graded
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed, public_seed, secret_seed
from autograder.grading.stored import plain
from autograder.grading.watched import Watch
from autograder.sandbox.spawn import Confinement
from autograder.submission.choose import link_on_the_way


@dataclass(frozen=True)
class Task:
    """A submission to grade.

    assignment: its name. student: whose it is, or where it lies; its key in the ledger.
    name: what its file or folder is called, which some sentences quote. files: the files that
    grading looks at, by name. odd: what else lies there under a name that it looks at ("link",
    "folder", "pipe", "unreadable"), or leads there.
    submission, course, seed: digests (see `digests`); of a secret seed no more is ever told.
    exercises: those to grade, None for all; for skip_untouched see `grade_submission`.
    path: where it lies on this machine; decides on nothing but what is shown.
    """

    assignment: str
    student: str
    name: str
    is_folder: bool
    submission: str
    course: str
    seed: str
    confinement: Confinement = "required"
    exercises: tuple[str, ...] | None = None
    skip_untouched: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    odd: Mapping[str, str] = field(default_factory=dict)
    path: str = ""

    @cached_property
    def key(self) -> str:
        """What names the result: the same for the same work under the same circumstances."""
        said = [
            *(self.assignment, self.student, self.name, self.is_folder, self.submission),
            *(self.course, self.seed, self.confinement, self.exercises, self.skip_untouched),
            sorted(self.odd.items()),
        ]
        return hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()[:32]

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(len(content) for content in self.files.values())

    def without_files(self) -> Task:
        """The same task without its files, to be kept in memory."""
        return replace(self, files={})


@dataclass(frozen=True)
class Circumstances:
    """What all tasks of a class have in common, found out once."""

    course: Course
    assignment: Assignment
    seed: Seed
    confinement: Confinement = "required"
    exercises: tuple[str, ...] | None = None
    skip_untouched: bool = False

    @cached_property
    def course_digest(self) -> str:
        """The digest of all but the work and the seed."""
        return grading_digest(self.course, self.assignment)

    def task(self, path: Path, student: str = "") -> Task:
        """The submission at `path`, a file or a folder, read as it is now; never raises.

        Without `student`, it is known by where it lies.
        """
        path = Path(os.path.abspath(path))
        link = link_on_the_way(path, self.course.root)
        is_folder = os.path.isdir(path) and link is None
        # What a link leads to was not handed in.
        work = NOTHING if link else read_work(path, graded_files(path, self.assignment.module))
        entries = {link.name: Entry("link")} if link else work.entries
        files = {n: e.content for n, e in entries.items() if e.content is not None}
        odd = {n: e.kind for n, e in entries.items() if e.content is None}
        return Task(
            self.assignment.name,
            student or _place(path, self.course.root),
            path.name,
            is_folder,
            work.digest,
            self.course_digest,
            seed_id(self.seed),
            self.confinement,
            self.exercises,
            self.skip_untouched,
            files,
            odd,
            str(path),
        )


def grade_task(task: Task, course: Course, watch: Watch) -> Record:
    """The result of a task, with the course that this machine has; the same on each of them.

    Raises CourseError where this machine has another seed; never for anything in the submission.
    Whether `task.course` is this machine's course is for the caller to see to, once for a class.
    """
    assignment = course.assignment(task.assignment)
    seed = seed_of(task, course)
    with new_folder(course.root) as folder:
        path = laid_out(task, folder)
        job = Job(
            *(course.root, task.assignment, path, seed, task.confinement),
            *(task.exercises, task.skip_untouched),
        )
        result = graded(course, assignment, job, watch)
    return recorded(task, replace(result, submission=_within(result.submission, path)))


def recorded(task: Task, result: SubmissionResult) -> Record:
    """A task's record; the result names its file as seen from the submission's own place."""
    known = (task.key, task.assignment, task.student, task.submission, task.course, task.seed)
    return Record(*known, now(), plain(result))


def result_of(task: Task, record: Record) -> SubmissionResult:
    """The result, which names its file as it lies on this machine."""
    result = record.restored()
    path = os.path.join(task.path, result.submission) if result.submission else task.path
    return replace(result, submission=path)


def seed_of(task: Task, course: Course) -> Seed:
    """The seed that a task asks for; raises CourseError where this machine has another."""
    policy = course.grading.seed
    kind, _, number = task.seed.partition(" ")
    if kind == "public":
        return Seed(int(number), True)
    seed = secret_seed(policy, course.root) or public_seed(policy)
    if seed_id(seed) != task.seed:
        raise CourseError(
            f"{course.root}: another secret seed than that of the class; give both the same "
            f"{policy.secret_file}, or the same {policy.secret_env}."
        )
    return seed


def laid_out(task: Task, folder: Path) -> Path:
    """Write a task's files below `folder` as they lay where they were read; the submission."""
    path = folder / task.name
    inside = path if task.is_folder else folder
    if task.is_folder:
        path.mkdir()
    for name, content in task.files.items():
        (inside / name).write_bytes(content)
    for name, kind in task.odd.items():
        place = inside / name
        if kind == "link":
            place.symlink_to("nowhere")
            path = path if task.is_folder else place
        elif kind == "folder":
            place.mkdir()
        elif kind == "unreadable" and os.name == "posix" and os.getuid() != 0:
            place.touch(mode=0)
        elif hasattr(os, "mkfifo"):
            os.mkfifo(place)
    return path


def _within(shown: str, path: Path) -> str:
    """A file of the submission at `path` by its name there, "" for the submission itself."""
    return "" if shown == str(path) else os.path.relpath(shown, path)


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
