"""Frames and values between grader and student process: JSON beside safetensors, never pickle.

Both sides use this module. The grader trusts nothing that it decodes: every length is capped
before it is read, every value is one of a closed set of kinds, and anything else is a `WireError`.

A frame is ``magic (4) | json length (4) | tensors length (8) | json | safetensors``. Arrays of a
few numbers, which most are, stand in the JSON as dtype, shape and base64, which is quicker.
"""

from __future__ import annotations

import binascii
import builtins
import json
import math
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load as load_tensors
from safetensors.numpy import save as save_tensors

MAGIC = b"DLC1"
HEADER = struct.Struct("<4sIQ")
MAX_JSON = 4 << 20
MAX_DEPTH = 16
# Letters that are kept of what one call printed; a reply is, until its exercise has been graded.
MAX_PRINTED = 10_000
MAX_NODES = 100_000
# Beyond any float. Each pass over a whole number takes time with the square of its digits.
MAX_INT_DIGITS = 700
_BIG = 1 << 53  # from here on a float no longer tells one whole number from the next
# An array without elements may claim any shape; loops over one of these would not end.
MAX_EMPTY = 1_000_000
MAX_SEED = (1 << 53) - 1
# Bytes of an array that goes into the JSON.
MAX_INLINE = 1024
MAX_AXES = 32
# What needs no copy, holds nothing and stands for nothing else.
PLAIN = frozenset((int, float, bool, str, type(None)))
# What JSON has of its own, whatever the value: the others are looked at one by one.
_JSON_SCALARS = frozenset((bool, str, type(None)))
_ENDS = frozenset((bool, int, float, type(None)))
# float16 to float64, integers and booleans are what safetensors can carry without loss.
_CODES = ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1")
CARRIED_DTYPES = {code: np.dtype(f"<{code}") for code in _CODES}
_CODE_OF = {dtype: code for code, dtype in CARRIED_DTYPES.items()}  # without big-endian ones

_DEVICE = re.compile(r"[a-z_]{1,20}(:\d{1,3})?", re.ASCII)
_JSON = json.JSONEncoder(allow_nan=False, check_circular=False)
# How a message begins, and one that has a number.
_OPENING = b'{"d": ['
_NUMBERED = b'{"d": [["id", %d], '


class WireError(ValueError):
    """What arrived is not a message: too long, malformed or of a kind that is not allowed."""


@dataclass(frozen=True)
class Opaque:
    """A value that cannot cross: its type and a short description stand in for it."""

    type_name: str
    summary: str = ""

    def __str__(self) -> str:
        return f"{self.type_name} {self.summary}".strip()


@dataclass(frozen=True)
class SeededRng:
    """A fresh `np.random.Generator` as an argument: only its seed crosses, and only one way.

    The called side makes ``np.random.default_rng(seed)`` of it before the call. Raises ValueError
    for a seed that is no int from 0 to `MAX_SEED`.
    """

    seed: int
    stands_for: ClassVar[str] = "numpy.random._generator.Generator"

    def __post_init__(self) -> None:
        if type(self.seed) is not int or not 0 <= self.seed <= MAX_SEED:
            raise ValueError(f"a seed is an int from 0 to {MAX_SEED}, not {self.seed!r}")

    def generator(self) -> np.random.Generator:
        """The generator that it stands for, at its beginning."""
        return np.random.default_rng(self.seed)


@dataclass(frozen=True)
class Formula:
    """A function as an argument: only its source crosses, and only one way.

    The called side evaluates the expression, such as ``"lambda w: np.sum(w**2)"``, with NumPy as
    ``np`` and nothing else of ours at hand. A name that is neither Python's nor ``np`` is looked
    up in the submission: ``"lambda a: Neuron([0.3], 0.5)([a])"`` is about the student's `Neuron`.
    """

    source: str
    stands_for: ClassVar[str] = "function"

    def function(self, names: Mapping[str, Any] | None = None) -> Callable[..., Any]:
        """The function that it stands for; `names` are those of the submission."""
        known = {**(names or {}), **vars(builtins)}  # what Python means by a name comes first
        return eval(self.source, {"np": np, "__builtins__": known})


