"""A submission that answers what is only told as the right solution would, and all else itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.grading.local import LocalBackend
from autograder.nested import leaves, map_leaves
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Handle

# What a worker's operations say of an object: they could say anything, unlike an output.
TOLD = frozenset(
    [
        "@flags",
        "@trainable",
        "@groups",
        "@layers",
        "@described",
        "@shapes",
        "@len",
        "@events",
        "@get",
        "@parameters",
        "@gradients",
        "@buffers",
        "@momentum",
    ]
)
# Copies between host and device: advice, see docs/security.md. Of two that compute there are too
# many, so none are told.
COPIES = frozenset({"@transfers", "@sites"})


class BestLiar:
    """A `Backend` of a wrong submission beside the right one, which gets the same calls.

    No program can tell more without right code of its own. An object of the one stands for the
    object that the same call made of the other.
    """

    def __init__(self, wrong: Mapping[str, Any], right: Mapping[str, Any]) -> None:
        self.wrong, self.right = LocalBackend(wrong), LocalBackend(right)
        self._rights: dict[int, int] = {}
        self._wrongs: dict[int, int] = {}

    def begin(self) -> None:
        """See `Backend.begin`."""
        self.wrong.begin()
        self.right.begin()

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """See `Backend.call`."""
        given = [_renamed(value, self._rights) for value in (list(args), kwargs)]
        found = self.wrong.call(name, args, kwargs, observe=observe)
        right = self.right.call(name, given[0], given[1], observe=observe)
        pairs = [_objects(reply.value) for reply in (found, right)]
        alike = len(pairs[0]) == len(pairs[1])
        if alike:
            for one, other in zip(*pairs, strict=True):
                self._rights[one], self._wrongs[other] = other, one
        if right.fault is not None or not alike:
            return found
        if name in COPIES:
            return replace(right, value=[])
        return replace(right, value=_renamed(right.value, self._wrongs)) if name in TOLD else found


def _objects(value: Any) -> list[int]:
    return [leaf.id for leaf in leaves(value) if isinstance(leaf, Handle)]


def _renamed(value: Any, names: Mapping[int, int]) -> Any:
    def renamed(leaf: Any) -> Any:
        return replace(leaf, id=names.get(leaf.id, leaf.id)) if isinstance(leaf, Handle) else leaf

    return map_leaves(value, renamed)
