"""A short digest of what a wrong exercise did, so that equal errors in a class can be grouped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from autograder.grading.arrays import is_array, is_scalar
from autograder.grading.digest import DIGITS
from autograder.grading.outcome import calls_of, looked_at
from autograder.grading.student import Call
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Handle, Opaque, TensorData

LENGTH = 6  # bytes: among a thousand behaviours two agree by chance once in 10**8 classes
MAX_PARTS = 50_000  # of all replies together; right ones have a few thousand
# Numbers are rounded on a grid that is moved by this part of a step: a result with few decimals,
# which most are, would else lie just between two steps, and fall to either side by its last bit.
GRID_OFFSET = 0.3183098861837907
# As DIGITS has it, the grid of floats ends here; larger numbers keep their leading digits.
LARGE = {size: 10.0 ** (digits - places) * 0.77 for size, (places, digits) in DIGITS.items()}


def behaviour(exercise: str, log: Sequence[Call]) -> str:
    """Twelve hex digits that are equal for two programs which gave the same replies.

    It uses those digits of numbers that every correct way to compute them agrees in, and ignores
    objects that stay in the student process, times, printed text and the wording of exceptions. ""
    without a call.
    """
    calls = calls_of(exercise, log)
    if not calls:
        return ""
    digest = hashlib.blake2b(exercise.encode("utf-8"), digest_size=LENGTH)
    for part in islice(_of_calls(calls), MAX_PARTS):
        digest.update(part)
    return digest.hexdigest()


def _of_calls(calls: Iterable[Call]) -> Iterator[bytes]:
    for call in calls:
        yield call.name.encode("utf-8", "replace")
        yield from _of_reply(_seen(call))


def _seen(call: Call) -> Reply:
    try:
        return looked_at(call, call.reply)
    except Exception:  # a reply of a form that nobody foresaw is taken whole
        return call.reply


def _of_reply(reply: Reply) -> Iterator[bytes]:
    if reply.fault is not None:
        yield f"!{reply.fault.kind} {reply.fault.type_name};".encode("utf-8", "replace")
        return
    yield from _of_value(reply.value)
    warned = any(warning.startswith("RuntimeWarning") for warning in reply.warnings)
    beside = (warned, reply.shares, reply.moved, reply.left)
    yield repr(beside).encode("utf-8", "replace")
    if reply.args_after is not None:
        yield from _of_value([reply.args_after, reply.kwargs_after])


def _of_value(value: Any) -> Iterator[bytes]:
    """What tells a value from others, in pieces; each begins with its kind."""
    if value is None or isinstance(value, bool | np.bool_):
        yield f"{value};".encode()
    elif isinstance(value, int) and abs(value) >= 1 << 53:
        yield f"i{value};".encode()
    elif isinstance(value, int | float):
        yield b"n" + _steps(np.asarray(float(value)))
    elif isinstance(value, str):
        yield f"s{len(value)}:{value}".encode("utf-8", "replace")
    elif is_array(value) or is_scalar(value):
        array: Any = np.asarray(value)
        yield _sort(array) + str(array.shape).encode() if array.ndim else b"n"
        yield _steps(array)
    elif is_sequence(value):
        yield f"[{len(value)}".encode()
        for item in value:
            yield from _of_value(item)
    elif is_dict(value):
        yield f"{{{len(value)}".encode()
        for key in sorted(value, key=str):
            yield f"{key}:".encode("utf-8", "replace")
            yield from _of_value(value[key])
    elif isinstance(value, TensorData):
        yield f"T{value.device}{value.requires_grad}".encode("utf-8", "replace")
        yield from _of_value(value.array)
    elif isinstance(value, Handle):
        yield b"h;"  # what it is shows when it is used; its number and its name say nothing
    elif isinstance(value, Opaque):
        yield f"o{'' if _is_own(value) else value.type_name};".encode("utf-8", "replace")
    else:
        yield f"?{type(value).__name__};".encode()


def _is_own(value: Opaque) -> bool:
    """Whether a value's class is the submission's, whose name is the student's choice."""
    module, _, _ = value.type_name.rpartition(".")
    return bool(module) and module.partition(".")[0] not in ("numpy", "torch")


def _sort(array: Any) -> bytes:
    kind = array.dtype.kind
    short = kind == "f" and array.dtype.itemsize < 8
    return (array.dtype.name if short else "a" if kind in "iuf" else kind).encode()


def _steps(array: Any) -> bytes:
    """The numbers of an array as steps of a grid that is coarser than any rounding."""
    if array.dtype.kind not in "iuf":
        return array.tobytes()
    size = array.dtype.itemsize if array.dtype.kind == "f" else 8
    places, digits = DIGITS.get(size, DIGITS[8])
    limit = LARGE.get(size, LARGE[8])
    numbers = array.astype(np.float64).ravel()
    scale = np.full(numbers.shape, float(places))
    large = np.isfinite(numbers) & (np.abs(numbers) >= limit)
    if large.any():
        power = np.floor(np.log10(np.abs(numbers[large])) + GRID_OFFSET)
        scale[large] = digits - 1 - power
    with np.errstate(all="ignore"):
        steps = np.floor(numbers * 10.0**scale + GRID_OFFSET) + 0.0
    steps[np.isnan(steps)] = np.nan  # one NaN, whatever its sign
    return steps.tobytes() + (scale.tobytes() if large.any() else b"")