@dataclass(frozen=True, eq=False)
class Strided:
    """An array as an argument whose numbers do not lie side by side; crosses one way only.

    The called side gets a view with the same shape and numbers that runs backwards through every
    second place of a larger array, as ``x[::-2]`` or a column of a table does; or, `turned`, one
    whose numbers lie column by column in memory, as those of ``x.T`` do.
    """

    array: np.ndarray
    turned: bool = False

    def view(self) -> np.ndarray:
        """The array that it stands for, anew each time and free to be written to."""
        if self.turned:
            return np.array(self.array, order="F")
        room = np.zeros([2 * length for length in self.array.shape], self.array.dtype, order="F")
        view = room[(slice(None, None, -2),) * self.array.ndim]
        view[...] = self.array
        return view


@dataclass(frozen=True, eq=False)
class Held:
    """An array, a dict of arrays or a generator as an argument that is one object in every call.

    The called side fills the object of that `place` with these numbers before the call, as a
    training loop changes its parameters in place, and sets a generator to the beginning of its
    seed, as one that is drawn from moves on; crosses one way only. What a function remembers by
    the identity of its arguments is wrong after that.

    again: a generator as the call before left it. Who draws from a copy leaves it as it was.
    """

    place: str
    value: Any
    again: bool = False

    def filled(self) -> Any:
        """The object that it stands for, holding the numbers given."""
        if type(self.value) is dict:
            held = _HELD.setdefault((self.place,), {})
            held.clear()
            for key, item in self.value.items():
                held[key] = Held(f"{self.place}[{key}]", item).filled()
            return held
        if type(self.value) in (SeededRng, TorchRng):
            begun, key = self.value.generator(), (self.place, self.value.stands_for)
            generator = _HELD.setdefault(key, begun)
            if self.again:
                return generator
            if type(self.value) is TorchRng:
                return generator.manual_seed(self.value.seed)
            # Sets all of it, what `spawn` counts too, which a new state would leave as it was.
            np.random.Generator.__init__(generator, begun.bit_generator)
            return generator
        array = np.asarray(self.value)
        held = _HELD.setdefault((self.place, array.shape, array.dtype.str), array.copy())
        held[...] = array
        return held


def numbers_of(argument: Any) -> Any:
    """The numbers of an argument that says more than its numbers; any other as it is."""
    if type(argument) is Strided:
        return argument.array
    return argument.value if type(argument) is Held else argument


# The objects that `Held` stands for, in the process that is called.
_HELD: dict[tuple[Any, ...], Any] = {}


@dataclass(frozen=True)
class TorchRng:
    """A fresh `torch.Generator` as an argument; like `SeededRng`, only its seed crosses."""

    seed: int
    stands_for: ClassVar[str] = "torch._C.Generator"

    def generator(self) -> Any:
        """The generator that it stands for, at its beginning."""
        import torch

        return torch.Generator().manual_seed(self.seed)


@dataclass(frozen=True, eq=False)
class TensorData:
    """A PyTorch tensor as data: its numbers, where it lives, and whether it wants gradients."""

    array: np.ndarray
    device: str = "cpu"
    requires_grad: bool = False


@dataclass(frozen=True)
class Handle:
    """Stands for an object that stays in the student process; `history` never crosses."""

    id: int
    type_name: str
    history: str = ""


def is_array(value: Any) -> bool:
    """Whether a value is a NumPy array or scalar and nothing derived from one."""
    return type(value) is np.ndarray or isinstance(value, np.generic)


