"""A search for a repair ends by what it has done, not by the clock: one hint on any machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.model import Course, RepairPolicy
from autograder.grading import effort
from autograder.grading.effort import NUMPY, Effort, OutOfTime, Prices
from autograder.grading.grade import ExerciseResult
from autograder.grading.variants import Place, Variants
from autograder.sandbox import process as processes
from autograder.sandbox.spawn import spawner_for
from tests.grading.replaced import graded

ODD = """def update(W, b, inputs, delta, lr):
    W, b = np.array(W, float), np.array(b, float)
    inputs, delta = np.asarray(inputs, float), np.asarray(delta, float)
    for row, error in zip(inputs, delta):
        W = W + lr * np.outer(row, np.tanh(error * 3 + 0.25))
        b = b + lr * np.cosh(error - 0.125)
    return W, b"""


def test_it_ends_by_what_was_paid() -> None:
    spent = Effort(1.0)
    for _ in range(int(1.0 / NUMPY.call) - 1):
        spent.pay(NUMPY.call)
    with pytest.raises(OutOfTime):
        for _ in range(3):
            spent.pay(NUMPY.call)


def test_the_clock_ends_it_only_far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = Effort(1.0)
    monkeypatch.setattr(effort, "_clock", lambda: spent.began[1] + 30.0)
    spent.check()
    monkeypatch.setattr(effort, "_clock", lambda: spent.began[1] + 1_000.0)
    with pytest.raises(OutOfTime):
        spent.check()


def steps_of(course: Course, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    """What a search that finds nothing has paid, and its hints."""
    folder.mkdir()
    made: list[Effort] = []

    class Kept(Effort):
        def __init__(self, seconds: float, prices: Prices) -> None:
            super().__init__(seconds, prices)
            made.append(self)

    monkeypatch.setattr(effort, "Effort", Kept)
    policy = RepairPolicy(0.15, 0.05)
    result = graded(course, folder, "02_mlp", {"update": ODD}, repair=policy)
    exercise: ExerciseResult = next(e for e in result.exercises if e.name == "update")
    return [e.spent for e in made], exercise.hints


def test_a_busy_machine_changes_no_step(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = steps_of(course, tmp_path / "quiet", monkeypatch)
    ticks = iter(range(10**9))
    monkeypatch.setattr(effort, "_clock", lambda: next(ticks) * 0.001)
    busy = steps_of(course, tmp_path / "busy", monkeypatch)
    assert quiet == busy and quiet[0]


def test_a_loop_without_end_is_ended_by_its_turns() -> None:
    limits = processes.ProcessLimits()
    source = "def f(n):\n    while n != 3:\n        n -= 1\n    return n\n"
    cell = processes.CodeCell("a.py", 1, source)
    student = processes.StudentProcess(spawner_for("numpy", limits), "a", [cell], limits)
    with Variants(student, Place("f", cell, range(1, 5)), ["f"], Effort(60.0)) as variants:
        faults = []
        while variants.next() is not None:
            fault = variants.call("f", [5], {}).fault
            faults += [fault.type_name] if fault is not None else []
        assert "Endless" in faults and variants.lost == 1
        assert variants.turns > 12_000 and variants.process.child is not None
