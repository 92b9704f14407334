"""Trains one submission on one secret task in a confined child; the kernel measures its time.

The answers never go there, and of what comes back only the labels are believed:
neither a clock of the child's nor an accuracy that it claims.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.errors import CourseError
from autograder.course.load import load_course_fast
from autograder.course.model import Assignment, Course
from autograder.grading.cells import cells_to_run, code_cell
from autograder.grading.meant import submission_of
from autograder.grading.opened import cache_folder
from autograder.grading.seeds import Seed, rng_for
from autograder.leaderboard.code import Refused, bare_code
from autograder.leaderboard.declared import Drawn, Leaderboard, leaderboard_of
from autograder.leaderboard.outcome import Outcome, Problem
from autograder.plain import one_line
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import Fault, Reply, StudentProcess
from autograder.sandbox.spawn import Confinement, Spawner, SpawnError, Unconfined, spawner_for
from autograder.sandbox.student_side.wire import Handle, TensorData, TorchRng
from autograder.submission.cells import SubmissionError

# While it waits for a disk, or for others, a child may let so many times its seconds pass.
PATIENCE = 3.0
# The kernel ends the child so many seconds after its time: the grader looks sooner.
LATE = 5
MOST_CLASSES = 1 << 20
# Faults that mean that the time was over.
TIME_FAULTS = frozenset(("timeout", "cpu", "budget"))


@dataclass(frozen=True)
class Trial:
    """One submission and one task, as another process needs to know it.

    path: the submission, a file or a folder. number: of the task, from 0; each round has others.
    data: what `--data` says.
    """

    root: Path
    assignment: str
    path: Path
    seed: Seed
    round: int
    number: int
    data: tuple[str, ...]
    seconds: float
    confinement: Confinement = "required"

    def prepare(self) -> None:
        """Load what no submission has a part in, and draw the task."""
        course = load_course_fast(self.root)
        board = _leaderboard(course, self.assignment)
        drawn(self.root, self.assignment, self.seed, self.round, self.number, self.data)
        assignment = course.assignment(self.assignment)
        _spawner(assignment, board, limits_for(assignment, self.seconds), self.confinement)
        if self.confinement == "required":
            _require_confinement(course)

    def run(self) -> Outcome:
        """Have it learn and answer; what is wrong with it is in the outcome."""
        course = load_course_fast(self.root)
        assignment, board = (
            course.assignment(self.assignment),
            _leaderboard(course, self.assignment),
        )
        try:
            if self.confinement == "required":
                _require_confinement(course)
            submission = submission_of(self.path, assignment, course.root)
            code = [code_cell(submission, cell) for cell in cells_to_run(submission)]
            bare = bare_code(code, board.room)
            task = drawn(self.root, self.assignment, self.seed, self.round, self.number, self.data)
            limits = limits_for(assignment, self.seconds)
            spawner = _spawner(assignment, board, limits, self.confinement)
            generator = rng_for(
                self.seed, self.assignment, "generator", f"{self.round}.{self.number}"
            )
            return learned(
                StudentProcess(*(spawner, assignment.module, bare, limits), {"": board.forbid}),
                board.function,
                task,
                self.seconds,
                int(generator.integers(1 << 31)),
            )
        except Refused as refused:
            return Outcome(problem=refused.problem)
        except SubmissionError as error:
            values = {name: str(value) for name, value in error.values.items()}
            return Outcome(problem=Problem("unreadable", (("note", error.key), *values.items())))
        except Unconfined as error:
            return Outcome(problem=Problem("unconfined", (("reason", str(error)),)))
        except SpawnError as error:
            return Outcome(problem=Problem("grader", (("reason", str(error)),)))


@lru_cache(maxsize=8)
def drawn(
    root: Path, assignment: str, seed: Seed, round: int, number: int, data: tuple[str, ...]
) -> Drawn:
    """The secret task of this number: the same in every process that has the same seed."""
    board = _leaderboard(load_course_fast(root), assignment)
    return board.draw(rng_for(seed, assignment, "leaderboard", f"{round}.{number}"), data)


def limits_for(assignment: Assignment, seconds: float) -> ProcessLimits:
    """The assignment's limits with another time: `seconds` of the processor for everything."""
    return replace(
        ProcessLimits.of(assignment.limits),
        call_seconds=seconds,
        load_seconds=seconds,
        submission_seconds=PATIENCE * seconds,
        cpu_seconds=math.ceil(seconds) + LATE,
    )


