"""Reads a file that `torch.save` wrote as data, so that a check need not believe what a student
process says of it, and without ever running what is written in it.

Such a file is a zip archive without compression: numbers in `data/<key>`, and in `data.pkl` a
pickle that says how they belong together, which `tensor_pickle` reads and never loads.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from typing import Any

import numpy as np

from autograder.grading.arrays import is_array
from autograder.grading.one_reading import has_one_reading
from autograder.grading.tensor_pickle import CODE as CODE  # for checks
from autograder.grading.tensor_pickle import DAMAGED, MAX_TENSORS, Reader, Room, Unreadable
from autograder.nested import is_dict, is_list
from autograder.sandbox.student_side.wire import Opaque, TensorData

MAX_BYTES = 4 << 20  # the largest model that a check saves takes a few kilobytes
MAX_PICKLE_BYTES = 1 << 20
MAX_RECORDS = 2_000
NO_FILE = "no file"  # the first of the reasons why nothing can be read; see `tensor_pickle`

# Records beside numbers and pickle, and what torch.save writes there.
_BESIDE = {
    "version": re.compile(rb"([1-9]|10)\s*"),
    "byteorder": re.compile(rb"little"),
    ".format_version": re.compile(rb"\d{1,3}"),
    ".storage_alignment": re.compile(rb"\d{1,4}"),
    ".data/serialization_id": re.compile(rb"[0-9a-f]{0,64}"),
}
_NUMBERS = re.compile(r"data/\w{1,20}")


def read_checkpoint(data: bytes) -> Any:
    """What a file that `torch.save` wrote holds: plain values, dicts, lists and `TensorData`.

    Values may be shared, and a hostile file's may hold themselves: walk them no deeper than asked.
    Raises Unreadable with the reason.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(DAMAGED)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
        # torch.load may not find something else in the file than what is read here.
        if len(names) > MAX_RECORDS or not has_one_reading(data, archive.infolist()):
            raise Unreadable(DAMAGED)
        records = {name.partition("/")[2]: archive.getinfo(name) for name in names}
        budget = len(data)

        def record(name: str) -> bytes:
            nonlocal budget
            info = records[name]
            budget -= info.file_size  # records that share their bytes are still read one by one
            if budget < 0:
                raise Unreadable(DAMAGED)
            return archive.read(info)

        if "version" not in records:
            raise Unreadable(DAMAGED)
        for name in records:
            if name == "data.pkl" or _NUMBERS.fullmatch(name):
                continue
            if name not in _BESIDE or not _BESIDE[name].fullmatch(record(name)):
                raise Unreadable(DAMAGED)
        if records["data.pkl"].file_size > MAX_PICKLE_BYTES:
            raise Unreadable(DAMAGED)
        return Reader(lambda key: memoryview(record(f"data/{key}"))).read(record("data.pkl"))
    except Unreadable:
        raise
    except (zipfile.BadZipFile, NotImplementedError, OSError, LookupError) as error:
        raise Unreadable(DAMAGED) from error
    except (ValueError, TypeError, AttributeError, OverflowError, EOFError) as error:
        raise Unreadable(DAMAGED) from error


def held_in(data: Any) -> dict[str, Any]:
    """What a saved dict holds, two levels deep: plain values, tensors, and dicts of these.

    data: the file's bytes as a uint8 array, or None for no file. A file that cannot be read, and
    one that is no dict, holds "" alone: the reason (see the constants above), or what it is.
    An optimizer's state is ``{"param_groups": [settings, ...], "state": [values, ...]}``.
    """
    if not is_array(data) or data.dtype != np.uint8 or data.ndim != 1:
        return {"": NO_FILE}
    try:
        held = read_checkpoint(data.tobytes())
    except Unreadable as error:
        return {"": error.reason}
    if not is_dict(held):
        return {"": type(held).__name__}
    room = Room()
    try:
        return {
            _text(key): _held_value(value, room) for key, value in list(held.items())[:MAX_TENSORS]
        }
    except Unreadable as error:
        return {"": error.reason}


def _held_value(value: Any, room: Room) -> Any:
    if _is_plain(value):
        return value
    if not is_dict(value):
        return type(value).__name__
    if "param_groups" in value:
        groups, state = value["param_groups"], value.get("state")
        return {
            "param_groups": _each(groups, room) if is_list(groups) else [],
            "state": _each(state.values(), room) if is_dict(state) else [],
        }
    return _plain_items(value, room)


def _each(values: Collection[Any], room: Room) -> list[Any]:
    room.take(len(values))
    return [_plain_items(one, room) for one in values]


def _plain_items(value: Any, room: Room) -> Any:
    """A dict's items; those that are no plain value by their type's name."""
    if not is_dict(value):
        return type(value).__name__
    room.take(len(value))
    return {
        _text(key): item if _is_plain(item) else type(item).__name__ for key, item in value.items()
    }


def _is_plain(value: Any) -> bool:
    return value is None or type(value) in (bool, int, float, str, TensorData, Opaque)


def _text(key: Any) -> str:
    return str(key)[:200] if type(key) in (str, int, float, bool) else type(key).__name__
