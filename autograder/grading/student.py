"""`student.sigmoid(x)` in a check: a call into the submission that reads like a plain call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from autograder.grading.describe import describe_call
from autograder.grading.failure import StudentFault
from autograder.sandbox.process import Reply


class Backend(Protocol):
    """Where calls go: a student process, or a namespace in this one (for debugging, notebooks)."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply: ...


@dataclass(frozen=True)
class Call:
    """One call into the submission, with copies of what went in and what came of it."""

    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    reply: Reply

    def __str__(self) -> str:
        return describe_call(self.name, self.args, self.kwargs)


@dataclass
class Student:
    """The submission as checks see it: its functions as attributes, every call logged."""

    backend: Backend
    log: list[Call] = field(default_factory=list)

    def __getattr__(self, name: str) -> StudentFunction:
        if name.startswith("__"):
            raise AttributeError(name)
        return StudentFunction(self, name)

    def last_call(self) -> str:
        """The most recent call in words, or an empty string."""
        return str(self.log[-1]) if self.log else ""


@dataclass(frozen=True)
class StudentFunction:
    """A function of the submission; calling it returns data or raises `StudentFault`."""

    student: Student
    name: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(args, kwargs, observe=False).value

    def observe(self, *args: Any, **kwargs: Any) -> Reply:
        """Call it and also bring back the arguments as the call left them."""
        return self._call(args, kwargs, observe=True)

    def _call(self, args: tuple[Any, ...], kwargs: dict[str, Any], *, observe: bool) -> Reply:
        call_args = tuple(_kept(value) for value in args)
        call_kwargs = {key: _kept(value) for key, value in kwargs.items()}
        reply = self.student.backend.call(self.name, args, kwargs, observe=observe)
        self.student.log.append(Call(self.name, call_args, call_kwargs, reply))
        if reply.fault is not None:
            raise StudentFault(reply.fault)
        return reply


def _kept(value: Any) -> Any:
    """A copy for the log that a check's later changes cannot reach."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list | tuple):
        return type(value)(_kept(item) for item in value)
    if isinstance(value, dict):
        return {key: _kept(item) for key, item in value.items()}
    return value
