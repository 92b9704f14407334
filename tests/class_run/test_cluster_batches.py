"""Submissions that a cluster grades together: how many, what is handed back, and who is blamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from autograder.class_run.record import Record
from autograder.class_run.task import Task, recorded
from autograder.course.model import Course
from autograder.grading.opened import failed
from autograder.submission.cells import Note

pytest.importorskip("distributed", reason="in the extras [cluster] and [dev]")

from autograder.cluster import executor, worker
from autograder.cluster.executor import BATCHES, MAX_IN_BATCH, ClusterWorkers
from autograder.cluster.message import from_bytes, to_bytes

NOTE = Note("no_file")
DIGEST = "the class's course"


def tasks(count: int) -> list[Task]:
    """So many of them, each with a key of its own."""
    return [Task("02_mlp", f"s{n}", "", True, f"{n}", DIGEST, "public 1") for n in range(count)]


@pytest.fixture
def graded(small: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often each student was graded, by a worker whose grader is quick and says little."""
    times: Counter[str] = Counter()

    def grade_task(task: Task, course: Course, watch: object) -> Record:
        times[task.student] += 1
        return recorded(task, failed(course, course.assignment("02_mlp"), Path(), NOTE, None))

    monkeypatch.setattr(worker, "grade_task", grade_task)
    monkeypatch.setattr(worker, "_course", lambda: small)
    monkeypatch.setattr(worker, "_watch", nullcontext)
    monkeypatch.setattr(worker, "_digest", lambda course, assignment: DIGEST)
    yield times


class OneWorker:
    """A client of a cluster whose only worker grades at once, and dies of what `kills` says."""

    status = "running"

    def __init__(self, kills: Callable[[Task], bool] = lambda task: False) -> None:
        self.kills, self.batches = kills, list[list[str]]()

    def scheduler_info(self, **_: object) -> dict[str, Any]:
        return {"workers": {"tls://one": {}}}

    def run(self, function: object, *args: object, **more: object) -> dict[str, str]:
        return {"tls://one": ""}

    def submit(self, grade: Callable[[bytes], bytes], message: bytes, **more: Any) -> Any:
        sent = from_bytes(message)
        self.batches.append([task.student for task in sent])
        future: Any = Future()
        future.key, future.release = more["key"], lambda: None
        if any(map(self.kills, sent)):
            nobody: Any = None
            future.set_exception(executor.KilledWorker("task", nobody, 3))
        else:
            future.set_result(grade(message))
        return future


def over(client: OneWorker, course: Course, given: list[Task], monkeypatch: Any) -> list[Any]:
    """What `ClusterWorkers` yields of these tasks."""
    monkeypatch.setattr(executor, "_connected", lambda address, root: client)
    found = ClusterWorkers(course, "tls://here").run(iter(given))
    return [(task.student, record.key, record.ended) for task, record in found]


def test_what_is_quick_is_sent_together_and_each_is_graded_once(
    small: Course, graded: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given, client = tasks(200), OneWorker()
    found = over(client, small, given, monkeypatch)
    assert sorted(found) == sorted((task.student, task.key, False) for task in given)
    assert set(graded.values()) == {1}
    sizes = [len(batch) for batch in client.batches]
    assert sizes[:BATCHES] == [1] * BATCHES  # how long one takes is not known yet
    assert max(sizes) == MAX_IN_BATCH


def test_what_is_slow_is_handed_back_and_graded_all_the_same(
    small: Course, graded: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tasks(1000)  # handed back hundreds of times
    monkeypatch.setattr(executor._Pace, "in_batch", 3)
    monkeypatch.setattr(worker, "BATCH_SECONDS", -1.0)  # over with the first
    assert len(worker.grade(to_bytes(given)).splitlines()) == 1
    graded.clear()
    client = OneWorker()
    found = over(client, small, given, monkeypatch)
    assert sorted(found) == sorted((task.student, task.key, False) for task in given)
    assert set(graded.values()) == {1}
    assert len(client.batches) == len(given)


def test_only_the_submission_of_which_the_worker_dies_is_blamed(
    small: Course, graded: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tasks(100)
    client = OneWorker(kills=lambda task: task.student in ("s37", "s99"))
    found = over(client, small, given, monkeypatch)
    assert {name for name, _, ended in found if ended} == {"s37", "s99"}
    assert sorted(name for name, _, _ in found) == sorted(task.student for task in given)
    assert [batch for batch in client.batches if "s37" in batch][-1] == ["s37"]


def test_a_worker_with_another_course_grades_nothing(
    graded: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_digest", lambda course, assignment: "another")
    assert worker.grade(to_bytes(tasks(3))) == b""
    assert not graded
