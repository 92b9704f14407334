"""Leaves most cases of a long table to the slow tests, where each costs much and tells the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def mostly_slow(cases: Iterable[Any], each: int) -> list[Any]:
    """The cases as `pytest.param`s, of which a plain `pytest` runs one in `each`."""
    params = [case if hasattr(case, "marks") else pytest.param(case) for case in cases]
    return [
        param._replace(marks=(*param.marks, pytest.mark.slow)) if number % each else param
        for number, param in enumerate(params)
    ]
