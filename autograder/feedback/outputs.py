"""Writes and prints feedback, and decides the exit status of a run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.feedback.annotations import Annotation, annotations_of
from autograder.feedback.artifact import write_report, write_unfinished
from autograder.feedback.console import console_lines
from autograder.feedback.report import FeedbackReport
from autograder.feedback.summary import MAX_BYTES, add_summary, room_in, summary
from autograder.feedback.text import text
from autograder.plain import one_line
from autograder.report.markdown import inline

EXIT_DONE = 0
EXIT_NOT_ALL_DONE = 1
EXIT_BAD_INPUT = 2
EXIT_NOT_TO_BE_TRUSTED = 3


@dataclass(frozen=True)
class Outputs:
    """The outputs of one run. `runner_summary` is the file of a job step, which is added to;
    `summary` is a file of our own, which is replaced."""

    json: Path | None = None
    summary: Path | None = None
    runner_summary: Path | None = None
    annotate: bool = False

    @classmethod
    def chosen(
        cls, json: Path | None, summary: Path | None, environment: Mapping[str, str]
    ) -> Outputs:
        """What the command line asks for, and what a runner's environment does."""
        runner = environment.get("GITHUB_STEP_SUMMARY", "")
        annotate = environment.get("GITHUB_ACTIONS", "") == "true"
        return cls(json, summary, Path(runner) if runner else None, annotate)

    def begin(self) -> None:
        """Leave a report behind that says that there is none, in case this run is ended."""
        if self.json is not None:
            _written(self.json, write_unfinished)

    def fail(self, problem: str) -> None:
        """Say in every output why there is no feedback."""
        if self.json is not None:
            _written(self.json, lambda path: write_unfinished(path, problem))
        told = [text("failed", language, course="") for language in ("ko", "en")]
        lines = "".join(f"> {inline(line)}\n>\n" for line in [*told, *problem.split("\n")])
        self._write_summary(f"> [!CAUTION]\n{lines}\n")
        if self.annotate:
            say(Annotation("", 0, told[-1], problem).command())

    def remove(self) -> None:
        """Let no earlier report stand where there is none of this run."""
        for path in (self.json, self.summary):
            if path is not None:
                _written(path, lambda path: path.unlink(missing_ok=True))

    def finish(self, report: FeedbackReport, repository: Path, *, aloud: bool = True) -> None:
        """Write the report to every output; not to the console where that has it already."""
        if self.json is not None:
            _written(self.json, lambda path: write_report(path, report))
        if self.runner_summary is not None:
            room = room_in(self.runner_summary)
            add_summary(self.runner_summary, summary(report, max_bytes=room))
        if self.summary is not None:
            text_ = summary(report, max_bytes=MAX_BYTES)
            _written(self.summary, lambda path: path.write_text(text_, "utf-8", "replace"))
        for line in console_lines(report) if aloud else ():
            say(line)
        if self.annotate:
            for annotation in annotations_of(report, repository):
                say(annotation.command())

    def _write_summary(self, markdown: str) -> None:
        if self.runner_summary is not None and room_in(self.runner_summary) > len(markdown) * 4:
            add_summary(self.runner_summary, markdown)
        if self.summary is not None:
            _written(self.summary, lambda path: path.write_text(markdown, "utf-8", "replace"))


def exit_status(report: FeedbackReport) -> int:
    """0 only after a complete report of released checks that the course is content with."""
    if not report.trusted or not report.complete:
        return EXIT_NOT_TO_BE_TRUSTED
    if report.course.feedback.fail_when_incomplete and not report.all_done:
        say(one_line(text("not_all_done", report.language)))
        return EXIT_NOT_ALL_DONE
    return EXIT_DONE


def say(line: str) -> None:
    """Print a line; to nobody from there on, where who read it has hung up."""
    try:
        sys.stdout.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reports in files are for others
        nobody = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nobody, sys.stdout.fileno())
        os.close(nobody)


def _written(path: Path, write: Callable[[Path], object]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
    except OSError as error:
        raise CourseError(f"{path}: cannot be written: {error.strerror}.") from None