def resolved(value: Any, names: Mapping[str, Any] | None = None) -> Any:
    """`value` with what it stands for in place of each `SeededRng`, `Formula` and its like in it.

    `names`: what a `Formula` may use beside Python and NumPy, which is the submission's.
    """
    if type(value) in (SeededRng, TorchRng):
        return value.generator()
    if type(value) is Formula:
        return value.function(names)
    if type(value) is Strided:
        return value.view()
    if type(value) is Held:
        return value.filled()
    if type(value) in (list, tuple):
        items = [item if type(item) in PLAIN else resolved(item, names) for item in value]
        return type(value)(items)
    if type(value) is dict:
        return {key: resolved(item, names) for key, item in value.items()}
    return value


class EncodedList:
    """A list as a value of a message, each item encoded when it is added: it may change later."""

    def __init__(self) -> None:
        self.arrays: dict[str, np.ndarray] = {}
        self.nodes: list[Any] = []

    def add(self, item: Any) -> None:
        """Add an item as it is now."""
        before = len(self.arrays)
        self.nodes.append(_encode(item, self.arrays, 1))
        for place in list(self.arrays)[before:]:
            self.arrays[place] = self.arrays[place].copy()


def encoded(message: dict[str, Any]) -> tuple[bytes, bytes]:
    """A message as the two parts of a frame: JSON, and what of its arrays does not fit there.

    One of its values may be an `EncodedList`.
    """
    lists = (value.arrays for value in message.values() if type(value) is EncodedList)
    arrays: dict[str, np.ndarray] = next(lists, {})
    text = _JSON.encode(_encode(message, arrays, 0)).encode()
    return text, save_tensors(arrays) if arrays else b""


def framed(text: bytes, tensors: bytes) -> bytes:
    """The frame of a message that is encoded already."""
    return HEADER.pack(MAGIC, len(text), len(tensors)) + text + tensors


def numbered(text: bytes, number: int) -> bytes:
    """The JSON of a message with ``"id": number`` put before everything else in it."""
    return _NUMBERED % number + text[len(_OPENING) :]


def without_number(text: bytes, number: int) -> bytes | None:
    """The JSON of a message without the ``"id": number`` that it begins with; None if it does not.

    Only for a message as `encoded` and `numbered` make it: spaces written otherwise are no match.
    """
    start = _NUMBERED % number
    return _OPENING + text[len(start) :] if text.startswith(start) else None


def send_frame(write: Callable[[bytes], Any], message: dict[str, Any]) -> None:
    """Encode `message` and hand its bytes to `write` in one call."""
    write(framed(*encoded(message)))


def receive_frame(
    read: Callable[[int], bytes], max_tensor_bytes: int, *, stand_ins: bool = False
) -> dict[str, Any]:
    """Read one frame with `read(n)`, which returns exactly n bytes or raises, and decode it.

    `stand_ins` allows `SeededRng` and its like: the student process takes them, the grader never.
    Raises `WireError` for anything but a well-formed message within the limits.
    """
    return decoded(*read_frame(read, max_tensor_bytes), stand_ins=stand_ins)


def read_frame(read: Callable[[int], bytes], max_tensor_bytes: int) -> tuple[bytes, bytes]:
    """The two parts of one frame, no longer than they may be and not looked at otherwise."""
    header = read(HEADER.size)
    if len(header) != HEADER.size:
        raise WireError("cut short")
    magic, json_length, tensor_length = HEADER.unpack(header)
    if magic != MAGIC:
        raise WireError("bad magic")
    if json_length > MAX_JSON:
        raise WireError(f"message of {json_length} bytes")
    if tensor_length > max_tensor_bytes:
        raise WireError(f"arrays of {tensor_length} bytes")
    return read(json_length), read(tensor_length) if tensor_length else b""


