"""Prints a table whose columns line up, Hangul being twice as wide as a letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """How many columns a terminal gives the text."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def grid(rows: Sequence[Sequence[str]]) -> list[str]:
    """One line per row; the last column is as long as it likes."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=False)),
                   row[-1]]).rstrip()
        for row in rows
    ]  # fmt: skip
