"""Grades many submissions on all cores, each in worker processes of the grader's own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from autograder.course.load import load_course_fast
from autograder.grading.grade import grade_submission
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
    workers = min(os.cpu_count() or 1, MAX_WORKERS, len(jobs))
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    return pool, [pool.submit(grade_job, job) for job in jobs]


def grade_job(job: Job) -> SubmissionResult:
    """Grade one submission in this process."""
    course = load_course_fast(job.root)
    assignment = course.assignment(job.assignment)
    return grade_submission(
        course, assignment, job.path, seed=job.seed, confinement=job.confinement
    )
