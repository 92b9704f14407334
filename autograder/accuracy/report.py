"""The accuracy of the grader as a page in Markdown: totals, what falls short, every exercise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from autograder.accuracy.blind import BlindRound, rounds_section
from autograder.accuracy.model import ENOUGH_ALTERNATIVES, AssignmentAccuracy, ExerciseAccuracy

HEAD = """# How accurate the grader is

Measured and written by `course accuracy --write docs/accuracy.md`. Do not edit: the numbers lie in
`accuracy.json` beside this page, with a digest of what they were measured from, and
`course accuracy --check docs/accuracy.md` tells which of them no longer hold. For every exercise:

- **trivial**: bodies that are worth no point (`return None`, `return 0`, an argument, zeros or ones
  in the answer's shape, the documented outputs hard-coded, the stub), and how many are accepted;
- **mutants** of what a student writes, made by mutmut's operators and those in
  `autograder/accuracy/mutants.py`: killed by some check, or equivalent. Each equivalent one is
  listed with a reason in its assignment's `equivalents.yml`; one that is not fails the measurement,
  and so does a listed one that is killed or no longer made;
- **mistakes** known: rejected, and diagnosed as themselves and not as another;
- **alternatives**: independent right answers in other styles that get full marks;
- **documented** values: the exact and the slide's rounded number are accepted, a number between
  them and what known mistakes reply are not;
- **inputs**: calls of the checks made again with lists, ints and float32, answered by the
  reference as before;
- **seeds** with which the reference is graded, and in how many it fails (flakes).

Grading has a secret seed, so what is wrong is tried with three and has to be rejected with each.
"""
COLUMNS = (
    "checks",
    "trivial accepted",
    "mutants killed + equivalent / tried",
    "mistakes rejected, diagnosed / known",
    "alternatives accepted",
    "documented values right",
    "inputs right",
    "flakes / seeds",
)


def markdown(results: Sequence[AssignmentAccuracy], rounds: Sequence[BlindRound] = ()) -> str:
    """The whole page."""
    lines = [HEAD, *rounds_section(rounds), "## Totals", "", *_totals(results), ""]
    lines += ["## What falls short", "", *_shortcomings(results), ""]
    for result in results:
        lines += [f"## {result.assignment}", "", *_table(result), ""]
    return "\n".join(lines)


def _totals(results: Sequence[AssignmentAccuracy]) -> Iterator[str]:
    yield from _head("assignment", "exercises")
    for result in results:
        cells = [result.assignment, str(len(result.exercises)), *_cells(result.exercises)]
        yield "| " + " | ".join(cells) + " |"
    if len(results) > 1:
        every = [exercise for result in results for exercise in result.exercises]
        yield "| " + " | ".join(["**all**", str(len(every)), *_cells(every)]) + " |"


def _table(result: AssignmentAccuracy) -> Iterator[str]:
    yield from _head("exercise")
    for exercise in result.exercises:
        yield "| " + " | ".join([f"`{exercise.exercise}`", *_cells([exercise])]) + " |"


def _head(*first: str) -> Iterator[str]:
    yield "| " + " | ".join([*first, *COLUMNS]) + " |"
    yield "|" + "---|" * (len(first) + len(COLUMNS))


def _cells(exercises: Sequence[ExerciseAccuracy]) -> list[str]:
    def total(name: str) -> int:
        values = [getattr(exercise, name) for exercise in exercises]
        return sum(value if isinstance(value, int) else len(value) for value in values)

    known = total("mistakes")
    rejected = known - total("mistakes_accepted")
    diagnosed = rejected - total("mistakes_misdiagnosed")
    made, tried = total("mutants_made"), total("mutants")
    sampled = "" if tried == made else f" (of {made} made)"
    seeds = sorted({exercise.seeds for exercise in exercises}) or [0]
    return [
        str(total("checks")),
        f"{total('trivial_accepted')} of {total('trivial')}",
        f"{total('killed')} + {total('equivalent')} / {tried}{sampled}",
        f"{rejected}, {diagnosed} / {known}",
        _share(total("alternatives"), total("alternatives_refused")),
        _share(total("documented"), total("documented_wrong")),
        _share(total("recast"), total("recast_wrong")),
        f"{total('flakes')} / " + "–".join(map(str, dict.fromkeys([seeds[0], seeds[-1]]))),
    ]


def _share(tried: int, wrong: int) -> str:
    return f"{tried - wrong} of {tried}"


def _shortcomings(results: Sequence[AssignmentAccuracy]) -> Iterator[str]:
    lines = [
        f"- {result.assignment} · {exercise.exercise}: {line}"
        for result in results
        for exercise in result.exercises
        for line in _of_exercise(exercise)
    ]
    yield from lines or ["Nothing: every target is met."]


def _of_exercise(exercise: ExerciseAccuracy) -> Iterator[str]:
    labelled = {
        "seed that fails": exercise.flakes,
        "trivial body accepted": exercise.trivial_accepted,
        "mutant survives": exercise.survivors,
        "listed as equivalent, yet killed or no longer made": exercise.stale_equivalents,
        "mistake accepted": exercise.mistakes_accepted,
        "mistake taken for another": exercise.mistakes_misdiagnosed,
        "alternative refused": exercise.alternatives_refused,
        "documented value misjudged": exercise.documented_wrong,
        "the reference fails": exercise.recast_wrong,
    }
    for label, items in labelled.items():
        for item in items:
            yield f"{label}: `{item}`"
    if exercise.alternatives < ENOUGH_ALTERNATIVES:
        yield f"only {exercise.alternatives} alternatives"
    if exercise.mutants < exercise.mutants_made:
        yield f"{exercise.mutants} of {exercise.mutants_made} mutants tried, a sample"
