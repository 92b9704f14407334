"""The checks of 02 and 03 reject what is wrong, accept what is right, and name the mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mostly_slow import mostly_slow

from autograder.course.check_classes import check_classes
from autograder.course.load import load_course
from autograder.course.model import Assignment, Course
from autograder.grading.compare import alike
from autograder.grading.diagnose import LiveMistakes, Suspect, parameters_of
from autograder.grading.digest import call_digest
from autograder.grading.failure import CheckFailed
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.opened import grade_submission
from autograder.grading.reference import Reference, live_reference, load_solution, solution_path
from autograder.grading.result import ExerciseResult, Status
from autograder.grading.runner import checks_of, run_checks
from autograder.grading.seeds import Seed
from autograder.grading.student import Call, Student
from autograder.mistakes import Mistake, Mistakes, load_mistakes
from autograder.report.messages import sentence
from autograder.sandbox.process import Reply

MODULES = ("mlp", "xor")
ROOT = Path(__file__).resolve().parents[2]
# A thousand of each are behind docs/accuracy.md; training 03's network takes a second for each.
FEW_SEEDS = {"mlp": 8, "xor": 1}


@cache
def the_course() -> Course:
    return load_course(ROOT)


def assignment(module: str) -> Assignment:
    found = the_course().by_module(module)
    assert found is not None
    return found


def classes_of(module: str) -> dict[str, type[Any]]:
    return check_classes(the_course(), assignment(module))


def solution(module: str) -> dict[str, Any]:
    return load_solution(solution_path(the_course(), assignment(module)))


def mistakes(module: str) -> Mistakes:
    return load_mistakes(the_course(), assignment(module))


class RememberedSuspect:
    """A mistake that is asked each question once."""

    def __init__(self, suspect: Suspect, known: dict[str, Reply | None]) -> None:
        self.suspect, self.known, self.hint = suspect, known, suspect.hint

    def replies(self, calls: Sequence[Call]) -> Iterator[Reply | None]:
        return (self.reply(call) for call in calls)

    def reply(self, call: Call) -> Reply | None:
        digest = call_digest(call.name, call.args, call.kwargs)
        if digest not in self.known:
            (self.known[digest],) = self.suspect.replies([call])
        return self.known[digest]


class RememberedMistakes(LiveMistakes):
    """The known mistakes, each with its memory."""

    def __init__(self, mistakes: Mistakes, solution: dict[str, Any]) -> None:
        super().__init__(mistakes, solution)
        self.memory: dict[tuple[str, str], dict[str, Reply | None]] = {}

    def suspects(self, exercise: str) -> list[Suspect]:
        return [
            RememberedSuspect(s, self.memory.setdefault((exercise, s.hint.mistake), {}))
            for s in super().suspects(exercise)
        ]


@cache
def known(module: str) -> RememberedMistakes:
    return RememberedMistakes(mistakes(module), solution(module))


def remembered(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, asked each question once: 03's longest one takes ten thousand epochs."""
    answers: dict[str, Any] = {}

    def answer(*args: Any, **kwargs: Any) -> Any:
        digest = call_digest(name, args, kwargs)
        if digest not in answers:
            answers[digest] = function(*args, **kwargs)
        return deepcopy(answers[digest])

    return answer


@cache
def right_answers(module: str) -> Reference:
    live = live_reference(solution(module))
    return Reference(cache(lambda name: remembered(name, getattr(live, name))))


def graded(
    module: str, exercise: str, function: Callable[..., Any], seed: Seed | None = None
) -> ExerciseResult:
    """The result of one exercise when `function` is its answer and all others are right."""
    backend = LocalBackend({**solution(module), exercise: function})
    grader = SubmissionGrader(
        *(the_course(), assignment(module), backend, seed),
        reference=right_answers(module),
        mistakes=known(module),
    )
    return grader.exercise(exercise)


EXERCISES = [(module, name) for module in MODULES for name in assignment(module).exercises]


def cases_of(module: str, exercise: str) -> list[Any]:
    """An exercise's mistakes; 03's `train` learns for 10,000 epochs, so most of its are slow."""
    found = [
        pytest.param(module, mistake, id=f"{module}-{exercise}-{mistake.name}")
        for mistake in mistakes(module).for_exercise(exercise)
    ]
    return mostly_slow(found, 9) if exercise == "train" else found


