"""Runs an assignment's checks on right and wrong answers of every kind and counts the verdicts."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import signal
import threading
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from autograder.accuracy.model import AssignmentAccuracy, ExerciseAccuracy
from autograder.accuracy.mutants import Mutant, mutants_of
from autograder.accuracy.trivial import trivial_bodies
from autograder.checks import check_classes
from autograder.course.model import Assignment, Course
from autograder.grading.diagnose import LiveMistakes, diagnose
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, reference_for, solution_path
from autograder.grading.runner import checks_of, run_checks
from autograder.grading.seeds import Seed, public_seed
from autograder.grading.student import Student
from autograder.mistakes import Mistakes
from autograder.submission.read import read_submission

# Far more than any exercise takes; a mutant that loops for ever counts as rejected.
SECONDS_PER_RUN = 10.0


class Harness:
    """Everything needed to put one candidate function in an exercise's place and judge it."""

    def __init__(self, course: Course, assignment: Assignment) -> None:
        self.course, self.assignment = course, assignment
        self.source = solution_path(course, assignment)
        self.solution = load_solution(self.source)
        self.classes = check_classes(assignment.module)
        self.reference = reference_for(course, assignment)
        self.seed = public_seed(course.grading.seed)
        self.mistakes = _mistakes(assignment.module)
        self.equivalents = _equivalents(course.root, assignment.module)
        self.alternatives = _alternatives(course.root, assignment.module)
        self.cells = _exercise_cells(self.source, assignment)

    def accepts(self, exercise: str, changes: Mapping[str, Any], seed: Seed | None = None) -> bool:
        """Whether the solution with `changes` in its namespace passes the exercise's checks."""
        return self._run(exercise, changes, seed)[0]

    def diagnosis(self, exercise: str, changes: Mapping[str, Any]) -> tuple[bool, str]:
        """Whether it passes, and the name of the known mistake it is taken for, if any."""
        passed, student = self._run(exercise, changes, None)
        known = LiveMistakes(self.mistakes, self.solution)
        hint = diagnose(exercise, student.log, known, by_value=True) if not passed else None
        return passed, hint.mistake if hint else ""

    def measure(self, exercise: str, seeds: int) -> ExerciseAccuracy:
        """Everything there is to know of one exercise's checks."""
        flakes = [
            number
            for number in range(seeds)
            if not self.accepts(exercise, {}, Seed(number, is_public=True))
        ]
        mutants = mutants_of(exercise, self.cells.get(exercise, ""))
        known_equivalent = self.equivalents.get(exercise, {})
        alive = [m.name for m in mutants if self._survives(m)]
        mistakes = self.mistakes.for_exercise(exercise)
        verdicts = {m.name: self.diagnosis(exercise, {exercise: m.function}) for m in mistakes}
        alternatives = self.alternatives.get(exercise, [])
        bodies = list(trivial_bodies(self.solution[exercise]))
        return ExerciseAccuracy(
            exercise,
            checks=len(checks_of(self.classes[exercise])),
            seeds=seeds,
            flakes=tuple(flakes),
            trivial=len(bodies),
            trivial_accepted=tuple(
                name for name, body in bodies if self.accepts(exercise, {exercise: body})
            ),
            mutants=len(mutants),
            equivalent=sum(name in known_equivalent for name in alive),
            survivors=tuple(name for name in alive if name not in known_equivalent),
            stale_equivalents=tuple(name for name in known_equivalent if name not in alive),
            mistakes=len(mistakes),
            mistakes_accepted=tuple(n for n, (passed, _) in verdicts.items() if passed),
            mistakes_misdiagnosed=tuple(
                f"{n} as {taken or 'nothing'}"
                for n, (passed, taken) in verdicts.items()
                if not passed and taken != n
            ),
            alternatives=len(alternatives),
            alternatives_refused=tuple(
                getattr(function, "__name__", str(number))
                for number, function in enumerate(alternatives)
                if not self.accepts(exercise, {exercise: function})
            ),
        )

    def _survives(self, mutant: Mutant) -> bool:
        namespace = dict(self.solution)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                exec(compile(mutant.code, "mutant", "exec"), namespace)
            except Exception:
                return False
        return self.accepts(mutant.exercise, namespace)

    def _run(
        self, exercise: str, changes: Mapping[str, Any], seed: Seed | None
    ) -> tuple[bool, Student]:
        student = Student(LocalBackend({**self.solution, **changes}))
        quiet = io.StringIO()
        try:
            with (
                contextlib.redirect_stdout(quiet),
                _deadline(SECONDS_PER_RUN),
            ):
                run = run_checks(
                    self.classes[exercise],
                    student,
                    self.reference,
                    seed or self.seed,
                    self.assignment.name,
                )
        except _TooLong:
            return False, student
        return all(check.passed for check in run.checks), student


def measure_assignment(
    course: Course,
    assignment: Assignment,
    *,
    seeds: int = 20,
    exercises: Sequence[str] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> AssignmentAccuracy:
    """Measure an assignment's exercises (all of them, or those named)."""
    harness = Harness(course, assignment)
    measured = []
    for exercise in exercises or assignment.exercises:
        progress(exercise)
        measured.append(harness.measure(exercise, seeds))
    return AssignmentAccuracy(assignment.name, tuple(measured))


class _TooLong(BaseException):
    """The candidate runs for ever; not an Exception, so that nothing swallows it."""


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    can_interrupt = os.name == "posix" and threading.current_thread() is threading.main_thread()
    if not can_interrupt:
        yield
        return

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _exercise_cells(source: Path, assignment: Assignment) -> dict[str, str]:
    cells = read_submission(source).cells
    return {c.title: c.source for c in cells if c.is_code and c.title in assignment.exercises}


def _mistakes(module: str) -> Mistakes:
    name = f"autograder.mistakes.{module}"
    if importlib.util.find_spec(name) is None:
        return Mistakes()
    return importlib.import_module(name).mistakes


def _equivalents(root: Path, module: str) -> dict[str, dict[str, str]]:
    """Mutants that change nothing, checked by hand: exercise → mutant's name → reason."""
    file = root / "tests" / "accuracy" / "equivalents" / f"{module}.yml"
    if not file.is_file():
        return {}
    return yaml.safe_load(file.read_text(encoding="utf-8")) or {}


def _alternatives(root: Path, module: str) -> dict[str, list[Callable[..., Any]]]:
    """Right answers in other styles, from ``tests/alternatives/<module>.py``."""
    file = root / "tests" / "alternatives" / f"{module}.py"
    if not file.is_file():
        return {}
    spec = importlib.util.spec_from_file_location(f"alternatives_{module}", file)
    assert spec is not None and spec.loader is not None
    loaded = types.ModuleType(spec.name)
    loaded.__file__ = str(file)
    code = compile(file.read_text(encoding="utf-8"), str(file), "exec")
    exec(code, loaded.__dict__)
    return loaded.ALTERNATIVES
