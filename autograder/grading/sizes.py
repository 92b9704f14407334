"""Refuses replies larger than any right answer, before their values are looked at.

Comparing, sorting and showing a reply takes the grader time for each number and letter in it, and
keeping it takes memory; a submission may send tens of millions of them within its limit on bytes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from autograder.grading.arrays import is_array
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side.wire import PLAIN, Handle, Opaque, TensorData

# The largest right replies of this course hold 27,000 numbers, and 78,000 letters (14's examples).
MOST_NUMBERS = 200_000
MORE_THAN_GIVEN = 10
# An array of one number, or what stands for an object, takes as much memory as so many numbers.
AN_ARRAY = 20


# What counts as one and holds nothing.
_ONE = PLAIN - {str}


def numbers_in(value: Any, an_array: int = 0) -> int:
    """How many numbers, letters and other single things a value holds, without looking at them.

    Letters are those of keys too, and of what stands for an object: its type, a description.
    `an_array`: what each array, and what stands for an object, counts besides.
    """
    if type(value) is str:
        return max(len(value), 1)
    if type(value) in PLAIN:
        return 1
    if is_array(value):
        return an_array + int(value.size)
    if isinstance(value, TensorData):
        return an_array + int(value.array.size) + len(value.device)
    if isinstance(value, Opaque):
        return an_array + 1 + len(value.type_name) + len(value.summary)
    if isinstance(value, Handle):
        return an_array + 1 + len(value.type_name)
    if is_dict(value):
        return sum(map(numbers_in, value)) + numbers_in(list(value.values()), an_array)
    if is_sequence(value):
        inner = (numbers_in(item, an_array) for item in value if type(item) not in _ONE)
        return len(value) + sum(inner)
    return 1


def too_many(value: Any, given: Any) -> Fault | None:
    """The fault of a reply to `given` that holds more than any right one would; None for others.

    That is more than `MOST_NUMBERS`, and `MORE_THAN_GIVEN` for each number that it was given.
    """
    found = numbers_in(value, AN_ARRAY)
    most = MOST_NUMBERS + MORE_THAN_GIVEN * numbers_in(given) if found > MOST_NUMBERS else found
    return Fault("too_many", f"{found:,}") if found > most else None


def bounded(name: str, reply: Reply, given: Any) -> Reply:
    """The reply of `name` to `given`; of one that holds too much, only that it does."""
    refused = too_many((reply.value, reply.args_after, reply.kwargs_after), given)
    if refused is None:
        return reply
    return Reply(fault=replace(refused, where=name), output=reply.output)
