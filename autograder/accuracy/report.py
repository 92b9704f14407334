"""The accuracy of the grader as a table in Markdown, what falls short listed below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from autograder.accuracy.model import AssignmentAccuracy, ExerciseAccuracy

HEAD = """# How accurate the grader is

Written by `course accuracy --write docs/accuracy.md`; a test keeps it current. For every exercise:

- **trivial** bodies (`return None`, the arguments, zeros and ones in the answer's shape) accepted;
- **mutants** of the reference, made by mutmut's operators and those in
  `autograder/accuracy/mutants.py`, that some check rejects. Equivalent ones, which no check could
  reject, are listed with a reason in `tests/accuracy/equivalents/`;
- **known mistakes** rejected, and told apart from each other by their own hint;
- **alternatives**: independent right answers in other styles accepted;
- **flakes**: seeds with which the reference itself fails.
"""
COLUMNS = (
    "assignment",
    "exercises",
    "checks",
    "trivial accepted",
    "mutants killed / made (equivalent)",
    "mistakes rejected / diagnosed / known",
    "alternatives accepted",
    "flakes / seeds",
)


def markdown(results: Sequence[AssignmentAccuracy]) -> str:
    """The whole page."""
    return "\n".join([HEAD, *_table(results), "", *_shortcomings(results)]) + "\n"


def as_json(results: Sequence[AssignmentAccuracy]) -> list[dict[str, Any]]:
    """The results as JSON-able data."""
    return [asdict(result) | {"perfect": result.perfect} for result in results]


def _table(results: Sequence[AssignmentAccuracy]) -> Iterator[str]:
    yield "| " + " | ".join(COLUMNS) + " |"
    yield "|" + "---|" * len(COLUMNS)
    for result in results:
        yield "| " + " | ".join(_row(result)) + " |"


def _row(result: AssignmentAccuracy) -> list[str]:
    total = result.total
    known = total("mistakes")
    rejected = known - total("mistakes_accepted")
    diagnosed = rejected - total("mistakes_misdiagnosed")
    alternatives = total("alternatives")
    seeds = max((exercise.seeds for exercise in result.exercises), default=0)
    return [
        result.assignment,
        str(len(result.exercises)),
        str(total("checks")),
        f"{total('trivial_accepted')} of {total('trivial')}",
        f"{total('killed')} / {total('mutants')} ({total('equivalent')})",
        f"{rejected} / {diagnosed} / {known}",
        f"{alternatives - total('alternatives_refused')} of {alternatives}",
        f"{total('flakes')} / {seeds}",
    ]


def _shortcomings(results: Sequence[AssignmentAccuracy]) -> Iterator[str]:
    lines = [
        f"- {result.assignment} · {exercise.exercise}: {line}"
        for result in results
        for exercise in result.exercises
        for line in _of_exercise(exercise)
    ]
    yield "## What falls short"
    yield ""
    yield from lines or ["Nothing: every target is met."]


def _of_exercise(exercise: ExerciseAccuracy) -> Iterator[str]:
    labelled = {
        "seeds that fail": exercise.flakes,
        "trivial body accepted": exercise.trivial_accepted,
        "mutant survives": exercise.survivors,
        "listed as equivalent, yet killed or gone": exercise.stale_equivalents,
        "mistake accepted": exercise.mistakes_accepted,
        "mistake taken for another": exercise.mistakes_misdiagnosed,
        "alternative refused": exercise.alternatives_refused,
    }
    for label, items in labelled.items():
        for item in items:
            yield f"{label}: `{item}`"
    if exercise.alternatives < 3:
        yield f"only {exercise.alternatives} alternatives"
