"""Reads git objects one at a time, since a small commit can name more files than any disk holds.

A commit of a few kilobytes can name more files than any disk holds: its folders need only stand in
each other many times. Whoever asks git for a list of them gets no answer. And since git stores
objects compressed, a few megabytes can be a folder or a message of hundreds: an object's size is
asked before git reads it, and git is let take no more memory than that needs.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from autograder.course.errors import CourseError

GIT_SECONDS = 60.0
MAX_TREE_OBJECT = 8 << 20
MAX_TREE_ENTRIES = 50_000
MAX_TREE_BYTES = 64 << 20  # of a push, or whatever else has one allowance
MAX_MESSAGE_OBJECT = 1 << 20
MAX_TAGS = 8  # each of the one before
# What git may take at once, which it reads from its environment: somewhat more than the largest
# tree or file that is read. Each may be stored as what differs from another one, this from a third
# and so on; git holds two of those at a time, and in a cache.
TREE_MEMORY = 16 << 20
FILE_MEMORY = 24 << 20
CACHE = "core.deltaBaseCacheLimit=8m"
_CHUNK = 1 << 20
# Without what refs/replace puts in an object's place: a push brings it, and no clone gets it.
AS_STORED = ("--no-replace-objects",)


@dataclass(frozen=True)
class Entry:
    """One line of a folder in git: file mode, name, and the object that it stands for."""

    mode: str
    name: str
    oid: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder itself."""
        return self.mode in ("40000", "040000")


@dataclass
class ReadingBudget:
    """Seconds and bytes of folders that may still be read, by all readers that are given this."""

    seconds: float = GIT_SECONDS
    tree_bytes: int = MAX_TREE_BYTES


class Objects:
    """The objects of one repository, within the time that is left; to be closed.

    Raises CourseError, one sentence, for what is not there or is larger than anybody's.
    """

    def __init__(self, repository: Path, left: ReadingBudget | None = None) -> None:
        self._left = left or ReadingBudget()
        if self._left.seconds <= 0:
            raise CourseError("What was pushed takes longer to read than anything honest.")
        git = shutil.which("git")
        if git is None:
            raise CourseError("git is not installed here; install it and push again.")
        command = [git, *AS_STORED, "-c", CACHE, "-C", os.fspath(repository), "cat-file"]

        def started(how: str, memory: int) -> subprocess.Popen[bytes]:
            return subprocess.Popen(
                [*command, how],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "GIT_ALLOC_LIMIT": str(memory)},
            )

        self._sizes = started("--batch-check", TREE_MEMORY)
        self._trees = started("--batch", TREE_MEMORY)
        self._files = started("--batch", FILE_MEMORY)
        self._running = (self._sizes, self._trees, self._files)
        self._begun = time.monotonic()
        self._clock = threading.Timer(self._left.seconds, self._end)
        self._clock.daemon = True
        self._clock.start()

    def __enter__(self) -> Objects:
        return self

    def __exit__(self, *_: object) -> None:
        self._clock.cancel()
        self._left.seconds -= time.monotonic() - self._begun
        self._end()
        for process in self._running:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what was still to be sent to it
                        pipe.close()
            process.wait()

    def root(self, name: str) -> str:
        """The id of the tree of all that a commit holds; `name` may also be a tag or a tree."""
        wanted = name
        for _ in range(MAX_TAGS + 2):
            oid, kind, size = self._told(self._sizes, wanted)
            if kind == "tree":
                return oid
            if kind not in ("commit", "tag"):
                break
            # Asked for NAME^{tree}, git would read a message of any size to find this.
            if size > MAX_MESSAGE_OBJECT:
                raise CourseError(_TOO_LONG)
            first = _HEADING.match(self._whole(oid, kind))
            if first is None:
                break
            wanted = first[1].decode("ascii")
        raise CourseError(f"git has no commit {name!r} in this repository.")

    def tree(self, oid: str) -> tuple[Entry, ...]:
        """The entries of a tree, in git's order."""
        size = self._known(self._sizes, oid, "tree")
        if size > MAX_TREE_OBJECT:
            raise CourseError(_TOO_MANY)
        self._left.tree_bytes -= size
        if self._left.tree_bytes < 0:
            raise CourseError("The folders of what was pushed are larger than any honest ones.")
        raw = self._whole(oid, "tree")
        entries = tuple(islice(_entries(raw, len(oid) // 2), MAX_TREE_ENTRIES + 1))
        if len(entries) > MAX_TREE_ENTRIES:
            raise CourseError(_TOO_MANY)
        return entries

    def size(self, oid: str) -> int:
        """Bytes of a file's content."""
        return self._known(self._sizes, oid, "blob")

    def write(self, oid: str, target: Path) -> None:
        """Write a file's content to `target`, which must not be there; raises OSError too."""
        with target.open("xb") as file:
            for chunk in self._content(oid, "blob"):
                file.write(chunk)

    def _told(self, process: subprocess.Popen[bytes], name: str) -> tuple[str, str, int]:
        """Id, kind and size of an object; of one that is not there, no kind."""
        answer = self._ask(process, name).decode("utf-8", "replace").split()
        return (answer[0], answer[1], int(answer[2])) if len(answer) == 3 else (name, "", 0)

    def _known(self, process: subprocess.Popen[bytes], oid: str, kind: str) -> int:
        """The size of an object that must be of this kind."""
        _, found, size = self._told(process, oid)
        if found != kind:
            raise CourseError(f"git has no {kind} {oid!r} in this repository.")
        return size

    def _whole(self, oid: str, kind: str) -> bytes:
        """The content of an object whose size is known to be no matter."""
        return b"".join(self._content(oid, kind))

    def _content(self, oid: str, kind: str) -> Iterator[bytes]:
        git = self._files if kind == "blob" else self._trees
        size = self._known(git, oid, kind)
        pipe, left = git.stdout, size + 1  # a line end comes after it
        assert pipe is not None
        while left:
            chunk = pipe.read(min(left, _CHUNK))
            if not chunk:
                raise CourseError(_NO_ANSWER)
            left -= len(chunk)
            yield chunk if left else chunk[:-1]

    def _ask(self, process: subprocess.Popen[bytes], name: str) -> bytes:
        if not name or any(character.isspace() for character in name):
            raise CourseError(f"{name!r} is no name of a commit.")
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(f"{name}\n".encode("utf-8", "surrogateescape"))
            process.stdin.flush()
        except OSError:
            raise CourseError(_NO_ANSWER) from None
        answer = process.stdout.readline()
        if not answer.endswith(b"\n"):
            raise CourseError(_NO_ANSWER)
        return answer

    def _end(self) -> None:
        for process in self._running:
            process.kill()


_TOO_MANY = "A folder of the commit has more entries than any honest one."
_TOO_LONG = f"The message of a commit or tag is larger than {MAX_MESSAGE_OBJECT >> 20} MiB."
_HEADING = re.compile(rb"(?:tree|object) ([0-9a-f]{64}|[0-9a-f]{40})\n")
_NO_ANSWER = "git gave no answer: is this a repository, and not one that takes it minutes to read?"


def _entries(raw: bytes, width: int) -> Iterator[Entry]:
    position = 0
    while position < len(raw):
        space = raw.index(b" ", position)
        end = raw.index(b"\0", space)
        name = raw[space + 1 : end].decode("utf-8", "surrogateescape")
        mode = raw[position:space].decode("ascii", "replace")
        position = end + 1 + width
        yield Entry(mode, name, raw[end + 1 : position].hex())
