"""Matches mistakes in functions that draw: by which checks fail and why, not by the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from autograder.grading.result import CheckResult
from autograder.grading.student import Call
from autograder.mistakes import Hint
from autograder.sandbox.student_side.wire import SeededRng, TorchRng

# What a run of checks showed: the failed ones with the key of their failure.
Pattern = frozenset[tuple[str, str]]


# Sorts of failure that any mistake may give.
SAY_LITTLE = frozenset(("value", "shape", "unexpected", "assertion", "rng_ignored"))


def draws(call: Call) -> bool:
    """Whether a call was given a generator to draw from."""
    return any(isinstance(v, SeededRng | TorchRng) for v in (*call.args, *call.kwargs.values()))


def pattern_of(checks: Sequence[CheckResult]) -> Pattern:
    """Which checks failed, each with the sort of its failure."""
    return frozenset((check.name, _sort(check)) for check in checks if check.failure is not None)


def by_properties(pattern: Pattern, known: Mapping[str, tuple[Hint, Pattern]]) -> Hint | None:
    """The hint of the known mistake that fails the same checks for the same reasons.

    None if there is none, or several that ask different questions.
    """
    if all(sort in SAY_LITTLE or " " in sort for _, sort in pattern):
        return None
    found = {hint.en: hint for hint, its in known.values() if its == pattern}
    return next(iter(found.values())) if len(found) == 1 else None


def _sort(check: CheckResult) -> str:
    failure = check.failure
    if failure is None:
        return ""
    if failure.fault is not None:
        return f"{failure.fault.kind} {failure.fault.type_name}"
    return failure.key
