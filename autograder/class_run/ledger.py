"""Writes each result to disk as soon as it is known, so that an interrupted run loses nothing."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from autograder.class_run.digests import seed_id
from autograder.class_run.record import Record, head_of
from autograder.class_run.scratch import fcntl
from autograder.course.errors import CourseError
from autograder.grading.seeds import Seed
from autograder.grading.stored import Malformed

LEDGERS = Path(".course", "ledger")


class Ledger:
    """One assignment's results, in ``.course/ledger/<assignment>.jsonl``; a context manager.

    In memory there are only the keys and where their lines begin. Several commands and threads may
    append at once. Raises CourseError, in one sentence, where it cannot be read or written.
    """

    def __init__(self, root: Path, assignment: str) -> None:
        self.path = root / LEDGERS / f"{assignment}.jsonl"
        self._settled: dict[bytes, int] = {}
        self._open: dict[bytes, int] = {}
        self.seeds: dict[str, int] = {}
        self.torn = 0
        self._one_at_a_time = threading.Lock()  # a file's lock is the whole process's
        with self._in_a_sentence():
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            self._file: BinaryIO = os.fdopen(opened, "r+b", buffering=0)
            with self._locked():
                self._mend()
            for offset, line in self._lines():
                self._note(offset, line)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything has been written already."""
        self._file.close()

    def __contains__(self, key: str) -> bool:
        return bytes.fromhex(key) in self._settled

    def __len__(self) -> int:
        """How many results count as done."""
        return len(self._settled)

    def get(self, key: str) -> Record | None:
        """The newest result of a task, a settled one if there is any; None where there is none."""
        name = bytes.fromhex(key)
        offset = self._settled.get(name, self._open.get(name))
        return None if offset is None else self._at(offset)

    def of_another_seed(self, seed: Seed) -> str:
        """A sentence if every result in it was graded with another seed than this; else empty."""
        if not self.seeds or seed_id(seed) in self.seeds:
            return ""
        return (
            f"{self.path}: its {sum(self.seeds.values())} results were given with another seed; "
            "they are kept, and everything is graded anew with this one."
        )

    def append(self, record: Record) -> None:
        """Write a result; afterwards it is kept even if this process ends."""
        line = record.line
        with self._one_at_a_time:
            with self._in_a_sentence(), self._locked():
                self._mend()
                offset = os.fstat(self._file.fileno()).st_size
                try:
                    self._write(line)
                except BaseException:
                    with contextlib.suppress(OSError):
                        os.ftruncate(self._file.fileno(), offset)
                    raise
            self._note(offset, line)

    def records(self) -> Iterator[Record]:
        """The newest result of each student, settled or not, in the order of the file."""
        newest: dict[str, int] = {}
        for offset, line in self._lines():
            if head := head_of(line):
                newest[str(head.get("student"))] = offset
        for offset in sorted(newest.values()):
            if (record := self._at(offset)) is not None:
                yield record

    def _at(self, offset: int) -> Record | None:
        with self._in_a_sentence(), self.path.open("rb") as file:
            file.seek(offset)
            try:
                return Record.from_line(file.readline())
            except Malformed:
                return None

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        with self._in_a_sentence(), self.path.open("rb") as file:
            offset = 0
            for line in file:
                yield offset, line
                offset += len(line)

    def _note(self, offset: int, line: bytes) -> None:
        head = head_of(line)
        if head is None:
            self.torn += 1
            return
        self.seeds[str(head.get("seed"))] = self.seeds.get(str(head.get("seed")), 0) + 1
        with contextlib.suppress(ValueError):
            kept = self._settled if head.get("settled") is True else self._open
            kept[bytes.fromhex(head["key"])] = offset

    def _write(self, line: bytes) -> None:
        """The whole line; a full disk may take a part of it before it says so."""
        left = memoryview(line)
        while left:
            left = left[self._file.write(left) :]

    def _mend(self) -> None:
        """Cut off an incomplete line that a killed writer left; to be called under the lock."""
        handle = self._file.fileno()
        size = os.fstat(handle).st_size
        if not size or os.pread(handle, 1, size - 1) == b"\n":
            return
        keep, at = 0, size
        while at:
            begin = max(at - (1 << 16), 0)
            found = os.pread(handle, at - begin, begin).rfind(b"\n")
            if found >= 0:
                keep = begin + found + 1
                break
            at = begin
        os.ftruncate(handle, keep)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        if fcntl is None:
            yield
            return
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    @contextlib.contextmanager
    def _in_a_sentence(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            done = f"; the {len(self)} results in it are kept" if len(self) else ""
            raise CourseError(
                f"{self.path}: {error.strerror or error}{done}. "
                "Put that right and run the same command again."
            ) from None
