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

Replies = Mapping[str, Sequence[Call]]


@dataclass(frozen=True)
class Question:
    """One call that a check will make."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    observe: bool

    def as_sent(self) -> dict[str, Any]:
        """It among others that are sent together."""
        return {**vars(self), "args": list(self.args)}

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
    """A submission whose replies are the reference's, so that every check asks all it will ask."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.asked = list[Question]()

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        self.asked.append(Question(name, tuple(args), kwargs, observe))
        value = getattr(self.reference, name)(*args, **kwargs)
        return Reply(value, args_after=list(args), kwargs_after=kwargs) if observe else Reply(value)

    def begin(self) -> None:
        """Nothing: the reference keeps no state."""


RunCheck = Callable[[str, Student, Reference], Failure | None]


def plan_of(names: Sequence[str], run: RunCheck, reference: Reference) -> Plan:
    """What those of the checks ask that ask the same whatever is right, and whatever is replied.

    run: one check by its name, with a submission and a reference.
    """
    blurry = blurred_reference(reference)
    questions = dict[str, tuple[Question, ...]]()
    for name in names:
        exact, other = _Planner(reference), _Planner(blurry)
        try:
            passed = run(name, Student(exact), reference) is None
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                run(name, Student(other), blurry)  # which may end early, at a documented value
        except Exception:  # no answer to a blurred question, or one that no function takes
            continue
        if passed and _as_sent(exact) == _as_sent(other):
            questions[name] = tuple(exact.asked)
    return Plan(questions)


def _as_sent(planner: _Planner) -> list[Encoded]:
    return [question.encoded() for question in planner.asked]


def blurred_reference(reference: Reference) -> Reference:
    """A reference whose numbers are all others, and the same for the same right ones."""

    def lookup(name: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: blurred(getattr(reference, name)(*args, **kwargs))

    return Reference(lookup)


def blurred(value: Any) -> Any:
    """The value with every number in it changed beyond recognition, order and sign included."""
    return map_leaves(value, _blurred_leaf)


def _blurred_leaf(leaf: Any) -> Any:
    array = np.asarray(leaf)
    if array.dtype.kind not in "biuf":
        return leaf
    rng = np.random.default_rng(zlib.crc32(array.tobytes()))
    if array.dtype.kind == "b":
        changed = rng.integers(2, size=array.shape) > 0
    elif array.dtype.kind == "f":
        changed = (array + (1 + np.abs(array)) * rng.standard_normal(array.shape)).astype(
            array.dtype
        )
    else:
        changed = (array + rng.integers(1, 9, array.shape)).astype(array.dtype)
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
        return [(question.name, question.encoded()) for question in self.plan.all()]


class Batch:
    """The replies of one submission to a plan, to be handed to its checks one by one.

    known: the calls with which each check passed before, if this answer is known.
    """

    def __init__(
        self, asked: KnownBatch, process: StudentProcess, answer: Replies | list[Reply]
    ) -> None:
        self.asked, self.process = asked, process
        self.exchanged = process.exchanged
        self.known = answer if isinstance(answer, Mapping) else None
        self._replies = dict[str, list[Reply]]()
        if isinstance(answer, list):
            left = iter(answer)
            for name, questions in asked.plan.questions.items():
                self._replies[name] = list(islice(left, len(questions)))
        self.calls = dict[str, Sequence[Call]]()

    def run(
        self, check: str, student: Student, run: Callable[[], Failure | None]
    ) -> Failure | None:
        """What a check says; it is not run where its replies are known to pass it."""
        if self.known is not None:
            student.log.extend(self.known[check])
            return None
        before, backend = len(student.log), student.backend
        student.backend = _Served(
            self.process, self.asked.plan.questions[check], self._replies[check]
        )
        try:
            failure = run()
        finally:
            student.backend = backend
        if failure is None:
            self.calls[check] = tuple(student.log[before:])
        return failure

    def __contains__(self, check: str) -> bool:
        return check in self.asked.plan.questions

    @property
    def passed(self) -> bool:
        """Whether every one of the checks passed, and its calls and replies say all of it."""
        planned = self.asked.plan.questions
        return self.exchanged is not None and all(
            len(self.calls.get(name, ())) == len(questions) for name, questions in planned.items()
        )


class _Served:
    """A student process that has answered already."""

    def __init__(
        self, process: StudentProcess, questions: Sequence[Question], replies: Sequence[Reply]
    ) -> None:
        self.process = process
        self.left = list(zip(questions, replies, strict=False))  # an error may be the last reply

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """The reply that is here; a question that was not foreseen is asked now."""
        if self.left:
            question, reply = self.left.pop(0)
            if Question(name, tuple(args), kwargs, observe).encoded() == question.encoded():
                return reply
            self.left.clear()
        return self.process.call(name, args, kwargs, observe=observe)

    def begin(self) -> None:
        """As the process itself."""
        self.process.begin()
