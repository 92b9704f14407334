"""Skips a check whose replies are, byte for byte, replies that passed it before.

A check asks the same next question whenever the replies so far are the same, and comes to the same
end: it depends on its seed and on the replies, and on nothing else. So the questions and replies of
a check that passed are kept, encoded: those that are asked in one go (see `batch`) as one, of the
other checks step by step. For the next submission the questions are sent as they are, and while its
replies are known ones nothing is decoded, compared or worked out anew. At the first reply that is
not, the check itself is run: it finds the replies that are here already, asks the rest, and what it
says is what it would have said without any of this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.course.model import Assignment, Course, Limits
from autograder.grading.batch import Batch, KnownBatch, RunCheck, plan_of
from autograder.grading.failure import Failure
from autograder.grading.reference import Reference
from autograder.grading.seeds import Seed
from autograder.grading.student import Call, Student
from autograder.sandbox.process import Encoded, Reply, StudentProcess

# What is kept for one assignment and seed: as many bytes on the wire, and decoded once more.
MAX_BYTES = 48 << 20
# Of right solutions few reply differently; one that prints the time shall not fill the memory.
MAX_ANSWERS = 12
MAX_ASSIGNMENTS = 3


@dataclass(frozen=True)
class Passed:
    """The end of a check that passes."""


@dataclass(frozen=True)
class Step:
    """A check's next question; answers: where each reply to it led that led to the end before."""

    name: str
    question: Encoded
    fresh: bool
    answers: dict[Encoded, tuple[Call, Step | Passed]] = field(
        default_factory=dict[Encoded, "tuple[Call, Step | Passed]"]
    )


@dataclass(frozen=True)
class _Asked:
    """A question that was asked before the check itself was run, and its reply."""

    step: Step
    answer: Encoded | None
    decoded: Reply | None = None  # None where only the bytes were looked at


class KnownChecks:
    """How the checks of one assignment have passed so far with one seed."""

    def __init__(self) -> None:
        self._first: dict[tuple[type[Any], str], Step | Passed] = {}
        self._plans: dict[type[Any], KnownBatch] = {}
        self.bytes = 0

    def run(
        self,
        check_class: type[Any],
        check: str,
        student: Student,
        run: Callable[[], Failure | None],
    ) -> Failure | None:
        """What `run` says of this check; it is not called where that is known.

        Either way the student's log holds the check's calls afterwards.
        """
        process, place = student.backend, (check_class, check)
        if not isinstance(process, StudentProcess):
            return run()
        before, asked = len(student.log), list[_Asked]()
        step = self._first.get(place)
        while isinstance(step, Step) and step.fresh == process.fresh:
            result = process.ask(step.name, step.question, step.answers)
            answer = process.exchanged[1] if process.exchanged else None
            if isinstance(result, Reply):
                asked.append(_Asked(step, answer, result))
                break
            asked.append(_Asked(step, answer))
            call, step = result
            student.log.append(call)
        if isinstance(step, Passed):
            return None
        del student.log[before:]
        student.backend = live = _Live(process, asked)
        try:
            failure = run()
        finally:
            student.backend = process
        if failure is None:
            self._keep(place, live.steps, student.log[before:])
        return failure

    def batch(
        self,
        check_class: type[Any],
        checks: Sequence[str],
        student: Student,
        run: RunCheck,
        reference: Reference | Student,
    ) -> Batch | None:
        """A submission's replies to what can be asked in one go; None where there are none.

        checks: the names of the class's checks. run: one of them.
        """
        process = student.backend
        if not isinstance(process, StudentProcess) or process.stand_ins is not None:
            return None
        if not isinstance(reference, Reference):  # PyTorch's objects stay where they are made
            return None
        if check_class not in self._plans:
            self._plans[check_class] = KnownBatch(plan_of(checks, run, reference))
        asked = self._plans[check_class]
        if not asked.each:
            return None
        answer = process.ask_together(asked.question, asked.each, asked.answers)
        if answer is not None:
            return Batch(asked, process, answer, run, reference)
        process.begin()
        return None

    def keep(self, batch: Batch) -> None:
        """Remember an answer with which every check passed."""
        answers = batch.asked.answers
        if batch.known is not None or not batch.passed or batch.exchanged is None:
            return
        answer = batch.exchanged[1]
        size = _size(answer)
        if len(answers) < MAX_ANSWERS and self.bytes + size <= MAX_BYTES:
            answers[answer] = batch.calls
            self.bytes += size

    def _keep(
        self,
        place: tuple[type[Any], str],
        steps: Sequence[tuple[Step, Encoded] | None],
        calls: Sequence[Call],
    ) -> None:
        """Remember how a check passed, where its calls and their replies say all of it."""
        known = [step for step in steps if step is not None]
        size = sum(_size((*step.question, *answer)) for step, answer in known)
        if len(known) < len(steps) or len(known) != len(calls) or self.bytes + size > MAX_BYTES:
            return
        here = self._first.get(place)
        if here is None:
            self._first[place] = _way(known, calls)
            self.bytes += size
            return
        for number, (step, answer) in enumerate(known):
            if not isinstance(here, Step) or here.question != step.question:
                return  # this check hangs on more than it may; its first way stays the only one
            if answer not in here.answers:
                if len(here.answers) < MAX_ANSWERS:
                    rest = _way(known[number + 1 :], calls[number + 1 :])
                    here.answers[answer] = (calls[number], rest)
                    self.bytes += size
                return
            here = here.answers[answer][1]


def _size(parts: Sequence[bytes]) -> int:
    """What a message takes as bytes and decoded: up to four bytes a letter where one is wide."""
    return sum(len(part) * (2 if part.isascii() else 5) for part in parts)


def _way(known: Sequence[tuple[Step, Encoded]], calls: Sequence[Call]) -> Step | Passed:
    """The steps one behind the other, each with the one reply that it got."""
    way: Step | Passed = Passed()
    for (step, answer), call in zip(reversed(known), reversed(calls), strict=True):
        way = replace(step, answers={answer: (call, way)})
    return way


class _Live:
    """The student process as a check sees it that is run although some of it was asked already.

    steps: each call with its reply as they crossed; None where that is not all that came of it.
    """

    def __init__(self, process: StudentProcess, asked: Sequence[_Asked]) -> None:
        self.process, self.asked = process, list(asked)
        self.steps: list[tuple[Step, Encoded] | None] = []

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """The reply that is here, or the one that is asked for now."""
        process = self.process
        if self.asked:
            first = self.asked.pop(0)
            step, answer = first.step, first.answer
            question = process.question(name, args, kwargs, observe=observe, fresh=step.fresh)
            if question == step.question:
                self.steps.append((step, answer) if answer is not None else None)
                if first.decoded is not None or answer is None:
                    return first.decoded or Reply()
                return process.read(name, step.question, answer)
            self.asked.clear()
        fresh = process.fresh
        reply = process.call(name, args, kwargs, observe=observe)
        kept = process.exchanged
        self.steps.append((Step(name, kept[0], fresh), kept[1]) if kept else None)
        return reply

    def begin(self) -> None:
        """As the process itself."""
        self.process.begin()


@lru_cache(MAX_ASSIGNMENTS)
def _known(root: Path, assignment: str, limits: Limits, seed: int) -> KnownChecks:
    return KnownChecks()


def known_checks(course: Course, assignment: Assignment, seed: Seed) -> KnownChecks:
    """What is known in this process of an assignment's checks with a seed."""
    return _known(course.root, assignment.name, assignment.limits, seed.value)
