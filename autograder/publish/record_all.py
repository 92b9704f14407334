"""Records a whole course, several assignments at once: there are a thousand mistakes to run."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from autograder.course.model import Assignment, Course
from autograder.grading.recorded import recording_bytes
from autograder.grading.seeds import public_seed
from autograder.publish.kept_recordings import keep_recording, kept_recording
from autograder.publish.record import record_assignment
from autograder.publish.recording_digest import recording_digest
from autograder.safe_path import safe_path

Progress = Callable[[str], None]


def record_all(course: Course, *, workers: int = 1, progress: Progress) -> dict[str, bytes]:
    """Assignment → content of its recording; `progress` is called for each. A recording whose
    inputs have not changed is taken from the cache. Raises CourseError for what `record_assignment`
    refuses.
    """
    found: dict[str, bytes] = {}
    count = len(course.assignments)
    digests = {a.name: recording_digest(course, a) for a in course.assignments}
    missing = []
    for assignment in course.assignments:
        kept = kept_recording(course, assignment.name, digests[assignment.name])
        if kept is None:
            missing.append(assignment)
            continue
        found[assignment.name] = kept
        progress(f"kept {assignment.name}, which is as it was ({len(found)} of {count})")
    for assignment, content in _recorded(course, missing, min(workers, len(missing))):
        found[assignment.name] = content
        keep_recording(course, assignment.name, digests[assignment.name], content)
        progress(f"recorded {assignment.name} ({len(found)} of {count})")
    return {assignment.name: found[assignment.name] for assignment in course.assignments}


def _recorded(
    course: Course, assignments: Sequence[Assignment], workers: int
) -> Iterator[tuple[Assignment, bytes]]:
    if workers < 2:
        for assignment in assignments:
            yield assignment, _content(course, assignment)
        return
    # Fresh interpreters: PyTorch does not survive a fork once it has used its threads.
    fresh = multiprocessing.get_context("spawn")
    with safe_path(), ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        # PyTorch's are the longest by far, so they are not left for the end.
        ordered = sorted(assignments, key=lambda assignment: assignment.needs != "torch")
        waiting = {pool.submit(_content, course, a): a for a in ordered}
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _content(course: Course, assignment: Assignment) -> bytes:
    return recording_bytes(record_assignment(course, assignment, public_seed(course.grading.seed)))
