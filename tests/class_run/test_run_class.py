"""A class gets the same results whoever grades it, in any order, and what is done stays done."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.class_run import (
    Circumstances,
    Ledger,
    LocalWorkers,
    Record,
    Tally,
    Task,
    local,
    recorded,
    result_of,
    run,
    run_class,
)
from autograder.grading.opened import failed, grade_submission, problem_note
from autograder.grading.seeds import Seed
from autograder.sandbox.spawn import SpawnError

Class = Callable[[int], list[Task]]
Workers = Callable[[int], LocalWorkers]


def results(graded: Iterator[tuple[Task, Record]]) -> dict[str, object]:
    return {task.student: record.result for task, record in graded}


@pytest.mark.slow
def test_any_number_of_workers_and_any_order_give_the_same_as_alone(
    a_class: Class, workers: Workers, circumstances: Circumstances
) -> None:
    tasks = a_class(6)
    one = results(run_class(tasks, workers(1)))
    assert results(run_class(reversed(tasks), workers(2))) == one
    assert results(run_class(tasks[3:] + tasks[:3], workers(4))) == one
    course, assignment = circumstances.course, circumstances.assignment
    with LocalWorkers(course, 1) as executor:
        for task, record in run_class(tasks[:3], executor):
            alone = grade_submission(course, assignment, Path(task.path), confinement="wanted")
            assert result_of(task, record) == alone
            assert [e.score for e in alone.exercises] != []
            assert not task.files


def test_what_the_ledger_has_is_not_graded_again(
    a_class: Class, workers: Workers, circumstances: Circumstances
) -> None:
    tasks = a_class(6)
    root = circumstances.course.root
    told: list[Tally] = []
    with Ledger(root, "02_mlp") as ledger:
        first = results(run_class(tasks[:4], workers(2), ledger))
    with Ledger(root, "02_mlp") as ledger:
        every = results(run_class(tasks, workers(2), ledger, told.append))
        assert len(list(ledger.records())) == 6
    assert told[-1] == Tally(6, 4, 0) and len(told) == 6
    assert first.items() <= every.items()
    with Ledger(root, "02_mlp") as ledger:
        assert results(run_class(tasks, workers(1), ledger, again=True)) == every
        assert ledger.path.read_bytes().count(b"\n") == 12


def test_another_text_seed_or_file_name_is_another_task(
    circumstances: Circumstances, a_class: Class, tmp_path: Path
) -> None:
    folder = Path(a_class(1)[0].path)
    before = circumstances.task(folder)
    assert circumstances.task(folder).key == before.key
    for other in (
        replace(circumstances, seed=Seed(7, True)),
        replace(circumstances, seed=Seed(7, False)),
        replace(circumstances, confinement="required"),
        replace(circumstances, exercises=("sigmoid",)),
        replace(circumstances, skip_untouched=True),
    ):
        assert other.task(folder).key != before.key
    assert "48151623" not in replace(circumstances, seed=Seed(48151623, False)).task(folder).seed
    (folder / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    assert circumstances.task(folder).key != before.key


def test_odd_things_in_a_folder_are_told_as_where_they_lie(
    circumstances: Circumstances, tmp_path: Path, workers: Workers
) -> None:
    tasks = []
    for number, odd in enumerate(("link", "pipe", "folder", "nothing", "far", "copy", "single")):
        folder = tmp_path / f"odd {number}" / "02_mlp"
        folder.mkdir(parents=True)
        file = folder / "mlp.py"
        if odd == "link":
            file.symlink_to("/etc/passwd")
        elif odd == "pipe":
            os.mkfifo(file)
        elif odd == "folder":
            file.mkdir()
        elif odd == "far":
            (tmp_path / "far").mkdir()
            folder.rmdir()
            folder.symlink_to(tmp_path / "far")
        elif odd in ("copy", "single"):
            file = folder / "mlp (1).py"
            file.write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
            (folder / "notes.txt").write_text("beside", encoding="utf-8")
        tasks.append(circumstances.task(file if odd == "single" else folder, odd))
    course, assignment = circumstances.course, circumstances.assignment
    for task, record in run_class(tasks, workers(2)):
        alone = grade_submission(course, assignment, Path(task.path), confinement="wanted")
        assert result_of(task, record) == alone, task.student


class Dying:
    """Processes of which those that grade `fatal` end, `times` often."""

    def __init__(self, course: Circumstances, fatal: str, times: int) -> None:
        self.circumstances, self.fatal, self.left = course, fatal, times
        self.runs: list[list[str]] = []

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
        self.runs.append([])
        for task in tasks:
            self.runs[-1].append(task.student)
            died = task.student == self.fatal and self.left > 0
            self.left -= died
            error = SpawnError("it ended with status -9") if died else ValueError("graded")
            c = self.circumstances
            note = problem_note(error)
            yield task, recorded(task, failed(c.course, c.assignment, Path(), note, c.seed))

    def close(self) -> None:
        pass


@pytest.mark.parametrize("times", [1, 2])
def test_a_submission_whose_process_ended_is_tried_once_more_alone(
    a_class: Class, circumstances: Circumstances, times: int
) -> None:
    tasks = a_class(4)
    executor = Dying(circumstances, "student1", times)
    with Ledger(circumstances.course.root, "02_mlp") as ledger:
        graded = {t.student: r for t, r in run_class(tasks, executor, ledger)}
        assert executor.runs == [[t.student for t in tasks], ["student1"]]
        assert graded["student1"].ended == (times == 2)
        assert len(list(ledger.records())) == 4
        assert len(ledger) == 0, "what the grader failed on is not done"


def test_a_machine_that_cannot_grade_is_not_asked_for_everything_twice(
    a_class: Class, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MAX_IN_VAIN", 3)

    class Broken(Dying):
        def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Record]]:
            for task in tasks:
                self.fatal, self.left = task.student, 1
                yield from super().run(iter([task]))

    executor = Broken(circumstances, "", 0)
    assert len(list(run_class(a_class(8), executor))) == 8
    assert len(executor.runs) == 8 + 3


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores are chosen on Linux only")
def test_no_two_workers_share_a_core(
    circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_cores", lambda: [3, 5])
    with LocalWorkers(circumstances.course, workers=3) as started:
        chosen = [watch.core for watch in started._watches]
    assert set(chosen[:2]) == {3, 5}
    assert chosen[2] is None, "a third worker stays where the system puts it"
    assert local.cores_for(1) == [None], "one alone, too: another command may have the same core"


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_no_submission(
    a_class: Class, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = a_class(6)
    expected = results(run_class(tasks, workers(1)))
    executor = workers(2)
    found: dict[str, object] = {}
    for task, record in run_class(tasks, executor):
        if not found:
            for watch in executor._watches:
                if watch.busy and watch._worker is not None:
                    os.kill(watch._worker.process.pid or 0, signal.SIGKILL)
                    break
        found[task.student] = record.result
    assert found == expected


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2])
def test_processes_that_die_of_memory_cost_only_what_they_held(
    a_class: Class,
    workers: Workers,
    circumstances: Circumstances,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
) -> None:
    from mortal_jobs import FATAL, ONCE, MortalJob

    from autograder.class_run import task as tasks_module

    tasks = a_class(6)
    expected = results(run_class(tasks, workers(1)))
    for number, text in ((1, FATAL), (4, f"{ONCE}{tmp_path}/once")):
        file = Path(tasks[number].path) / "mlp.py"
        file.write_text(f"{file.read_text(encoding='utf-8')}{text}\n", encoding="utf-8")
        tasks[number] = circumstances.task(Path(tasks[number].path), f"student{number}")
    monkeypatch.setattr(tasks_module, "Job", MortalJob)
    with Ledger(circumstances.course.root, "02_mlp") as ledger:
        graded = {t.student: r for t, r in run_class(tasks, workers(count), ledger)}
        assert len(list(ledger.records())) == 6 and len(ledger) == 5
    assert graded["student1"].ended and not graded["student4"].ended
    said = graded["student1"].error
    assert said is not None and "ended with status -9" in str(said.values)
    del expected["student1"]
    assert {name: graded[name].result for name in expected} == expected
