"""Finds the hints for a wrong exercise: by known mistakes, by its exceptions, by small changes."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from autograder.course.errors import CourseError
from autograder.grading.diagnose import diagnose
from autograder.grading.exceptions import (
    at_its_line,
    of_exception,
    of_no_return,
    of_signature,
)
from autograder.grading.hints import general_hint
from autograder.grading.hints_case import of_the_case
from autograder.grading.properties import (
    Pattern,
    by_properties,
    by_two_properties,
    draws,
    pattern_of,
)
from autograder.grading.runner import ExerciseRun, run_checks
from autograder.grading.seeds import Seed
from autograder.grading.student import Backend, Call, Student
from autograder.grading.variants import defining_place
from autograder.grading.where import at_a_line
from autograder.mistakes import Hint
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.spawn import SpawnError

if TYPE_CHECKING:
    from autograder.grading.grade import SubmissionGrader
    from autograder.grading.repair import Located

# Added to a seed, it gives the one by which a change has to pass as well.
OTHER_SEED = 7_919
Found = TypeVar("Found")
LOG = logging.getLogger("autograder")


def explain(
    grader: SubmissionGrader, exercise: str, run: ExerciseRun, log: list[Call], backend: Backend
) -> tuple[Hint, ...]:
    """The hints for an exercise that is wrong; at least one. `backend`: where it was graded."""
    with warnings.catch_warnings():  # of NumPy, at the numbers of a student's
        warnings.simplefilter("ignore")
        return _explained(grader, exercise, run, log, backend)


def _explained(
    grader: SubmissionGrader, exercise: str, run: ExerciseRun, log: list[Call], backend: Backend
) -> tuple[Hint, ...]:
    failures = [check.failure for check in run.checks if check.failure]
    wrong_value = any(failure.fault is None for failure in failures)
    known = _found(diagnose, exercise, log, grader.mistakes, by_value=wrong_value)
    at_line = None
    if known is None and isinstance(backend, StudentProcess):
        place = defining_place(backend, exercise, grader.outlines)
        at_line = _found(at_a_line, run.checks, log, backend, place)
    if at_line is not None and at_line.name == "random":
        return (at_line,)
    if known is not None:
        return (known,)
    patterns = _found(_patterns, grader, exercise, log) or {}
    known = by_properties(pattern_of(run.checks), patterns)
    if known is not None:
        return (known,)
    hint = (
        of_signature(exercise, run.checks, grader.mistakes.parameters(exercise))
        or of_no_return(run.checks, log, grader.lines.get(exercise, 0))
        or of_exception(run.checks, only=True)
    )
    if hint is not None:
        return (hint,)
    located = _found(_located, grader, exercise, run, log, backend)
    if located and located.sure:
        return located.sure
    # Where every check fails, two mistakes that each fail some say nothing.
    if any(check.passed for check in run.checks):
        two = by_two_properties(pattern_of(run.checks), patterns)
        if two:
            return two
    from autograder.grading.together import by_parts

    if parts := _found(by_parts, exercise, log, grader.mistakes):
        return parts
    if located and located.perhaps:
        return located.perhaps
    last = at_line or of_exception(run.checks, only=False) or at_its_line(run.checks)
    return (last or of_the_case(run.checks) or general_hint(run.checks),)


def _found(find: Callable[..., Found | None], *arguments: Any, **more: Any) -> Found | None:
    """What one way of looking for a hint finds; nothing where unexpected values stop it.

    A hint that is not found costs nobody a score. Where nothing can be graded, that is raised.
    """
    try:
        return find(*arguments, **more)
    except (CourseError, SpawnError, OSError):
        raise
    except Exception as error:
        LOG.error("no hint could be looked for by %s", find.__name__, exc_info=error)
        return None


def _patterns(
    grader: SubmissionGrader, exercise: str, log: list[Call]
) -> Mapping[str, tuple[Hint, Pattern]]:
    """How the known mistakes fail, where numbers are drawn and so say nothing; else nothing."""
    if not any(map(draws, log)):
        return {}

    def checks_on(backend: Backend) -> Pattern:
        check_class, name = grader.classes[exercise], grader.assignment.name
        its = run_checks(check_class, Student(backend), grader.reference, grader.seed, name)
        return pattern_of(its.checks)

    return grader.mistakes.patterns(exercise, checks_on)


def _located(
    grader: SubmissionGrader, exercise: str, run: ExerciseRun, log: list[Call], process: Backend
) -> Located | None:
    """What small changes of the student's own function tell."""
    policy = grader.course.grading.repair
    seconds = policy.student_seconds if grader.seed.is_public else policy.class_seconds
    settings = grader.assignment.exercises[exercise]
    if not isinstance(process, StudentProcess) or seconds <= 0 or not settings.repair:
        return None
    from autograder.grading.effort import NUMPY, TORCH, Effort
    from autograder.grading.mimic import Mimic
    from autograder.grading.repair import Judge, locate

    known = grader.mistakes
    seeds = (grader.seed,)
    if known.live:  # any other inputs will do where the reference is at hand
        seeds += (Seed(grader.seed.value + OTHER_SEED, grader.seed.is_public),)
    judge = Judge(grader.classes[exercise], grader.assignment.name, grader.reference, seeds)
    mimic = Mimic(exercise, log, dict(run.spans), known.suspects(exercise), known.right())
    exercises = list(grader.assignment.exercises)
    place = defining_place(process, exercise, grader.outlines)
    prices = TORCH if grader.assignment.needs == "torch" else NUMPY
    return locate(process, place, exercises, run, judge, mimic, Effort(seconds, prices))
