"""Prints results in pytest's terminal: in full for one submission, one line each for a class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.grading.result import SubmissionResult
from autograder.plain import one_line
from autograder.report.messages import note_text, points, word
from autograder.report.terminal import submission_lines

MAX_FULL = 5
MARKUP = {
    "green": {"green": True},
    "red": {"red": True},
    "yellow": {"yellow": True},
    "cyan": {"cyan": True},
    "bold": {"bold": True},
    "dim": {"light": True},
}


def print_results(
    terminal: Any, results: Sequence[SubmissionResult], language: str, *, in_process: bool
) -> None:
    """Write every submission's report below pytest's progress."""

    def paint(text: str, colour: str) -> str:
        return terminal._tw.markup(text, **MARKUP.get(colour, {}))

    if in_process:
        terminal.write_line(word("in_process", language), yellow=True)
    verbose = terminal.config.option.verbose > 0
    for result in results:
        terminal.write_line("")
        if len(results) <= MAX_FULL or verbose:
            for line in submission_lines(result, language, paint=paint, verbose=verbose):
                terminal.write_line(line)
        else:
            terminal.write_line(_one_line(result, language))


def _one_line(result: SubmissionResult, language: str) -> str:
    score = f"{points(result.score):>4} / {points(result.max_score)}"
    remark = f"   {note_text(result.error, language)}" if result.error else ""
    return f"{score}   {one_line(result.submission + remark)}"
