"""Grades many submissions on all cores, each in a process of the grader's own."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from autograder.course.load import load_course_fast
from autograder.grading.job import Job, graded
from autograder.grading.result import SubmissionResult
from autograder.grading.watched import Watch
from autograder.sandbox.spawn import SpawnError

MAX_WORKERS = 8


class Batch:
    """Submissions being graded; `results` are in the order of the jobs.

    Each worker is a fresh interpreter: nothing of this process, least of all threads, is copied
    into it. A thread per worker waits for it, and ends it when a submission's time is over.
    """

    def __init__(self, jobs: Sequence[Job], workers: int) -> None:
        cores = _cores()
        chosen = random.sample(cores, len(cores))  # two batches at once should not share one
        self._watches = [
            Watch(fresh=True, core=chosen[number] if number < len(chosen) else None)
            for number in range(workers)
        ]
        self._free: SimpleQueue[Watch] = SimpleQueue()
        for watch in self._watches:
            self._free.put(watch)
        self._closed = False
        self._pool = ThreadPoolExecutor(workers)
        self.results: list[Future[SubmissionResult]] = [
            self._pool.submit(self._grade, job) for job in jobs
        ]

    def close(self) -> None:
        """End the workers; what they are at, and have not begun, is dropped."""
        self._closed = True
        for result in self.results:
            result.cancel()
        for watch in self._watches:
            watch.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _grade(self, job: Job) -> SubmissionResult:
        course = load_course_fast(job.root)
        watch = self._free.get()
        try:
            if self._closed:
                raise SpawnError("grading was stopped before this submission")
            return graded(course, course.assignment(job.assignment), job, watch)
        finally:
            self._free.put(watch)


def start_batch(jobs: Sequence[Job], workers: int | None = None) -> Batch:
    """Start grading `jobs`, in as many workers as there are cores; close it when done.

    Grader and student take turns, never running at once: on one core a turn changes hands a
    quarter cheaper than between two (benchmarks/numpy_grading.py). So each worker keeps to one.
    """
    usable = workers or min(len(_cores()) or os.cpu_count() or 1, MAX_WORKERS)
    return Batch(jobs, max(min(usable, len(jobs)), 1))


def _cores() -> list[int]:
    """The cores that this process may use, where the system tells (Linux)."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
