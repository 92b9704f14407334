"""What a Dask worker runs: some tasks in a row, with the copy of the course on its machine."""

from __future__ import annotations

import os
import threading
import time
from functools import cache
from pathlib import Path

from autograder.class_run.digests import grading_digest, seed_id
from autograder.class_run.task import grade_task
from autograder.cluster.message import from_bytes
from autograder.course import Course, CourseError, open_course
from autograder.grading.seeds import public_seed, secret_seed
from autograder.grading.watched import Watch

# Where a worker's process finds the course: its machine's folder, never one that a client names.
ROOT = "COURSE_CLUSTER_ROOT"
# The core that a worker's grader keeps to (see class_run.local); not set, or empty, for any.
CORE = "COURSE_CLUSTER_CORE"
# How long a digest of the course's files is taken for what they are.
DIGEST_SECONDS = 5.0
# A worker that has graded for so long hands back what it has not begun, so that one slow submission
# keeps no other from a worker that is free.
BATCH_SECONDS = 0.5
_one_at_a_time = threading.Lock()
_digests: dict[str, tuple[str, float]] = {}


def why_not(assignment: str, course_digest: str, seed: str) -> str:
    """Why this worker cannot grade the class, in a sentence without its subject; "" if it can."""
    try:
        course = _course()
        digest = grading_digest(course, course.assignment(assignment))
        policy = course.grading.seed
        own = secret_seed(policy, course.root) or public_seed(policy)
    except (CourseError, OSError) as error:
        return f"cannot open its course: {error}"
    if digest != course_digest:
        return (
            f"has another course or other versions in {course.root} than the class; bring its "
            "folder and its environment up to date and start it again."
        )
    if not seed.startswith("public") and seed_id(own) != seed:
        return (
            f"has another secret seed than the class; give it the same {policy.secret_file}, "
            f"or the same {policy.secret_env}."
        )
    return ""


def grade(message: bytes) -> bytes:
    """The records of the first of these tasks, at least one, a line for each.

    b"" where the course here is not that of the class.
    """
    records: list[bytes] = []
    with _one_at_a_time:
        course, until = _course(), time.monotonic() + BATCH_SECONDS
        for task in from_bytes(message):
            if task.course != _digest(course, task.assignment):
                break
            records.append(grade_task(task, course, _watch()).line)
            if time.monotonic() > until:
                break
    return b"".join(records)


def _digest(course: Course, assignment: str) -> str:
    """The digest as it is now, since the folder can change while a class is graded."""
    kept, when = _digests.get(assignment, ("", 0.0))
    now = time.monotonic()
    if not kept or now - when > DIGEST_SECONDS:
        kept = grading_digest(course, course.assignment(assignment))
        _digests[assignment] = kept, now
    return kept


@cache
def _course() -> Course:
    return open_course(Path(os.environ[ROOT]))


@cache
def _watch() -> Watch:
    core = os.environ.get(CORE)
    return Watch(fresh=True, core=int(core) if core else None)
