"""Names a student's mistake by comparing what their function did with what known mistakes do."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from autograder.course.content import content_folder
from autograder.course.model import Assignment, Course
from autograder.grading.digest import call_digest
from autograder.grading.local import LocalBackend
from autograder.grading.outcome import (
    calls_of,
    looked_at,
    same_beside,
    same_outcome,
    same_value,
)
from autograder.grading.properties import Pattern
from autograder.grading.recorded import UNCHANGED, Recording, read_recording
from autograder.grading.reference import has_solution, load_solution, solution_path
from autograder.grading.student import Backend, Call
from autograder.mistakes import Hint, Mistakes, load_mistakes
from autograder.nested import is_dict, is_sequence, map_leaves
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Handle, Opaque

RunChecks = Callable[[Backend], Pattern]

MIN_CALLS = 2
NO_HINT = Hint("", "")


class Suspect(Protocol):
    """A known mistake (or the reference) that can be asked what it would have replied."""

    hint: Hint

    def replies(self, calls: Sequence[Call]) -> Iterator[Reply | None]: ...


class KnownMistakes(Protocol):
    """Where an assignment's mistakes come from: live code, or a recording."""

    live: bool

    def suspects(self, exercise: str) -> list[Suspect]: ...

    def right(self) -> Suspect: ...

    def parameters(self, exercise: str) -> list[str]: ...

    def patterns(self, exercise: str, run: RunChecks) -> Mapping[str, tuple[Hint, Pattern]]: ...


@dataclass
class LiveSuspect:
    """A mistake run here and now, with everything else taken from the reference."""

    name: str
    namespace: dict[str, Any]
    hint: Hint

    def replies(self, calls: Sequence[Call]) -> Iterator[Reply | None]:
        """What it replies to the same calls, in the same order; each only when it is asked for."""
        backend = LocalBackend(self.namespace)
        own: dict[int, int] = {}  # handles here for those of the student's process
        for call in calls:
            args, kwargs = _with_handles((call.args, dict(call.kwargs)), own)
            reply = backend.call(call.name, args, kwargs, observe=True)
            if not _pair_handles(call.reply.value, reply.value, own):
                reply = replace(reply, value=Opaque("another object", ""))
            yield reply


def _with_handles(value: Any, own: Mapping[int, int]) -> Any:
    """The value with each handle's number replaced by the one that its object has here."""

    def here(leaf: Any) -> Any:  # 0: no object was made here
        return replace(leaf, id=own.get(leaf.id, 0)) if isinstance(leaf, Handle) else leaf

    return map_leaves(value, here)


def _pair_handles(students: Any, ours: Any, own: dict[int, int]) -> bool:
    """Note which handle here stands for which of the student's: those in the same places.

    False where one returned an object that was there before, and the other another one.
    """
    if isinstance(students, Handle) and isinstance(ours, Handle):
        if students.id not in own and ours.id not in own.values():
            own[students.id] = ours.id
        return own.get(students.id) == ours.id
    if is_sequence(students) and is_sequence(ours):
        pairs = zip(students, ours, strict=False)
        return all(_pair_handles(one, other, own) for one, other in pairs)
    if is_dict(students) and is_dict(ours):
        both = sorted(students.keys() & ours.keys())
        return all(_pair_handles(students[key], ours[key], own) for key in both)
    return True


@dataclass
class RecordedSuspect:
    """A mistake known only by the outputs it gave at release."""

    by_digest: dict[str, list[Reply]]
    hint: Hint

    def replies(self, calls: Sequence[Call]) -> Iterator[Reply | None]:
        """What was recorded for each call; None where these inputs were not recorded."""
        seen: Counter[str] = Counter()
        for call in calls:
            digest = call_digest(call.name, call.args, call.kwargs)
            recorded = self.by_digest.get(digest)
            if not recorded:
                yield None
                continue
            reply = recorded[min(seen[digest], len(recorded) - 1)]
            if reply.args_after == UNCHANGED:
                reply = replace(reply, args_after=list(call.args), kwargs_after=dict(call.kwargs))
            seen[digest] += 1
            yield reply


class LiveMistakes:
    """Mistakes whose code is at hand, run with the solution around them."""

    live = True

    def __init__(self, mistakes: Mistakes, solution: dict[str, Any]) -> None:
        self.mistakes, self.solution = mistakes, solution

    def suspects(self, exercise: str) -> list[Suspect]:
        """The mistakes known for an exercise, ready to be asked."""
        return [
            LiveSuspect(m.name, {**self.solution, exercise: m.function}, m.hint)
            for m in self.mistakes.for_exercise(exercise)
        ]

    def right(self) -> Suspect:
        """The reference, asked in the same way."""
        return LiveSuspect("", self.solution, NO_HINT)

    def parameters(self, exercise: str) -> list[str]:
        """What the exercise's function takes, in order; of a class, what makes an object."""
        return parameters_of(self.solution.get(exercise))

    def patterns(self, exercise: str, run: RunChecks) -> Mapping[str, tuple[Hint, Pattern]]:
        """By mistake: its hint, and which checks it fails for which reasons."""
        return {
            m.name: (m.hint, run(LocalBackend({**self.solution, exercise: m.function})))
            for m in self.mistakes.for_exercise(exercise)
        }


