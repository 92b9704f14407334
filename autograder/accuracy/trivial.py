"""Bodies that no exercise may accept: what somebody hands in who wants points without work."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np


def trivial_bodies(reference: Callable[..., Any]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Named functions that take what `reference` takes and do nothing worth a point.

    For a function without parameters (`and_gate`), only constants are tried.
    """
    yield "return None", lambda *args, **kwargs: None
    yield "return 0", lambda *args, **kwargs: 0
    yield "return 1.0", lambda *args, **kwargs: 1.0
    yield "return []", lambda *args, **kwargs: []
    if _takes_arguments(reference):
        yield "return the first argument", lambda *args, **kwargs: args[0] if args else None
        yield "return the last argument", lambda *args, **kwargs: args[-1] if args else None
        yield "return all arguments", lambda *args, **kwargs: args
        yield "zeros like the answer", _constant(reference, np.zeros_like)
        yield "ones like the answer", _constant(reference, np.ones_like)
    if not inspect.isclass(reference):
        yield "raise NotImplementedError", _stub


def _stub(*args: Any, **kwargs: Any) -> Any:
    raise NotImplementedError


def _constant(reference: Callable[..., Any], fill: Callable[[Any], Any]) -> Callable[..., Any]:
    def filled(*args: Any, **kwargs: Any) -> Any:
        return _filled(reference(*args, **kwargs), fill)

    return filled


def _filled(value: Any, fill: Callable[[Any], Any]) -> Any:
    """The value's structure with every array and number replaced."""
    if isinstance(value, np.ndarray):
        return fill(value)
    if isinstance(value, tuple | list):
        return type(value)(_filled(item, fill) for item in value)
    if isinstance(value, dict):
        return {key: _filled(item, fill) for key, item in value.items()}
    if isinstance(value, int | float | np.generic):
        return type(value)(fill(np.asarray(value)))
    return value


def _takes_arguments(function: Callable[..., Any]) -> bool:
    try:
        return bool(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return True
