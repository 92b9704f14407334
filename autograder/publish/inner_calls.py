"""Records the calls that the reference's functions make of each other, for follow-through grading.

A student's copy has no reference to answer in the place of an earlier function that is wrong. It
has the answers to the calls that the reference itself makes inside of a later one.
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Collection, Iterator
from typing import Any

from autograder.grading.diagnose import parameters_of
from autograder.grading.local import crossed
from autograder.grading.stand_ins import by_position, is_data

# More distinct calls than this of one exercise's checks would only swell the file: of those, the
# first are kept, and what asks for others stays blocked.
MAX_CALLS = 4_000

Keep = Callable[[str, list[Any], dict[str, Any], Any], None]


@contextlib.contextmanager
def inner_calls_kept(
    solution: dict[str, Any], names: Collection[str], exercise: str, keep: Keep
) -> Iterator[None]:
    """While it lasts, each call that `exercise` makes of the other `names` is given to `keep`."""
    before = {name: solution[name] for name in names if name in solution and name != exercise}
    room = [MAX_CALLS]
    for name, function in before.items():
        if callable(function) and not isinstance(function, type):
            solution[name] = _kept(name, function, keep, room)
    try:
        yield
    finally:
        solution.update(before)


def _kept(name: str, function: Any, keep: Keep, room: list[int]) -> Callable[..., Any]:
    parameters = parameters_of(function)

    def recorded(*args: Any, **kwargs: Any) -> Any:
        placed, words = copy.deepcopy(by_position(args, kwargs, parameters))
        value = function(*args, **kwargs)
        plain = crossed([value, placed, words])
        if room[0] > 0 and is_data(plain):
            room[0] -= 1
            keep(name, plain[1], plain[2], plain[0])
        return value

    return recorded
