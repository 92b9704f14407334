"""`student.sigmoid(x)` in a check: a call into the submission that reads like a plain call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from autograder.grading.arrays import is_array
from autograder.grading.describe import describe_call
from autograder.grading.digest import call_digest
from autograder.grading.failure import StudentFault
from autograder.grading.remote import Remote
from autograder.grading.sizes import bounded
from autograder.nested import is_dict, is_sequence, leaves
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side.wire import PLAIN, Handle


class Backend(Protocol):
    """Where calls go: a student process, or a namespace in this one (for debugging, notebooks)."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply: ...

    def begin(self) -> None:
        """Another exercise begins: global state that earlier calls changed is as after loading."""
        ...


@dataclass(frozen=True)
class Call:
    """One call into the submission, with copies of its arguments and of its outcome."""

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
    log: list[Call] = field(default_factory=list["Call"])

    def __getattr__(self, name: str) -> StudentFunction:
        if name.startswith("__"):
            raise AttributeError(name)
        return StudentFunction(self, name)

    def ask(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        """Ask something of an object over there (see `autograder.grading.remote`)."""
        return StudentFunction(self, operation)(*args, **kwargs)

    def make(self, factory: str, *args: Any, **kwargs: Any) -> Any:
        """Make a probe over there: a model, optimizer or loader that records what is done to it.

        What comes back stands for an object. A path as text in its place would be opened by every
        known mistake that is asked the same, and those run in the grader.
        """
        made = self.ask("@make", factory, *args, **kwargs)
        if made is not None and not isinstance(made, Remote):
            raise StudentFault(Fault("protocol", "no object was made"))
        return made

    def seed(self, number: int) -> None:
        """Seed PyTorch's global generator over there."""
        self.ask("@seed", number)

    def slopes(self, *directions: Any) -> list[Any]:
        """The gradients of the last call's arguments, those that asked for one; None where none.

        directions: for each tensor that it returned, the slope that comes from above.
        """
        return self.ask("@slopes", list(directions))

    def last_call(self) -> str:
        """The most recent call in words, or an empty string."""
        return str(self.last_shown() or "")

    def last_shown(self) -> Call | None:
        """The most recent call that a student could type: no question about an object."""
        shown = (call for call in reversed(self.log) if not call.name.startswith("@"))
        direct = self.log[-1] if self.log and self.log[-1].name in ("@call", "@method") else None
        return direct or next(shown, None)


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
        remotes: list[Remote] = []
        call_args = tuple(_kept(value, remotes) for value in args)
        call_kwargs = {key: _kept(value, remotes) for key, value in kwargs.items()}
        reply = self.student.backend.call(self.name, call_args, call_kwargs, observe=observe)
        reply = bounded(self.name, reply, (call_args, call_kwargs))
        self.student.log.append(Call(self.name, call_args, call_kwargs, reply))
        if reply.fault is not None:
            raise StudentFault(reply.fault)
        if remotes or _holds_handle(reply.value):
            digest = call_digest(self.name, call_args, call_kwargs)
            for remote in remotes:
                remote.touched(digest)
            reply = replace(reply, value=_with_remotes(reply.value, self.student, digest))
        return reply


def _kept(value: Any, remotes: list[Remote]) -> Any:
    """A copy for the log that a check's later changes cannot reach; notes remotes by the way."""
    if type(value) in PLAIN:  # told first: a graph of 1000 nodes is lists of these
        return value
    if is_array(value):
        return value.copy()
    if isinstance(value, Remote):
        remotes.append(value)
        return value.snapshot()
    if is_sequence(value):
        return type(value)([_kept(item, remotes) for item in value])
    if is_dict(value):
        return {key: _kept(item, remotes) for key, item in value.items()}
    return value


def _holds_handle(value: Any) -> bool:
    return any(isinstance(leaf, Handle) for leaf in leaves(value))


def _with_remotes(value: Any, student: Student, digest: str) -> Any:
    """The value with each handle replaced by what checks use of it."""
    if isinstance(value, Handle):
        return Remote(value, student, digest)
    if is_sequence(value):
        return type(value)(
            _with_remotes(item, student, f"{digest}.{n}") for n, item in enumerate(value)
        )
    if is_dict(value):
        return {k: _with_remotes(item, student, f"{digest}.{k}") for k, item in value.items()}
    return value
