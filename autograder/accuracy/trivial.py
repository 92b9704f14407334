"""Bodies that no exercise may accept: what somebody hands in who wants points without work."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.grading.digest import call_digest
from autograder.grading.local import LocalBackend
from autograder.grading.student import Call
from autograder.sandbox.process import Reply


def trivial_bodies(reference: Callable[..., Any]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Named functions that take what `reference` takes and do nothing worth a point.

    For a function without parameters (`and_gate`), only constants are tried.
    """
    yield "return None", lambda *args, **kwargs: None
    yield "return 0", lambda *args, **kwargs: 0
    yield "return 1.0", lambda *args, **kwargs: 1.0
    yield "return []", lambda *args, **kwargs: []
    if takes_arguments(reference):
        yield "return the first argument", lambda *args, **kwargs: args[0] if args else None
        yield "return the last argument", lambda *args, **kwargs: args[-1] if args else None
        yield "return all arguments", lambda *args, **kwargs: args
    if takes_arguments(reference) and not inspect.isclass(reference):
        yield "zeros like the answer", _constant(reference, np.zeros_like)
        yield "ones like the answer", _constant(reference, np.ones_like)
    if not inspect.isclass(reference):
        yield "raise NotImplementedError", _stub


class HardCoded:
    """A submission that knows the answers to the calls it was shown, and computes none.

    It answers any other call of the exercise with the first answer that it knows.
    """

    def __init__(self, namespace: Mapping[str, Any], exercise: str, shown: Sequence[Call]) -> None:
        self.exercise, self.rest = exercise, LocalBackend(namespace)
        self.answers = {call_digest(c.name, c.args, c.kwargs): c.reply for c in shown}

    def begin(self) -> None:
        """Nothing is left from one exercise to the next."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """The answer learnt by heart; another function's is computed by the solution."""
        if name != self.exercise:
            return self.rest.call(name, args, kwargs, observe=observe)
        first = next(iter(self.answers.values()), Reply())
        reply = self.answers.get(call_digest(name, args, kwargs), first)
        return replace(reply, args_after=list(args), kwargs_after=dict(kwargs))


def takes_arguments(function: Callable[..., Any]) -> bool:
    """Whether a function has parameters; one that has none can only be a constant."""
    try:
        return bool(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return True


def _stub(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def _constant(reference: Callable[..., Any], fill: Callable[[Any], Any]) -> Callable[..., Any]:
    def filled(*args: Any, **kwargs: Any) -> Any:
        answer = reference(*args, **kwargs)
        if answer is None:  # what counts is done by the way, and this would have done it
            raise NotImplementedError
        return _filled(answer, fill)

    return filled


def _filled(value: Any, fill: Callable[[Any], Any]) -> Any:
    """The value's structure with every array, tensor and number replaced; nothing else is kept."""
    if isinstance(value, np.ndarray):
        return fill(value)
    if isinstance(value, tuple | list):
        return type(value)(_filled(item, fill) for item in value)
    if isinstance(value, dict):
        return {key: _filled(item, fill) for key, item in value.items()}
    if isinstance(value, int | float | np.generic):
        return type(value)(fill(np.asarray(value)))
    if hasattr(value, "new_full"):  # a tensor, of which NumPy's functions make no tensor
        return value.new_full(value.shape, fill(0.0).item())
    return None
