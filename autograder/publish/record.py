"""Records what the reference and known mistakes reply, so that a release needs no code of them.

A recording holds the replies to every call that can be looked up later: the reference's, and for
each mistake those to the calls that the checks make of a submission with that very mistake.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.course.check_classes import check_classes
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.compare import alike, unchanged
from autograder.grading.describe import describe, describe_pair
from autograder.grading.diagnose import parameters_of
from autograder.grading.digest import DIGITS, call_digest
from autograder.grading.failure import Failure
from autograder.grading.local import LocalBackend, crossed
from autograder.grading.outcome import calls_of
from autograder.grading.properties import Pattern, draws, pattern_of
from autograder.grading.recorded import UNCHANGED, Recording
from autograder.grading.reference import Reference, load_solution, solution_path
from autograder.grading.runner import run_checks
from autograder.grading.seeds import Seed
from autograder.grading.student import Call, Student
from autograder.mistakes import Mistake, load_mistakes
from autograder.nested import leaves
from autograder.publish.inner_calls import inner_calls_kept
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Opaque, resolved


def record_assignment(course: Course, assignment: Assignment, seed: Seed) -> Recording:
    """Run the checks with `seed` against the reference and each mistake, and keep every reply.

    The same sources give the same recording. Raises CourseError when the reference fails one of
    its own checks, or gives something that cannot be recorded.
    """
    solution = load_solution(solution_path(course, assignment))
    recorder = _Recorder(course, assignment, solution, seed)
    mistakes = load_mistakes(course, assignment)
    for exercise in assignment.exercises:
        recorder.record_exercise(exercise, mistakes.for_exercise(exercise))
        recorder.recording.parameters[exercise] = parameters_of(solution.get(exercise))
    return recorder.recording


class _Observing(LocalBackend):
    """A namespace that always tells what a call did to its arguments."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        del observe
        return super().call(name, args, kwargs, observe=True)


class _Recorded(LocalBackend):
    """The reference of a PyTorch assignment, each reply kept under the name of its call."""

    def __init__(self, namespace: Mapping[str, Any], recorder: _Recorder) -> None:
        super().__init__(namespace)
        self.recorder = recorder

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        reply = super().call(name, args, kwargs, observe=observe)
        self.recorder.keep_reference(name, args, kwargs, reply)
        return reply


