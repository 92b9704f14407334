"""Checks that a result is made anew: it holds no memory of an argument, not even to hand it on."""

from __future__ import annotations

from typing import Any

from autograder.grading.failure import CheckFailed, Failure
from autograder.grading.student import StudentFunction


def fresh(function: StudentFunction, *args: Any, **kwargs: Any) -> Any:
    """The value of a call whose arrays or tensors share no memory with its arguments.

    For arguments at which there is nothing to do: nothing missing, no shift, evaluation. Raises
    `CheckFailed` where memory is shared.
    """
    reply = function.observe(*args, **kwargs)
    if reply.shares:
        raise CheckFailed(Failure("shares_memory", {"arguments": ", ".join(reply.shares)}))
    return reply.value
