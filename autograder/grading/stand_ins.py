"""Answers for an earlier function that is wrong: the reference's values, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from autograder.course.errors import CourseError
from autograder.grading.arrays import is_array, is_scalar
from autograder.grading.confined_reference import BeyondLimits, NotTaken
from autograder.grading.local import crossed
from autograder.grading.sizes import too_many
from autograder.nested import is_dict, is_list, leaves
from autograder.sandbox.student_side.wire import Formula, Handle, Opaque, SeededRng, TorchRng

# Enough for a whole training in 03; each costs a third of a millisecond.
MAX_CALLS = 20_000


class ReferenceStandIns:
    """The reference's answers for some functions, counted and capped.

    refused: why a call got no answer, the first time; what was graded says nothing then.
    """

    def __init__(
        self,
        names: Sequence[str],
        function: Callable[[str], Callable[..., Any]],
        parameters: Callable[[str], Sequence[str]],
    ) -> None:
        self.names, self.function, self.parameters = tuple(names), function, parameters
        self.calls = 0
        self.refused = ""

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What to send back for one call: its value, or why there is none."""
        name, args, kwargs = asked.get("name"), asked.get("args"), asked.get("kwargs")
        self.calls += 1
        known = type(name) is str and name in self.names
        if not known or not is_list(args) or not is_dict(kwargs):
            return self._refuse("no such function")
        if self.calls > MAX_CALLS:
            return self._refuse("too many calls")
        if too_many([args, kwargs], ()) is not None:
            return self._refuse("too large inputs")
        if not is_data([args, kwargs]):
            return self._refuse("takes more than plain data")
        args, kwargs = by_position(args, kwargs, self.parameters(str(name)))
        try:
            value = crossed(copy.deepcopy(self.function(str(name))(*args, **kwargs)))
        except CourseError:
            return self._refuse("no recorded answer for these inputs")
        except BeyondLimits:
            return self._refuse("the answer is beyond the limits of a submission")
        except NotTaken as error:  # inputs that the reference does not take: the student's doing
            return {"refused": str(error)}
        except Exception as error:
            return {"refused": f"{type(error).__name__}: {str(error)[:200]}"}
        if too_many(value, [args, kwargs]) is not None:
            return self._refuse("the answer is beyond the limits of a submission")
        return {"value": value} if is_data(value) else self._refuse("gives more than plain data")

    def _refuse(self, why: str) -> dict[str, Any]:
        self.refused = self.refused or why
        return {"refused": why}


def is_data(value: Any) -> bool:
    """Whether a value is plain data all through, with no object that stays behind."""
    objects = Handle | Opaque | Formula | SeededRng | TorchRng
    return not any(isinstance(leaf, objects) for leaf in leaves(value))


def by_position(
    args: Sequence[Any], kwargs: Mapping[str, Any], parameters: Sequence[str]
) -> tuple[list[Any], dict[str, Any]]:
    """The same call with keywords put in their places, so that it is found whichever way."""
    placed, left = [_number(v) for v in args], {key: _number(v) for key, v in kwargs.items()}
    for name in parameters[len(placed) :]:
        if name not in left:
            break
        placed.append(left.pop(name))
    return placed, left


def _number(value: Any) -> Any:
    """A number as Python's own: NumPy's scalars and arrays without axes are found as that."""
    if is_scalar(value) or (is_array(value) and not value.ndim):
        return value.item()
    return value