def learned(
    process: StudentProcess, function: str, task: Drawn, seconds: float, seed: int
) -> Outcome:
    """Load the submission, let it learn and answer, all within `seconds` of processor time."""
    meter = _Meter(process, seconds)
    try:
        report = process.load()
        if process.broken is not None:
            return meter.failed(process.broken)
        if function not in report.names:
            broken = report.troubles[0].fault if report.troubles else Fault("missing")
            return meter.failed(broken, loading=True)
        given = [TensorData(task.images), TensorData(task.labels), float(seconds), TorchRng(seed)]
        reply = meter.call(function, given)
        if reply.fault is not None:
            return meter.failed(reply.fault)
        if not isinstance(reply.value, Handle):
            return meter.out(Problem("answers", (("what", "function"),)))
        reply = meter.call("@call", [reply.value, TensorData(task.questions)])
        if reply.fault is not None:
            return meter.failed(reply.fault)
        said = labels_in(reply.value, len(task.questions))
        if said is None:
            return meter.out(Problem("answers", (("what", "labels"),)))
        asked, decoys = task.answers >= 0, task.decoy_answers >= 0
        return Outcome(
            accuracy=float(np.mean(said[asked] == task.answers[asked])),
            seconds=meter.used(),
            recognised=float(np.mean(said[decoys] == task.decoy_answers[decoys]))
            if decoys.any()
            else 0.0,
        )
    finally:
        process.close()


def labels_in(value: Any, count: int) -> Any:
    """The `count` labels that an answer holds, as an int64 array; None where it holds none.

    Labels, or a score for each class, of which the highest counts; in a tensor, array or list.
    """
    array = value.array if isinstance(value, TensorData) else value
    if type(array) is list:
        if not all(type(item) in (int, float) for item in array):
            return None
        array = np.array(array, dtype=float)
    if type(array) is not np.ndarray or array.dtype.kind not in "iuf" or len(array.shape) == 0:
        return None
    if array.shape[0] != count or not np.all(np.isfinite(array)):
        return None
    if array.ndim == 2 and array.shape[1] > 1:
        return array.argmax(axis=1)
    if array.size != count:
        return None
    flat = array.reshape(count)
    # A number that is no label is a wrong answer.
    is_label = (flat == np.round(flat)) & (flat >= 0) & (flat < MOST_CLASSES)
    return np.where(is_label, flat, -2).astype(np.int64)


class _Meter:
    """Counts the processor time of all a submission's processes together, from outside."""

    def __init__(self, process: StudentProcess, seconds: float) -> None:
        self.process, self.seconds = process, seconds

    def used(self) -> float:
        """Seconds so far."""
        child = self.process.child
        return self.process.budget.used(child.pid if child is not None else 0)

    def call(self, name: str, arguments: list[Any]) -> Reply:
        left = self.seconds - self.used()
        if left <= 0:
            return Reply(fault=Fault("budget", f"{self.seconds:g}"))
        self.process.limits = replace(self.process.limits, call_seconds=left)
        reply = self.process.call(name, arguments, {})
        if reply.fault is None and self.used() > self.seconds:
            return Reply(fault=Fault("budget", f"{self.seconds:g}"))
        return reply

    def out(self, problem: Problem) -> Outcome:
        return Outcome(seconds=self.used(), problem=problem)

    def failed(self, fault: Fault, *, loading: bool = False) -> Outcome:
        return self.out(_problem_of(fault, self.seconds, loading=loading))


def _problem_of(fault: Fault, seconds: float, *, loading: bool) -> Problem:
    if fault.kind in TIME_FAULTS:
        return Problem("overtime", (("seconds", seconds),))
    if fault.kind in ("missing", "not_callable", "stub") and not (loading and fault.line):
        return Problem("no_function")
    if fault.kind == "memory":
        return Problem("memory", (("mb", fault.message),))
    if fault.kind in ("died", "protocol", "folder", "replies", "too_large"):
        return Problem("ended", (("kind", fault.kind),))
    said = f"{fault.type_name}: {fault.message}" if fault.type_name else fault.message or fault.kind
    name = fault.frames[-1][2] if fault.frames else ""
    return Problem("error", (("said", one_line(said)[:200]), ("function", one_line(name)[:100])))


def _leaderboard(course: Course, name: str) -> Leaderboard:
    board = leaderboard_of(course, course.assignment(name))
    if board is None:
        raise CourseError(f"{name} has no leaderboard.")
    return board


def _spawner(
    assignment: Assignment, board: Leaderboard, limits: ProcessLimits, confinement: Confinement
) -> Spawner:
    return spawner_for(assignment.needs, limits, confinement, board.hidden())


def _require_confinement(course: Course) -> None:
    from autograder.sandbox.confinement_status import (
        confinement_gap,
        confinement_status,
        readable_to_students,
    )

    missing = confinement_gap(confinement_status(cache_folder(course))) or readable_to_students(
        course.root
    )
    if missing:
        raise Unconfined(missing)
