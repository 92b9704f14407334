"""Reads a file that `torch.save` wrote as data, so that a check need not believe what a student
process says of it, and without ever running what is written in it.

Such a file is a zip archive without compression: numbers in `data/<key>`, and in `data.pkl` a
pickle that says how they belong together. Here that pickle is never loaded. Its instructions are
read one by one, and only those that make plain values and tensors are understood; a file that asks
for anything else holds code.
"""

from __future__ import annotations

import io
import math
import pickletools
import re
import zipfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from autograder.grading.arrays import is_array
from autograder.grading.one_reading import has_one_reading
from autograder.nested import is_dict, is_list, is_tuple
from autograder.sandbox.student_side.wire import Opaque, TensorData

MAX_BYTES = 4 << 20  # the largest model that a check saves takes a few kilobytes
MAX_PICKLE_BYTES = 1 << 20
MAX_RECORDS = 2_000
MAX_TENSORS = 2_000
MAX_NUMBER_BYTES = 4 * MAX_BYTES  # of all tensors together: they may share what they hold
MAX_AXES = 16
# Of all that is copied while reading and telling: a few bytes can name a thing of any size again.
MAX_ITEMS = 50_000

# Why a file cannot be read, in the order in which it is tested.
NO_FILE, DAMAGED, CODE = "no file", "damaged", "code"

_DTYPES: Mapping[str, str] = {
    "FloatStorage": "<f4",
    "DoubleStorage": "<f8",
    "HalfStorage": "<f2",
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "<i1",
    "ByteStorage": "<u1",
    "BoolStorage": "?",
}
# Of other places torch.load makes no numbers ("meta"), or nobody here knows what it makes.
_DEVICE = re.compile(r"(cpu|cuda|mps|simgpu|privateuseone)(:\d{1,3})?")
# Kinds that NumPy or safetensors lacks, and bytes for each number.
_NUMPY_LACKS = {"BFloat16Storage": 2, "ComplexFloatStorage": 8, "ComplexDoubleStorage": 16}
# Records beside numbers and pickle, and what torch.save writes there.
_BESIDE = {
    "version": re.compile(rb"([1-9]|10)\s*"),
    "byteorder": re.compile(rb"little"),
    ".format_version": re.compile(rb"\d{1,3}"),
    ".storage_alignment": re.compile(rb"\d{1,4}"),
    ".data/serialization_id": re.compile(rb"[0-9a-f]{0,64}"),
}
_NUMBERS = re.compile(r"data/\w{1,20}")


