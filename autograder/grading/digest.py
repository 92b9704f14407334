"""Names a call by its inputs, so that recorded outputs can be found again on another machine."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.grading.arrays import is_array, is_scalar
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.student_side.wire import (
    Formula,
    Handle,
    Held,
    Opaque,
    SeededRng,
    Strided,
    TensorData,
    TorchRng,
)

# Kept decimals and significant digits, by bytes of a float: far above what platforms differ in,
# far below what checks put in on purpose (a numerical gradient's steps of 1e-5).
DIGITS = {8: (7, 10), 4: (4, 5), 2: (2, 3)}
# What rounding leaves where numbers around 1 cancel; numbers of float64 above it are meant.
NOISE = 1e-14


def call_digest(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """A short digest of a call, blind to differences that platforms make in the last bits.

    Raises TypeError for an argument that has no form independent of this process.
    """
    tree = [name, [_plain(value) for value in args], _plain(dict(kwargs))]
    text = json.dumps(tree, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:20]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if is_array(value) or is_scalar(value):
        array: Any = np.asarray(value)
        numbers = _rounded(array) if array.dtype.kind == "f" else array
        return [array.dtype.str[1:], list(array.shape), numbers.ravel().tolist()]
    if isinstance(value, float):
        return _rounded(np.asarray(value)).item()
    if is_sequence(value):
        return [type(value).__name__, [_plain(item) for item in value]]
    if is_dict(value):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, SeededRng):
        return ["seed", value.seed]
    if isinstance(value, Formula):
        return ["formula", value.source]
    if isinstance(value, Strided):
        return ["turned" if value.turned else "strided", _plain(value.array)]
    if isinstance(value, Held):
        return ["again" if value.again else "held", value.place, _plain(value.value)]
    if isinstance(value, TorchRng):
        return ["torch seed", value.seed]
    if isinstance(value, TensorData):
        return ["tensor", _plain(value.array), value.device, value.requires_grad]
    if isinstance(value, Handle):
        return ["handle", value.history]
    if isinstance(value, Opaque):
        return ["opaque", value.type_name]
    raise TypeError(f"a value of type {type(value).__name__} cannot be named by its content")


def _rounded(array: np.ndarray) -> np.ndarray:
    decimals, significant = DIGITS.get(array.dtype.itemsize, DIGITS[8])
    largest = float(np.abs(array).max(initial=0))
    if array.dtype.itemsize == 8 and NOISE < largest < 0.5 * 10**-decimals:
        unit = 10.0 ** math.floor(math.log10(largest))  # else all of them would be 0
        tiny: np.ndarray = np.round(array / unit, decimals) * unit + 0
        return tiny
    rounded = np.round(array.astype(np.float64), decimals) + 0  # + 0 makes -0.0 a 0.0
    large = np.isfinite(rounded) & (np.abs(rounded) >= 10 ** (significant - decimals))
    if large.any():
        rounded = rounded.reshape(-1)
        for index in np.flatnonzero(large):
            rounded[index] = float(f"{rounded[index]:.{significant - 1}e}")
    return rounded
