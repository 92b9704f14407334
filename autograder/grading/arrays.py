"""Tells arrays and NumPy's numbers from other values, of whatever shape and dtype."""

from __future__ import annotations

from typing import Any, TypeGuard

import numpy as np


def is_array(value: Any) -> TypeGuard[np.ndarray[Any, np.dtype[Any]]]:
    """Whether a value is an array, of whatever shape and dtype."""
    return isinstance(value, np.ndarray)


def is_scalar(value: Any) -> TypeGuard[np.generic[Any]]:
    """Whether a value is a single number of NumPy's own types."""
    return isinstance(value, np.generic)