class Unreadable(ValueError):
    """A file that is no checkpoint of plain values; `reason` is one of the constants above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class _Room:
    """How many items may still be copied."""

    left: int = MAX_ITEMS

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Unreadable(DAMAGED)


@dataclass(frozen=True)
class _Name:
    """A name that the pickle imports: it stands for itself and is never looked up."""

    dotted: str


@dataclass(frozen=True)
class _Storage:
    """Numbers of one kind, still as bytes."""

    kind: str
    data: memoryview
    device: str


class _Ordered(dict[Any, Any]):
    """An OrderedDict, which alone may have more than its items."""


@dataclass
class _Reader:
    """The stack machine that a pickle is written for, with nothing behind its instructions."""

    records: Callable[[str], memoryview]
    stack: list[Any] = field(default_factory=list[Any])
    marks: list[int] = field(default_factory=list[int])
    memo: dict[int, Any] = field(default_factory=dict[int, Any])
    storages: dict[str, _Storage] = field(default_factory=dict[str, _Storage])
    room: _Room = field(default_factory=_Room)
    tensors: int = 0
    number_bytes: int = 0

    def read(self, pickled: bytes) -> Any:
        for code, arg, _ in pickletools.genops(pickled):
            if code.name == "STOP":
                self.need(len(self.stack) == 1 and not self.marks)
                return self.stack.pop()
            self.step(code.name, arg)
        raise Unreadable(DAMAGED)

    def step(self, name: str, arg: Any) -> None:
        # What stands before a mark is out of reach until the mark is taken away.
        self.need(len(self.stack) - (self.marks[-1] if self.marks else 0) >= _TAKES.get(name, 0))
        if name in _IGNORED:
            return
        if name in _PLAIN:
            self.stack.append(arg)
        elif name in _NEW:
            self.stack.append(_NEW[name]())
        elif name in _TUPLES:
            count = _TUPLES[name]
            items = self.stack[len(self.stack) - count :]
            self.stack[len(self.stack) - count :] = [tuple(items)]
        elif name in _STEPS:
            _STEPS[name](self, arg)
        else:  # to build objects by name is all that the rest are for
            raise Unreadable(DAMAGED if name in _NOT_TORCHS else CODE)

    def need(self, condition: bool) -> None:
        if not condition:
            raise Unreadable(DAMAGED)

    def since_mark(self) -> list[Any]:
        """What was put on the stack since the last mark."""
        self.need(bool(self.marks))
        start = self.marks.pop()
        found = self.stack[start:]
        del self.stack[start:]
        return found

    def mark(self, _: Any) -> None:
        self.marks.append(len(self.stack))

    def make_tuple(self, _: Any) -> None:
        self.stack.append(tuple(self.since_mark()))

    def append(self, _: Any) -> None:
        self.append_all([self.stack.pop()])

    def appends(self, _: Any) -> None:
        self.append_all(self.since_mark())

    def append_all(self, items: list[Any]) -> None:
        target = self.target()
        self.need(type(target) is list)
        target.extend(items)

    def set_item(self, _: Any) -> None:
        self.set_all([self.stack.pop() for _ in range(2)][::-1])

    def set_items(self, _: Any) -> None:
        self.set_all(self.since_mark())

    def set_all(self, items: list[Any]) -> None:
        target = self.target()
        self.need(type(target) in (dict, _Ordered) and len(items) % 2 == 0)
        self.need(all(type(key) in _KEYS for key in items[::2]))
        target.update(zip(items[::2], items[1::2], strict=True))

    def target(self) -> Any:
        """What items are put into."""
        self.need(len(self.stack) > (self.marks[-1] if self.marks else 0))
        return self.stack[-1]

    def put(self, number: int) -> None:
        self.memo[number] = self.stack[-1]

    def get(self, number: int) -> None:
        self.stack.append(self.memo[number])

    def named(self, arg: str) -> None:
        name = _Name(arg.replace(" ", "."))
        kind = name.dotted.removeprefix("torch.")
        if name.dotted not in _MAKERS and kind not in _DTYPES and kind not in _NUMPY_LACKS:
            raise Unreadable(CODE)
        self.stack.append(name)

    def build(self, _: Any) -> None:
        """State beside a dict's items is of no interest: `state_dict` keeps version numbers."""
        state = self.stack.pop()
        if type(self.stack[-1]) is not _Ordered:
            raise Unreadable(CODE)
        self.need(is_dict(state))

    def persistent(self, _: Any) -> None:
        kind, name, key, device, count = self.tuple_of(self.stack.pop(), 5)
        self.need(kind == "storage" and type(name) is _Name and type(key) is str)
        self.need(type(device) is str and type(count) is int)
        self.need(_DEVICE.fullmatch(device) is not None)
        if key not in self.storages:
            data, dtype = self.records(key), name.dotted.removeprefix("torch.")
            self.need(dtype in _DTYPES or dtype in _NUMPY_LACKS)
            each = _NUMPY_LACKS.get(dtype) or np.dtype(_DTYPES[dtype]).itemsize
            self.need(count * each == len(data))
            self.storages[key] = _Storage(dtype, data, device[:40])
        self.stack.append(self.storages[key])

    def reduce(self, _: Any) -> None:
        args, function = self.stack.pop(), self.stack.pop()
        if type(function) is not _Name or function.dotted not in _MAKERS:
            raise Unreadable(CODE)
        self.need(type(args) is tuple)
        self.stack.append(_MAKERS[function.dotted](self, args))

    def ordered_dict(self, args: tuple[Any, ...]) -> dict[Any, Any]:
        self.need(not args or (len(args) == 1 and type(args[0]) is list))
        given: list[Any] = args[0] if args else []
        self.room.take(len(given))
        pairs = [self.tuple_of(tuple(pair), 2) for pair in given]
        self.need(all(type(key) in _KEYS for key, _ in pairs))
        return _Ordered(pairs)

    def size(self, args: tuple[Any, ...]) -> list[Any]:
        self.room.take(len(args[0]))
        sizes = list(self.tuple_of(args[0], len(args[0])))
        self.need(all(type(size) is int for size in sizes))
        return sizes

    def device(self, args: tuple[Any, ...]) -> str:
        self.need(len(args) in (1, 2) and all(type(arg) in (str, int) for arg in args))
        device = ":".join(str(arg)[:40] for arg in args)
        self.need(_DEVICE.fullmatch(device) is not None)
        return device

    def parameter(self, args: tuple[Any, ...]) -> Any:
        tensor, requires_grad, hooks = self.tuple_of(args, 3)
        self.need(type(tensor) in (TensorData, Opaque))
        self.need(type(requires_grad) is bool and hooks == {})
        is_whole = type(tensor) is TensorData and tensor.array.dtype.kind != "f"
        self.need(not (requires_grad and is_whole))
        return tensor

    def tensor(self, args: tuple[Any, ...]) -> TensorData | Opaque:
        self.tensors += 1
        # A seventh argument would say that the numbers mean others: their negatives, for one.
        storage, offset, size, stride, requires_grad, hooks = self.tuple_of(args, 6)
        self.need(self.tensors <= MAX_TENSORS and type(storage) is _Storage)
        self.need(type(requires_grad) is bool and hooks == {})
        self.need(is_tuple(size) and is_tuple(stride) and len(size) == len(stride))
        self.need(len(size) <= MAX_AXES)
        counts: list[Any] = [offset, *size, *stride]
        self.need(all(type(n) is int and 0 <= n < 1 << 40 for n in counts))
        last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
        if storage.kind in _NUMPY_LACKS:
            held = len(storage.data) // _NUMPY_LACKS[storage.kind]
            self.need(not math.prod(size) or last < held)
            return Opaque("torch.Tensor", storage.kind)
        dtype = np.dtype(_DTYPES[storage.kind])
        self.need(dtype.kind == "f" or not requires_grad)  # PyTorch has no gradients of integers
        held = len(storage.data) // dtype.itemsize
        count = math.prod(size)
        self.number_bytes += count * dtype.itemsize
        self.need(count <= held and (not count or last < held))
        self.need(self.number_bytes <= MAX_NUMBER_BYTES)
        numbers = np.frombuffer(storage.data, dtype, held)[offset:]
        steps = [int(step) * dtype.itemsize for step in stride]
        view = np.lib.stride_tricks.as_strided(numbers, size, steps, writeable=False)
        return TensorData(view.copy(), storage.device)

    def tuple_of(self, value: Any, length: int) -> tuple[Any, ...]:
        self.need(isinstance(value, tuple) and len(cast(tuple[Any, ...], value)) == length)
        return cast(tuple[Any, ...], value)


