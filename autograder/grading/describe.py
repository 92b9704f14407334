"""Puts values into a line or two that a student can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.grading.arrays import is_array
from autograder.nested import is_dict, is_sequence
from autograder.plain import one_line
from autograder.sandbox.student_side.wire import (
    Formula,
    Handle,
    Opaque,
    SeededRng,
    TensorData,
    TorchRng,
    numbers_of,
)

MAX_LENGTH = 400
# An array of more elements is told with its shape.
COUNTED = 12
# Digits after the point, enough to tell values apart that exercises tell apart.
DIGITS = 7
# Of more axes than these, "the first and last three of each" is too many numbers to write out.
MAX_AXES = 4
SHOWN_NUMBERS = 24
# Digits that tell any two float64 apart.
ALL_DIGITS = 17


def describe_call(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """The call as a student would type it, long arrays shortened.

    Operations on objects read as calls of these: `<MLP>(tensor(...))`, `<MLP>.to('cpu')`.
    """
    parts = [_argument(value) for value in args]
    parts += [f"{key}={_argument(value)}" for key, value in kwargs.items()]
    if name.startswith("@") and args and isinstance(args[0], Handle):
        target, *parts = parts
        name = target if name == "@call" else f"{target}.{name[1:]}"
        if name.endswith((".method", ".get")) and len(args) > 1:
            _, *parts = parts
            name = f"{target}.{args[1]}"
    return f"{name}({', '.join(parts)})"


def _argument(value: Any) -> str:
    """The value, and the shape of an array that is too long to be counted."""
    value = numbers_of(value)
    array = value.array if isinstance(value, TensorData) else value
    text = describe(value)
    if is_array(array) and array.size > COUNTED:
        text += "{" + "×".join(map(str, array.shape)) + "}"
    return text


def describe(value: Any, digits: int = DIGITS) -> str:
    """The value in a form that can be typed back where it is short."""
    value = numbers_of(value)
    if is_array(value) and value.ndim > MAX_AXES and value.size > SHOWN_NUMBERS:
        text = f"{describe(value.reshape(-1)[:SHOWN_NUMBERS], digits)} …"
    elif is_array(value):
        text = np.array2string(
            value,
            separator=", ",
            precision=digits,
            threshold=SHOWN_NUMBERS,
            edgeitems=3,
            max_line_width=96,
            suppress_small=False,
        )
        text = " ".join(text.split()) if value.size <= 12 else text
    elif isinstance(value, np.generic):
        text = f"{value.item()!r}"
    elif isinstance(value, float):
        text = f"{value:.{digits + 3}g}"
    elif is_dict(value):
        pairs = (f"{key!r}: {describe(item, digits)}" for key, item in value.items())
        text = "{" + _joined(pairs) + "}"
    elif is_sequence(value):
        inside = _joined(describe(item, digits) for item in value)
        comma = "," if len(value) == 1 else ""
        text = f"[{inside}]" if isinstance(value, list) else f"({inside}{comma})"
    elif isinstance(value, Opaque):
        text = f"<{one_line(str(value))}>"
    elif isinstance(value, TensorData):
        place = "" if value.device == "cpu" else f", device={value.device!r}"
        text = f"tensor({describe(value.array, digits)}{place})"
    elif isinstance(value, Handle):
        text = f"<{one_line(value.type_name.split('.')[-1])}>"
    elif isinstance(value, TorchRng):
        text = f"torch.Generator().manual_seed({value.seed})"
    elif isinstance(value, SeededRng):
        text = f"np.random.default_rng({value.seed})"
    elif isinstance(value, Formula):
        text = value.source
    elif isinstance(value, str):
        text = repr(value[: MAX_LENGTH + 1])
    elif value is None or isinstance(value, bool | int | bytes):
        text = repr(value)
    else:  # never a name of ours, such as the handle of an object that stays behind
        handle = getattr(value, "handle", None)
        text = f"<{getattr(handle, 'type_name', type(value).__name__).split('.')[-1]}>"
    return text if len(text) <= MAX_LENGTH else text[:MAX_LENGTH] + " …"


def _joined(parts: Iterable[str]) -> str:
    """The parts, separated by commas, and no more of them than will be shown."""
    taken: list[str] = []
    length = 0
    for part in parts:
        taken.append(part)
        length += len(part) + 2
        if length > MAX_LENGTH + 2:
            break
    return ", ".join(taken)


def describe_pair(one: Any, other: Any) -> tuple[str, str]:
    """Two values that differ, with as many digits as it takes to see that they do."""
    pair = describe(one), describe(other)
    if pair[0] == pair[1]:
        pair = describe(one, ALL_DIGITS), describe(other, ALL_DIGITS)
    return pair


def describe_with_shape(value: Any) -> str:
    """The value with its shape or type, as failures show it."""
    return f"{describe(value)}   {kind_of(value)}"


def kind_of(value: Any) -> str:
    """Shape and dtype of an array, the type's name of anything else."""
    if is_array(value):
        return f"array, shape {value.shape}, {value.dtype}"
    if isinstance(value, Opaque):
        return one_line(value.type_name)
    if isinstance(value, TensorData):
        return (
            f"tensor, shape {value.array.shape}, {value.array.dtype}, on {one_line(value.device)}"
        )
    if isinstance(value, Handle):
        return one_line(value.type_name)
    if isinstance(value, SeededRng | TorchRng):
        return "Generator"
    if isinstance(value, Formula):
        return "function"
    return type(value).__name__
