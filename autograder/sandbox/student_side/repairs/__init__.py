"""Small changes of a student's own function, made one at a time where the student's code runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .edits import Edit, Here, walk_slots
from .operators import ORDER

__all__ = ["Edit", "edits_of"]


def edits_of(
    tree: ast.Module, function: str, first: list[str], leave_out: list[str]
) -> Iterator[Edit]:
    """Every small change of the definitions in `tree`, likeliest first, kinds in `first` before.

    While one is being looked at, `tree` is changed; asking for the next one undoes it.
    """
    here = Here(tree, function)
    kinds = [*(k for k in first if k in ORDER), *(k for k in ORDER if k not in first)]
    for kind in kinds:
        if kind in leave_out:
            continue
        for operator in ORDER[kind]:
            # Slots are found anew: an operator may have left other nodes in a list.
            for edit in operator(here, walk_slots(tree)):
                try:
                    edit.apply()
                    yield edit.of_kind(kind)
                finally:
                    edit.undo()
