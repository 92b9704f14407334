"""The line that a sort of failure points to, found in a function's text alone."""

from __future__ import annotations

import pytest

from autograder.sandbox.student_side.where import place

KEPT_OUTSIDE = """
_last = {}

def forward(params, X):
    table = {}
    table["X"] = X
    if "A1" not in _last:
        _last["A1"] = X @ params
    return _last["A1"]
"""
REMEMBERED = """
from functools import lru_cache

@lru_cache(maxsize=None)
def forward():
    return [0, 1]
"""
OF_THE_CLASS = """
class forward:
    number_of = {}

    def __init__(self, text):
        self.text = list(text)
        for number, character in enumerate(text):
            self.number_of[character] = number
"""
OWN_ONLY = """
def forward(x):
    result = []
    result.append(x)
    return result
"""
IN_PLACE = """
def forward(x, dim):
    content, gate = x.chunk(2, dim)
    return content * gate.sigmoid_()
"""
ARGUMENT = """
def forward(x, y):
    total = 0
    total += 1
    y[0] = total
    return x
"""


@pytest.mark.parametrize(
    ("source", "sort", "line"),
    [
        (KEPT_OUTSIDE, "kept", 8),
        (REMEMBERED, "kept", 4),
        (OF_THE_CLASS, "kept", 8),
        (IN_PLACE, "changed", 4),
        (ARGUMENT, "changed", 5),
    ],
)
def test_the_line_is_the_one_that_leaves_something_changed(
    source: str, sort: str, line: int
) -> None:
    found = place(source, "forward", [sort], [])
    assert found is not None and found[:2] == [sort, line]


OF_THE_OBJECT = """
scale = 2

class forward:
    def __init__(self, scale):
        self.scale = scale
"""


@pytest.mark.parametrize(
    ("source", "sort"), [(OWN_ONLY, "kept"), (OWN_ONLY, "changed"), (OF_THE_OBJECT, "kept")]
)
def test_what_a_call_makes_for_itself_is_no_such_line(source: str, sort: str) -> None:
    assert place(source, "forward", [sort], []) is None
