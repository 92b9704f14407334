"""Runs one check class against a student and a reference, giving each check only what it names."""

from __future__ import annotations

import inspect
import itertools
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from autograder.course.check_classes import sentences_beside, titles_beside
from autograder.course.errors import CourseError
from autograder.grading.failure import CheckFailed, Failure, StudentFault
from autograder.grading.reference import Reference
from autograder.grading.result import CheckResult
from autograder.grading.seeds import Seed, rng_for
from autograder.grading.student import Student
from autograder.sandbox.process import Fault
from autograder.sandbox.spawn import SpawnError

if TYPE_CHECKING:
    from autograder.grading.known_checks import KnownChecks

# After one of these there is nothing to learn from the exercise's other checks, nor from changes.
FINAL_FAULTS = frozenset(("stub", "missing", "not_callable", "timeout", "cpu", "replies", "budget"))


@dataclass(frozen=True)
class Check:
    """One runnable check: its name, with parameters, and the function to call."""

    name: str
    run: Callable[..., None]
    parameters: Mapping[str, Any]
    fixtures: frozenset[str]


@dataclass(frozen=True)
class ExerciseRun:
    """The outcome of an exercise's checks; `fault` is the one that ended them early, if any.

    spans: which calls of the student's log each check made, as [first, last).
    """

    checks: tuple[CheckResult, ...]
    fault: Fault | None = None
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    @property
    def passed(self) -> bool:
        """Whether every check passed; false where there are none."""
        return bool(self.checks) and all(check.passed for check in self.checks)


@cache
def checks_of(check_class: type[Any]) -> tuple[Check, ...]:
    """The checks of a class in the order they are written, parametrised ones expanded.

    After them come those of its `battery`, if it declares one.
    """
    instance = check_class()
    found: list[Check] = []
    for name in _method_names(check_class):
        method = getattr(instance, name)
        fixtures = frozenset(inspect.signature(method).parameters)
        for suffix, parameters in _parametrised(method):
            shown = name.removeprefix("test_") + suffix
            found.append(Check(shown, method, parameters, fixtures))
    battery = getattr(check_class, "battery", None)
    if battery is not None:  # an `autograder.checks.battery.Battery`
        for name, run in battery.checks(check_class.exercise):
            fixtures = frozenset(inspect.signature(run).parameters)
            found.append(Check(name, run, {}, fixtures))
    return tuple(found)


def run_checks(
    check_class: type[Any],
    student: Student,
    reference: Reference | Student,
    seed: Seed,
    assignment: str,
    *,
    stop_at_failure: bool = False,
    known: KnownChecks | None = None,
) -> ExerciseRun:
    """Run every check of a class; a submission that cannot go on fails the rest unrun.

    `known`: by which replies its checks have passed before; those need not be run.

    With `stop_at_failure` the first check that fails is the last one run: enough to tell whether
    all points are earned, which is all that is asked of thousands of mutants.
    """
    student.backend.begin()
    titles = titles_beside(check_class)
    results: list[CheckResult] = []
    ended: Failure | None = None
    spans: dict[str, tuple[int, int]] = {}
    checks = {check.name: check for check in checks_of(check_class)}

    def one(name: str, student: Student, reference: Reference | Student) -> Failure | None:
        return run_check(check_class, checks[name], student, reference, seed, assignment)

    batch = known.batch(check_class, list(checks), student, one, reference) if known else None
    for check in checks.values():
        title = titles.get(check.name.partition("[")[0], {})
        if ended is not None:
            results.append(CheckResult(check.name, ended, title))
            continue
        before = len(student.log)
        run = partial(one, check.name, student, reference)
        if batch is not None and check.name in batch:
            failure = batch.run(check.name, student)
        else:
            failure = run() if known is None else known.run(check_class, check.name, student, run)
        spans[check.name] = (before, len(student.log))
        results.append(CheckResult(check.name, failure, title))
        if failure and stop_at_failure:
            break
        if failure and failure.fault and failure.fault.kind in FINAL_FAULTS:
            ended = failure
    if known is not None and batch is not None:
        known.keep(batch)
    return ExerciseRun(tuple(results), ended.fault if ended else None, spans)


def run_check(
    check_class: type[Any],
    check: Check,
    student: Student,
    reference: Reference | Student,
    seed: Seed,
    assignment: str,
) -> Failure | None:
    """Run one check of a class; why it failed, or None."""
    fixtures: dict[str, Any] = {"student": student, "reference": reference}
    if "rng" in check.fixtures:
        fixtures["rng"] = rng_for(seed, assignment, check_class.exercise, check.name)
    failure = _run(check, fixtures, student)
    if failure is not None:
        failure = replace(failure, texts=sentences_beside(check_class).get(failure.key, {}))
    return failure


def _run(check: Check, fixtures: Mapping[str, Any], student: Student) -> Failure | None:
    before = len(student.log)
    try:
        given = {name: value for name, value in fixtures.items() if name in check.fixtures}
        with warnings.catch_warnings():  # of NumPy, at the numbers of a student's
            warnings.simplefilter("ignore")
            check.run(**given, **check.parameters)
    except (StudentFault, CheckFailed) as error:
        call = student.last_shown() if len(student.log) > before else None
        output = call.reply.output if call else ""
        failure = error.failure.with_call(str(call or ""))
        return replace(failure, detail=traceback.format_exc(limit=-2), output=output)
    except (CourseError, SpawnError, OSError):
        raise  # the course, or this machine, is at fault, not the submission
    except AssertionError as error:
        return Failure("assertion", {"message": str(error)[:2_000]}, call=student.last_call())
    except Exception as error:
        if len(student.log) == before or type(error) is NameError:
            raise  # before anything was asked, or a misspelt name: the check is at fault
        # A reply of an unforeseen shape broke the check's own code: the submission's doing.
        return Failure(
            "unexpected",
            {"type": type(error).__name__, "message": str(error)[:300]},
            call=student.last_call(),
            detail=traceback.format_exc(),
        )
    return None


def _method_names(check_class: type[Any]) -> list[str]:
    names: dict[str, None] = {}
    for base in reversed(check_class.__mro__):
        names |= dict.fromkeys(name for name in vars(base) if name.startswith("test_"))
    return list(names)


def _parametrised(method: Callable[..., None]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(suffix, parameters) pairs from `pytest.mark.parametrize`; one empty pair without it."""
    marks = [mark for mark in getattr(method, "pytestmark", []) if mark.name == "parametrize"]
    choices: list[list[dict[str, Any]]] = []
    for mark in reversed(marks):
        names = mark.args[0]
        names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
        rows = [row if len(names) > 1 else (row,) for row in mark.args[1]]
        choices.append([dict(zip(names, row, strict=True)) for row in rows])
    for combination in itertools.product(*choices):
        parameters = {name: value for part in combination for name, value in part.items()}
        shown = "-".join(str(value).replace(" ", "") for value in parameters.values())
        yield (f"[{shown}]" if parameters else "", parameters)
