"""Grades an exercise on its own merit: once more, with right answers for the earlier wrong ones.

An error is paid for once. Only an exercise that comes before, and does not itself ask this one, is
answered for: nobody earns an exercise by asking what is built on it. Only values cross; where an
exercise hands over objects (models, functions), or calls with inputs that a student's copy has no
answers for, it stays blocked.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from autograder.course.errors import CourseError
from autograder.grading.confined_reference import ConfinedReference
from autograder.grading.reference import has_solution
from autograder.grading.result import Status
from autograder.grading.runner import ExerciseRun, run_checks
from autograder.grading.stand_ins import ReferenceStandIns
from autograder.grading.student import Student
from autograder.grading.uses import reached
from autograder.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from autograder.grading.grade import SubmissionGrader

SHARES = {"full": 1.0, "half": 0.5, "none": 0.0}


@dataclass(frozen=True)
class SecondGo:
    """An exercise graded with our answers for `names`."""

    names: tuple[str, ...]
    student: Student
    run: ExerciseRun
    process: StudentProcess


def open_ones(grader: SubmissionGrader, exercise: str, also: str = "") -> list[str]:
    """The other exercises that this one's code uses and that are not done, in course order."""
    used = reached(grader.names, exercise) | {also}
    found: list[str] = []
    for other in grader.assignment.exercises:
        asked = other in used and other != exercise and other not in grader.under_way
        if asked and grader.exercise(other).status is not Status.DONE:
            found.append(other)
    return found


def answered_ones(grader: SubmissionGrader, exercise: str, used: Sequence[str]) -> list[str]:
    """Those of the exercises `used` that the reference may answer for while this one is graded."""
    every = list(grader.assignment.exercises)
    before = every[: every.index(exercise)]
    return [name for name in used if name in before and exercise not in reached(grader.names, name)]


@contextmanager
def second_go(
    grader: SubmissionGrader, exercise: str, also: str = ""
) -> Generator[SecondGo | None, None, None]:
    """The exercise graded again in a fresh child; None where that cannot be, or says nothing."""
    process = grader.backend
    able = grader.course.grading.follow_through != "none" and grader.assignment.needs == "numpy"
    used = open_ones(grader, exercise, also) if able else []
    names = answered_ones(grader, exercise, used)
    if not names or not isinstance(process, StudentProcess):
        yield None
        return
    again = process.another()
    again.budget = process.budget  # one submission, one time limit
    confined = None
    if has_solution(grader.course, grader.assignment):
        confined = ConfinedReference(grader.course, grader.assignment, again)
    recorded = partial(getattr, grader.reference)  # a lookup, which runs nothing
    answers = ReferenceStandIns(names, confined or recorded, grader.mistakes.parameters)
    again.stand_ins = answers
    try:
        again.load()
        student = Student(again)
        go = None
        with suppress(CourseError):  # a student's copy has no answer to what comes up only now
            run = run_checks(
                grader.classes[exercise],
                student,
                grader.reference,
                grader.seed,
                grader.assignment.name,
            )
            go = SecondGo(tuple(names), student, run, again)
        says_nothing = answers.refused or len(names) < len(used)
        yield None if go is not None and says_nothing and not go.run.passed else go
    finally:
        again.close()
        if confined is not None:
            confined.close()
