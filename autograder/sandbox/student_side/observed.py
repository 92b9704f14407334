"""Notices side effects of a call: memory that it shares, random generators that it advances."""

from __future__ import annotations

import contextlib
import ctypes
import inspect
import random
import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

# Stands among the arguments that a result shares memory with, and is no name of one.
BEFORE = "@before"
# 624 words and a position. A generator that is put in its place is told by its identity alone.
MT19937_BYTES = 625 * 4


class Surroundings:
    """The global random generators as they were before a call."""

    def __init__(self) -> None:
        # One number on, so that a call that seeds as the one before it did is noticed as well.
        random.random()
        np.random.random()
        self.before = _generators()

    def moved(self) -> list[str]:
        """The names of the generators from which numbers were drawn, or that were seeded."""
        now = _generators()
        return [name for name, state in self.before.items() if now[name] != state]


class HandedOut:
    """What the last call of each function returned, so that handing it out again is noticed."""

    def __init__(self) -> None:
        self.last: dict[str, list[np.ndarray]] = {}

    def again(self, name: str, value: Any) -> bool:
        """Whether arrays of this result have memory in common with those of the call before.

        The arrays are kept until the next call, for memory that is free may be used anew.
        """
        if name.startswith("@"):  # asks something of an object, and may give what it holds
            return False
        results = [array for array in _arrays(value, 0) if array.size]
        before = self.last.get(name, [])
        self.last[name] = results
        return any(np.may_share_memory(one, other) for one in results for other in before)


def shared_with(value: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> list[str]:
    """Which arguments the arrays of a result have memory in common with: "1", "2", or a name."""
    results = list(_arrays(value, 0))
    given = [*((str(n), arg) for n, arg in enumerate(args, start=1)), *kwargs.items()]
    return [
        name
        for name, argument in given
        if any(np.may_share_memory(one, other) for other in _arrays(argument, 0) for one in results)
    ]


def defaults_of(function: Any) -> list[Any]:
    """The defaults of a function's parameters in order, those that are numbers, else None."""
    try:
        if type(function) is types.FunctionType and not function.__dict__:
            given = _plain_defaults(function)
        else:
            parameters = inspect.signature(function).parameters.values()
            given = [one.default for one in parameters if one.default is not one.empty]
    except Exception:  # what a submission calls a function may be anything
        return []
    return [value if type(value) in (int, float, bool) else None for value in given[:20]]


def _plain_defaults(function: types.FunctionType) -> list[Any]:
    """What `inspect.signature` finds in a function that nothing wraps, ten times faster."""
    code, by_name = function.__code__, function.__kwdefaults__ or {}
    first = code.co_argcount
    by_position = (function.__defaults__ or ())[-first:] if first else ()
    names = code.co_varnames[first : first + code.co_kwonlyargcount]
    return [*by_position, *(by_name[name] for name in names if name in by_name)]


def _generators() -> dict[str, Any]:
    # NumPy's own `get_state` takes thirty times longer than a look at the same bytes.
    # NumPy's stubs leave this public function out.
    source = np.random.get_bit_generator()  # pyright: ignore[reportAttributeAccessIssue]
    size = MT19937_BYTES if type(source) is np.random.MT19937 else 0
    bytes_of_it = ctypes.string_at(source.ctypes.state_address, size)
    found = {"numpy.random": (id(source), bytes_of_it), "random": random.getstate()}
    if "torch" in sys.modules:
        found["torch"] = sys.modules["torch"].get_rng_state().numpy().tobytes()
    return found


def _arrays(value: Any, depth: int) -> Iterator[np.ndarray]:
    if isinstance(value, np.ndarray):
        yield value
    elif "torch" in sys.modules and issubclass(type(value), sys.modules["torch"].Tensor):
        # On a device, of a type NumPy lacks, or not made before its first use.
        with contextlib.suppress(TypeError, RuntimeError, ValueError):
            yield value.detach().numpy()
    elif depth < 4 and isinstance(value, list | tuple):
        for item in value:
            yield from _arrays(item, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        for item in value.values():
            yield from _arrays(item, depth + 1)
