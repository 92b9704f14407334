"""Notices side effects of a call: memory that it shares, random generators that it advances."""

from __future__ import annotations

import contextlib
import inspect
import random
import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import numpy as np

# Stands among the arguments that a result shares memory with, and is no name of one.
BEFORE = "@before"
_BIT_GENERATORS = frozenset(
    (np.random.MT19937, np.random.PCG64, np.random.PCG64DXSM, np.random.Philox, np.random.SFC64)
)
_PLAIN = frozenset((int, float, bool, str, type(None)))


class _Twins:
    """A copy of each global generator that draws along with it, so that a look costs two draws.

    A generator's state is 2,500 bytes, and to fetch it takes thirty times longer than to draw.
    """

    def __init__(self) -> None:
        # As they were before any student code, which may put others in their place. Normal numbers
        # are made in pairs, of which one is kept: so each generator is asked in two ways.
        self._draws = random.random, random.gauss
        self._numpy_draws = np.random.random_sample, np.random.standard_normal
        self._python, self._numpy = random.Random(), np.random.RandomState()
        self._source: Any = None

    def agree(self) -> list[str]:
        """The names of the generators that have drawn, or were seeded, since they last agreed."""
        source = _bit_generator()
        moved = []
        uniform, normal = self._numpy_draws
        drawn = uniform(), normal()
        if source is not self._source or drawn != (
            self._numpy.random_sample(),
            self._numpy.standard_normal(),
        ):
            moved.append("numpy.random")
        uniform, normal = self._draws
        if (uniform(), normal(0, 1)) != (self._python.random(), self._python.gauss(0, 1)):
            moved.append("random")
        if "numpy.random" in moved:
            self._source = source
            if type(source) in _BIT_GENERATORS:  # any other is told of at every look
                self._numpy = np.random.RandomState(deepcopy(source))
                if type(source) is np.random.MT19937:  # with the number that is kept
                    self._numpy.set_state(np.random.get_state())
        if "random" in moved:
            self._python.setstate(random.getstate())
        return moved


_TWINS = _Twins()


class Surroundings:
    """The global random generators as they were before a call."""

    def __init__(self) -> None:
        _TWINS.agree()
        self.torch = _torch_state()

    def moved(self) -> list[str]:
        """The names of the generators from which numbers were drawn, or that were seeded."""
        moved = _TWINS.agree()
        return [*moved, "torch"] if _torch_state() != self.torch else moved


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


def untouched(given: Any, now: Any) -> bool:
    """Whether arguments are, bit for bit, those that were given; False where that is not plain.

    Arrays without an axis are not copied for a call, so that nothing can be told of them.
    """
    kind = type(now)
    if type(given) is not kind:
        return False
    if kind is np.ndarray:
        alike = given.shape == now.shape and given.dtype == now.dtype and bool(now.ndim)
        return alike and given.tobytes() == now.tobytes()
    if kind is list or kind is tuple:
        return len(given) == len(now) and all(map(untouched, given, now))
    if kind is dict:
        return list(given) == list(now) and all(map(untouched, given.values(), now.values()))
    return kind in _PLAIN and given is now


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


def _bit_generator() -> Any:
    # NumPy's stubs leave this public function out.
    return np.random.get_bit_generator()  # pyright: ignore[reportAttributeAccessIssue]


def _torch_state() -> bytes:
    if "torch" not in sys.modules:
        return b""
    return sys.modules["torch"].get_rng_state().numpy().tobytes()


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