class _Recorder:
    """Fills one assignment's recording, exercise by exercise."""

    def __init__(
        self, course: Course, assignment: Assignment, solution: dict[str, Any], seed: Seed
    ) -> None:
        self.assignment, self.seed = assignment, seed
        self.solution = solution
        self.classes = check_classes(course, assignment)
        self.recording = Recording()
        self.exercise = ""
        # The first call that has each digest, so that two calls with the same one can be reported.
        self.first_calls: dict[str, Call] = {}
        self.reference_is_known = False
        self.reference: Reference | Student = Reference(self._recorded_function)
        if assignment.needs == "torch":
            # Its objects need handles, and a handle is named by everything done with it so far.
            self.reference = Student(_Recorded(solution, self))

    def record_exercise(self, exercise: str, mistakes: Sequence[Mistake]) -> None:
        """Record the calls that this exercise's checks make, and what each mistake replies."""
        self.exercise = exercise
        self.reference_is_known = False
        log, failure, _ = self._run(exercise, self.solution)
        self.reference_is_known = True
        if failure is not None:
            raise CourseError(
                f"{self.assignment.name}: the reference fails its own checks of {exercise} "
                f"({failure.key}; {failure.call}); correct one of them before releasing."
            )
        own_calls = calls_of(exercise, log)
        for call in own_calls:
            settled = replace(call, reply=_settled(call))
            if self.assignment.needs == "torch":
                # What a call gives may depend on what a probe pretends, which is no argument of it.
                self._first_like(settled, self._digest(call))
            else:
                self._keep(settled, self._digest(call))
        if self.assignment.needs == "numpy":
            self._record_inner_calls(exercise)
        for mistake in mistakes:
            replies = self._replies_of(mistake, own_calls)
            self.recording.mistakes.setdefault(exercise, {})[mistake.name] = replies
            self.recording.hints.setdefault(exercise, {})[mistake.name] = mistake.hint

    def _record_inner_calls(self, exercise: str) -> None:
        def keep(name: str, args: list[Any], kwargs: dict[str, Any], value: Any) -> None:
            digest = self._named(name, args, kwargs)
            # What a check asks by itself was recorded as it stands.
            self.recording.reference.setdefault(digest, _plain(value))

        names = self.assignment.exercises
        with inner_calls_kept(self.solution, names, exercise, keep):
            self._run(exercise, self.solution)

    def _replies_of(self, mistake: Mistake, own_calls: Sequence[Call]) -> dict[str, list[Reply]]:
        """Replies in a run of its own, where each check ends at the mistake's first failure,
        and to the calls that only the reference gets to."""
        namespace = {**self.solution, mistake.exercise: mistake.function}
        log, failure, pattern = self._run(mistake.exercise, namespace)
        if any(map(draws, own_calls)):
            kept = self.recording.patterns.setdefault(mistake.exercise, {})
            kept[mistake.name] = sorted(list(pair) for pair in pattern)
        if failure is None:
            raise CourseError(
                f"{self.assignment.name}: the mistake {mistake.name} passes every check of "
                f"{mistake.exercise}; the checks do not reject it."
            )
        replies: dict[str, list[Reply]] = {}
        for call in calls_of(mistake.exercise, log):
            replies.setdefault(self._digest(call), []).append(_settled(call))
        backend = _Observing(namespace)
        later: dict[str, list[Reply]] = {}
        for call in own_calls:
            digest = self._digest(call)
            # Where objects stay behind, a call means something only after all those before it.
            if digest not in replies or backend.objects is not None:
                reply = backend.call(call.name, call.args, dict(call.kwargs))
                if digest not in replies:
                    later.setdefault(digest, []).append(_settled(replace(call, reply=reply)))
        return replies | later

    def _run(
        self, exercise: str, namespace: Mapping[str, Any]
    ) -> tuple[Sequence[Call], Failure | None, Pattern]:
        """Run one exercise's checks; the calls made, the first failure, and all with reasons."""
        # Mistakes may use the global generators; a recording has to come out the same anyway.
        np.random.seed(0)
        random.seed(0)
        if self.assignment.needs == "torch":
            import torch

            torch.manual_seed(0)
        student = Student(_Observing(namespace))
        check_class = self.classes[exercise]
        run = run_checks(check_class, student, self.reference, self.seed, self.assignment.name)
        failed = [check.failure for check in run.checks if check.failure is not None]
        return student.log, failed[0] if failed else None, pattern_of(run.checks)

    def _recorded_function(self, name: str) -> Callable[..., Any]:
        function = self.solution[name]

        def recorded(*args: Any, **kwargs: Any) -> Any:
            digest = self._named(name, args, kwargs)
            if self.reference_is_known and digest in self.recording.reference:
                # What took long once need not be worked out again for every mistake.
                return copy.deepcopy(self.recording.reference[digest].value)
            names = self.solution
            value = function(*resolved(args, names), **resolved(kwargs, names))
            plain = crossed(value)
            if _holds_opaque(plain):
                raise CourseError(
                    f"{self.assignment.name}: reference.{name} gives a {type(value).__name__}, "
                    "which cannot be recorded for students; compare plain data in the check."
                )
            self._keep(Call(name, args, kwargs, _plain(plain)), digest)
            return value

        return recorded

    def keep_reference(
        self, name: str, args: Sequence[Any], kwargs: Mapping[str, Any], reply: Reply
    ) -> None:
        """Keep what the reference replied; raises CourseError for what cannot be recorded."""
        if reply.fault is not None:
            raise CourseError(
                f"{self.assignment.name}: reference.{name} fails ({reply.fault.message}); "
                "correct the solution or the check before releasing."
            )
        if _holds_opaque(reply.value):
            raise CourseError(
                f"{self.assignment.name}: reference.{name} gives something that cannot be "
                "recorded for students; compare plain data in the check."
            )
        call = Call(name, tuple(args), kwargs, _plain(reply.value))
        self._keep(call, self._digest(call))

    def _keep(self, call: Call, digest: str) -> None:
        first = self._first_like(call, digest)
        if not alike(first.reply.value, call.reply.value):
            raise CourseError(f"{self.assignment.name}: {_two_answers(first, call, self.exercise)}")

    def _first_like(self, call: Call, digest: str) -> Call:
        """The first call with this digest, whose reply is the one recorded: maybe this very one."""
        if digest not in self.first_calls:
            # A copy, for a check may change its arrays between one call and the next, and add to
            # a list that the reference gave.
            args, kwargs, reply = copy.deepcopy((call.args, dict(call.kwargs), call.reply))
            self.recording.reference[digest] = reply
            self.first_calls[digest] = replace(call, args=args, kwargs=kwargs, reply=reply)
        return self.first_calls[digest]

    def _digest(self, call: Call) -> str:
        return self._named(call.name, call.args, call.kwargs)

    def _named(self, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
        try:
            return call_digest(name, args, kwargs)
        except TypeError as error:
            raise CourseError(
                f"{self.assignment.name}: a check calls {name} with {error}; "
                "give it plain data, or students' copies cannot replay the call."
            ) from None


def _two_answers(first: Call, second: Call, exercise: str) -> str:
    """Why the answers to two calls with one digest cannot be recorded, and what to do."""
    inputs = [("", *both) for both in zip(first.args, second.args, strict=True)]
    inputs += [(f"{key}=", first.kwargs[key], second.kwargs[key]) for key in first.kwargs]
    if all(unchanged(one, other) for _, one, other in inputs):
        return (
            f"the reference gives two answers to one and the same call, {first}, in the checks "
            f"of {exercise}, so its answers cannot be recorded; make it depend on its inputs only."
        )
    pairs = []
    for key, one, other in inputs:
        same = unchanged(one, other)
        pair = (describe(one), describe(one)) if same else describe_pair(one, other)
        pairs.append([key + " ".join(text.split()) for text in pair])
    sides = [f"{first.name}({', '.join(side)})" for side in zip(*pairs, strict=True)]
    decimals, single = DIGITS[8][0], DIGITS[4][0]
    return (
        f"the checks of {exercise} make two calls that get different answers, but whose inputs "
        f"are the same to {decimals} decimals (float32: {single}), by which recorded calls are "
        f"told apart: {sides[0]} and {sides[1]}; put the inputs further apart, or make one call "
        "of the two."
    )


def _plain(value: Any) -> Reply:
    """A reply of the reference's as it is recorded: what it did to its arguments is left out."""
    return Reply(value, None, "", UNCHANGED, UNCHANGED)


def _settled(call: Call) -> Reply:
    """The call's reply as it is recorded: arguments left alone are not written out."""
    reply = call.reply
    if reply.fault is not None:
        return Reply(fault=reply.fault)
    untouched = alike(reply.args_after, crossed(list(call.args))) and alike(
        reply.kwargs_after, crossed(dict(call.kwargs))
    )
    after = (UNCHANGED, UNCHANGED) if untouched else (reply.args_after, reply.kwargs_after)
    # That there was a warning tells mistakes apart; its words are NumPy's, and change.
    numeric = any(warning.startswith("RuntimeWarning") for warning in reply.warnings)
    warnings = ("RuntimeWarning",) if numeric else ()
    return Reply(reply.value, None, "", *after, warnings, reply.shares, reply.moved)


def _holds_opaque(value: Any) -> bool:
    return any(isinstance(leaf, Opaque) for leaf in leaves(value))
