"""A class of any size goes through the engine in the same memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.class_run import Circumstances, Ledger, Record, Task, recorded, run_class
from autograder.grading.opened import grade_submission


@pytest.mark.slow
def test_memory_does_not_grow_with_the_class(circumstances: Circumstances, tmp_path: Path) -> None:
    course, assignment = circumstances.course, circumstances.assignment
    folder = tmp_path / "02_mlp"
    folder.mkdir()
    (folder / "mlp.py").write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
    task = circumstances.task(folder, "student")
    result = grade_submission(course, assignment, folder, confinement="wanted")
    known = recorded(task, result)

    def tasks(count: int) -> Iterator[Task]:
        for number in range(count):
            yield replace(task, student=f"student{number}", submission=f"{number:016x}")

    class Instant:
        """Gives each the same result at once."""

        def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
            for one in tasks:
                yield one, replace(known, key=one.key, student=one.student)

        def close(self) -> None:
            pass

    def peak_of(count: int) -> int:
        """The most memory in use while so many are graded, in bytes."""
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        with Ledger(tmp_path / f"of {count}", "02_mlp") as ledger:
            assert sum(1 for _ in run_class(tasks(count), Instant(), ledger)) == count
            assert len(ledger) == count
            assert sum(1 for _ in ledger.records()) == count
        return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start()
    try:
        peak_of(10)  # what is loaded on first use
        few, many, taken = peak_of(50), peak_of(250), peak_of(250)
    finally:
        tracemalloc.stop()
    assert len(known.line) > 10_000
    assert many - few < 200 * 1_000, "results are held"
    # Of tasks that are taken from the ledger it is remembered whose turn it was.
    assert taken - few < 200 * 3_000


def test_what_lies_beside_the_work_is_not_held(
    circumstances: Circumstances, tmp_path: Path
) -> None:
    folder = tmp_path / "02_mlp"
    folder.mkdir()
    (folder / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    for number in range(5):
        (folder / f"data{number}.bin").write_bytes(bytes(4 << 20))
        (folder / f"mlp-Copy{number}.py").write_bytes(b"#" * (4 << 20))
    before = circumstances.task(folder, "student")
    tracemalloc.start()
    try:
        task = circumstances.task(folder, "student")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Copies are read as far as one may be, the data piece by piece.
    assert {name: len(held) for name, held in task.files.items()} == {
        "mlp.py": 6,
        **{f"mlp-Copy{number}.py": (2 << 20) + 1 for number in range(5)},
    }
    assert peak < 20 << 20 and task == before
    (folder / "data4.bin").write_bytes(b"other")
    assert circumstances.task(folder, "student").submission != before.submission