MISTAKES = [case for module, exercise in EXERCISES for case in cases_of(module, exercise)]


# What is right


def failures_of_solution(module: str, seed: int) -> list[Any]:
    """What fails of the reference's own checks with one seed."""
    namespace, found = solution(module), []
    reference = live_reference(namespace)
    for check_class in classes_of(module).values():
        student = Student(LocalBackend(namespace))
        run = run_checks(check_class, student, reference, Seed(seed, True), module)
        found += [(check.name, check.failure) for check in run.checks if check.failure]
    return found


@pytest.mark.parametrize("module", MODULES)
def test_the_solution_gets_full_marks(module: str) -> None:
    grader = SubmissionGrader(the_course(), assignment(module), LocalBackend(solution(module)))
    for name, exercise in assignment(module).exercises.items():
        result = grader.exercise(name)
        assert result.status is Status.DONE
        assert result.score == result.max_score == exercise.points
        assert not result.hints


@pytest.mark.parametrize("module", MODULES)
def test_the_solution_passes_with_any_seed(module: str) -> None:
    for seed in range(FEW_SEEDS[module]):
        assert not failures_of_solution(module, seed)


@pytest.mark.parametrize("module", MODULES)
def test_every_exercise_has_checks_in_order(module: str) -> None:
    assert list(classes_of(module)) == list(assignment(module).exercises)


# What is empty or trivial


@pytest.mark.parametrize("module", MODULES)
def test_the_released_stubs_score_nothing(module: str) -> None:
    path = ROOT / "assignments" / assignment(module).name / f"{module}.py"
    result = grade_submission(the_course(), assignment(module), path, confinement="wanted")
    assert result.complete
    assert result.score == 0
    assert {e.status for e in result.exercises} <= {Status.NOT_STARTED, Status.BLOCKED}


def trivial_bodies(module: str, exercise: str) -> dict[str, Callable[..., Any]]:
    """Bodies without any thought in them; some give the right shape, or a documented output."""
    parameters = parameters_of(solution(module)[exercise])
    right = remembered(exercise, solution(module)[exercise])

    def shaped(fill: Callable[[np.ndarray], Any]) -> Callable[..., Any]:
        def body(*args: Any, **kwargs: Any) -> Any:
            return mapped(right(*args, **kwargs), fill)

        return body

    bodies: dict[str, Callable[..., Any]] = {
        "none": lambda *_, **__: None,
        "zero": lambda *_, **__: 0,
        "empty": lambda *_, **__: (),
        "first_argument": lambda *args, **_: args[0] if args else None,
        "all_arguments": lambda *args, **_: args,
        "text": lambda *_, **__: "done",
        "nan": shaped(lambda array: np.full(array.shape, np.nan)),
        "zeros": shaped(lambda array: np.zeros(array.shape, array.dtype)),
        "ones": shaped(lambda array: np.ones(array.shape, array.dtype)),
        "halves": shaped(lambda array: np.full(array.shape, 0.5)),
    }
    if parameters:
        for number, value in enumerate(documented_outputs(module, exercise)):
            bodies[f"documented_{number}"] = lambda *_, value=value, **__: value
    return bodies


def mapped(value: Any, change: Callable[[np.ndarray], Any]) -> Any:
    """`value` with every array and number in it changed."""
    if isinstance(value, tuple | list):
        return type(value)(mapped(item, change) for item in value)
    if isinstance(value, dict):
        return {name: mapped(item, change) for name, item in value.items()}
    return change(np.asarray(value))


def documented_outputs(module: str, exercise: str) -> list[Any]:
    """What the solution gives for the calls of the first check, which anyone can copy out."""
    student = Student(LocalBackend(solution(module)))
    first = checks_of(classes_of(module)[exercise])[0]
    fixtures = {
        "student": student,
        "reference": live_reference(solution(module)),
        "rng": np.random.default_rng(0),
    }
    first.run(
        **{name: fixtures[name] for name in first.fixtures if name in fixtures}, **first.parameters
    )
    return [call.reply.value for call in student.log]


