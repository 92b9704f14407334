"""Compares two replies to one call in what matters for recognising a mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.grading.arrays import is_array, is_scalar
from autograder.grading.checkpoint import held_in
from autograder.grading.compare import alike
from autograder.grading.student import Call
from autograder.nested import is_dict, is_list, is_sequence, leaves
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.objects import PLACES
from autograder.sandbox.student_side.wire import Handle, TensorData


def calls_of(exercise: str, log: Sequence[Call]) -> list[Call]:
    """The calls of a log that show an exercise's behaviour.

    Operations on objects are among them: they belong to the exercise that made or changed these.
    Where an object of another exercise takes part, a known mistake has none to be asked with.
    """
    others: set[int] = set()  # numbers of objects that other exercises made, or that hold these
    found: list[Call] = []
    for call in log:
        is_own = call.name == exercise or call.name.startswith("@")
        given = call.args, dict(call.kwargs)
        if not is_own or (others and not others.isdisjoint(_objects(given))):
            others.update(_objects(call.reply.value))
        elif call.name not in PLACES:
            found.append(call)
    return found


def _objects(value: Any) -> Iterator[int]:
    """The numbers of the objects that stand in a value."""
    return (leaf.id for leaf in leaves(value) if isinstance(leaf, Handle))


def plain_form(value: Any) -> Any:
    """The value with single numbers as Python's own and tuples as lists.

    Whether a function gives a float, a NumPy scalar or an array without axes says nothing of the
    mistake in it; checks accept all three.
    """
    if is_scalar(value) or (is_array(value) and not value.ndim):
        return value.item()
    if is_sequence(value):
        return [plain_form(item) for item in value]
    if is_dict(value):
        return {key: plain_form(item) for key, item in value.items()}
    return value


def same_outcome(student: Reply, known: Reply) -> bool:
    """Whether two replies to one call show the same behaviour."""
    if student.fault is not None or known.fault is not None:
        return (
            student.fault is not None
            and known.fault is not None
            and student.fault.kind in ("exception", "signature", "device")
            and student.fault.type_name == known.fault.type_name
        )
    if not alike(student.value, known.value) and not alike(
        plain_form(student.value), plain_form(known.value)
    ):
        return False
    if student.args_after is None:
        return True
    return alike(student.args_after, known.args_after)


def same_value(student: Reply, known: Reply) -> bool:
    """Whether two replies agree in value or fault; changes to the arguments are left out."""
    return same_outcome(Reply(student.value, student.fault), Reply(known.value, known.fault))


def looked_at(call: Call, reply: Reply) -> Reply:
    """The reply, its value reduced to what tells one mistake from another."""
    look = LOOKS.get(call.name)
    try:
        return replace(reply, value=look(reply.value)) if look else reply
    except Exception:  # a student's process may give anything for what is told
        return reply


def same_beside(student: Reply, known: Reply) -> bool:
    """Whether two replies agree in what a call did beside returning a value, where it was seen."""
    unseen = student.args_after is None or known.fault is not None
    return unseen or _beside(student) == _beside(known)


def _beside(reply: Reply) -> tuple[object, ...]:
    warned = any(warning.startswith("RuntimeWarning") for warning in reply.warnings)
    return reply.shares, reply.moved, warned


def _copies(transfers: Any) -> Any:
    """What of copies between host and device tells one mistake from another: not their order.

    All bytes that went to the device, and the most that came back at once; a number is a number,
    of four bytes or of eight.
    """
    if not is_list(transfers):
        return transfers
    up = sum(size for way, size in transfers if way[0] == "h")
    return [up, max((size for way, size in transfers if way[0] == "d" and size > 8), default=8)]


def _unnamed(tensors: Any) -> Any:
    """Parameters in their order: what they are called is up to whoever wrote the class."""
    return list(tensors.values()) if is_dict(tensors) else tensors


def _starts(tensors: Any) -> Any:
    """What sort of numbers a new module starts with: none are the same in two submissions."""
    if not is_dict(tensors):
        return tensors
    return {name: _start(one.array) for name, one in tensors.items() if type(one) is TensorData}


def _start(numbers: np.ndarray) -> list[Any]:
    """Shape, and "zero", "constant", "large" (beyond ±5, as no normal draw is) or "varied"."""
    spread = "varied" if np.abs(numbers).max(initial=0) <= 5 else "large"
    constant = "constant" if numbers.any() else "zero"
    return [list(numbers.shape), constant if np.ptp(numbers) == 0 else spread]


def _shape(tensor: Any) -> Any:
    """A tensor's shape, where its numbers depend on what was drawn."""
    return list(tensor.array.shape) if type(tensor) is TensorData else tensor


# Replies that are compared by what they say of a mistake, not by all that they hold.
LOOKS = {
    "@transfers": _copies,
    "@parameters": _unnamed,
    "@drawn_parameters": _starts,
    "@drawn_call": _shape,
    "@file": held_in,
}
