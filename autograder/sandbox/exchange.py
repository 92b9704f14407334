"""What goes to a student process and comes back, as plain data that costs no NumPy to import."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from autograder.sandbox.parse_reply import Fault


@dataclass(frozen=True)
class CodeCell:
    """A cell as the student process needs it: its text and where it stands in a file."""

    file: str
    line: int
    source: str
    whole_file: bool = False


@dataclass(frozen=True)
class Trouble:
    """A cell (by position) that failed while loading, and why."""

    position: int
    fault: Fault


@dataclass(frozen=True)
class Reply:
    """What one call gave: a value or a fault, with what was printed and warned meanwhile."""

    value: Any = None
    fault: Fault | None = None
    output: str = ""
    args_after: Any = None
    kwargs_after: Any = None
    warnings: tuple[str, ...] = ()
    # Seen only when a call is observed: the arguments whose memory the result shares, the global
    # generators that the call moved on, and the function's defaults that are numbers, in order.
    shares: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    defaults: tuple[int | float | None, ...] = ()
    left: tuple[str, ...] = ()  # global settings that are not as they were when it was loaded


@dataclass
class LoadReport:
    """How loading went; magics that were ignored are (cell position, line, text)."""

    troubles: list[Trouble] = field(default_factory=list[Trouble])
    output: str = ""
    names: frozenset[str] = frozenset()
    magics: tuple[tuple[int, int, str], ...] = ()
