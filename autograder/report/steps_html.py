"""The steps of a hint and the progress of an assignment as HTML; no script, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Protocol

from autograder.grading.result import Status, SubmissionResult
from autograder.plain import printable
from autograder.report.html import CODE, HINT

BAR = "display:inline-block;width:1.6em;height:.7em;margin-right:2px;border:1px solid #5b6270"
DONE, OPEN = "background:#1a7f37", "background:transparent"
SUMMARY = "cursor:pointer;padding:.2em 0"


class StepLike(Protocol):
    """A step of a hint: its heading, its sentences, and lines of code or numbers."""

    @property
    def title(self) -> str: ...

    @property
    def lines(self) -> tuple[str, ...]: ...

    @property
    def code(self) -> tuple[str, ...]: ...


def steps_html(steps: Sequence[StepLike], *, opened: bool = False) -> str:
    """One button per step, each inside of the one before: a later step is asked for by itself."""
    inner = ""
    for step in reversed(steps):
        body = "".join(f"<p>{escape(printable(text))}</p>" for text in step.lines)
        if step.code:
            code = escape(printable("\n".join(step.code)))
            body += f'<div style="{CODE}">{code}</div>'
        state = " open" if opened else ""
        inner = (
            f'<details{state}><summary style="{SUMMARY}">{escape(step.title)}</summary>'
            f'<div style="{HINT}">{body}</div>{inner}</details>'
        )
    return inner


def progress_html(result: SubmissionResult) -> str:
    """A bar of one piece per exercise, and how many are done."""
    done = [exercise.status is Status.DONE for exercise in result.exercises]
    pieces = "".join(f'<span style="{BAR};{DONE if one else OPEN}"></span>' for one in done)
    return f"<p>{pieces} <strong>{sum(done)} / {len(done)}</strong></p>"
