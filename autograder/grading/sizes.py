"""Refuses replies larger than any right answer, before their values are looked at.

Comparing, sorting and showing a reply takes the grader time for each number in it; a submission may
send tens of millions of them within its limit on bytes.
"""

from __future__ import annotations

from typing import Any

from autograder.grading.arrays import is_array
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.process import Fault
from autograder.sandbox.student_side.wire import PLAIN, TensorData

# The largest honest reply of this course holds 10,000 numbers.
MOST_NUMBERS = 200_000
MORE_THAN_GIVEN = 10


def numbers_in(value: Any) -> int:
    """How many numbers, texts and other single things a value holds, without looking at them."""
    if type(value) in PLAIN:
        return 1
    if is_array(value):
        return int(value.size)
    if isinstance(value, TensorData):
        return int(value.array.size)
    if is_dict(value):
        value = list(value.values())
    if is_sequence(value):
        return len(value) + sum(numbers_in(item) for item in value if type(item) not in PLAIN)
    return 1


def too_many(value: Any, given: Any) -> Fault | None:
    """The fault of a reply to `given` that holds more than any right one would; None for others.

    That is more than `MOST_NUMBERS`, and `MORE_THAN_GIVEN` for each number that it was given.
    """
    found = numbers_in(value)
    most = MOST_NUMBERS + MORE_THAN_GIVEN * numbers_in(given) if found > MOST_NUMBERS else found
    return Fault("too_many", f"{found:,}") if found > most else None