def decoded(text: bytes, blob: bytes, *, stand_ins: bool = False) -> dict[str, Any]:
    """The message that the two parts of a frame hold; raises `WireError` as `receive_frame`."""
    # Python's own reader of whole numbers is told what to read only where there may be a long one.
    whole = _whole if _may_hold_long_number(text) else None
    try:
        tree = json.loads(text.decode("utf-8"), parse_int=whole)
        arrays = _arrays(blob) if blob else {}
        message = _Decoder(arrays, stand_ins).decode(tree, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError, SafetensorError, MemoryError) as error:
        raise WireError(f"malformed message: {type(error).__name__}") from error
    if not isinstance(message, dict):
        raise WireError("message is not a mapping")
    return message


def _may_hold_long_number(text: bytes) -> bool:
    """Whether some text has as many digits on end as no number may; a look at all of it is quick.

    So many digits cover one of the places that are looked at.
    """
    half = MAX_INT_DIGITS // 2
    return any(text[at : at + half].isdigit() for at in range(0, len(text) - half, half))


def _whole(digits: str) -> int:
    """A whole number of no more digits than one may have; told before it is made."""
    if len(digits) > MAX_INT_DIGITS:
        raise WireError(f"a whole number of more than {MAX_INT_DIGITS} digits")
    return int(digits)


def _arrays(blob: bytes) -> dict[str, np.ndarray]:
    """The arrays of a frame; their description is as limited as the frame's own."""
    if int.from_bytes(blob[:8], "little") > MAX_JSON:
        raise WireError("too many arrays")
    arrays = load_tensors(blob)
    for array in arrays.values():
        if array.dtype not in _CODE_OF:  # complex numbers, which safetensors could hold as well
            raise WireError(f"an array of {array.dtype}"[:200])
        if not array.size and max(array.shape, default=0) > MAX_EMPTY:
            raise WireError(f"an empty array of shape {array.shape}"[:200])
    return arrays


def plain_container(value: Any) -> Any:
    """A NamedTuple as the tuple that it is, an OrderedDict or defaultdict as a dict.

    Anything else comes back as it is. The parts are taken by the built-in types' own methods, so
    that no method of a class derived from them is run.
    """
    kind = type(value)
    if kind is tuple or kind is dict:
        return value
    if isinstance(value, tuple):
        return tuple(tuple.__iter__(value))
    if isinstance(value, dict):
        return dict(dict.items(value))
    return value


def size_of(value: Any) -> int:
    """Bytes that `value` would take as arrays and text, without making a copy."""
    if type(value) in _ENDS:
        return 8
    if isinstance(value, np.ndarray):
        return value.nbytes
    if type(value) is TensorData:
        return value.array.nbytes
    if type(value) in (str, bytes):
        return len(value)
    value = plain_container(value)
    if type(value) is dict:
        value = list(value.values())
    if type(value) in (list, tuple):
        return sum(8 if type(item) in _ENDS else size_of(item) for item in value)
    return 8


def opaque(value: Any) -> Opaque:
    """Describe a value that cannot cross, trusting nothing that it says about itself."""
    kind = type(value)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    summary = ""
    if isinstance(value, np.ndarray):
        base = np.asarray(value)
        summary = f"dtype {base.dtype}, shape {base.shape}"[:200]
    return Opaque(name[:200], summary)


def _encode(value: Any, arrays: dict[str, np.ndarray], depth: int) -> Any:
    # The commonest kinds first: most of what a call costs here is spent in this function.
    kind = type(value)
    if kind in _JSON_SCALARS:
        return value
    if kind is int:
        return value if -_BIG < value < _BIG else _encode_big_int(value)
    if kind is float:
        return value if math.isfinite(value) else {"f": repr(value)}
    if depth > MAX_DEPTH:
        return {"o": ["object", "nested too deeply"]}
    if kind is np.ndarray:
        return _encode_array(value, arrays)
    if kind is list or kind is tuple:
        inside = depth + 1
        items = [v if type(v) in _JSON_SCALARS else _encode(v, arrays, inside) for v in value]
        return {"l" if kind is list else "t": items}
    if kind is dict and all(type(key) is str for key in value):
        inside = depth + 1
        return {"d": [[key, _encode(v, arrays, inside)] for key, v in value.items()]}
    plain = plain_container(value)
    if type(plain) is not kind:
        return _encode(plain, arrays, depth)
    return _encode_rare(value, arrays)


