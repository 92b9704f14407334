"""A request is read in one pass as it would be read with every cap, and numbers are put before."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox.student_side import wire
from autograder.sandbox.student_side.wire import (
    Formula,
    Handle,
    Held,
    Opaque,
    SeededRng,
    Strided,
)

TEXT = st.text(max_size=8)
ARRAYS = st.sampled_from(
    [
        np.arange(6.0).reshape(2, 3),
        np.zeros(0),
        np.float32(1.5),
        np.arange(400, dtype=np.int16),
        np.array(True),
        Strided(np.arange(4.0)),
        Strided(np.arange(6.0).reshape(2, 3), turned=True),
        Held("0.", {"W": np.arange(4.0)}),
        Held("1.", SeededRng(5)),
        Held("1.", SeededRng(5), again=True),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(1 << 70), 1 << 70),
    st.floats(allow_nan=False),
    TEXT,
    ARRAYS,
    st.sampled_from([SeededRng(3), Formula("lambda x: x"), Handle(2, "a.B"), Opaque("t", "s")]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(TEXT, inner, max_size=3),
    ),
    max_leaves=12,
)


def told(value: Any) -> Any:
    """A form in which arrays can be compared, with dtype and shape."""
    if isinstance(value, Strided):
        return ("strided", value.turned, told(value.array))
    if isinstance(value, Held):
        return ("held", value.place, value.again, told(value.value))
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        return (type(value).__name__, array.dtype.str, array.shape, array.tobytes())
    if isinstance(value, list | tuple):
        return (type(value).__name__, [told(item) for item in value])
    if isinstance(value, dict):
        return {key: told(item) for key, item in value.items()}
    return (type(value).__name__, value)


@given(value=VALUES)
def test_one_pass_gives_what_the_careful_way_gives(value: Any):
    frame = wire.encoded({"op": "call", "args": [value], "kwargs": {}})
    fast = wire.request_of(*frame)
    assert told(fast) == told(wire.decoded(*frame, stand_ins=True))


def test_arrays_of_a_request_can_be_written_to():
    frame = wire.encoded({"args": [np.arange(3.0)]})
    (array,) = wire.request_of(*frame)["args"]
    array[0] = 7.0
    assert array.tolist() == [7.0, 1.0, 2.0]


@given(value=VALUES, number=st.integers(0, (1 << 52) - 1))
def test_a_number_is_put_before_and_taken_off(value: Any, number: int):
    text, tensors = wire.encoded({"op": "call", "args": [value]})
    whole, same_tensors = wire.encoded({"id": number, "op": "call", "args": [value]})
    assert wire.numbered(text, number) == whole and tensors == same_tensors
    assert wire.without_number(whole, number) == text


@pytest.mark.parametrize(
    "text",
    [b'{"d":[["id", 5], ["value", 1]]}', b'{"d": [["id", 6], ["value", 1]]}', b"", b'{"d": [["id"'],
)
def test_a_reply_that_begins_otherwise_is_none(text: bytes):
    assert wire.without_number(text, 5) is None
