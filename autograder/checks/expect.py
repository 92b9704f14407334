"""The comparisons that checks are made of; each raises `CheckFailed` with what to show.

Tolerances: `RTOL` is a million times wider than float64's rounding in the few dozen operations
that an exercise takes, so no order of summation fails, and a thousand times narrower than the
smallest difference any known mistake makes; `ATOL` serves values that should be zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.grading.compare import alike, unchanged
from autograder.grading.describe import (
    describe,
    describe_pair,
    describe_with_shape,
    kind_of,
)
from autograder.grading.failure import CheckFailed, Failure, Slide
from autograder.grading.sizes import numbers_in
from autograder.grading.student import StudentFunction
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Held, SeededRng, TensorData, TorchRng

RTOL = 1e-6
ATOL = 1e-9
# How much larger than a right answer a wrong one may be and still be looked at.
MANY_TIMES = 10
A_FEW = 100


def same(
    got: Any,
    expected: Any,
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
    names: Sequence[str] = (),
    key: str = "value",
) -> None:
    """`got` has the type, shape and values of `expected`.

    Tuples, lists and dicts are compared part by part; `names` says what a tuple's parts are
    called. Numbers may differ by ``rtol`` relative and ``atol`` absolute.
    """
    _compare(got, expected, rtol, atol, names, "", key)


def documented(
    got: Any,
    exact: Any,
    printed: Any,
    *,
    slide: Slide,
    names: Sequence[str] = (),
    rtol: float = RTOL,
) -> None:
    """`got` is the exact value or the one printed on a slide, number by number.

    Slides round step by step, so both are right; nothing in between is accepted. `printed` has
    the structure of `exact`, a tuple's or a dict's included; None stands for a part that the slide
    does not print.
    """
    parts = [(got, exact, printed, "")]
    if isinstance(exact, tuple):
        _check_parts(got, exact, names, "")
        labels = list(names) or [f"[{n}]" for n in range(len(exact))]
        parts = list(zip(got, exact, printed, labels, strict=True))
    elif isinstance(exact, dict):
        _check_keys(got, exact)
        parts = [(got[name], exact[name], printed[name], name) for name in exact]
    for part, right, shown, label in parts:
        _check_kind(part, right, label)
        part_array = np.asarray(part, dtype=float)
        near = np.isclose(part_array, np.asarray(right, dtype=float), rtol=rtol, atol=ATOL)
        if shown is not None:
            near |= np.isclose(part_array, np.asarray(shown, dtype=float), rtol=1e-9, atol=1e-12)
        if not near.all():
            raise CheckFailed(
                Failure(
                    "documented",
                    {"part": label},
                    expected=describe_with_shape(right),
                    got=describe_with_shape(part),
                    slide=slide,
                    printed=describe(shown) if shown is not None else "",
                )
            )


def inputs_unchanged(function: StudentFunction, *args: Any, **kwargs: Any) -> None:
    """Calling `function` leaves its arguments as they were, to the last digit."""
    left_alone(function.observe(*args, **kwargs), *args, **kwargs)


def left_alone(reply: Reply, *args: Any, **kwargs: Any) -> None:
    """The observed call left its arguments as they were, to the last digit."""
    if not unchanged(list(args), reply.args_after) or not unchanged(kwargs, reply.kwargs_after):
        after = reply.args_after if isinstance(reply.args_after, list) else [reply.args_after]
        changed = [
            (before, now)
            for before, now in zip(args, after, strict=False)
            if not unchanged(before, now)
        ]
        was, became = describe_pair(*(changed[0] if changed else (kwargs, reply.kwargs_after)))
        raise CheckFailed(Failure("inputs_changed", expected=was, got=became))


def same_twice(function: StudentFunction, *args: Any, **kwargs: Any) -> None:
    """Two calls with the same arguments give the same result: nothing is remembered between."""
    first, second = function(*args, **kwargs), function(*args, **kwargs)
    if not alike(first, second):
        raise CheckFailed(Failure("not_pure", expected=describe(first), got=describe(second)))


def pure(function: StudentFunction, *args: Any, **kwargs: Any) -> Any:
    """Two calls give the same result and leave their arguments alone; returns that result.

    Costs two calls where `inputs_unchanged` and `same_twice` cost three.
    """
    inputs_unchanged(function, *args, **kwargs)
    first = function.student.log[-1].reply.value
    second = function(*args, **kwargs)
    if not alike(first, second):
        raise CheckFailed(Failure("not_pure", expected=describe(first), got=describe(second)))
    return second


def defaults(function: StudentFunction, reply: Reply, *expected: float) -> None:
    """The defaults of `function`, whose observed reply this is, are the ones that the text gives.

    For values that cannot be afforded to be used: 10,000 epochs. One that is no number is let be.
    """
    found = reply.defaults
    if len(found) != len(expected):
        return
    for got, right in zip(found, expected, strict=True):
        if got is not None and got != right:
            values = {"name": function.name, "wanted": f"{right:g}", "found": f"{got:g}"}
            raise CheckFailed(Failure("default", values))


def seeded(rng: np.random.Generator) -> SeededRng:
    """A generator to give to a student's function and to the reference, its seed from `rng`."""
    return SeededRng(int(rng.integers(1 << 32)))


