"""Gives the reference the checks' inputs as lists, whole numbers and float32: it has to cope.

Students hand such things to their functions, so the answers that checks compare with have to be
right for them, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.accuracy.harness import Harness
from autograder.checks.expect import ATOL, RTOL, same
from autograder.grading.failure import CheckFailed
from autograder.grading.local import LocalBackend
from autograder.grading.student import Call
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Held

# float32 has seven digits, of which sums of a few dozen terms and steep slopes cost some.
FLOAT32_RTOL, FLOAT32_ATOL = 1e-3, 1e-4


def as_lists(value: Any) -> Any:
    """Arrays as nested lists; those in a dictionary of parameters stay arrays, as promised."""
    if isinstance(value, dict):
        return value
    return _changed(value, lambda array: array.tolist() if array.ndim else array)


def as_float32(value: Any) -> Any:
    """Arrays of floats in single precision."""
    return _changed(value, lambda a: a.astype(np.float32) if a.dtype.kind == "f" else a)


def as_ints(value: Any) -> Any:
    """Arrays of whole numbers as ints."""

    def whole(array: np.ndarray) -> np.ndarray:
        is_whole = array.dtype.kind == "f" and array.size and bool(np.all(array == np.rint(array)))
        return array.astype(np.int64) if is_whole else array

    return _changed(value, whole)


KINDS: dict[str, Callable[[Any], Any]] = {
    "lists": as_lists,
    "ints": as_ints,
    "float32": as_float32,
}


@dataclass(frozen=True)
class Recast:
    """One of the checks' calls with inputs of another kind, and how the reference took it."""

    kind: str
    call: Call
    wrong: str = ""

    def __str__(self) -> str:
        return f"{self.call} with {self.kind}: {self.wrong}"


def recast_calls(harness: Harness, exercise: str) -> Iterator[Recast]:
    """Every call of the checks that can be made with inputs of another kind, tried."""
    backend = LocalBackend(harness.solution)
    for call in harness.calls_of_solution(exercise):
        # A generator that goes on from the call before stands nowhere when asked about alone.
        if call.reply.fault is not None or any(type(v) is Held and v.again for v in call.args):
            continue
        for kind, recast in KINDS.items():
            args = [recast(value) for value in call.args]
            if any(new is not old for new, old in zip(args, call.args, strict=True)):
                reply = backend.call(exercise, args, dict(call.kwargs))
                yield Recast(kind, call, _difference(reply, call.reply.value, kind))


def _difference(reply: Reply, right: Any, kind: str) -> str:
    if reply.fault is not None:
        return f"{reply.fault.type_name}: {reply.fault.message}"
    rtol, atol = (FLOAT32_RTOL, FLOAT32_ATOL) if kind == "float32" else (RTOL, ATOL)
    try:
        same(reply.value, right, rtol=rtol, atol=atol)
    except CheckFailed as error:
        return f"{error.failure.key}: {error.failure.got}"
    return ""


def _changed(value: Any, change: Callable[[np.ndarray], Any]) -> Any:
    """`value` with its arrays changed; the very same object where nothing changes."""
    if isinstance(value, np.ndarray):
        return change(value)
    if isinstance(value, list | tuple):
        items = [_changed(item, change) for item in value]
        kept = all(new is old for new, old in zip(items, value, strict=True))
        return value if kept else type(value)(items)
    if isinstance(value, dict):
        items = {key: _changed(item, change) for key, item in value.items()}
        return value if all(items[key] is value[key] for key in value) else items
    return value
