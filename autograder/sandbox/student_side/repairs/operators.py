"""The changes that are tried, by kind, likeliest first: each undoes a slip that students make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from . import calls, flow, values
from .edits import Edit, Here

Operator = Callable[[Here, list[Any]], Iterator[Edit]]

# In the order of what they located per trial among wrong answers written by others.
ORDER: dict[str, tuple[Operator, ...]] = {
    "unused": (values.unused_parameter,),
    "keyword": (calls.keyword_dropped, calls.keyword_added),
    "index": (values.index,),
    "dtype": (calls.dtype,),
    "mean": (calls.sum_or_mean,),
    "guard": (flow.guard_removed, flow.one_side),
    "loop": (flow.loop_exit, flow.moved_out),
    "sign": (values.sign,),
    "comparison": (values.comparison,),
    "call": (calls.dropped, calls.dropped_everywhere),
    "order": (flow.swapped,),
    "constant": (values.constant,),
    "axis": (calls.axis, calls.axis_everywhere),
    "transpose": (values.transposed,),
    "operator": (values.operator,),
    "term": (values.term_dropped,),
    "family": (calls.family,),
    "float": (flow.as_floats,),
    "copy": (flow.copies,),
    "brackets": (values.brackets, calls.term_outside),
    "swap": (values.operands_swapped,),
    "statement": (flow.dropped,),
    "condition": (values.condition,),
    "name": (values.other_name,),
    "nested": (flow.moved_in,),
    "inserted": (calls.wrapped, values.term_added),
}
