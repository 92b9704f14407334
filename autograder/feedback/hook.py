"""Answers a push on any git server: called by a post-receive hook, it grades each pushed branch.

The server's released checks grade; of the push only the work is read, as data, and what it says
about itself (its checks, its course.yml) is compared with the release and otherwise ignored.
"""

from __future__ import annotations

import contextlib
import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath

from autograder.class_run.scratch import new_folder
from autograder.course.errors import CourseError
from autograder.course.manifest import CLOSED_FOLDERS, MANIFEST, read_manifest
from autograder.course.model import Assignment, Course, Language
from autograder.feedback.choose import changed
from autograder.feedback.git import Folders, Push, extract, moved_on, pushes
from autograder.feedback.objects import Objects, ReadingBudget
from autograder.feedback.outputs import (
    EXIT_BAD_INPUT,
    EXIT_NOT_TO_BE_TRUSTED,
    Outputs,
    exit_status,
    say,
)
from autograder.feedback.report import WORK, give_feedback
from autograder.feedback.text import text
from autograder.plain import one_line
from autograder.sandbox.spawn import Confinement

SHORT = 10  # digits of a commit that people read
MAX_NAME = 80  # bytes of a branch, in the name of a report
MAX_LINES = 20
MAX_BRANCHES = 100  # of one push: a branch is fifty bytes to push, and its report may be 100 KB
MAX_TOLD = 1_000  # of these, those not graded have a report that says so
PLACEHOLDER = re.compile(r"\{(repository|branch|commit)\}")
DIGEST = 12
# The end of a terminal or of an ssh session is one too, where there are such.
ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextlib.contextmanager
def _cleaning_up_on_signals() -> Iterator[None]:
    """Let a signal that ends this process clean up first, or a folder would be left behind.

    What kills at once leaves it to the next run: see `class_run.scratch`.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    # One that is ignored, as by nohup, stays so.
    endings = [number for number in ENDINGS if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, leave) for number in endings}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True)
class Wanted:
    """What is read of a push: the work, the package that must be as released, other such files."""

    files: frozenset[str]
    folders: frozenset[str]

    @classmethod
    def of(cls, protected: Iterable[str]) -> Wanted:
        """What to read where these files are protected."""
        files = frozenset((MANIFEST, *protected))
        around = (folder for file in files for folder in PurePosixPath(file).parents)
        return cls(files, frozenset(map(str, around)))

    def file(self, path: str) -> bool:
        """Whether a file is read."""
        return path in self.files or path.startswith(
            (f"{WORK}/", *(f"{name}/" for name in CLOSED_FOLDERS))
        )

    def folder(self, path: str) -> bool:
        """Whether there may be such files in a folder."""
        return path in self.folders or self.file(f"{path}/")


@dataclass(frozen=True)
class _Job:
    """Branches that get one answer: their commits hold the same, and `chosen` is to be graded.

    `problem` says why that cannot be determined, or is not.
    """

    pushes: tuple[Push, ...]
    chosen: tuple[Assignment, ...]
    problem: Exception | None = None


@dataclass(frozen=True)
class Hook:
    """A server's settings: its release, and where reports go (``{repository}``, ``{branch}`` and
    ``{commit}`` in these paths are filled in)."""

    course: Course
    language: Language
    confinement: Confinement
    json: Path | None = None
    summary: Path | None = None

    def answer(self, repository: Path, lines: list[str]) -> int:
        """Grade every branch of a push; the worst exit status of them.

        Branches whose commits hold the same, and for which the same assignments are to be graded,
        are graded once: making a hundred branches costs what one does, and of more than those only
        the first are graded, or told that they are not. All reading of a push is by one clock. git
        ignores the status (the push is already in), but whoever runs the hook's command may not.
        """
        worst = 0
        left = ReadingBudget()
        found = pushes(lines)
        jobs = self._jobs(repository, found[:MAX_BRANCHES], left)
        if others := tuple(found[MAX_BRANCHES:MAX_TOLD]):
            jobs.append(_Job(others, (), CourseError(_TOO_MANY)))
        for same in jobs:
            branches = ", ".join(push.branch for push in same.pushes)
            title = text(
                "branch", self.language, branch=branches, commit=same.pushes[0].new[:SHORT]
            )
            say(one_line(title))
            try:
                worst = max(worst, self._answer(repository, same, left))
            except CourseError as error:
                self._tell(repository, same, str(error))
                worst = max(worst, EXIT_BAD_INPUT)
            except Exception as error:  # whatever it is, the next branch gets its answer
                self._tell(repository, same, f"{type(error).__name__}: {error}")
                worst = max(worst, EXIT_NOT_TO_BE_TRUSTED)
        if untold := found[MAX_TOLD:]:
            say(text("untold", self.language, number=len(untold)))
            worst = max(worst, EXIT_BAD_INPUT)
            for output in self._outputs(repository, untold):
                _told(output.remove)
        return worst

    def _jobs(self, repository: Path, found: list[Push], left: ReadingBudget) -> list[_Job]:
        """The branches by what is to be graded for them, in the order of the push."""
        try:
            reader = Objects(repository, left)
        except CourseError as error:
            return [_Job((push,), (), error) for push in found]
        groups: dict[object, tuple[_Job, list[Push]]] = {}
        with reader as objects:
            names = [assignment.name for assignment in self.course.assignments]
            folders = Folders(objects, WORK, names)
            for push in found:
                try:
                    same = _Job((), tuple(self._chosen(folders, push)))
                    held = _held(folders, push.new)
                    key: object = (held, tuple(assignment.name for assignment in same.chosen))
                except Exception as error:  # told with that branch, when its turn comes
                    same, key = _Job((), (), error), object()
                groups.setdefault(key, (same, []))[1].append(push)
        return [replace(same, pushes=tuple(moved)) for same, moved in groups.values()]

    def _chosen(self, folders: Folders, push: Push) -> list[Assignment]:
        """Those that a push changed; all of them for a new branch."""
        if push.old is None:
            return list(self.course.assignments)
        return changed(self.course.assignments, folders, push.old, push.new)

    def _tell(self, repository: Path, same: _Job, problem: str) -> None:
        for line in problem.split("\n")[:MAX_LINES]:
            say(one_line(line))
        for output in self._outputs(repository, same.pushes):
            _told(partial(output.fail, problem))

    def _answer(self, repository: Path, same: _Job, left: ReadingBudget) -> int:
        outputs = self._outputs(repository, same.pushes)
        written = [_told(output.begin) for output in outputs]
        if same.problem is not None:
            raise same.problem
        commit = same.pushes[0].new
        with _cleaning_up_on_signals(), new_folder(self.course.root) as pushed:
            manifest = read_manifest(self.course.root)
            wanted = Wanted.of(manifest.protected if manifest else {})
            extract(repository, commit, pushed, wanted.file, wanted.folder, left)
            report = give_feedback(
                self.course,
                pushed,
                list(same.chosen),
                self.language,
                confinement=self.confinement,
                commit=commit,
            )
            Outputs().finish(report, pushed)
            # Asked anew: grading took its time, and there may have been a later push.
            outputs = self._outputs(repository, same.pushes)
            for push, output in zip(same.pushes, outputs, strict=True):
                finish = partial(output.finish, replace(report, commit=push.new), pushed)
                written.append(_told(partial(finish, aloud=False)))
        return max(exit_status(report), 0 if all(written) else EXIT_BAD_INPUT)

    def _outputs(self, repository: Path, pushes: Sequence[Push]) -> list[Outputs]:
        """Where their reports go; none for a path that by now has the report of a later push."""
        later = moved_on(repository, pushes)
        place = repository.resolve()
        place = place.parent if place.name == ".git" else place

        def filled(path: Path | None, push: Push) -> Path | None:
            if path is None or (push.branch in later and "{commit}" not in str(path)):
                return None
            values = {"repository": str(place), "branch": push.branch, "commit": push.new}
            return Path(*(_filled(part, values) for part in path.parts))

        return [
            replace(Outputs(), json=filled(self.json, push), summary=filled(self.summary, push))
            for push in pushes
        ]


_TOO_MANY = (
    f"The push moved more than {MAX_BRANCHES} branches; this one was not graded. "
    "Commit to it again and push it alone."
)


def _told(write: Callable[[], object]) -> bool:
    """Write a report, or say why it cannot be written, which costs no other branch anything."""
    try:
        write()
    except CourseError as error:
        say(one_line(str(error)))
        return False
    return True


def _held(folders: Folders, commit: str) -> str:
    """The id of what a commit holds; of one that cannot be read, its own."""
    try:
        return folders.root(commit)
    except CourseError:
        return commit


def _filled(part: str, values: Mapping[str, str]) -> str:
    """One name of a path with its placeholders filled in, so that no two fillings are one name.

    Values of letters and digits stay as they are; a digest of all values follows others. The
    repository, of whose name there may be another, is filled in as its name and a digest of its
    path.
    """
    named = [(found, values[found[1]]) for found in PLACEHOLDER.finditer(part)]
    if not named:
        return part
    told, at = "", 0
    for found, value in named:
        is_repository = found[1] == "repository"
        # A branch may be called "../../etc": it names a file here, never a folder.
        shown = Path(value).name.removesuffix(".git") if is_repository else value
        safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in shown)
        safe = safe.lstrip(".").encode()[:MAX_NAME].decode("utf-8", "ignore")
        told += part[at : found.start()] + safe + (f"-{_digest(value)}" if is_repository else "")
        at = found.end()
    others = [value for found, value in named if found[1] != "repository"]
    if "}{" in part or not all(v.isalnum() and len(v.encode()) <= MAX_NAME for v in others):
        told += f"-{_digest(*(value for _, value in named))}"
    return told + part[at:]


def _digest(*values: str) -> str:
    return sha256("\0".join(values).encode("utf-8", "surrogateescape")).hexdigest()[:DIGEST]
