"""Grades many submissions on all cores, each in worker processes of the grader's own."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from autograder.course.load import load_course_fast
from autograder.grading.opened import grade_submission
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed
from autograder.sandbox.spawn import Confinement

MAX_WORKERS = 8


@dataclass(frozen=True)
class Job:
    """One submission to grade: everything a worker needs to know."""

    root: Path
    assignment: str
    path: Path
    seed: Seed
    confinement: Confinement


def start_batch(jobs: Sequence[Job]) -> tuple[ProcessPoolExecutor, list[Future[SubmissionResult]]]:
    """Start grading `jobs` in as many workers as there are cores; shut the pool down when done.

    Results are in the order of `jobs`. Workers are fresh interpreters: nothing of this process,
    least of all threads, is copied into them.
    """
    cores = _cores()
    workers = min(len(cores) or os.cpu_count() or 1, MAX_WORKERS, len(jobs))
    fresh = multiprocessing.get_context("spawn")
    free: SimpleQueue[int] = fresh.SimpleQueue()
    for core in random.sample(cores, len(cores)):  # two batches at once should not share one
        free.put(core)
    pool = ProcessPoolExecutor(workers, fresh, _stay_on_a_core, (free,))
    return pool, [pool.submit(grade_job, job) for job in jobs]


def grade_job(job: Job) -> SubmissionResult:
    """Grade one submission in this process."""
    course = load_course_fast(job.root)
    assignment = course.assignment(job.assignment)
    return grade_submission(
        course, assignment, job.path, seed=job.seed, confinement=job.confinement
    )


def _cores() -> list[int]:
    """The cores that this process may use, where the system tells (Linux)."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def _stay_on_a_core(free: SimpleQueue[int]) -> None:
    """Keep this worker, and the student processes it will start, on one core of their own.

    Grader and student take turns, never running at once: on one core a turn changes hands a
    quarter cheaper than between two (benchmarks/numpy_grading.py).
    """
    if not free.empty():
        os.sched_setaffinity(0, {free.get()})
