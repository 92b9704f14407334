"""Reads the pickle in a file that `torch.save` wrote, and never runs what is written in it.

Its instructions are read one by one. Those are understood that make plain values and tensors, in
the forms that PyTorch takes with `weights_only=True`; a file that asks for anything else holds
code.
"""

from __future__ import annotations

import math
import pickletools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from autograder.nested import is_dict, is_tuple
from autograder.sandbox.student_side.wire import Opaque, TensorData

MAX_TENSORS = 2_000
MAX_NUMBER_BYTES = 16 << 20  # of all tensors together: they may share what they hold
MAX_AXES = 16
# Of all that is copied while reading and telling: a few bytes can name a thing of any size again.
MAX_ITEMS = 50_000

# Why a file cannot be read: it is no file of torch.save, or asks for what only code can make.
DAMAGED, CODE = "damaged", "code"

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


class Unreadable(ValueError):
    """A file that is no checkpoint of plain values; `reason` is one of the constants above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Room:
    """How many items may still be copied."""

    left: int = MAX_ITEMS

    def take(self, count: int) -> None:
        """Count what is copied now; raises Unreadable where there is no room for it."""
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
class Reader:
    """The stack machine that a pickle is written for, with nothing behind its instructions.

    records: the bytes of the numbers that lie under a key in the file.
    """

    records: Callable[[str], memoryview]
    stack: list[Any] = field(default_factory=list[Any])
    marks: list[int] = field(default_factory=list[int])
    memo: dict[int, Any] = field(default_factory=dict[int, Any])
    storages: dict[str, _Storage] = field(default_factory=dict[str, _Storage])
    room: Room = field(default_factory=Room)
    tensors: int = 0
    number_bytes: int = 0

    def read(self, pickled: bytes) -> Any:
        """What the pickle makes; raises Unreadable, or an error of the kind that its values do."""
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
_STEPS: Mapping[str, Callable[[Reader, Any], None]] = {
    "MARK": Reader.mark,
    "TUPLE": Reader.make_tuple,
    "APPEND": Reader.append,
    "APPENDS": Reader.appends,
    "SETITEM": Reader.set_item,
    "SETITEMS": Reader.set_items,
    "BINPUT": Reader.put,
    "LONG_BINPUT": Reader.put,
    "BINGET": Reader.get,
    "LONG_BINGET": Reader.get,
    "GLOBAL": Reader.named,
    "BUILD": Reader.build,
    "BINPERSID": Reader.persistent,
    "REDUCE": Reader.reduce,
}
_MAKERS: Mapping[str, Callable[[Reader, tuple[Any, ...]], Any]] = {
    "collections.OrderedDict": Reader.ordered_dict,
    "torch.Size": Reader.size,
    "torch.device": Reader.device,
    "torch._utils._rebuild_parameter": Reader.parameter,
    "torch._utils._rebuild_tensor_v2": Reader.tensor,
}
