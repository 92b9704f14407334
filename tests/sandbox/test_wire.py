"""The wire: any values cross unchanged, and any bytes are a message or a `WireError`."""

from __future__ import annotations

import contextlib
import io
import json
import struct
from collections import OrderedDict, defaultdict
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.grading.local import crossed
from autograder.sandbox.student_side import wire

CAP = 1 << 16
DTYPES = st.sampled_from(sorted(wire.CARRIED_DTYPES))
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
)
ARRAYS = DTYPES.flatmap(
    lambda dtype: hnp.arrays(
        dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
    )
)
VALUES = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def sent(message: dict[str, Any]) -> bytes:
    chunks: list[bytes] = []
    wire.send_frame(chunks.append, message)
    return b"".join(chunks)


def received(data: bytes) -> dict[str, Any]:
    return wire.receive_frame(io.BytesIO(data).read, CAP)


@given(VALUES)
def test_values_cross_unchanged(value: Any) -> None:
    back = received(sent({"value": value}))["value"]
    assert type(back) is type(value)
    np.testing.assert_equal(back, value)


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(wire.WireError):
        received(data)


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_message_is_refused_or_harmless(data: st.DataObject) -> None:
    frame = bytearray(sent({"a": np.arange(6.0), "b": [1, "x", {"c": (1.5, None)}]}))
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(wire.WireError):
        assert isinstance(received(bytes(frame)), dict)


def frame(tree: Any, tensors: bytes = b"") -> bytes:
    text = json.dumps(tree).encode()
    return wire.HEADER.pack(wire.MAGIC, len(text), len(tensors)) + text + tensors


def forged_tensors(shape: list[int], size: int, dtype: str = "F64") -> bytes:
    head = json.dumps({"0": {"dtype": dtype, "shape": shape, "data_offsets": [0, size]}}).encode()
    return struct.pack("<Q", len(head)) + head + b"\0" * size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        wire.HEADER.pack(wire.MAGIC, 1 << 31, 0),
        wire.HEADER.pack(wire.MAGIC, 2, 1 << 60),
        frame([1, 2]),
        frame({"d": [["x", {"a": "0"}]]}, forged_tensors([1 << 40], 8)),
        frame({"d": [["x", {"a": "0"}]]}, forged_tensors([-1], 8)),
        frame({"d": [["x", {"a": "0"}]]}, forged_tensors([1], 8, "C64")),
        frame({"d": [["x", {"a": "7"}]]}),
        frame({"d": [["x", {"a": ["f8", [2], "AAAAAAAAAAA="]}]]}),
        frame({"d": [["x", {"a": ["f8", [1 << 70], "AAAAAAAAAAA="]}]]}),
        frame({"d": [["x", {"a": ["f8", [-1], "AAAAAAAAAAA="]}]]}),
        frame({"d": [["x", {"a": ["f8", [1] * 33, "AAAAAAAAAAA="]}]]}),
        frame({"d": [["x", {"a": ["O", [1], "AAAAAAAAAAA="]}]]}),
        frame({"d": [["x", {"a": ["f8", [], "no base64!"]}]]}),
        frame({"d": [["x", {"a": ["u1", [2000], "A" * 2667 + "="]}]]}),
        frame({"d": [["x", {"pickle": "gASVAAAA"}]]}),
        frame({"d": [["x", {"i": "9" * 5000}]]}),
        frame({"d": [["x", {"l": [1] * (wire.MAX_NODES + 1)}]]}),
        frame({"d": [[["x"], 1]]}),
        wire.HEADER.pack(wire.MAGIC, 100_000, 0) + b"[" * 100_000,
    ],
)
def test_forged_messages_are_refused(data: bytes) -> None:
    with pytest.raises(wire.WireError):
        received(data)


@pytest.mark.parametrize("size", [1, wire.MAX_INLINE // 8, wire.MAX_INLINE // 8 + 1])
def test_arrays_are_the_same_in_the_text_and_beside_it(size: int) -> None:
    array = np.linspace(-1, 1, size).reshape(1, size, 1)
    back = received(sent({"x": array}))["x"]
    assert back.dtype == array.dtype and back.shape == array.shape and (back == array).all()


def test_nesting_beyond_the_limit_is_refused() -> None:
    tree: Any = 1
    for _ in range(wire.MAX_DEPTH + 5):
        tree = {"l": [tree]}
    with pytest.raises(wire.WireError):
        received(frame({"d": [["x", tree]]}))


LONG = "9" * (wire.MAX_INT_DIGITS + 1)


@pytest.mark.parametrize("node", ['{"i": "%s"}', '{"i": "-%s"}', "%s", "-%s", '{"l": [1, %s]}'])
@pytest.mark.parametrize("before", range(0, wire.MAX_INT_DIGITS, 50))
def test_a_long_whole_number_is_refused_before_it_is_one(
    monkeypatch: pytest.MonkeyPatch, node: str, before: int
) -> None:
    """Wherever it stands in the message; thousands of digits take the grader a while each."""
    read = list[int]()
    monkeypatch.setattr(wire, "int", lambda digits: read.append(len(digits)), raising=False)
    text = f'{{"d": [["{"x" * before}", {node % LONG}]]}}'
    with pytest.raises(wire.WireError, match="whole number of more than 700 digits"):
        received(wire.framed(text.encode(), b""))
    assert max(read, default=0) <= wire.MAX_INT_DIGITS


def test_a_whole_number_that_crosses_may_cross_back() -> None:
    """What the student side may send of an honest reply the grader reads, and never refuses."""
    for bits in range(1, 5 * wire.MAX_INT_DIGITS, 7):
        for number in (2**bits - 1, -(2**bits)):
            back = received(sent({"value": number}))["value"]
            assert back == number or back == wire.Opaque("int", f"of {number.bit_length()} bits")
    text = {"value": [LONG, 7, 10**30]}
    assert received(sent(text)) == text, "a text may have any number of digits"


def test_named_tuples_and_kinds_of_dicts_cross_as_what_they_are() -> None:
    class Line(NamedTuple):
        w: Any
        b: float

    class Odd(tuple):
        def __iter__(self) -> Any:
            raise RuntimeError("not to be asked")

        __len__ = __iter__  # type: ignore[assignment]

    values = {
        "line": Line(np.ones(2), 1.0),
        "ordered": OrderedDict(b=1, a={"c": Line(2, 3.0)}),
        "default": defaultdict(int, n=4),
        "odd": Odd((1, 2)),
    }
    expected = {
        "line": (np.ones(2), 1.0),
        "ordered": {"b": 1, "a": {"c": (2, 3.0)}},
        "default": {"n": 4},
        "odd": (1, 2),
    }
    for back in (received(sent(values)), crossed(values)):
        np.testing.assert_equal(back, expected)
        assert [type(value) for value in back.values()] == [tuple, dict, dict, tuple]
    assert wire.size_of(Line(np.ones(2), 1.0)) == 24


@pytest.mark.parametrize("device", ["cuda:\u202e0", "cpu\n", "", "\x1b[2J", "x" * 40])
def test_a_tensor_on_no_device_is_no_message(device: str) -> None:
    data = io.BytesIO()
    wire.send_frame(data.write, {"v": wire.TensorData(np.ones(2), device)})
    data.seek(0)
    with pytest.raises(wire.WireError, match="on no device"):
        wire.receive_frame(data.read, CAP)
