"""Whether two values are the same, to a tolerance: for outcomes of known mistakes and replays."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading.arrays import is_array
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.student_side.wire import (
    Formula,
    Handle,
    Opaque,
    SeededRng,
    TensorData,
    TorchRng,
    numbers_of,
)

RTOL = 1e-6
ATOL = 1e-9
LARGEST_INT64 = (1 << 63) - 1


def alike(left: Any, right: Any) -> bool:
    """Same type, structure and shape, numbers within `RTOL` and `ATOL`; NaN equals NaN.

    Ints and float64 are one sort of number; booleans are another, and so are arrays of float32.
    A generator or function that comes back from a call is like the `SeededRng` or `Formula` that
    went in: it was given to be used.
    """
    return _agree(left, right, exact=False)


def unchanged(before: Any, after: Any) -> bool:
    """As `alike`, but numbers must be equal to the last digit: nothing was calculated with them.

    An argument that was moved and put back, or clipped by less than `ATOL`, was changed.
    """
    return _agree(before, after, exact=True)


def _agree(left: Any, right: Any, *, exact: bool) -> bool:
    left, right = (numbers_of(one) for one in (left, right))
    if isinstance(left, np.ndarray) or isinstance(right, np.ndarray):
        return (
            is_array(left)
            and is_array(right)
            and left.shape == right.shape
            and _sort(left) == _sort(right)
            and (np.array_equal(left, right) or _arrays_near(left, right, exact=exact))
        )
    if _is_number(left) and _is_number(right):
        tolerance = {"rtol": 0.0, "atol": 0.0} if exact else {"rtol": RTOL, "atol": ATOL}
        if _is_long(left) or _is_long(right):
            return _long_near(left, right, tolerance)
        # The usual case first: np.isclose takes twenty times longer.
        return bool(left == right or np.isclose(left, right, **tolerance, equal_nan=True))
    if is_dict(left) and is_dict(right):
        return left.keys() == right.keys() and all(
            _agree(left[key], right[key], exact=exact) for key in left
        )
    if is_sequence(left) and is_sequence(right) and type(left) is type(right):
        return len(left) == len(right) and all(
            _agree(one, other, exact=exact) for one, other in zip(left, right, strict=True)
        )
    if isinstance(left, Opaque) and isinstance(right, Opaque):
        return left.type_name == right.type_name
    if isinstance(left, TensorData) and isinstance(right, TensorData):
        return _sort_of_tensor(left) == _sort_of_tensor(right) and _agree(
            left.array, right.array, exact=exact
        )
    if isinstance(left, Handle) and isinstance(right, Handle):
        return True  # a class of any name: what it does shows when it is used
    if isinstance(left, SeededRng | Formula | TorchRng) and isinstance(right, Opaque):
        return right.type_name == left.stands_for
    if isinstance(left, Opaque) and isinstance(right, SeededRng | Formula | TorchRng):
        return left.type_name == right.stands_for
    return type(left) is type(right) and left == right


def _arrays_near(left: np.ndarray, right: np.ndarray, *, exact: bool) -> bool:
    tolerance = {"rtol": 0.0, "atol": 0.0} if exact else _tolerance(left)
    return bool(np.allclose(left, right, **tolerance, equal_nan=True))


def _sort_of_tensor(tensor: TensorData) -> tuple[str, bool, int]:
    """What PyTorch tells tensors apart by besides their numbers; all ints count as one kind."""
    array = tensor.array
    return (
        tensor.device,
        tensor.requires_grad,
        array.dtype.itemsize if array.dtype.kind == "f" else 0,
    )


def _sort(array: np.ndarray) -> str:
    if array.dtype.kind == "f" and array.dtype.itemsize < 8:
        return array.dtype.name  # which keeps fewer digits than any other number
    return "number" if array.dtype.kind in "iuf" else array.dtype.kind


def _tolerance(array: np.ndarray) -> dict[str, float]:
    """How far two arrays of this dtype may differ: a float32 has 7 digits and not 16."""
    short = array.dtype.kind == "f" and array.dtype.itemsize < 8
    return {"rtol": 100 * RTOL, "atol": 1_000 * ATOL} if short else {"rtol": RTOL, "atol": ATOL}


def _is_long(value: Any) -> bool:
    """Whether it is an int that NumPy has no number for."""
    return isinstance(value, int) and abs(value) > LARGEST_INT64


def _long_near(left: Any, right: Any, tolerance: dict[str, float]) -> bool:
    if isinstance(left, int) and isinstance(right, int):
        return left == right
    try:
        return bool(np.isclose(float(left), float(right), **tolerance, equal_nan=True))
    except OverflowError:  # an int beyond any float
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number) and not isinstance(value, bool)
