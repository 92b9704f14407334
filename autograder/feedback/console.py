"""Feedback on a push as lines for a log or, from a hook, for the student's terminal."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.feedback.report import FeedbackReport
from autograder.feedback.summary import status_of
from autograder.feedback.text import text
from autograder.grading.result import ExerciseResult, SubmissionResult
from autograder.plain import one_line
from autograder.report.messages import (
    note_text,
    points,
    sentence,
    shown_troubles,
    trouble_text,
    word,
)
from autograder.report.terminal import SYMBOLS

SHOWN_CHANGES = 20


def console_lines(report: FeedbackReport) -> Iterator[str]:
    """The report, a few words to a line; safe to print where a runner looks for commands."""
    for line in _lines(report):
        yield one_line(line)


def _lines(report: FeedbackReport) -> Iterator[str]:
    language = report.language
    title = report.course.title.in_language(language)
    yield text("title", language, course=title)
    if report.changes:
        key = "server_checks" if report.trusted else "untrusted"
        yield f"! {text(key, language, count=len(report.changes))}"
        for change in report.changes[:SHOWN_CHANGES]:
            yield f"    {change.path} ({text(change.change, language)})"
        if len(report.changes) > SHOWN_CHANGES:
            yield f"    … (+{len(report.changes) - SHOWN_CHANGES})"
    if not report.results and not report.error:
        yield text("nothing_changed", language)
    for result in report.results:
        yield from _submission(result, language)
    if len(report.results) > 1:
        total = text("total", language)
        yield f"{total}  {points(report.score)} / {points(report.max_score)}"
    if not report.complete:
        yield f"! {report.error or text('incomplete', language)}"


def _submission(result: SubmissionResult, language: str) -> Iterator[str]:
    score = f"{points(result.score)} / {points(result.max_score)}"
    yield f"{result.assignment}  {score}  {status_of(result, language)}"
    if result.error is not None:
        yield f"  ! {note_text(result.error, language)}"
        return
    notebook = result.submission.endswith(".ipynb")
    for trouble in shown_troubles(result):
        yield f"  ! {trouble_text(trouble, language, notebook=notebook)}"
    for exercise in result.exercises:
        if exercise.explained:
            yield from _exercise(exercise, language)


def _exercise(exercise: ExerciseResult, language: str) -> Iterator[str]:
    failure = exercise.first_failure
    told = sentence(failure, language) if failure else ""
    yield f"  {SYMBOLS[exercise.status]} {exercise.name}  {told}"
    if failure and failure.call:
        yield f"      {failure.call}"
    for hint in exercise.hints:
        yield f"      → {word('hint', language)}: {hint.in_language(language)}"