# A tuple of tuples that share their parts would take forever to hash.
_KEYS = (str, int, float, bool, type(None))
_IGNORED = frozenset(("PROTO",))
_PLAIN = frozenset(("NONE", "BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT", "BINUNICODE"))
# Harmless, but with `weights_only=True`, as 11 loads a file, torch.load knows none of them.
_NOT_TORCHS = frozenset(
    ("FRAME", "MEMOIZE", "STACK_GLOBAL", "SHORT_BINUNICODE", "UNICODE", "INT", "LONG")
)
_NEW: Mapping[str, Callable[[], Any]] = {
    "EMPTY_DICT": dict,
    "EMPTY_LIST": list,
    "EMPTY_TUPLE": tuple,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
}
_TUPLES: Mapping[str, int] = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
# How many items of the stack an instruction needs; those that take all since a mark need none.
_TAKES: Mapping[str, int] = {
    **_TUPLES,
    **{"APPEND": 2, "SETITEM": 3, "BUILD": 2, "REDUCE": 2, "BINPERSID": 1},
    **{"BINPUT": 1, "LONG_BINPUT": 1},
}
_STEPS: Mapping[str, Callable[[_Reader, Any], None]] = {
    "MARK": _Reader.mark,
    "TUPLE": _Reader.make_tuple,
    "APPEND": _Reader.append,
    "APPENDS": _Reader.appends,
    "SETITEM": _Reader.set_item,
    "SETITEMS": _Reader.set_items,
    "BINPUT": _Reader.put,
    "LONG_BINPUT": _Reader.put,
    "BINGET": _Reader.get,
    "LONG_BINGET": _Reader.get,
    "GLOBAL": _Reader.named,
    "BUILD": _Reader.build,
    "BINPERSID": _Reader.persistent,
    "REDUCE": _Reader.reduce,
}
_MAKERS: Mapping[str, Callable[[_Reader, tuple[Any, ...]], Any]] = {
    "collections.OrderedDict": _Reader.ordered_dict,
    "torch.Size": _Reader.size,
    "torch.device": _Reader.device,
    "torch._utils._rebuild_parameter": _Reader.parameter,
    "torch._utils._rebuild_tensor_v2": _Reader.tensor,
}


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
        return _Reader(lambda key: memoryview(record(f"data/{key}"))).read(record("data.pkl"))
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
    room = _Room()
    try:
        return {
            _text(key): _held_value(value, room) for key, value in list(held.items())[:MAX_TENSORS]
        }
    except Unreadable as error:
        return {"": error.reason}


def _held_value(value: Any, room: _Room) -> Any:
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


def _each(values: Collection[Any], room: _Room) -> list[Any]:
    room.take(len(values))
    return [_plain_items(one, room) for one in values]


def _plain_items(value: Any, room: _Room) -> Any:
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
