"""Asks what an exercise's checks ask in one go, and hands each check its replies.

Most checks draw their arguments before the first reply and without looking at a right answer. Their
questions can be sent together: a class is graded with a fraction of the messages, and whoever sees
the later questions early learns nothing by them. Which checks these are is tried: a question that
is the same with right answers and with blurred ones hangs on neither.

The questions are asked in the order of the checks, and all of them, also behind a reply that fails
its check; a reply after which nothing more is asked of an exercise is the last. What cannot be had
in one go (the process ends, or takes longer than it may) is asked check by check in a new process.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from autograder.grading.failure import Failure
from autograder.grading.reference import Reference
from autograder.grading.student import Call, Student
from autograder.nested import map_leaves
from autograder.sandbox.process import Encoded, Reply, StudentProcess
from autograder.sandbox.student_side.observed import untouched
from autograder.sandbox.student_side.wire import numbers_of

Replies = Mapping[str, Sequence[Call]]


@dataclass(frozen=True)
class Question:
    """One call that a check will make; `right` is the reference's answer."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    observe: bool
    right: Any = None

    def as_sent(self) -> dict[str, Any]:
        """It among others that are sent together."""
        return {
            "name": self.name,
            "args": list(self.args),
            "kwargs": self.kwargs,
            "observe": self.observe,
        }

    def is_about(self, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool:
        """Whether it is a call with these arguments; False where that takes long to tell."""
        if name != self.name or len(args) != len(self.args) or kwargs.keys() != self.kwargs.keys():
            return False
        mine = (*self.args, *(self.kwargs[key] for key in kwargs))
        both = zip(mine, (*args, *kwargs.values()), strict=True)
        return all(
            one is other or untouched(numbers_of(one), numbers_of(other)) for one, other in both
        )

    def is_same(self, other: Question) -> bool:
        """Whether the same would cross."""
        if self.observe == other.observe and self.is_about(other.name, other.args, other.kwargs):
            return True
        return self.encoded == other.encoded

    @cached_property
    def encoded(self) -> Encoded:
        """It alone, as it crosses."""
        return StudentProcess.question(
            self.name, self.args, self.kwargs, observe=self.observe, fresh=False
        )


@dataclass(frozen=True)
class Plan:
    """The questions of checks that hang on no answer, by the checks' names."""

    questions: Mapping[str, tuple[Question, ...]]

    def all(self) -> list[Question]:
        """All of them in order."""
        return [question for asked in self.questions.values() for question in asked]


class _Planner:
    """A submission whose replies are the reference's, so that every check asks all it will ask.

    as_seen: the reference for that check; what it is asked behind the submission's call is mostly
    the same, and is not worked out again: 03's network trains for a second.
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.asked = list[Question]()
        self.as_seen = remembering(self._value_of, lambda: self.asked[-1] if self.asked else None)

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        value = self._value_of(name, args, kwargs)
        self.asked.append(Question(name, tuple(args), kwargs, observe, value))
        value = deepcopy(value)
        return Reply(value, args_after=list(args), kwargs_after=kwargs) if observe else Reply(value)

    def begin(self) -> None:
        """Nothing: the reference keeps no state."""

    def _value_of(self, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return getattr(self.reference, name)(*args, **kwargs)


class _BlurredPlanner(_Planner):
    """One whose answers are others than the right ones, and the same for the same right ones."""

    def __init__(self, exact: _Planner) -> None:
        super().__init__(exact.reference)
        self.exact = exact

    def _value_of(self, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        for known in self.exact.asked[len(self.asked) :][:1]:
            if known.is_about(name, args, kwargs):
                return blurred(known.right)
        return blurred(super()._value_of(name, args, kwargs))


RunCheck = Callable[[str, Student, Reference], Failure | None]


def plan_of(names: Sequence[str], run: RunCheck, reference: Reference) -> Plan:
    """What those of the checks ask that ask the same whatever is right, and whatever is replied.

    run: one check by its name, with a submission and a reference.
    """
    questions = dict[str, tuple[Question, ...]]()
    for name in names:
        exact = _Planner(reference)
        try:
            passed = run(name, Student(exact), exact.as_seen) is None
        except Exception:  # said where the check itself is run
            continue
        other = _BlurredPlanner(exact)
        # It may end early: at a documented value, or where there is no answer to blurred numbers.
        with np.errstate(all="ignore"), warnings.catch_warnings(), suppress(Exception):
            warnings.simplefilter("ignore")
            run(name, Student(other), other.as_seen)
        both = zip(exact.asked, other.asked, strict=False)
        same = len(exact.asked) == len(other.asked) and all(one.is_same(two) for one, two in both)
        if passed and same:
            questions[name] = tuple(exact.asked)
    return Plan(questions)


def remembering(
    answer: Callable[[str, Sequence[Any], Mapping[str, Any]], Any],
    latest: Callable[[], Question | None],
) -> Reference:
    """A reference for checks, which mostly ask it what the submission was asked just before.

    answer: to all else.
    """

    def lookup(name: str) -> Callable[..., Any]:
        def ask(*args: Any, **kwargs: Any) -> Any:
            asked = latest()
            if asked is not None and asked.is_about(name, args, kwargs):
                return deepcopy(asked.right)
            return answer(name, args, kwargs)

        return ask

    return Reference(lookup)


def blurred(value: Any) -> Any:
    """The value with every number in it changed beyond recognition, order and sign included."""
    return map_leaves(value, _blurred_leaf)


def _blurred_leaf(leaf: Any) -> Any:
    array = np.asarray(leaf)
    if array.dtype.kind not in "biuf":
        return leaf
    if array.dtype.kind == "b":
        changed = ~array
    else:
        rng = np.random.default_rng(zlib.crc32(array.tobytes()))
        off = (2 + np.abs(array.astype(float))) * rng.standard_normal(array.shape)
        off = off if array.dtype.kind == "f" else np.sign(off) + np.rint(off)  # never 0
        changed = (array + off).astype(array.dtype)
    return changed if isinstance(leaf, np.ndarray) else type(leaf)(changed)


@dataclass
class KnownBatch:
    """A plan's questions as they cross, and the calls that each answer led to that passed."""

    plan: Plan
    answers: dict[Encoded, Replies] = field(default_factory=dict[Encoded, Replies])

    @cached_property
    def question(self) -> Encoded:
        """All of the questions, from the state after loading."""
        return StudentProcess.questions([one.as_sent() for one in self.plan.all()])

    @cached_property
    def each(self) -> list[tuple[str, Encoded]]:
        """The questions one by one: the name of each, and it alone as it crosses."""
        return [(question.name, question.encoded) for question in self.plan.all()]


class Batch:
    """The replies of one submission to a plan, to be handed to its checks one by one.

    known: the calls with which each check passed before, if this answer is known.
    """

    def __init__(
        self,
        asked: KnownBatch,
        process: StudentProcess,
        answer: Replies | list[Reply],
        run: RunCheck,
        reference: Reference,
    ) -> None:
        self.asked, self.process = asked, process
        self._run, self._reference = run, reference
        self.exchanged = process.exchanged
        self.known = answer if isinstance(answer, Mapping) else None
        # Whether the answer is all that the checks have seen.
        self.is_whole = self.known is None and len(answer) == len(asked.each)
        self._replies = dict[str, list[Reply]]()
        if isinstance(answer, list):
            left = iter(answer)
            for name, questions in asked.plan.questions.items():
                self._replies[name] = list(islice(left, len(questions)))
        self.calls = dict[str, Sequence[Call]]()

    def run(self, check: str, student: Student) -> Failure | None:
        """What a check says; it is not run where its replies are known to pass it."""
        if self.known is not None:
            student.log.extend(self.known[check])
            return None
        before, backend = len(student.log), student.backend
        student.backend = served = _Served(
            self.process, self.asked.plan.questions[check], self._replies[check]
        )

        def answer(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
            return getattr(self._reference, name)(*args, **kwargs)

        try:
            failure = self._run(check, student, remembering(answer, lambda: served.latest))
        finally:
            student.backend = backend
        self.is_whole = self.is_whole and not served.has_asked
        if failure is None:
            self.calls[check] = tuple(student.log[before:])
        return failure

    def __contains__(self, check: str) -> bool:
        return check in self.asked.plan.questions

    @property
    def passed(self) -> bool:
        """Whether every one of the checks passed by this one answer and nothing else."""
        planned = self.asked.plan.questions
        told = self.is_whole and self.exchanged is not None
        return told and all(
            len(self.calls.get(name, ())) == len(questions) for name, questions in planned.items()
        )


class _Served:
    """A student process that has answered already."""

    def __init__(
        self, process: StudentProcess, questions: Sequence[Question], replies: Sequence[Reply]
    ) -> None:
        self.process = process
        self.left = list(zip(questions, replies, strict=False))  # an error may be the last reply
        self.latest: Question | None = None
        self.has_asked = False

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """The reply that is here; a question that was not foreseen is asked now."""
        if self.left:
            question, reply = self.left.pop(0)
            if Question(name, tuple(args), kwargs, observe).is_same(question):
                self.latest = question
                return reply
            self.left.clear()
        self.latest, self.has_asked = None, True
        return self.process.call(name, args, kwargs, observe=observe)

    def begin(self) -> None:
        """As the process itself."""
        self.process.begin()