# Every exercise is asked with such bodies for docs/accuracy.md; here they get a hint as well.
@pytest.mark.parametrize(
    ("module", "exercise"), [("mlp", "sigmoid"), ("mlp", "output_layer"), ("xor", "xor_dataset")]
)
def test_trivial_bodies_score_nothing(module: str, exercise: str) -> None:
    for name, body in trivial_bodies(module, exercise).items():
        result = graded(module, exercise, body)
        assert result.score == 0, name
        assert result.status is Status.WRONG, name
        assert len(result.hints) == 1, name


# What is wrong in a known way


@pytest.mark.parametrize(("module", "mistake"), MISTAKES)
def test_a_mistake_is_rejected_and_named(module: str, mistake: Mistake) -> None:
    result = graded(module, mistake.exercise, mistake.function)
    assert result.score == 0
    assert [hint.mistake for hint in result.hints] == [mistake.name]
    failure = result.first_failure
    assert failure is not None
    for language in ("ko", "en"):
        assert sentence(failure, language)


@pytest.mark.parametrize(("module", "exercise"), EXERCISES)
def test_every_exercise_has_at_least_five_mistakes(module: str, exercise: str) -> None:
    found = mistakes(module).for_exercise(exercise)
    assert len(found) >= 5
    assert len({mistake.name for mistake in found}) == len(found)


@pytest.mark.parametrize("module", MODULES)
def test_hints_ask_in_both_languages(module: str) -> None:
    texts: dict[tuple[str, str], str] = {}
    for mistake in mistakes(module).all:
        assert mistake.hint.ko.rstrip().endswith("?"), mistake.name
        assert mistake.hint.en.rstrip().endswith("?"), mistake.name
        assert re.search("[가-힣]", mistake.hint.ko), mistake.name
        assert not re.search("[가-힣]", mistake.hint.en), mistake.name
        for language, text in (("ko", mistake.hint.ko), ("en", mistake.hint.en)):
            other = texts.setdefault((mistake.exercise, text), mistake.name)
            assert other == mistake.name, f"{other} and {mistake.name} share a hint ({language})"


# Documented values

A1, Z2, Y_HAT = [[0.646, 0.690]], [[1.9042]], [[0.870]]
DELTA2, DELTA1 = [[0.0147]], [[0.0024, 0.0025]]
NEW_W2, NEW_B2 = [[0.70095], [0.80101]], [0.90147]
NEW_W1, NEW_B1 = [[0.10024, 0.20025], [0.3, 0.4]], [0.50024, 0.60025]
# D1's printed values by exercise, for each call of its slide check in turn; None is not printed.
PRINTED: dict[tuple[str, str], list[Any]] = {
    ("mlp", "sigmoid"): [A1, Y_HAT],
    ("mlp", "sigmoid_derivative"): [[[0.113]], [[0.229, 0.214]]],
    ("mlp", "hidden_layer"): [([[0.6, 0.8]], A1)],
    ("mlp", "output_layer"): [(Z2, Y_HAT)],
    ("mlp", "output_delta"): [DELTA2, DELTA2],
    ("mlp", "hidden_delta"): [DELTA1, DELTA1],
    ("mlp", "update"): [(NEW_W2, NEW_B2), (NEW_W1, NEW_B1)],
    ("mlp", "train_step"): [(NEW_W1, NEW_B1, NEW_W2, NEW_B2)],
    ("xor", "forward"): [(A1, Y_HAT)],
    ("xor", "backward"): [
        {"W1": [DELTA1[0], [0, 0]], "b1": DELTA1[0], "W2": None, "b2": DELTA2[0]}
    ],
}


class Scripted:
    """A submission that replies with given values in turn, whatever it is asked."""

    def __init__(self, values: Sequence[Any]) -> None:
        self.values = iter(values)

    def begin(self) -> None:
        """It keeps nothing."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        return Reply(next(self.values))


def passes_slide_check(module: str, exercise: str, values: Sequence[Any]) -> bool:
    """Whether the slide check of an exercise accepts these replies."""
    checks = {check.name: check for check in checks_of(classes_of(module)[exercise])}
    reference = live_reference(solution(module))
    try:
        checks["slide_values"].run(student=Student(Scripted(values)), reference=reference)
    except CheckFailed as error:
        assert error.failure.slide is not None or error.failure.key != "documented"
        return False
    return True


def slide_calls(module: str, exercise: str) -> list[Call]:
    """The calls that an exercise's slide check makes."""
    student = Student(LocalBackend(solution(module)))
    checks = {check.name: check for check in checks_of(classes_of(module)[exercise])}
    checks["slide_values"].run(student=student, reference=live_reference(solution(module)))
    return student.log


