"""Matches mistakes in functions that draw random numbers: by which checks fail, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from autograder.grading.result import CheckResult
from autograder.grading.student import Call
from autograder.mistakes import Hint
from autograder.sandbox.student_side.wire import SeededRng, TorchRng, numbers_of

# What a run of checks showed: the failed ones with the key of their failure.
Pattern = frozenset[tuple[str, str]]


# Sorts of failure that any mistake may give.
UNSPECIFIC_FAILURES = frozenset(("value", "shape", "unexpected", "assertion", "rng_ignored"))


def draws(call: Call) -> bool:
    """Whether a call was given a generator to draw from."""
    given = map(numbers_of, (*call.args, *call.kwargs.values()))
    return any(isinstance(value, SeededRng | TorchRng) for value in given)


def pattern_of(checks: Sequence[CheckResult]) -> Pattern:
    """Which checks failed, each with the sort of its failure."""
    return frozenset((check.name, _sort(check)) for check in checks if check.failure is not None)


def by_properties(pattern: Pattern, known: Mapping[str, tuple[Hint, Pattern]]) -> Hint | None:
    """The hint of the known mistake that fails the same checks for the same reasons.

    None if there is none, or several that ask different questions.
    """
    if not _is_specific(pattern):
        return None
    found = {hint.en: hint for hint, its in known.values() if its == pattern}
    return next(iter(found.values())) if len(found) == 1 else None


def by_two_properties(
    pattern: Pattern, known: Mapping[str, tuple[Hint, Pattern]]
) -> tuple[Hint, ...]:
    """The hints of two known mistakes that between them fail the same checks for the same reasons.

    A check that both fail stops at one of the two reasons. Each of the two must explain something
    that the other does not, by a reason that says more than that a value is wrong. Where several
    pairs do, the mistakes that are in all of them; empty where there are none.
    """
    failed = {name for name, _ in pattern}
    parts = [
        (hint, its & pattern, {name for name, _ in its})
        for hint, its in known.values()
        if its and {name for name, _ in its} < failed
    ]
    pairs: list[dict[str, Hint]] = []
    for (one, ours, names), (other, theirs, others) in combinations(parts, 2):
        both = names | others == failed and ours | theirs == pattern
        if (
            both
            and one.en != other.en
            and _is_specific(ours - theirs)
            and _is_specific(theirs - ours)
        ):
            pairs.append({one.en: one, other.en: other})
    if not pairs:
        return ()
    return tuple(hint for asked, hint in pairs[0].items() if all(asked in pair for pair in pairs))


def _is_specific(pattern: Pattern) -> bool:
    """Whether any of these failures is of a sort that only some mistakes give."""
    return any(sort not in UNSPECIFIC_FAILURES and " " not in sort for _, sort in pattern)


def _sort(check: CheckResult) -> str:
    failure = check.failure
    if failure is None:
        return ""
    if failure.fault is not None:
        return f"{failure.fault.kind} {failure.fault.type_name}"
    return failure.key
