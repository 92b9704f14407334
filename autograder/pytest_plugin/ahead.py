"""Grades a class's submissions on all cores while pytest still goes from one item to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from autograder.class_run import Circumstances, LocalWorkers, Task, result_of, run_class
from autograder.class_run.local import workers_for
from autograder.course.model import Assignment, Course
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed
from autograder.sandbox.spawn import Confinement

Wanted = tuple[Assignment, Path, Confinement]


class Ahead:
    """Submissions being graded; `results` are in the order in which they were given."""

    def __init__(self, course: Course, seed: Seed, wanted: Sequence[Wanted]) -> None:
        self.course, self.seed, self.wanted = course, seed, wanted
        self.results: list[Future[SubmissionResult]] = [Future() for _ in wanted]
        self._workers = LocalWorkers(course, workers_for(len(wanted), course.grading.jobs))
        self._closed = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the workers; unfinished work is dropped."""
        self._closed = True
        self._workers.close()
        self._thread.join()

    def _run(self) -> None:
        # Known by their numbers: of two with one name each has a result of its own.
        try:
            for task, record in run_class(self._tasks(), self._workers):
                self.results[int(task.student)].set_result(result_of(task, record))
        except BaseException as error:  # whoever waits must not wait for ever
            for result in self.results:
                if not result.done():
                    result.set_exception(error)

    def _tasks(self) -> Iterator[Task]:
        known: dict[tuple[str, Confinement], Circumstances] = {}
        for number, (assignment, path, confinement) in enumerate(self.wanted):
            if self._closed:
                return
            key = assignment.name, confinement
            if key not in known:
                known[key] = Circumstances(self.course, assignment, self.seed, confinement)
            yield known[key].task(path, str(number))
