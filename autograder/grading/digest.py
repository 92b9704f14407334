"""Names a call by its inputs, so that recorded outputs can be found again on another machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.sandbox.student_side.wire import Opaque

DIGITS = 7


def call_digest(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """A short digest of a call, blind to differences that platforms make in the last bits."""
    tree = [name, [_plain(value) for value in args], _plain(dict(kwargs))]
    return hashlib.sha256(json.dumps(tree, sort_keys=True).encode()).hexdigest()[:20]


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        rounded = np.round(array, DIGITS) + 0 if array.dtype.kind == "f" else array
        return [array.dtype.str[1:], list(array.shape), rounded.ravel().tolist()]
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, list | tuple):
        return [type(value).__name__, [_plain(item) for item in value]]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Opaque):
        return ["opaque", value.type_name]
    return value
