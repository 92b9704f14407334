"""Checks every field of what a student process reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MAX_TROUBLES = 50
FAULT_KINDS = frozenset(
    (
        *("exception", "stub", "missing", "not_callable", "signature", "too_large", "device"),
        *("memory", "files", "threads", "forbidden", "keyboard", "module", "processes"),
        *("network", "outside"),
    )
)
CLUES = ("meant", "shapes", "keys", "line")


@dataclass(frozen=True)
class Fault:
    """Why a call or a cell gave no value.

    kind: one of `exception`, `stub`, `missing`, `not_callable`, `signature`, `too_large`,
    `device` (tensors on two devices), `memory`, `files`, `threads` (limits that Python raised as
    an exception), `forbidden` (an import), `keyboard`, `module`, `processes`, `network`, `outside`
    (what is not there in grading: the last is a file; all told by the student process), `timeout`,
    `cpu`, `folder`, `replies`, `too_many`, `died`, `protocol`, `budget` (seen by the grader).
    For a limit the message is the limit.
    message_ko: the message in Korean, where there is one. where: the function that was called.
    clues: what else was found where it was raised, by name: `meant`, `shapes`, `keys`, `line`.
    """

    kind: str
    message: str = ""
    type_name: str = ""
    frames: tuple[tuple[str, int, str], ...] = ()
    line: int = 0
    text: str = ""
    message_ko: str = ""
    where: str = ""
    clues: tuple[tuple[str, str], ...] = ()


def magics_of(reply: dict[str, Any]) -> tuple[tuple[int, int, str], ...]:
    """The magics that were left out of cells, as (cell position, line, text)."""
    found = []
    for item in list_of(reply.get("magics"))[:MAX_TROUBLES]:
        if isinstance(item, list) and [type(part) for part in item] == [int, int, str]:
            found.append((item[0], item[1], item[2][:100]))
    return tuple(found)


def fault_of(error: Any) -> Fault:
    """A fault as the student process told it: every field checked, none believed further."""
    if not isinstance(error, dict):
        return Fault("protocol", "malformed error")
    kind = error.get("kind")
    frames = []
    for frame in list_of(error.get("frames"))[:10]:
        if isinstance(frame, list) and [type(part) for part in frame] == [str, int, str]:
            frames.append((frame[0][:200], frame[1], frame[2][:100]))
    line = error.get("line")
    return Fault(
        kind if type(kind) is str and kind in FAULT_KINDS else "protocol",
        text_of(error.get("message"), 2_000),
        text_of(error.get("type"), 100),
        tuple(frames),
        line if type(line) is int else 0,
        text_of(error.get("text"), 200),
        text_of(error.get("message_ko"), 2_000),
        clues=_clues_of(error.get("clues")),
    )


def _clues_of(clues: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(clues, dict):
        return ()
    found = ((name, text_of(clues.get(name), 200)) for name in CLUES)
    return tuple((name, text) for name, text in found if text.isprintable() and text)


def plain_numbers(value: Any) -> tuple[int | float | None, ...]:
    """The first numbers of a list, None in the place of anything else; empty if it is none."""
    first = list_of(value)[:20]
    return tuple(item if type(item) in (int, float, bool) else None for item in first)


def text_of(value: Any, limit: int) -> str:
    """A text of at most about `limit` characters; empty for anything else."""
    return value[: limit + 100] if type(value) is str else ""


def list_of(value: Any) -> list[Any]:
    """A list; an empty one for anything else."""
    return value if type(value) is list else []
