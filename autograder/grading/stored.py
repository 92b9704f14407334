"""Results as plain JSON data and back without loss, for a file on disk or another machine.

What reads it makes only the frozen data classes named here: nothing is unpickled.
"""

from __future__ import annotations

import math
from dataclasses import MISSING, fields
from typing import Any

from autograder.grading.arrays import is_scalar
from autograder.grading.failure import Failure, Slide
from autograder.grading.result import (
    CellTrouble,
    CheckResult,
    ExerciseResult,
    Status,
    SubmissionResult,
)
from autograder.mistakes import Hint
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.parse_reply import Fault
from autograder.sandbox.process import Trouble
from autograder.sandbox.shortcut_log import Shortcut
from autograder.submission.cells import Note, Place

KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(SubmissionResult, ExerciseResult, CheckResult, CellTrouble, Failure, Slide, Fault),
        *(Trouble, Hint, Shortcut, Note, Place),
    )
}
# Names the kind of what JSON cannot tell apart; a list in JSON is a tuple here, as most of ours.
KIND = "!"
MAX_DEPTH = 40


class Malformed(ValueError):
    """Data that no result was written as."""


def plain(value: Any) -> Any:
    """A result, or any part of it, as JSON data; what has no form in it becomes its text."""
    if value is None or type(value) in (bool, int, str):
        return value
    if type(value) is float:
        return value if math.isfinite(value) else {KIND: "float", "of": repr(value)}
    if is_sequence(value):
        items = [plain(item) for item in value]
        return {KIND: "list", "of": items} if isinstance(value, list) else items
    if isinstance(value, Status):
        return {KIND: "Status", "of": str(value)}
    if is_scalar(value):
        return plain(value.item())
    if is_dict(value):
        return _plain_dict(value)
    if KINDS.get(type(value).__name__) is type(value):
        return _plain_object(value)
    return str(value)


def restored(data: Any, depth: int = MAX_DEPTH) -> Any:
    """What `plain` was given; raises `Malformed` for anything else."""
    if depth <= 0:
        raise Malformed("nested too deep")
    if is_sequence(data):
        return tuple(restored(item, depth - 1) for item in data)
    if not is_dict(data):
        return data
    if KIND not in data:
        return {name: restored(item, depth - 1) for name, item in data.items()}
    kind = data[KIND]
    try:
        if kind in KINDS:
            values = {
                name: restored(item, depth - 1) for name, item in data.items() if name != KIND
            }
            return KINDS[kind](**values)
        of = data["of"]
        if kind == "Status":
            return Status(of)
        if kind == "float":
            return float(of)
        if kind == "list":
            return [restored(item, depth - 1) for item in of]
        if kind == "dict":
            return {restored(k, depth - 1): restored(item, depth - 1) for k, item in of}
    except Malformed:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise Malformed(f"no {kind}: {error}") from error
    raise Malformed(f"unknown kind {kind!r}")


def restored_result(data: Any) -> SubmissionResult:
    """The result that `plain` was given; raises `Malformed` for anything else."""
    found = restored(data)
    if not isinstance(found, SubmissionResult):
        raise Malformed("no result")
    exercises: Any = found.exercises
    if not all(isinstance(exercise, ExerciseResult) for exercise in exercises):
        raise Malformed("no result of exercises")
    return found


def _plain_dict(value: dict[Any, Any]) -> dict[str, Any]:
    if KIND not in value and all(type(name) is str for name in value):
        return {name: plain(item) for name, item in value.items()}
    return {KIND: "dict", "of": [[plain(name), plain(item)] for name, item in value.items()]}


def _plain_object(value: Any) -> dict[str, Any]:
    """Its fields by name, without those that are as they are by default."""
    data: dict[str, Any] = {KIND: type(value).__name__}
    for field in fields(value):
        item = getattr(value, field.name)
        if field.default is not MISSING:
            left_out = type(item) is type(field.default) and item == field.default
        else:
            left_out = field.default_factory is not MISSING and item == field.default_factory()
        if not left_out:
            data[field.name] = plain(item)
    return data
