"""Puts one candidate after another in an exercise's place and lets the checks judge it."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.accuracy.equivalents import equivalents_file, read_equivalents
from autograder.accuracy.mutants import Mutant
from autograder.course.check_classes import check_classes
from autograder.course.content import load_part
from autograder.course.model import Assignment, Course
from autograder.grading.diagnose import LiveMistakes, diagnose
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, reference_for, solution_path
from autograder.grading.runner import ExerciseRun, run_checks
from autograder.grading.seeds import Seed, public_seed
from autograder.grading.student import Backend, Call, Student
from autograder.mistakes import load_mistakes
from autograder.submission.read import read_submission

# A candidate that computes this many times longer than the reference loops for ever: rejected.
TIMES_THE_REFERENCE = 20
LEAST_SECONDS = 1.0
# Grading has a secret seed: what is wrong has to be found out with any, so several are tried.
OTHER_SEEDS = (1, 2)


class Harness:
    """Everything needed to judge candidates for the exercises of one assignment."""

    def __init__(self, course: Course, assignment: Assignment) -> None:
        self.course, self.assignment = course, assignment
        self.source = solution_path(course, assignment)
        self.solution = load_solution(self.source)
        self.classes = check_classes(course, assignment)
        self.seed = public_seed(course.grading.seed)
        self.mistakes = load_mistakes(course, assignment)
        self.equivalents = read_equivalents(equivalents_file(course, assignment))
        self.alternatives = load_alternatives(course, assignment)
        self.cells = exercise_cells(self.source, assignment)
        self._seconds: dict[str, float] = {}
        self.stopped = False  # whether the last candidate ran for too long

    def accepts(self, exercise: str, changes: Mapping[str, Any], seed: Seed | None = None) -> bool:
        """Whether the solution with `changes` in its namespace passes the exercise's checks."""
        return self.judge(exercise, LocalBackend({**self.solution, **changes}), seed)[0]

    def ever_accepts(self, exercise: str, changes: Mapping[str, Any]) -> bool:
        """Whether the changed solution passes with the public seed or with another."""
        for seed in (None, *(Seed(number, is_public=True) for number in OTHER_SEEDS)):
            if self.accepts(exercise, changes, seed):
                return True
            if self.stopped:  # what runs for ever with one seed does with the others
                return False
        return False

    def diagnosis(
        self, exercise: str, changes: Mapping[str, Any], seed: Seed | None = None
    ) -> tuple[bool, str]:
        """Whether it passes, and the name of the known mistake it is taken for, if any."""
        backend = LocalBackend({**self.solution, **changes})
        passed, student = self.judge(exercise, backend, seed, whole=True)
        known = LiveMistakes(self.mistakes, self.solution)
        hint = diagnose(exercise, student.log, known, by_value=True) if not passed else None
        return passed, hint.mistake if hint else ""

    def survives(self, mutant: Mutant) -> bool:
        """Whether the checks take a mutant for a right answer."""
        namespace = dict(self.solution)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                exec(compile(mutant.code, "mutant", "exec"), namespace)
            except Exception:
                return False
        return self.ever_accepts(mutant.exercise, namespace)

    def calls_of_solution(self, exercise: str, seed: Seed | None = None) -> list[Call]:
        """The calls of the exercise that its checks make, answered by the solution."""
        _, student = self.judge(exercise, LocalBackend(self.solution), seed)
        return [call for call in student.log if call.name == exercise]

    def judge(
        self,
        exercise: str,
        backend: Backend,
        seed: Seed | None = None,
        *,
        whole: bool = False,
    ) -> tuple[bool, Student]:
        """Run the checks to the first that fails (or, if `whole`, to the end)."""
        student = Student(backend)
        self.stopped = False
        try:
            with contextlib.redirect_stdout(io.StringIO()), _deadline(self._allowed(exercise)):
                run = self.run(exercise, student, seed, stop_at_failure=not whole)
        except _TooLong:
            self.stopped = True
            return False, student
        return all(check.passed for check in run.checks), student

    def run(
        self,
        exercise: str,
        student: Student,
        seed: Seed | None = None,
        *,
        stop_at_failure: bool = False,
    ) -> ExerciseRun:
        """Run the checks of an exercise on `student`, however long it takes."""
        return run_checks(
            self.classes[exercise],
            student,
            # Anew each time: it keeps every object that it was ever asked about.
            reference_for(self.course, self.assignment),
            seed or self.seed,
            self.assignment.name,
            stop_at_failure=stop_at_failure,
        )

    def _allowed(self, exercise: str) -> float:
        """Seconds of computing after which a candidate is stopped."""
        if exercise not in self._seconds:
            begin = time.process_time()
            with contextlib.redirect_stdout(io.StringIO()):
                self.run(exercise, Student(LocalBackend(self.solution)))
            self._seconds[exercise] = time.process_time() - begin
        return max(LEAST_SECONDS, TIMES_THE_REFERENCE * self._seconds[exercise])


def exercise_cells(source: Path, assignment: Assignment) -> dict[str, str]:
    """The source of every exercise's cell in an authored file."""
    cells = read_submission(source).cells
    return {c.title: c.source for c in cells if c.is_code and c.title in assignment.exercises}


def load_alternatives(
    course: Course, assignment: Assignment
) -> dict[str, list[Callable[..., Any]]]:
    """Exercise → right answers in other styles; empty where none are written."""
    loaded = load_part(course, assignment, "alternatives")
    return loaded.ALTERNATIVES if loaded is not None else {}


class _TooLong(BaseException):
    """The candidate runs for ever; not an Exception, so that nothing swallows it."""


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Stop after so many seconds of computing; a busy machine is no reason to reject anything."""
    can_interrupt = os.name == "posix" and threading.current_thread() is threading.main_thread()
    if not can_interrupt:
        yield
        return

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGPROF, stop)
    # Again and again, should the first be raised where Python ignores it (in a `__del__`).
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