def as_arrays(printed: Any, exact: Any) -> Any:
    """The printed values as arrays, the exact ones where none is printed."""
    if printed is None:
        return exact
    if isinstance(exact, tuple):
        return tuple(as_arrays(p, e) for p, e in zip(printed, exact, strict=True))
    if isinstance(exact, Mapping):
        return {name: as_arrays(printed[name], value) for name, value in exact.items()}
    return np.array(printed, dtype=float)


def halfway(one: Any, other: Any) -> Any:
    """Between two values of the same structure."""
    if isinstance(one, tuple):
        return tuple(halfway(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, Mapping):
        return {name: halfway(value, other[name]) for name, value in one.items()}
    return (np.asarray(one) + np.asarray(other)) / 2


@pytest.mark.parametrize(("module", "exercise"), PRINTED)
def test_exact_and_printed_values_are_accepted(module: str, exercise: str) -> None:
    exact = [call.reply.value for call in slide_calls(module, exercise)]
    printed = [as_arrays(p, e) for p, e in zip(PRINTED[module, exercise], exact, strict=True)]
    assert passes_slide_check(module, exercise, exact)
    assert passes_slide_check(module, exercise, printed)
    between = [halfway(p, e) for p, e in zip(printed, exact, strict=True)]
    assert not passes_slide_check(module, exercise, between)


@pytest.mark.parametrize(("module", "exercise"), PRINTED)
def test_no_mistake_passes_for_a_printed_value(module: str, exercise: str) -> None:
    """A mistake that the slide check accepts is right on the slide, or does what the slide does."""
    calls = slide_calls(module, exercise)
    rejected = 0
    for mistake in mistakes(module).for_exercise(exercise):
        backend = LocalBackend({**solution(module), exercise: mistake.function})
        replies = [backend.call(exercise, call.args, dict(call.kwargs)) for call in calls]
        if any(reply.fault is not None for reply in replies):
            continue
        accepted = passes_slide_check(module, exercise, [reply.value for reply in replies])
        right = all(
            alike(reply.value, call.reply.value) for reply, call in zip(replies, calls, strict=True)
        )
        assert accepted == right or mistake.name.startswith("rounded"), mistake.name
        rejected += not accepted
    assert rejected >= 5


# Randomness


def test_numbers_from_elsewhere_are_noticed() -> None:
    def global_draws(input_size, hidden_size, output_size, rng):
        return {
            "W1": np.random.randn(input_size, hidden_size),
            "b1": np.random.randn(hidden_size),
            "W2": np.random.randn(hidden_size, output_size),
            "b2": np.random.randn(output_size),
        }

    failure = graded("xor", "init_parameters", global_draws).first_failure
    assert failure is not None
    assert failure.key == "rng_ignored.init"
    assert "rng" in sentence(failure, "ko")
    assert "rng" in sentence(failure, "en")


def test_a_seed_of_ones_own_is_noticed() -> None:
    own = next(m for m in mistakes("xor").all if m.name == "own_generator")
    failure = graded("xor", "init_parameters", own.function).first_failure
    assert failure is not None
    assert failure.key == "init_seed_ignored"
    assert sentence(failure, "ko") != sentence(failure, "en")


@pytest.mark.parametrize(("module", "exercise"), EXERCISES)
def test_what_is_kept_between_calls_is_noticed(module: str, exercise: str) -> None:
    """An answer that is right at first and drifts from call to call."""
    right, calls = solution(module)[exercise], [0]

    def drifting(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        drift = 1e-4 * (calls[0] - 1)
        return mapped(right(*args, **kwargs), lambda array: array + drift)

    assert graded(module, exercise, drifting).score == 0
