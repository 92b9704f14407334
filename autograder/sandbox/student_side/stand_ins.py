"""Puts the grader's answers in the place of an earlier function that is not right yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Receive = Callable[[], dict[str, Any]]
Send = Callable[[dict[str, Any]], None]


class NoAnswer(RuntimeError):
    """The grader has no answer to this call: not plain data, too many calls, or unknown inputs."""


def stand_in(name: str, send: Send, receive: Receive) -> Callable[..., Any]:
    """A function that asks the grader what `name` gives; values only, there and back."""

    def function(*args: Any, **kwargs: Any) -> Any:
        send({"event": "ask", "name": name, "args": list(args), "kwargs": kwargs})
        answer = receive()
        if "value" not in answer:
            raise NoAnswer(f"{name}: {answer.get('refused', '')}")
        return answer["value"]

    function.__name__ = function.__qualname__ = name
    return function
