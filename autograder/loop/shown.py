"""Formats a step of a hint as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.loop.hints import Step
from autograder.plain import printable
from autograder.report.fit import cut_middle, width_of, wrapped


def hint_lines(step: Step, width: int) -> Iterator[str]:
    """A step as lines of at most `width` columns, 0 for no limit."""
    yield f"── {step.title}"
    for text in step.lines:
        for line in printable(text).split("\n"):
            yield from (f"  {part}" for part in wrapped(line, width - 2))
    for line in map(printable, step.code):
        fits = not width or width_of(line) <= width - 2
        yield f"  {line if fits else cut_middle(line, width - 2)}"
