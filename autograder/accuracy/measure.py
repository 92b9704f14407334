"""Tries right and wrong answers of every kind on an assignment's checks and counts the verdicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.accuracy.digests import assignment_digest
from autograder.accuracy.documented import documented_values, wrongly_judged
from autograder.accuracy.harness import OTHER_SEEDS, Harness
from autograder.accuracy.inputs import recast_calls
from autograder.accuracy.model import AssignmentAccuracy, ExerciseAccuracy
from autograder.accuracy.mutants import mutants_of
from autograder.accuracy.trivial import HardCoded, takes_arguments, trivial_bodies
from autograder.course.model import Assignment, Course
from autograder.grading.digest import call_digest
from autograder.grading.runner import checks_of
from autograder.grading.seeds import Seed


@dataclass(frozen=True)
class Verdicts:
    """How many candidates of one kind were tried, and the names of those judged wrongly."""

    tried: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class MistakeVerdicts:
    """What became of an exercise's known mistakes; a name stands in one of the lists at most."""

    tried: int
    accepted: tuple[str, ...]
    misdiagnosed: tuple[str, ...]


@dataclass(frozen=True)
class MutantVerdicts:
    """What became of an exercise's mutants; `tried` is less than `made` for a sample."""

    made: int
    tried: int
    equivalent: int
    survivors: tuple[str, ...]
    stale: tuple[str, ...]


def measure_assignment(
    course: Course,
    assignment: Assignment,
    *,
    seeds: int = 20,
    every: int = 1,
    exercises: Sequence[str] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> AssignmentAccuracy:
    """Measure an assignment's exercises (all of them, or those named).

    `every` takes each mutant (1) or a sample of them (10: one in ten).
    """
    harness = Harness(course, assignment)
    digest = assignment_digest(course, assignment)
    measured = []
    for exercise in exercises or assignment.exercises:
        progress(exercise)
        measured.append(measure_exercise(harness, exercise, seeds, every))
    return AssignmentAccuracy(assignment.name, tuple(measured), digest)


def measure_exercise(
    harness: Harness, exercise: str, seeds: int, every: int = 1
) -> ExerciseAccuracy:
    """Everything there is to know of one exercise's checks."""
    flakes = failing_seeds(harness, exercise, seeds)
    trivial = trivial_verdicts(harness, exercise)
    mutants = mutant_verdicts(harness, exercise, every)
    mistakes = mistake_verdicts(harness, exercise)
    alternatives = alternative_verdicts(harness, exercise)
    documented, recast = documented_verdicts(harness, exercise), recast_verdicts(harness, exercise)
    return ExerciseAccuracy(
        exercise,
        checks=len(checks_of(harness.classes[exercise])),
        seeds=seeds,
        flakes=flakes,
        trivial=trivial.tried,
        trivial_accepted=trivial.wrong,
        mutants_made=mutants.made,
        mutants=mutants.tried,
        equivalent=mutants.equivalent,
        survivors=mutants.survivors,
        stale_equivalents=mutants.stale,
        mistakes=mistakes.tried,
        mistakes_accepted=mistakes.accepted,
        mistakes_misdiagnosed=mistakes.misdiagnosed,
        alternatives=alternatives.tried,
        alternatives_refused=alternatives.wrong,
        documented=documented.tried,
        documented_wrong=documented.wrong,
        recast=recast.tried,
        recast_wrong=recast.wrong,
    )


def failing_seeds(harness: Harness, exercise: str, seeds: int) -> tuple[int, ...]:
    """The seeds from 0 on with which the solution itself is refused."""
    return tuple(
        number
        for number in range(seeds)
        if not harness.accepts(exercise, {}, Seed(number, is_public=True))
    )


def mutant_verdicts(harness: Harness, exercise: str, every: int = 1) -> MutantVerdicts:
    """Try an exercise's mutants and compare those that live with those listed as equivalent."""
    made = mutants_of(exercise, harness.cells.get(exercise, ""))
    tried = made[::every]
    listed = harness.equivalents.get(exercise, {})
    alive = [mutant.name for mutant in tried if harness.survives(mutant)]
    gone = listed.keys() - {mutant.name for mutant in made}
    killed = {mutant.name for mutant in tried} - set(alive)
    return MutantVerdicts(
        len(made),
        len(tried),
        sum(name in listed for name in alive),
        tuple(name for name in alive if name not in listed),
        tuple(name for name in listed if name in gone | killed),
    )


def mistake_verdicts(harness: Harness, exercise: str) -> MistakeVerdicts:
    """Try the known mistakes with several seeds; each hint is asked for with two of them."""
    mistakes = harness.mistakes.for_exercise(exercise)
    accepted, misdiagnosed = [], []
    for mistake in mistakes:
        changes = {exercise: mistake.function}
        if harness.ever_accepts(exercise, changes):
            accepted.append(mistake.name)
            continue
        for seed in (None, Seed(OTHER_SEEDS[0], is_public=True)):
            _, taken = harness.diagnosis(exercise, changes, seed)
            if taken != mistake.name:
                misdiagnosed.append(f"{mistake.name} as {taken or 'nothing'}")
                break
    return MistakeVerdicts(len(mistakes), tuple(accepted), tuple(misdiagnosed))


def trivial_verdicts(harness: Harness, exercise: str) -> Verdicts:
    """Try what asks for points without work."""
    function = harness.solution[exercise]
    bodies = list(trivial_bodies(function))
    wrong = [name for name, body in bodies if harness.ever_accepts(exercise, {exercise: body})]
    if takes_arguments(function) and harness.assignment.needs != "torch":
        # What does not depend on the seed is what a student can read off a slide or a printout.
        calls = harness.calls_of_solution(exercise, Seed(1, is_public=True))
        others = harness.calls_of_solution(exercise, Seed(2, is_public=True))
        always = {call_digest(c.name, c.args, c.kwargs) for c in others}
        shown = [c for c in calls if call_digest(c.name, c.args, c.kwargs) in always]
        bodies.append(("documented outputs hard-coded", function))
        if harness.judge(exercise, HardCoded(harness.solution, exercise, shown))[0]:
            wrong.append("documented outputs hard-coded")
    return Verdicts(len(bodies), tuple(wrong))


def alternative_verdicts(harness: Harness, exercise: str) -> Verdicts:
    """Try right answers in other styles."""
    functions = harness.alternatives.get(exercise, [])
    refused = [
        getattr(function, "__name__", str(number))
        for number, function in enumerate(functions)
        if not harness.accepts(exercise, {exercise: function})
    ]
    return Verdicts(len(functions), tuple(refused))


def documented_verdicts(harness: Harness, exercise: str) -> Verdicts:
    """Try exact, printed and mistaken values where checks know a documented one."""
    values = documented_values(harness, exercise)
    return Verdicts(
        len(values), tuple(w for value in values for w in wrongly_judged(harness, exercise, value))
    )


def recast_verdicts(harness: Harness, exercise: str) -> Verdicts:
    """Try the reference with the checks' inputs as lists, ints and float32."""
    if harness.assignment.needs == "torch":
        return Verdicts(0, ())
    tried = list(recast_calls(harness, exercise))
    return Verdicts(len(tried), tuple(str(recast) for recast in tried if recast.wrong))
