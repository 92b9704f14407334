"""What a submission's sources define, read by a student process that runs nothing of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.parse_reply import list_of
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.spawn import Spawner
from autograder.sandbox.student_side import outline as student_side


@dataclass(frozen=True)
class Statement:
    """A top-level statement. stored: names that it defines or assigns. changed: names of what it
    changes a part of. first, last: its lines, from 1. used: names that stand in it."""

    stored: tuple[str, ...]
    changed: tuple[str, ...]
    first: int
    last: int
    used: tuple[str, ...]


# A source's statements in order; None where it is no Python, or nobody could tell in time.
Outline = tuple[Statement, ...] | None
Outlines = Mapping[str, Outline]


def read_outlines(
    spawner: Spawner, limits: ProcessLimits, module: str, sources: Sequence[str]
) -> Outlines:
    """The outline of each source. A source that takes longer than loading may take has none. Raises
    `Unconfined` where confinement is required and unavailable.
    """
    wanted = list(dict.fromkeys(sources))
    reply = StudentProcess(spawner, module, (), limits).outlines(wanted)
    told = [_outline(found) for found in list_of(reply)]
    return dict(zip(wanted, [*told, *[None] * len(wanted)], strict=False))


def outlines_here(sources: Sequence[str]) -> Outlines:
    """The same, read in this process: for sources that are one's own."""
    return {source: _outline(student_side.outline(source)) for source in sources}


def _outline(found: Any) -> Outline:
    if type(found) is not list:
        return None
    kinds = [list, list, int, int, list]
    rows = [row for row in found if type(row) is list and [type(part) for part in row] == kinds]
    return tuple(Statement(tuple(r[0]), tuple(r[1]), r[2], r[3], tuple(r[4])) for r in rows)