def drawn_anew(function: StudentFunction, *args: Any) -> None:
    """One generator is drawn from at every call: in two states, and where a call has left it.

    `args` hold a `SeededRng` or `TorchRng` and ask for so many numbers that two seeds never give
    the same.
    """

    def drawn(step: int, *, again: bool = False) -> Any:
        return function(*[_held(arg, step, again) for arg in args])

    first, other, next_of_it = drawn(0), drawn(1), drawn(1, again=True)
    if alike(first, other):
        raise CheckFailed(Failure("remembered"))
    if alike(other, next_of_it):
        raise CheckFailed(Failure("rng_not_moved"))


def _held(value: Any, step: int, again: bool) -> Any:
    """A generator as one object, of a seed so many steps on; anything else as it is."""
    if not isinstance(value, SeededRng | TorchRng):
        return value
    return Held("rng", replace(value, seed=value.seed + step), again=again)


def no_warnings(function: StudentFunction, *args: Any, **kwargs: Any) -> Any:
    """Calling `function` gives no RuntimeWarning (overflow, division by zero); its value."""
    reply = function.observe(*args, **kwargs)
    numeric = [warning for warning in reply.warnings if warning.startswith("RuntimeWarning")]
    if numeric:
        raise CheckFailed(Failure("warned", {"warning": numeric[0]}))
    return reply.value


def parts(value: Any, *names: str) -> tuple[Any, ...]:
    """The parts of a returned tuple (a list will do), one per name."""
    if not isinstance(value, tuple | list) or len(value) != len(names):
        raise CheckFailed(
            Failure(
                "not_a_tuple",
                {"names": ", ".join(names), "count": len(names)},
                got=describe_with_shape(value),
            )
        )
    return tuple(value)


def require(
    condition: object, key: str, *, got: Any = None, expected: Any = None, **values: Any
) -> None:
    """A property holds; `key` names the sentence (see the folder's `sentences.py`)."""
    if not condition:
        raise CheckFailed(
            Failure(
                key,
                {name: v if isinstance(v, str) else describe(v) for name, v in values.items()},
                expected="" if expected is None else describe_with_shape(expected),
                got="" if got is None else describe_with_shape(got),
            )
        )


def array(value: Any, shape: tuple[int, ...], label: str = "") -> np.ndarray:
    """`value` as the float array of the given shape that it has to be; fails otherwise."""
    _check_kind(value, np.zeros(shape), label)
    return np.asarray(value, dtype=float)


def not_much_larger(got: Any, right: int) -> None:
    """`got` holds no more than `MANY_TIMES` the numbers of a right answer, which has `right`.

    Ask this before going through a reply one by one; `same` compares shapes and lengths itself.
    """
    count = numbers_in(got)
    if count > MANY_TIMES * max(right, A_FEW):
        raise CheckFailed(Failure("too_large", {"count": count, "right": right}))


def repeated(numbers: Sequence[int]) -> list[int]:
    """The numbers that occur more than once, sorted, each once."""
    return sorted(number for number, count in Counter(numbers).items() if count > 1)


def numerical_gradient(
    function: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-5
) -> np.ndarray:
    """The slope of a scalar function at `x`, same shape; error O(h²) in float64."""
    slope = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        line = np.stack([x.astype(float)] * 3)
        line[(slice(None), *index)] += [-h, 0.0, h]
        # np.gradient, since writing the difference out would hand students 05's exercise.
        slope[index] = np.gradient([function(point) for point in line], h)[1]
    return slope


