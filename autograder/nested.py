"""Walks nested lists, tuples and dictionaries, and tells them from other values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeGuard


def is_sequence(value: Any) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Whether a value is a list or a tuple, of whatever kinds of items."""
    return isinstance(value, list | tuple)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is a list, of whatever kinds of items."""
    return isinstance(value, list)


def is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value is a tuple, of whatever kinds of items."""
    return isinstance(value, tuple)


def is_dict(value: Any) -> TypeGuard[dict[Any, Any]]:
    """Whether a value is a dictionary, of whatever kinds of keys and values."""
    return isinstance(value, dict)


def leaves(value: Any) -> Iterator[Any]:
    """What a value holds that is no list, tuple or dictionary, in the order it stands there."""
    if isinstance(value, list | tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from leaves(item)
    elif isinstance(value, dict):
        for item in value.values():  # pyright: ignore[reportUnknownVariableType]
            yield from leaves(item)
    else:
        yield value


def map_leaves(value: Any, change: Callable[[Any], Any]) -> Any:
    """A new value of the same form, with each of its `leaves` replaced by what `change` makes."""
    if is_sequence(value):
        return type(value)([map_leaves(item, change) for item in value])
    if is_dict(value):
        return {key: map_leaves(item, change) for key, item in value.items()}
    return change(value)
