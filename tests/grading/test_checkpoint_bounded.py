"""A saved file that names one thing thousands of times costs the grader no more than its bytes."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import numpy as np
import pytest

from autograder.grading.checkpoint import DAMAGED, held_in

MANY = 20_000
TUPLE_OF_MANY = b"(" + b"K\x01" * MANY + b"tq\x01"
LIST_OF_MANY = b"](" + b"K\x01K\x01\x86" * MANY + b"eq\x01"
DICT_OF_MANY = (
    b"}(" + b"".join(b"K\x01M" + n.to_bytes(2, "little") for n in range(MANY)) + b"uq\x01"
)
NUMBERED = (
    b"}(" + b"".join(b"M" + n.to_bytes(2, "little") + b"K\x01" for n in range(MANY)) + b"uq\x01"
)


def key(name: str) -> bytes:
    return b"X" + len(name).to_bytes(4, "little") + name.encode()


def saved(pickled: bytes) -> np.ndarray:
    """The bytes of an archive such as `torch.save` writes, with this pickle."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02" + pickled + b".")
    return np.frombuffer(file.getvalue(), np.uint8)


def item(name: str, value: bytes) -> bytes:
    """An item of the dict on the stack."""
    return key(name) + value + b"s"


def made_often(name: bytes, given: bytes, call: bytes = b"h\x02h\x01\x85R") -> bytes:
    """A dict with MANY results of one function, given one and the same thing."""
    made = b"](" + call * MANY + b"e"
    return b"}" + item("x", given) + item("f", b"c" + name + b"\nq\x02") + item("made", made)


def named_often(before: bytes, after: bytes) -> bytes:
    """The dict of many items, once as it is and MANY times as a list's or a dict's item."""
    return b"}" + item("x", NUMBERED) + item("o", b"}" + before + after)


MANY_TIMES = b"](" + b"h\x01" * MANY + b"e"
MANY_KEYS = b"}(" + b"".join(b"M" + n.to_bytes(2, "little") + b"h\x01" for n in range(MANY)) + b"u"
SHARED = {
    "sizes": made_often(b"torch\nSize", TUPLE_OF_MANY),
    "devices": made_often(b"torch\ndevice", TUPLE_OF_MANY, b"h\x02h\x01R"),
    "dicts": made_often(b"collections\nOrderedDict", LIST_OF_MANY),
    "groups": named_often(item("param_groups", MANY_TIMES), b""),
    "states": named_often(item("param_groups", b"]"), item("state", MANY_KEYS)),
    "keys": b"}" + item("x", NUMBERED) + b"(" + MANY_KEYS[2:],
}


@pytest.mark.parametrize("pickled", SHARED.values(), ids=SHARED)
def test_what_is_named_often_is_counted_each_time(pickled: bytes) -> None:
    file = saved(pickled)
    tracemalloc.start()
    try:
        told = held_in(file)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told == {"": DAMAGED}
    assert most < 64 << 20
