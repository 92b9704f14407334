"""Checks that a result is made anew: it holds no memory of an argument, not even to hand it on."""

from __future__ import annotations

from typing import Any

from autograder.grading.failure import CheckFailed, Failure
from autograder.grading.student import StudentFunction
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.observed import BEFORE


def fresh(function: StudentFunction, *args: Any, **kwargs: Any) -> Any:
    """The value of a call whose arrays or tensors share no memory with its arguments.

    For arguments at which there is nothing to do: nothing missing, no shift, evaluation. Raises
    `CheckFailed` where memory is shared.
    """
    reply = function.observe(*args, **kwargs)
    own_memory(reply)
    return reply.value


def own_memory(reply: Reply) -> None:
    """What an observed call returned is in no argument and in no result of the call before."""
    arguments = [name for name in reply.shares if name != BEFORE]
    if arguments:
        raise CheckFailed(Failure("shares_memory", {"arguments": ", ".join(arguments)}))
    if reply.shares:
        raise CheckFailed(Failure("handed_out_again"))
