"""Checks: one module per assignment, one plain pytest class per exercise.

A class names its `exercise` and the earlier exercises that it `needs`; its methods take the
fixtures they name: `student` (the submission), `reference` (the right answer), `rng` (inputs).
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from typing import Any


def check_classes(module: str) -> dict[str, type[Any]]:
    """The check classes of an assignment's module by exercise, in the order they are written."""
    loaded = importlib.import_module(f"autograder.checks.{module}")
    classes: list[Any] = [
        value
        for value in vars(loaded).values()
        if inspect.isclass(value) and value.__module__ == loaded.__name__ and _is_check(value)
    ]
    return {check_class.exercise: check_class for check_class in classes}


def has_checks(module: str) -> bool:
    """Whether checks are written for an assignment's module."""
    return importlib.util.find_spec(f"autograder.checks.{module}") is not None


def _is_check(value: type[Any]) -> bool:
    return value.__name__.startswith("Test") and isinstance(getattr(value, "exercise", None), str)
