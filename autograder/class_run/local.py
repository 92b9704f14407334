"""Grades on this machine's cores, in processes that are ended when their time is over."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

from autograder.class_run.record import Record
from autograder.class_run.task import Task, grade_task
from autograder.class_run.workers import Workers
from autograder.course.model import Course
from autograder.grading.watched import Watch

# So many submissions for each worker, or it would not have been worth starting.
MIN_PER_WORKER = 8


class LocalWorkers:
    """An executor with `workers` processes; a context manager.

    If there are several, each is a fresh interpreter: nothing of this process, threads above all,
    is copied into it. Grader and student take turns, never running at once: on one core a turn
    changes hands a quarter cheaper than between two (benchmarks/numpy_grading.py). So each worker
    keeps to one.
    """

    def __init__(self, course: Course, workers: int | None = None) -> None:
        self.workers = max(workers or _usable(), 1)
        self._watches = [_alone()] if self.workers == 1 else _side_by_side(self.workers)
        self._workers: Workers[Task, Record] = Workers(
            self._watches, lambda watch, task: grade_task(task, course, watch)
        )

    def __enter__(self) -> LocalWorkers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
        """See `Executor.run`."""
        return self._workers.run(tasks)

    def close(self) -> None:
        """End the workers; unfinished work is dropped."""
        self._workers.close()


def _alone() -> Watch:
    """The watch of a single worker: a copy of this process, which is there at once, while a fresh
    interpreter takes longer to start than a submission takes to grade."""
    watch = Watch()
    watch.start()
    watch.fresh = True  # there may be threads by the time another one is needed
    return watch


def _side_by_side(workers: int) -> list[Watch]:
    return [Watch(fresh=True, core=core) for core in cores_for(workers)]


def cores_for(workers: int) -> list[int | None]:
    """A core for each of several workers; None for one alone, and beyond the cores there are."""
    cores = _cores() if workers > 1 else []
    chosen = random.sample(cores, len(cores))  # two classes at once should not share one
    return [chosen[number] if number < len(chosen) else None for number in range(workers)]


def workers_for(count: int, jobs: int = 0) -> int:
    """How many workers to start for `count` submissions: `jobs`, or for 0 one per core.

    With fewer than eight for each, the class is graded before one more interpreter has started.
    """
    return max(min(jobs, count) if jobs else min(_usable(), count // MIN_PER_WORKER), 1)


def _usable() -> int:
    return len(_cores()) or os.cpu_count() or 1


def _cores() -> list[int]:
    """The cores that this process may use, where the system tells (Linux)."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