class RecordedMistakes:
    """Mistakes as recorded at release; none in a recording that is empty."""

    live = False

    def __init__(self, recording: Recording) -> None:
        self.recording = recording

    def suspects(self, exercise: str) -> list[Suspect]:
        """The mistakes recorded for an exercise."""
        hints = self.recording.hints.get(exercise, {})
        recorded = self.recording.mistakes.get(exercise, {})
        return [RecordedSuspect(recorded.get(name, {}), hint) for name, hint in hints.items()]

    def right(self) -> Suspect:
        """The reference, as far as it was recorded."""
        replies = {digest: [reply] for digest, reply in self.recording.reference.items()}
        return RecordedSuspect(replies, NO_HINT)

    def parameters(self, exercise: str) -> list[str]:
        """As recorded."""
        return self.recording.parameters.get(exercise, [])

    def patterns(self, exercise: str, run: RunChecks) -> Mapping[str, tuple[Hint, Pattern]]:
        """As recorded."""
        hints = self.recording.hints.get(exercise, {})
        kept = self.recording.patterns.get(exercise, {})
        return {
            name: (hints[name], frozenset((check, sort) for check, sort in pattern))
            for name, pattern in kept.items()
            if name in hints
        }


def parameters_of(function: Any) -> list[str]:
    """The names of a function's parameters; none where they cannot be told."""
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def mistakes_for(course: Course, assignment: Assignment) -> KnownMistakes:
    """The known mistakes of an assignment: live where their code is at hand, else recorded."""
    if has_solution(course, assignment):
        solution = load_solution(solution_path(course, assignment))
        return LiveMistakes(load_mistakes(course, assignment), solution)
    recording = read_recording(content_folder(course, assignment))
    return RecordedMistakes(recording or Recording())


def diagnose(
    exercise: str, log: Sequence[Call], known: KnownMistakes, *, by_value: bool = False
) -> Hint | None:
    """The hint of the first known mistake that did exactly what the student's function did.

    Every comparable call of the log must agree: value, kind of exception, and arguments changed.
    If none does and some check failed `by_value`, calls in which the student's code raised are
    left out: a function that is wrong on arrays often cannot take lists either.
    """
    calls = calls_of(exercise, log)
    nearly: Hint | None = None  # the same values, but memory shared by one of the two only
    for suspect in known.suspects(exercise):
        fits, beside = _fits(calls, suspect)
        if fits and beside:
            return suspect.hint
        nearly = nearly or (suspect.hint if fits else None)
    if nearly is not None:
        return nearly
    returned = [call for call in calls if call.reply.fault is None]
    # Without a call of its own that returned, all that is left is what checks ask of any object.
    own = any(call.name == exercise for call in returned)
    if by_value and own and len(returned) < len(calls):
        for suspect in known.suspects(exercise):
            if _fits(returned, suspect)[0]:
                return suspect.hint
    return _where_both_return(exercise, calls, known) if by_value else None


def _where_both_return(exercise: str, calls: Sequence[Call], known: KnownMistakes) -> Hint | None:
    """The hint of the one mistake that is wrong as the student is, wherever neither raises.

    The reference tells which replies are wrong; of these, two have to agree at least, and all that
    can be compared. Objects are left out: their replies depend on all that was done before.
    """
    own = [call for call in calls if call.name == exercise]
    if len(own) < len(calls):
        return None
    answers = list(known.right().replies(own))
    wrong = [
        answer is not None and not same_value(call.reply, answer)
        for call, answer in zip(own, answers, strict=True)
    ]
    fitting: list[Suspect] = []
    for suspect in known.suspects(exercise):
        agreed = missed = 0
        for call, reply, is_wrong in zip(own, suspect.replies(own), wrong, strict=True):
            if reply is None or (call.reply.fault is None) != (reply.fault is None):
                missed += is_wrong
                continue
            if call.reply.fault is not None:
                continue
            if not same_value(call.reply, reply):
                break
            agreed += is_wrong
        else:
            if agreed >= MIN_CALLS and agreed >= missed:
                fitting.append(suspect)
    return fitting[0].hint if len(fitting) == 1 else None


def _fits(calls: Sequence[Call], suspect: Suspect) -> tuple[bool, bool]:
    """Whether the suspect did what the student did, and whether beside the values as well.

    It is asked no further than the first difference in values.
    """
    compared, beside = 0, True
    for call, reply in zip(calls, suspect.replies(calls), strict=True):
        if reply is None:
            continue
        seen, reply = looked_at(call, call.reply), looked_at(call, reply)
        if not same_outcome(seen, reply):
            return False, False
        beside = beside and same_beside(seen, reply)
        compared += 1
    return compared >= min(MIN_CALLS, len(calls)) > 0, beside
