"""The report a student reads in the terminal: a table, then one block for each open exercise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from autograder.grading.failure import Failure
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.plain import MARK, inert, marked, one_line
from autograder.report.messages import (
    graded,
    is_open,
    note_text,
    points,
    remarks,
    sentence,
    status_text,
    word,
)

MAX_OUTPUT_LINES = 12
MAX_OUTPUT_WIDTH = 500
SYMBOLS = {
    Status.DONE: "✓",
    Status.WRONG: "✗",
    Status.NOT_STARTED: "·",
    Status.BLOCKED: "↑",
    Status.NOT_RUN: "-",
}
COLOURS = {Status.DONE: "green", Status.WRONG: "red", Status.BLOCKED: "yellow"}
Paint = Callable[[str, str], str]


def plain(text: str, colour: str) -> str:
    """No colour at all."""
    del colour
    return text


def submission_lines(
    result: SubmissionResult, language: str, *, paint: Paint = plain, verbose: bool = False
) -> Iterator[str]:
    """The whole report, line by line."""
    heading = one_line(f"{result.assignment}   {result.submission}")
    yield paint(heading, "bold")
    yield ""
    if result.error is not None:
        yield from (paint(line, "red") for line in marked(note_text(result.error, language)))
        return
    noticed = remarks(result, language)
    for remark in noticed:
        first, *more = marked(remark)
        yield paint(f"! {first}", "yellow")
        yield from (paint(f"  {line}", "yellow") for line in more)
    if noticed:
        yield ""
    yield from table_lines(result, language, paint)
    if result.output.strip():
        yield ""
        yield from _output_lines(result.output, word("loading_output", language))
    for exercise in result.exercises:
        ran = exercise.status is not Status.NOT_RUN
        if exercise.status is Status.WRONG or (verbose and ran) or exercise.output.strip():
            yield ""
            yield from exercise_lines(exercise, language, paint=paint, verbose=verbose)
    yield ""
    yield closing_line(result, language)


def table_lines(result: SubmissionResult, language: str, paint: Paint = plain) -> Iterator[str]:
    """The table of exercises with their status and points."""
    shown = graded(result)
    rows = [
        (e.name, status_text(e, language), f"{points(e.score)} / {points(e.max_score)}", e.status)
        for e in shown
    ]
    header = tuple(word(key, language) for key in ("exercise", "status", "points"))
    won, of = sum(e.score for e in shown), sum(e.max_score for e in shown)
    total = (word("total", language), "", f"{points(won)} / {points(of)}")
    widths = [max(_width(row[n]) for row in [header, total, *rows]) for n in range(3)]
    yield "    " + _row(header, widths)
    for *cells, status in rows:
        yield f"  {SYMBOLS[status]} " + paint(_row(cells, widths), COLOURS.get(status, ""))
    yield "    " + "─" * (sum(widths) + 4)
    yield "    " + paint(_row(total, widths), "bold")


def exercise_lines(
    exercise: ExerciseResult, language: str, *, paint: Paint = plain, verbose: bool = False
) -> Iterator[str]:
    """What a student should know about one exercise."""
    yield paint(f"── {exercise.name} · {status_text(exercise, language)}", "bold")
    failure = exercise.first_failure
    if exercise.status is Status.BLOCKED:
        yield "  " + word("blocked_by", language, by=exercise.blocked_by)
    elif failure is not None:
        yield from failure_lines(failure, language, paint)
        failed = [check.name for check in exercise.checks if not check.passed][1:]
        if failed and exercise.status is Status.WRONG:
            shown = ", ".join(failed[:6]) + (" …" if len(failed) > 6 else "")
            yield paint("  " + word("more", language, names=shown), "dim")
    for hint in exercise.hints:
        yield paint(f"  → {word('hint', language)}: {hint.in_language(language)}", "cyan")
    if exercise.output.strip():
        yield from _output_lines(exercise.output, word("printed_output", language))
    if verbose:
        for check in exercise.checks:
            mark = SYMBOLS[Status.DONE if check.passed else Status.WRONG]
            yield f"    {mark} {check.name}"
            if check.failure is not None and check.failure is not failure:
                yield from (f"    {line}" for line in failure_lines(check.failure, language, paint))


def failure_lines(failure: Failure, language: str, paint: Paint = plain) -> Iterator[str]:
    """The sentence, and beside it the call, expected, got, and the slide with its printed value."""
    for line in marked(sentence(failure, language)):
        yield "  " + paint(line, "red")
    labelled = [
        ("call", failure.call),
        ("expected", failure.expected),
        ("got", failure.got),
        ("slide", str(failure.slide) if failure.slide else ""),
        ("printed", failure.printed),
    ]
    # `describe` has made one line of every text of the student's in these.
    shown = [(word(key, language), inert(text).split("\n")) for key, text in labelled if text]
    width = max((_width(label) for label, _ in shown), default=0)
    for label, (first, *rest) in shown:
        yield f"    {_padded(label, width)}  {first}"
        yield from (" " * (width + 6) + line for line in rest)
    if failure.printed:
        yield paint(f"    {word('rounding', language)}", "dim")


def closing_line(result: SubmissionResult, language: str) -> str:
    """What comes next, or praise."""
    if not result.complete:
        ran = [e for e in result.exercises if e.status is not Status.NOT_RUN]
        if ran and not any(is_open(e) for e in ran):
            return ""
        if not ran:
            return word("incomplete", language)
    waiting = [e for e in result.exercises if is_open(e) and e.status is not Status.NOT_RUN]
    if not waiting:
        return word("all_done", language)
    return word("next", language, name=waiting[0].name)


def _output_lines(output: str, label: str) -> Iterator[str]:
    lines = output.rstrip("\n").split("\n")
    yield f"  {label}:"
    for line in lines[:MAX_OUTPUT_LINES]:
        yield f"    {MARK}{inert(line[:MAX_OUTPUT_WIDTH])[:MAX_OUTPUT_WIDTH]}"
    if len(lines) > MAX_OUTPUT_LINES:
        yield f"    {MARK}… (+{len(lines) - MAX_OUTPUT_LINES})"


def _row(cells: tuple[str, ...] | list[str], widths: list[int]) -> str:
    left = [_padded(cell, width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    return "  ".join([*left, " " * (widths[2] - _width(cells[2])) + cells[2]])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns that a terminal gives to the text: Hangul takes two each."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
