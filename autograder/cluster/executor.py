"""An executor that grades on the workers of a Dask cluster."""

from __future__ import annotations

import contextlib
import logging
import secrets
import ssl
import time
import warnings
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import dask.config
from distributed import Client
from distributed.scheduler import KilledWorker

from autograder.class_run.record import Record
from autograder.class_run.task import Task, recorded
from autograder.cluster.certificate import security_of
from autograder.cluster.message import to_bytes
from autograder.cluster.worker import BATCH_SECONDS, grade, why_not
from autograder.course.address import checked_address
from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.grading.opened import failed, problem_note
from autograder.grading.seeds import Seed
from autograder.grading.stored import Malformed
from autograder.sandbox.spawn import SpawnError

# Batches on their way for each worker, so that none idles while results are written, and the most
# submissions in one: Dask has as much to do for a batch as for a single one.
BATCHES = 3
MAX_IN_BATCH = 16
# Bytes on their way: a class of large notebooks must not fill the scheduler's memory.
MAX_SENT_BYTES = 128 << 20
CONNECT_SECONDS = 10.0
# For a machine that has just been asked for, such as a job in a queue.
WORKER_SECONDS = 60.0
# How often it is looked whether workers have come or gone.
LOOK_SECONDS = 2.0
GONE = "the cluster has gone; what was done is kept. Start it again and repeat the command."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Sent:
    """Tasks that were sent together, and the only workers that they may go to; empty for any."""

    tasks: Sequence[Task]
    future: Any
    only: frozenset[str]

    @property
    def size(self) -> int:
        """Bytes of the tasks' files."""
        return sum(task.size for task in self.tasks)


class _Pace:
    """How many submissions a worker grades in `BATCH_SECONDS`, by what the last ones took."""

    def __init__(self) -> None:
        self._each, self._since = BATCH_SECONDS, time.monotonic()

    @property
    def in_batch(self) -> int:
        """The number of submissions to send together."""
        return max(1, min(MAX_IN_BATCH, int(BATCH_SECONDS / self._each)))

    def took(self, count: int, workers: int) -> None:
        """So many more are done, by one of so many workers."""
        now = time.monotonic()
        each = max(now - self._since, 1e-3) * workers / count
        self._each, self._since = self._each + (each - self._each) / 4, now


