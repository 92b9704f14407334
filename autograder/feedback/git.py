"""Reads commits as data: a pushed tree is never checked out, so nothing in it can run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from autograder.course.errors import CourseError
from autograder.feedback.objects import AS_STORED, Objects, ReadingBudget

MAX_FILE_BYTES = 16 << 20
MAX_TREE_BYTES = 512 << 20
MAX_FILES = 20_000
MAX_ENTRIES = 50_000
MAX_LETTERS = 8 << 20
MAX_DEPTH = 40
SHOWN = 100
REGULAR = ("100644", "100755")
BRANCHES = "refs/heads/"


@dataclass(frozen=True)
class Push:
    """One branch that a push has moved; `old` is None for a new branch."""

    branch: str
    old: str | None
    new: str


def pushes(lines: list[str]) -> list[Push]:
    """The branches among the ``old new ref`` lines that git gives to a post-receive hook."""
    found = []
    for line in lines:
        # By the one space that git writes: a branch's name may end in one of another kind.
        old, new, ref = [*line.removesuffix("\n").split(" ", 2), "", "", ""][:3]
        if ref.startswith(BRANCHES) and new.strip("0"):
            branch = ref.removeprefix(BRANCHES)
            found.append(Push(branch, old if old.strip("0") else None, new))
    return found


def head_commit(repository: Path) -> str:
    """The commit that is checked out in `repository`; "" where there is none, or no git."""
    if not (repository / ".git").exists() or shutil.which("git") is None:
        return ""
    try:
        return _git(repository, "rev-parse", "--verify", "-q", "HEAD").decode().strip()
    except CourseError:
        return ""


def moved_on(repository: Path, found: Iterable[Push]) -> set[str]:
    """The branches that a later push has moved again; one that is gone has not.

    git is asked once for all of them, and may have any number of others.
    """
    moved_to = {push.branch: push.new for push in found}
    try:
        command = _command(repository)
    except CourseError:  # reading the push fails as well, and says so
        return set()
    with subprocess.Popen(
        [*command, "for-each-ref", "--format=%(objectname) %(refname)", BRANCHES],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as git:
        assert git.stdout is not None
        tips = (os.fsdecode(line.rstrip(b"\n")).split(" ", 1) for line in git.stdout)
        branches = ((tip, ref.removeprefix(BRANCHES)) for tip, ref in tips)
        return {name for tip, name in branches if moved_to.get(name, tip) != tip}


class Folders:
    """What lies in one folder in the commits of a push: each tree is read once, whoever asks.

    Of what lies there only the `names` are kept, since any number may be beside them.
    """

    def __init__(self, objects: Objects, folder: str, names: Collection[str]) -> None:
        self.objects, self.folder, self.names = objects, folder, frozenset(names)
        self._known: dict[str, dict[str, str] | CourseError] = {}

    def root(self, commit: str) -> str:
        """The id of all that a commit holds."""
        return self.objects.root(commit)

    def of(self, commit: str) -> dict[str, str]:
        """Each folder of these names directly below, and the id of all that it holds.

        Raises CourseError, the same for each commit that holds the same.
        """
        root = self.root(commit)
        if root not in self._known:
            try:
                self._known[root] = self._read(root)
            except CourseError as error:
                self._known[root] = error
        found = self._known[root]
        if isinstance(found, CourseError):
            raise CourseError(str(found))
        return found

    def _read(self, root: str) -> dict[str, str]:
        for entry in self.objects.tree(root):
            if entry.name == self.folder and entry.is_folder:
                inner = self.objects.tree(entry.oid)
                folders = (found for found in inner if found.is_folder)
                return {found.name: found.oid for found in folders if found.name in self.names}
        return {}


def extract(
    repository: Path,
    commit: str,
    target: Path,
    wanted: Callable[[str], bool],
    may_hold: Callable[[str], bool] = lambda folder: True,
    left: ReadingBudget | None = None,
) -> None:
    """Write the wanted regular files of a commit below `target`; links and the like are left out.

    Only folders that `may_hold` some are looked into; left: the time there is for it. Raises
    CourseError, one sentence, when there is more than any honest repository holds, or something
    that no file system takes.
    """
    with Objects(repository, left) as objects:
        found = ((path, oid) for path, oid in _files(objects, commit, may_hold) if wanted(path))
        chosen = list(islice(found, MAX_FILES + 1))
        if len(chosen) > MAX_FILES:
            raise CourseError(f"The commit holds more than {MAX_FILES} files to be graded.")
        total = 0
        for path, oid in chosen:
            size = objects.size(oid)
            if size > MAX_FILE_BYTES:
                raise CourseError(f"{_short(path)}: is larger than {MAX_FILE_BYTES >> 20} MiB.")
            total += size
            if total > MAX_TREE_BYTES:
                raise CourseError(
                    f"The commit holds more than {MAX_TREE_BYTES >> 20} MiB to be graded."
                )
        for path, oid in chosen:
            file = target / path
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                objects.write(oid, file)
            except FileExistsError:
                raise CourseError(
                    f"{_short(path)}: the commit has this name twice; name one of them anew."
                ) from None
            except OSError as error:
                raise CourseError(
                    f"{_short(path)}: cannot be written down here ({error.strerror}); give it a "
                    "shorter or another name."
                ) from None


def _files(
    objects: Objects, commit: str, may_hold: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """(path, id) of each regular file in folders that `may_hold` what is wanted."""
    pending = [("", objects.root(commit), 0)]
    looked_at = letters = 0
    while pending:
        above, oid, depth = pending.pop()
        for entry in objects.tree(oid):
            looked_at += 1
            if looked_at > MAX_ENTRIES:
                raise CourseError(f"The commit holds more than {MAX_ENTRIES} files and folders.")
            path = f"{above}{entry.name}"
            # By whole paths: those above may be long, and are kept for each of the files below.
            letters += len(path)
            if letters > MAX_LETTERS:
                raise CourseError(f"The commit's paths have more than {MAX_LETTERS} letters.")
            if not _is_safe(path):
                continue
            if entry.mode in REGULAR:
                yield path, entry.oid
            elif entry.is_folder and may_hold(path):
                if depth >= MAX_DEPTH:
                    raise CourseError(f"{_short(path)}: lies more than {MAX_DEPTH} folders deep.")
                pending.append((f"{path}/", entry.oid, depth + 1))


def _short(path: str) -> str:
    return path if len(path) <= SHOWN else f"{path[:SHOWN]}…"


def _is_safe(path: str) -> bool:
    """Whether a path stays below the folder it is written to, on any system."""
    parts = PurePosixPath(path).parts
    plain = "\\" not in path and "\0" not in path and ":" not in path
    return plain and not path.startswith("/") and ".." not in parts and ".git" not in parts


def _command(repository: Path) -> list[str]:
    git = shutil.which("git")
    if git is None:
        raise CourseError("git is not installed here; install it and push again.")
    return [git, *AS_STORED, "-C", os.fspath(repository), "-c", "core.quotePath=false"]


def _git(repository: Path, *args: str) -> bytes:
    done = subprocess.run(
        [*_command(repository), *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise CourseError(f"git {args[0]} failed: {reason}")
    return done.stdout