def _encode_rare(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    if isinstance(value, np.generic):
        return _encode_array(value, arrays)
    kind = type(value)
    if kind is Opaque:
        return {"o": [value.type_name, value.summary]}
    if kind is EncodedList:
        return {"l": value.nodes}
    if kind is SeededRng:
        return {"r": value.seed}
    if kind is Formula:
        return {"p": value.source}
    if kind is TorchRng:
        return {"R": value.seed}
    if kind is Strided:
        node = _encode_array(value.array, arrays)
        return {"V" if value.turned else "v": node["a"]} if "a" in node else node
    if kind is Held:
        return {"K" if value.again else "H": [value.place, _encode(value.value, arrays, 1)]}
    if kind is TensorData:
        node = _encode_array(np.asarray(value.array), arrays)
        return {"T": [node["a"], value.device, value.requires_grad]} if "a" in node else node
    if kind is Handle:
        return {"h": [value.id, value.type_name]}
    described = opaque(value)
    return {"o": [described.type_name, described.summary]}


def _encode_big_int(value: int) -> Any:
    if value.bit_length() > MAX_INT_DIGITS * 3:
        return {"o": ["int", f"of {value.bit_length()} bits"]}
    return {"i": str(value)}


def _encode_array(value: np.ndarray | np.generic, arrays: dict[str, np.ndarray]) -> Any:
    array = value if type(value) is np.ndarray else np.asarray(value)
    code = _CODE_OF.get(array.dtype)
    if code is None and array.dtype.str[1:] in CARRIED_DTYPES:
        array = array.astype(array.dtype.newbyteorder("<"))
        code = array.dtype.str[1:]
    if code is None:
        described = opaque(value if type(value) is np.ndarray else array)
        return {"o": [described.type_name, described.summary]}
    place: Any
    if 0 < array.nbytes <= MAX_INLINE and array.ndim <= MAX_AXES:
        text = binascii.b2a_base64(array.tobytes(), newline=False).decode("ascii")
        place = [code, list(array.shape), text]
    else:
        place = str(len(arrays))
        arrays[place] = np.ascontiguousarray(array).reshape(array.shape)
    return {"a" if type(value) is np.ndarray else "s": place}


def request_of(text: bytes, blob: bytes) -> dict[str, Any]:
    """As `decoded` with stand-ins, for the student process, which is sent only what is ours.

    Values are made while the JSON is read, in one pass and without the caps on what students send.
    """
    if b"\\ud" in text:  # half a character, or a whole one of two halves
        return decoded(text, blob, stand_ins=True)
    decoder = _Decoder(_arrays(blob) if blob else {}, stand_ins=True)

    def array(place: Any) -> np.ndarray:
        if type(place) is str:
            return decoder.arrays[place]
        code, shape, numbers = place
        data = bytearray(binascii.a2b_base64(numbers))
        return np.frombuffer(data, CARRIED_DTYPES[code]).reshape(shape)

    def held(body: list[Any]) -> Held:
        return Held(body[0], body[1])

    def held_again(body: list[Any]) -> Held:
        return Held(body[0], body[1], again=True)

    made = {"d": dict, "l": _as_it_stands, "t": tuple, "a": array, "f": float}
    made |= {"H": held, "K": held_again}

    def value(node: dict[str, Any]) -> Any:
        ((tag, body),) = node.items()
        make = made.get(tag)
        return make(body) if make is not None else decoder.decode(node, 0)

    return json.loads(text, object_hook=value)


def _as_it_stands(items: list[Any]) -> list[Any]:
    return items


class _Decoder:
    """Turns the JSON tree back into values, counting nodes so that nothing grows unseen."""

    def __init__(self, arrays: dict[str, np.ndarray], stand_ins: bool) -> None:
        self.arrays = arrays
        self.stand_ins = stand_ins
        self.nodes = 0

    def decode(self, node: Any, depth: int) -> Any:
        kind = type(node)
        if kind in _ENDS:
            return node
        if kind is str:
            return node if node.isascii() else _encodable(node)
        if kind is not dict or len(node) != 1:
            raise WireError("unknown kind of value")
        ((tag, body),) = node.items()
        if tag == "a":
            return self._array(body)
        if tag == "l" or tag == "t":
            items = self._items(_list(body), depth + 1)
            return items if tag == "l" else tuple(items)
        if tag == "d":
            pairs = [_pair(pair) for pair in _list(body)]
            values = self._items([value for _, value in pairs], depth + 1)
            return dict(zip([_text(key) for key, _ in pairs], values, strict=True))
        if tag == "s":
            return self._array(body).reshape(())[()]
        if tag == "f":
            return float(_text(body))
        if tag == "i":
            return _whole(_text(body))
        if tag == "o":
            type_name, summary = _pair(body)
            return Opaque(_text(type_name)[:200], _text(summary)[:400])
        if tag == "r" and self.stand_ins:
            return SeededRng(body)
        if tag == "p" and self.stand_ins:
            return Formula(_text(body))
        if tag == "R" and self.stand_ins:
            return TorchRng(SeededRng(body).seed)
        if tag == "v" and self.stand_ins:
            return Strided(self._array(body))
        if tag == "V" and self.stand_ins:
            return Strided(self._array(body), turned=True)
        if tag in ("H", "K") and self.stand_ins:
            place, node = _items(body, 2)
            return Held(_text(place)[:200], self.decode(node, 1), again=tag == "K")
        if tag == "T":
            name, device, requires_grad = _items(body, 3)
            if not _DEVICE.fullmatch(_text(device)):
                raise WireError("a tensor on no device")
            return TensorData(self._array(name), device, requires_grad is True)
        if tag == "h":
            number, type_name = _items(body, 2)
            if type(number) is not int:
                raise WireError("a handle is a number")
            return Handle(number, _text(type_name)[:200])
        raise WireError(f"unknown kind of value: {tag[:20]!r}")

    def _items(self, nodes: list[Any], depth: int) -> list[Any]:
        """Each node decoded; a number is seen to be one without a call for it."""
        self.nodes += len(nodes)
        if self.nodes > MAX_NODES or depth > MAX_DEPTH + 2:
            raise WireError("message too large or too deep")
        return [node if type(node) in _ENDS else self.decode(node, depth) for node in nodes]

    def _array(self, place: Any) -> np.ndarray:
        """The array that stands in the JSON, or under its name beside it."""
        if type(place) is str:
            return self.arrays[place]
        code, shape, text = _items(place, 3)
        dtype = CARRIED_DTYPES.get(_text(code))
        if dtype is None:
            raise WireError("an array of an unknown dtype")
        if len(_list(shape)) > MAX_AXES or not all(_is_length(length) for length in shape):
            raise WireError("an array of an unknown shape")
        data = bytearray(binascii.a2b_base64(_text(text)))
        if not 0 < len(data) <= MAX_INLINE:
            raise WireError("an array in the wrong place")
        return np.frombuffer(data, dtype).reshape(shape)


def _is_length(value: Any) -> bool:
    return type(value) is int and 0 < value <= MAX_INLINE


def _list(body: Any) -> list[Any]:
    if type(body) is not list:
        raise WireError("expected a list")
    return body


def _pair(body: Any) -> list[Any]:
    return _items(body, 2)


def _items(body: Any, count: int) -> list[Any]:
    if type(body) is not list or len(body) != count:
        raise WireError(f"expected {count} items")
    return body


def _text(body: Any) -> str:
    if type(body) is not str:
        raise WireError("expected text")
    return _encodable(body)


def _encodable(text: str) -> str:
    """The text without lone surrogates, which no file and no terminal could be given."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
