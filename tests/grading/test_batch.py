"""A class graded on all cores gets what it gets one by one; each worker has its own core."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.grading import batch
from autograder.grading.job import Job
from autograder.grading.opened import grade_submission
from autograder.grading.seeds import public_seed


def test_results_are_in_order_and_as_alone(course: Course, tmp_path: Path) -> None:
    solution = (course.root / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    texts = [solution, "def sigmoid(x):\n    return x\n", "", solution]
    jobs = []
    for number, text in enumerate(texts):
        path = tmp_path / str(number) / "mlp.py"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        seed = public_seed(course.grading.seed)
        jobs.append(Job(course.root, "02_mlp", path, seed, "wanted"))
    with batch.start_batch(jobs) as started:
        found = [future.result() for future in started.results]
    assignment = course.assignment("02_mlp")
    alone = [grade_submission(course, assignment, job.path, confinement="wanted") for job in jobs]
    assert [result.score for result in found] == [20.0, 0.0, 0.0, 20.0]
    assert [result.exercises for result in found] == [result.exercises for result in alone]
    assert [result.submission for result in found] == [str(job.path) for job in jobs]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores are chosen on Linux only")
def test_no_two_workers_share_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_cores", lambda: [3, 5])
    with batch.Batch([], workers=3) as started:
        chosen = [watch.core for watch in started._watches]
    assert set(chosen[:2]) == {3, 5}
    assert chosen[2] is None, "a third worker stays where the system puts it"
