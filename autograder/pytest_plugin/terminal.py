"""Prints results in pytest's terminal: in full for one submission, one line each for a class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.grading.result import SubmissionResult
from autograder.report.messages import word
from autograder.report.terminal import MAX_FULL, class_line, submission_lines

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
    # A line of the full width makes some terminals begin another one.
    width = max(terminal._tw.fullwidth - 1, 40)
    for result in results:
        terminal.write_line("")
        if len(results) <= MAX_FULL or verbose:
            lines = submission_lines(
                result, language, paint=paint, verbose=verbose, width=width, ask_for_more=True
            )
            for line in lines:
                terminal.write_line(line)
        else:
            terminal.write_line(class_line(result, language))
