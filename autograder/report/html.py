"""Results as HTML for notebooks and feedback pages; everything of a student's is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from autograder.grading.failure import Failure
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.plain import printable
from autograder.report.messages import (
    graded,
    note_text,
    points,
    remarks,
    sentence,
    status_text,
    word,
)

MAX_OUTPUT = 2_000
# Behind white letters, so that they can be read on a page of any colour.
COLOURS = {
    Status.DONE: "#1a7f37",
    Status.WRONG: "#c62828",
    Status.NOT_STARTED: "#5b6270",
    Status.UNREADABLE: "#c62828",
    Status.MISSING: "#c62828",
    Status.BLOCKED: "#8a5300",
    Status.NOT_RUN: "#5b6270",
}
PILL = "color:#ffffff;background:{colour};padding:.05em .5em;border-radius:.7em"
# Inline, because Colab, VS Code and nbgrader's feedback each drop or rewrite style sheets.
BOX = "border-left:4px solid {colour};padding:.4em .9em;margin:.5em 0;line-height:1.5"
CODE = "font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere"
LABEL = "text-align:left;vertical-align:top;padding:.1em 1em .1em 0;opacity:.85;font-weight:normal"
HINT = "margin:.5em 0 0;padding:.4em .7em;background:rgba(33,150,243,.12);border-radius:4px"


def exercise_html(exercise: ExerciseResult, language: str) -> str:
    """One exercise as a self-contained block."""
    return "".join(_exercise_parts(exercise, language))


def submission_html(result: SubmissionResult, language: str) -> str:
    """A whole submission: remarks, table, and a block for each exercise that is open."""
    return "".join(_submission_parts(result, language))


def remarks_html(result: SubmissionResult, language: str) -> str:
    """What was noticed about the file and its cells; empty if nothing was."""
    texts = [note_text(result.error, language)] if result.error is not None else []
    texts += remarks(result, language)
    items = "".join(f'<li style="{CODE}">{escape(printable(text))}</li>' for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _submission_parts(result: SubmissionResult, language: str) -> Iterator[str]:
    yield remarks_html(result, language)
    if result.error is not None:
        return
    head = "".join(
        f'<th style="text-align:left;padding:.2em 1.2em .2em 0">{escape(word(key, language))}</th>'
        for key in ("exercise", "status", "points")
    )
    yield f'<table style="border-collapse:collapse"><tr>{head}</tr>'
    for exercise in graded(result):
        cells = (
            f"<code>{escape(exercise.name)}</code>",
            _pill(exercise, language),
            f"{points(exercise.score)} / {points(exercise.max_score)}",
        )
        row = "".join(f'<td style="padding:.2em 1.2em .2em 0">{cell}</td>' for cell in cells)
        yield f"<tr>{row}</tr>"
    if len(graded(result)) == len(result.exercises):
        for name, worth in result.written:
            cells = (escape(name), escape(word("by_hand", language)), f"– / {points(worth)}")
            row = "".join(f'<td style="padding:.2em 1.2em .2em 0">{cell}</td>' for cell in cells)
            yield f"<tr>{row}</tr>"
    yield "</table>"
    for exercise in result.exercises:
        if exercise.explained:
            yield exercise_html(exercise, language)


def _pill(exercise: ExerciseResult, language: str) -> str:
    style = PILL.format(colour=COLOURS[exercise.status])
    return f'<span style="{style}">{escape(printable(status_text(exercise, language)))}</span>'


def _exercise_parts(exercise: ExerciseResult, language: str) -> Iterator[str]:
    colour = COLOURS[exercise.status]
    yield f'<div style="{BOX.format(colour=colour)}">'
    yield (
        f"<strong>{escape(exercise.name)}</strong> · "
        f"{_pill(exercise, language)} · "
        f"{points(exercise.score)} / {points(exercise.max_score)}"
    )
    failure = exercise.first_failure
    if exercise.status is Status.BLOCKED:
        yield f"<p>{escape(word('blocked_by', language, by=exercise.blocked_by))}</p>"
    elif failure is not None:
        if exercise.only_warned:
            yield f"<p>{escape(word('only_warning', language))}</p>"
        yield _failure_html(failure, language)
    for hint in exercise.hints:
        label = escape(word("hint", language))
        told = escape(printable(hint.in_language(language)))
        yield f'<p style="{HINT}"><strong>{label}</strong> {told}</p>'
    beside = failure.output if failure is not None else ""
    rest = exercise.output.replace(beside, "", 1) if beside else exercise.output
    if rest.strip():
        label = escape(word("printed_output", language))
        text = escape(printable(rest[:MAX_OUTPUT]))
        yield f'<details><summary>{label}</summary><div style="{CODE}">{text}</div></details>'
    yield "</div>"


def _failure_html(failure: Failure, language: str) -> str:
    labelled = [
        ("call", failure.call),
        ("printed_output", failure.output.strip("\n")[:MAX_OUTPUT]),
        ("expected", failure.expected),
        ("got", failure.got),
        ("slide", str(failure.slide) if failure.slide else ""),
        ("printed", failure.printed),
    ]
    rows = "".join(
        f'<tr><th style="{LABEL}">{escape(word(key, language))}</th>'
        f'<td style="{CODE};text-align:left">{escape(printable(text))}</td></tr>'
        for key, text in labelled
        if text
    )
    rounding = f"<p>{escape(word('rounding', language))}</p>" if failure.printed else ""
    said = escape(printable(sentence(failure, language)))
    return f'<p style="white-space:pre-wrap">{said}</p><table>{rows}</table>{rounding}'
