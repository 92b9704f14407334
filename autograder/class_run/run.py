"""Grades a class with any executor; results that the ledger already has are taken from there."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from autograder.class_run.ledger import Ledger
from autograder.class_run.record import Record
from autograder.class_run.task import Task

# Tasks whose process ended wait for their second try with all their files.
MAX_ASIDE_BYTES = 64 << 20
# So many second tries in a row that end the same way are no bad luck: this machine cannot grade.
# A few may be the doing of those very submissions, and the others should have theirs.
MAX_IN_VAIN = 20


class Executor(Protocol):
    """Whatever grades: processes of this machine, or a cluster."""

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
        """Grade all of them, in any order, and yield each as soon as it is done.

        Takes tasks as there is room for them, never all at once; the `task` that is yielded may
        be without its files. A task whose process ended gets a record that says so
        (`Record.ended`); it is `run_class` that tries it again. May be called again afterwards.
        """
        ...

    def close(self) -> None:
        """End what still runs; what is not done is dropped."""
        ...


@dataclass(frozen=True)
class Tally:
    """How far a class is: submissions done, of these taken from the ledger, and not gradable."""

    done: int = 0
    taken: int = 0
    failed: int = 0


def run_class(
    tasks: Iterable[Task],
    executor: Executor,
    ledger: Ledger | None = None,
    on_progress: Callable[[Tally], None] | None = None,
    *,
    again: bool = False,
) -> Iterator[tuple[Task, Record]]:
    """Grade `tasks` and yield each (without its files) with its record, in any order.

    What the ledger has is yielded from there, unless `again`; everything else is in the ledger
    before it is yielded. A task whose process ended is tried once more at the end, alone.
    Raises CourseError where the ledger cannot be written: what was done stays done.
    """
    return _Run(executor, ledger, on_progress, again).over(iter(tasks))


def in_batches(
    graded: Iterable[tuple[Task, Record]], most: int = 16, seconds: float = 1.0
) -> Iterator[list[tuple[Task, Record]]]:
    """Results in lists of at most `most`, none of them waiting for much longer than `seconds`."""
    batch: list[tuple[Task, Record]] = []
    began = 0.0
    for one in graded:
        began = began if batch else time.monotonic()
        batch.append(one)
        if len(batch) >= most or time.monotonic() - began >= seconds:
            yield batch
            batch = []
    if batch:
        yield batch


class _Run:
    def __init__(
        self,
        executor: Executor,
        ledger: Ledger | None,
        on_progress: Callable[[Tally], None] | None,
        again: bool,
    ) -> None:
        self.executor, self.ledger, self.on_progress = executor, ledger, on_progress
        self.again, self.tally = again, Tally()
        self.taken: deque[Task] = deque()
        self.held: dict[str, Task] = {}
        self.aside: list[tuple[Task, Record]] = []
        self.room_aside = MAX_ASIDE_BYTES

    def over(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
        for task, record in self.executor.run(self._due(tasks)):
            whole = self.held.pop(task.key, task)
            if record.ended and whole.size < self.room_aside:
                self.aside.append((whole, record))
                self.room_aside -= whole.size
            else:
                yield self._done(task, record)
            yield from self._taken()
        yield from self._taken()
        in_vain = 0
        for task, record in self.aside:
            if in_vain < MAX_IN_VAIN:
                for _, new in self.executor.run(iter([task])):
                    record = new
                in_vain = in_vain + 1 if record.ended else 0
            yield self._done(task, record)

    def _due(self, tasks: Iterator[Task]) -> Iterator[Task]:
        for task in tasks:
            if self.ledger is not None and not self.again and task.key in self.ledger:
                self.taken.append(task.without_files())
            else:
                self.held[task.key] = task
                yield task

    def _taken(self) -> Iterator[tuple[Task, Record]]:
        while self.taken:
            task = self.taken.popleft()
            assert self.ledger is not None
            record = self.ledger.get(task.key)
            if record is not None:
                yield self._counted(task, record, taken=1)

    def _done(self, task: Task, record: Record) -> tuple[Task, Record]:
        if self.ledger is not None:
            self.ledger.append(record)
        return self._counted(task, record)

    def _counted(self, task: Task, record: Record, taken: int = 0) -> tuple[Task, Record]:
        failed = record.error is not None
        before = self.tally
        self.tally = Tally(before.done + 1, before.taken + taken, before.failed + failed)
        if self.on_progress is not None:
            self.on_progress(self.tally)
        return task.without_files(), record