def slope_of_squares(
    outputs: Callable[[np.ndarray], np.ndarray], target: np.ndarray, x: np.ndarray
) -> np.ndarray:
    """The slope of ½ Σ (outputs(x) - target)² at `x`, same shape, by central differences.

    By the chain rule that is the slope of the outputs weighted by how far they are off at `x`; so
    no loss is written out here, which would hand students one of 05's exercises.
    """
    off = np.subtract(outputs(x), target)
    return numerical_gradient(lambda v: float(np.vdot(outputs(v), off)), x)


def _compare(
    got: Any, expected: Any, rtol: float, atol: float, names: Sequence[str], label: str, key: str
) -> None:
    if isinstance(expected, tuple):
        _check_parts(got, expected, names, label)
        labels = list(names) or [f"[{number}]" for number in range(len(expected))]
        for part, right, name in zip(got, expected, labels, strict=True):
            _compare(part, right, rtol, atol, (), f"{label}{name}", key)
    elif isinstance(expected, dict):
        _check_keys(got, expected)
        for name, right in expected.items():
            place = f'{label}["{name}"]' if label else name
            _compare(got[name], right, rtol, atol, (), place, key)
    elif isinstance(expected, list):
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            _fail("length", got, expected, label, count=len(expected))
        for number, (part, right) in enumerate(zip(got, expected, strict=True)):
            _compare(part, right, rtol, atol, (), f"{label}[{number}]", key)
    elif isinstance(expected, TensorData):
        if not isinstance(got, TensorData):
            _fail("not_tensor", got, expected, label)
        if got.device != expected.device:
            _fail("device", got, expected, label, device=expected.device, got_device=got.device)
        _compare(got.array, expected.array, rtol, atol, names, label, key)
    elif isinstance(expected, str) or expected is None:
        if got != expected or type(got) is not type(expected):
            _fail(key, got, expected, label)
    else:
        _check_kind(got, expected, label)
        if not _close(got, expected, rtol, atol):
            _fail("nan" if _has_new_nan(got, expected) else key, got, expected, label)


def _close(got: Any, expected: Any, rtol: float, atol: float) -> bool:
    if np.array_equal(got, expected):  # the usual case, ten times faster than allclose
        return True
    return bool(np.allclose(got, expected, rtol=rtol, atol=atol, equal_nan=True))


def _check_kind(got: Any, expected: Any, label: str) -> None:
    """Same sort of number in the same shape: an array for an array, a scalar for a scalar."""
    if isinstance(expected, np.ndarray) and expected.ndim:
        if not isinstance(got, np.ndarray):
            _fail("not_array", got, expected, label)
        if got.shape != expected.shape:
            _fail("shape", got, expected, label, shape=expected.shape, got_shape=got.shape)
    else:
        is_scalar = isinstance(got, bool | int | float | np.generic)
        if not is_scalar and not (isinstance(got, np.ndarray) and got.ndim == 0):
            _fail("not_scalar", got, expected, label)
    wanted, found = np.asarray(expected).dtype.kind, np.asarray(got).dtype.kind
    allowed = {"f": "fiu", "i": "iu", "u": "iu", "b": "b"}[wanted]
    if found not in allowed:
        if found == "b":
            _fail("dtype_bool", got, expected, label)
        _fail("dtype", got, expected, label, wanted=_kind_word(wanted))


def _kind_word(kind: str) -> str:
    return {"f": "float", "i": "int", "u": "int", "b": "bool"}[kind]


def _check_parts(got: Any, expected: tuple[Any, ...], names: Sequence[str], label: str) -> None:
    if names:
        parts(got, *names)
    elif not isinstance(got, tuple | list) or len(got) != len(expected):
        _fail("not_parts", got, expected, label, count=len(expected))


def _check_keys(got: Any, expected: dict[str, Any]) -> None:
    if not isinstance(got, dict):
        _fail("not_dict", got, expected, "", keys=", ".join(expected))
    if got.keys() != expected.keys():
        _fail("keys", sorted(got), sorted(expected), "", keys=", ".join(expected))


def _has_new_nan(got: Any, expected: Any) -> bool:
    return bool((~np.isfinite(np.asarray(got, float)) & np.isfinite(expected)).any())


def _fail(key: str, got: Any, expected: Any, label: str, **values: object) -> None:
    raise CheckFailed(
        Failure(
            key,
            {"part": label, "kind": kind_of(got), **values},
            expected=describe_with_shape(expected),
            got=describe_with_shape(got),
        )
    )