class ClusterWorkers:
    """An executor (see `class_run.run.Executor`) of the cluster at `address`; a context manager.

    Raises CourseError, one sentence, where no scheduler answers there, where it does not know our
    certificate, and where none of its workers may grade this class.
    """

    def __init__(
        self, course: Course, address: str, worker_seconds: float = WORKER_SECONDS
    ) -> None:
        self.course = course
        self.address = checked_address(address)
        self.worker_seconds = worker_seconds
        self.refused: dict[str, str] = {}
        self._able: dict[str, set[str]] = {}
        self._looked = 0.0
        self._client = _connected(self.address, course.root)

    def __enter__(self) -> ClusterWorkers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
        """See `Executor.run`. Raises CourseError where the cluster goes away for good."""
        first = next(tasks, None)
        if first is None:
            return
        sort = first.without_files()
        again = deque([first])  # and what a worker handed back
        able = self._wait_for_workers(sort)
        under_way: dict[str, _Sent] = {}
        done: SimpleQueue[Any] = SimpleQueue()
        pace = _Pace()
        while True:
            workers = max(len(able), 1)
            while len(under_way) < workers * BATCHES:
                room = MAX_SENT_BYTES - sum(one.size for one in under_way.values())
                idle = len(under_way) < workers
                if not (some := some_of(again, tasks, pace.in_batch, room, idle)):
                    break
                self._send(some, able, under_way, done)
            if not under_way:
                return
            future = self._next(done, sort, under_way)
            sent = under_way.pop(future.key, None)
            if sent is None:  # sent again meanwhile
                continue
            records = self._records(future, sent.tasks)
            if records is None:  # which of them it was, is seen when each is sent by itself
                for task in sent.tasks:
                    self._send([task], able, under_way, done)
                continue
            yield from zip(sent.tasks, records, strict=False)
            if records:
                pace.took(len(records), workers)
                able = self._eligible_workers(sort)
            else:  # the worker has another course than the class
                able = self._wait_for_workers(sort)
            again.extend(sent.tasks[len(records) :])

    def close(self) -> None:
        """Leave the cluster; what is not done is dropped."""
        with contextlib.suppress(Exception):
            self._client.close(timeout=CONNECT_SECONDS)

    def _send(
        self,
        tasks: Sequence[Task],
        able: set[str],
        under_way: dict[str, _Sent],
        done: SimpleQueue[Any],
    ) -> None:
        # A key of its own each time: Dask keeps what became of a key that it has seen.
        key = f"grade-{tasks[0].key}-{secrets.token_hex(4)}"
        only = frozenset(able) if self.refused else frozenset[str]()
        future = self._client.submit(
            *(grade, to_bytes(tasks)), key=key, pure=False, workers=sorted(only) or None
        )
        under_way[key] = _Sent(tasks, future, only)
        future.add_done_callback(done.put)

    def _next(self, done: SimpleQueue[Any], sort: Task, under_way: dict[str, _Sent]) -> Any:
        """The next future that is done; CourseError where no worker is left.

        A worker that is started anew has a new address: Dask would keep for the old one what was
        sent to that alone.
        """
        until = time.monotonic() + self.worker_seconds
        while True:
            with contextlib.suppress(Empty):
                return done.get(timeout=LOOK_SECONDS)
            able = self._eligible_workers(sort)
            if able:
                until = time.monotonic() + self.worker_seconds
            elif time.monotonic() > until:
                raise CourseError(f"{self.address}: {GONE}")
            for key, sent in list(under_way.items()):
                if able and sent.only and not sent.only & able and not sent.future.done():
                    del under_way[key]
                    sent.future.cancel()
                    self._send(sent.tasks, able, under_way, done)

    def _records(self, future: Any, tasks: Sequence[Task]) -> list[Record] | None:
        """Of the first tasks, and of none where the worker has another course than the class.

        None where the worker died or gave nonsense, and it may be any of several tasks' doing.
        """
        if future.cancelled():  # which is what becomes of all of them when the scheduler ends
            raise CourseError(f"{self.address}: {GONE}")
        try:
            records = list(map(Record.from_line, future.result().splitlines()))
            for record in records:
                record.restored()  # raises Malformed where its result is none
            keys = [task.key for task in tasks]
            if [record.key for record in records] != keys[: len(records)]:
                raise Malformed("another task's")
            return records
        except KilledWorker:
            why = "every worker that graded it ended"
        except CourseError:
            raise
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
        finally:
            with contextlib.suppress(Exception):
                future.release()
        return [self._lost(tasks[0], why)] if len(tasks) == 1 else None

    def _lost(self, task: Task, why: str) -> Record:
        assignment = self.course.assignment(task.assignment)
        kind, _, number = task.seed.partition(" ")
        seed = Seed(int(number), True) if kind == "public" else None
        reason = problem_note(SpawnError(why))
        return recorded(task, failed(self.course, assignment, Path(), reason, seed))

    def _wait_for_workers(self, sort: Task) -> set[str]:
        """The workers that can grade such tasks, once there are any; CourseError if none come."""
        until = time.monotonic() + self.worker_seconds
        while not (able := self._eligible_workers(sort, again=True)):
            if self.refused:
                told = "\n".join(f"{name}: {why}" for name, why in sorted(self.refused.items()))
                raise CourseError(f"{self.address}: no worker can grade this class:\n{told}")
            if time.monotonic() > until:
                raise CourseError(
                    f"{self.address}: has no workers; start one with: "
                    f"course cluster worker {self.address}"
                )
            time.sleep(LOOK_SECONDS)
        return able

    def _workers(self) -> set[str]:
        """The addresses of the workers that are there; none where the scheduler is not."""
        if self._client.status != "running":
            return set()
        return set(self._client.scheduler_info(n_workers=-1)["workers"])

    def _eligible_workers(self, sort: Task, *, again: bool = False) -> set[str]:
        """The workers that have this class's course and seed; each is asked once, and by itself."""
        able = self._able.setdefault(sort.assignment, set())
        if not again and time.monotonic() - self._looked < LOOK_SECONDS:
            return able
        self._looked = time.monotonic()
        there = self._workers()
        able &= there
        asked = there if again else there - able - set(self.refused)
        for name, why in self._answers(sort, asked).items():
            if why:
                if self.refused.get(name) != why:
                    _log.warning("%s: %s", name, why)
                self.refused[name] = why
                able.discard(name)
            else:
                self.refused.pop(name, None)
                able.add(name)
        return able

    def _answers(self, sort: Task, workers: set[str]) -> dict[str, str]:
        if not workers:
            return {}
        found: Any = self._client.run(
            *(why_not, sort.assignment, sort.course, sort.seed),
            workers=sorted(workers),
            on_error="return",
        )
        return {
            name: why if isinstance(why, str) else f"cannot be asked: {why}"
            for name, why in found.items()
        }


def some_of(
    again: deque[Task], tasks: Iterator[Task], count: int, room: int, idle: bool
) -> list[Task]:
    """The next tasks, those of `again` first: at most `count`, and of `room` bytes.

    One that does not fit waits at the front of `again`; where a worker is idle, it goes alone.
    """
    some: list[Task] = []
    while len(some) < count:
        task = again.popleft() if again else next(tasks, None)
        if task is None:
            break
        if task.size > room and (some or not idle):
            again.appendleft(task)
            break
        some.append(task)
        room -= task.size
    return some


def _connected(address: str, root: Path) -> Client:
    security = security_of(root)
    settings = {
        "distributed.comm.retry.count": 0,
        "distributed.admin.log-format": "%(message)s",
        "distributed.admin.low-level-log-length": 0,  # it would keep the last 1,000 messages
    }
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its tracebacks are no sentences
    warnings.filterwarnings("ignore", "Sending large graph", module="distributed")  # nor is this
    try:
        with dask.config.set(settings):
            found = Client(
                address, security=security, timeout=CONNECT_SECONDS, set_as_default=False
            )
    except (OSError, TimeoutError) as error:
        raise CourseError(_why(address, error)) from None
    # Again: Dask sets it anew when it starts.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    return found


def _why(address: str, error: BaseException) -> str:
    """What keeps us from a scheduler, in one sentence."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError) or "certificate" in str(seen).lower():
            return (
                f"{address}: does not have this course's certificate; the folder .course/cluster "
                "must be the same on all machines."
            )
        seen = seen.__cause__ or seen.__context__
    return f"{address}: no scheduler answers there; start one with: course cluster start"
