"""Reads commits as data: a pushed tree is never checked out, so nothing in it can act."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.course.errors import CourseError

NOTHING = "0" * 40  # git's name for "no commit", when a branch is made or deleted
MAX_FILE_BYTES = 64 << 20
MAX_TREE_BYTES = 512 << 20
MAX_FILES = 20_000
REGULAR = ("100644", "100755")


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
        old, new, ref = [*line.split(maxsplit=2), "", "", ""][:3]
        if ref.startswith("refs/heads/") and new.strip("0"):
            branch = ref.removeprefix("refs/heads/").strip()
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


def changed_paths(repository: Path, old: str, new: str) -> list[str]:
    """Paths that differ between two commits."""
    listed = _git(
        repository, "diff-tree", "-r", "-z", "--name-only", "--no-renames", f"{old}^{{commit}}",
        f"{new}^{{commit}}",
    )  # fmt: skip
    return [part.decode("utf-8", "surrogateescape") for part in listed.split(b"\0") if part]


def extract(repository: Path, commit: str, target: Path, wanted: Callable[[str], bool]) -> None:
    """Write the wanted regular files of a commit below `target`; links and the like are left out.

    Raises CourseError when there is more than any honest repository holds.
    """
    listed = _git(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", f"{commit}^{{commit}}")
    chosen: list[tuple[str, str]] = []
    total = 0
    for entry in listed.split(b"\0"):
        if not entry:
            continue
        about, _, raw = entry.partition(b"\t")
        mode, kind, blob, size = about.decode().split()
        path = raw.decode("utf-8", "surrogateescape")
        if mode not in REGULAR or kind != "blob" or not _is_safe(path) or not wanted(path):
            continue
        if int(size) > MAX_FILE_BYTES:
            raise CourseError(f"{path}: is larger than {MAX_FILE_BYTES >> 20} MiB.")
        total += int(size)
        chosen.append((blob, path))
    if len(chosen) > MAX_FILES or total > MAX_TREE_BYTES:
        raise CourseError(f"The commit holds more than {MAX_TREE_BYTES >> 20} MiB to be graded.")
    names = "".join(f"{blob}\n" for blob, _ in chosen).encode()
    contents = _git(repository, "cat-file", "--batch", stdin=names)
    position = 0
    for _, path in chosen:
        end = contents.index(b"\n", position)
        size = int(contents[position:end].split()[-1])
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents[end + 1 : end + 1 + size])
        position = end + 1 + size + 1


def _is_safe(path: str) -> bool:
    """Whether a path stays below the folder it is written to, on any system."""
    parts = PurePosixPath(path).parts
    plain = "\\" not in path and "\0" not in path and ":" not in path
    return plain and not path.startswith("/") and ".." not in parts and ".git" not in parts


def _git(repository: Path, *args: str, stdin: bytes = b"") -> bytes:
    git = shutil.which("git")
    if git is None:
        raise CourseError("git is not installed here; install it and push again.")
    done = subprocess.run(
        [git, "-C", os.fspath(repository), "-c", "core.quotePath=false", *args],
        input=stdin,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise CourseError(f"git {args[0]} failed: {reason}")
    return done.stdout
