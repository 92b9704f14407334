"""Made-up results for the renderers, whose text is as hostile as a student could make it."""

from __future__ import annotations

from pathlib import Path

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.feedback.report import FeedbackReport
from autograder.grading.failure import Failure, Slide
from autograder.grading.result import (
    CheckResult,
    ExerciseResult,
    Hint,
    Status,
    SubmissionResult,
)
from autograder.sandbox.process import Fault

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "::error file=x::boo\n::set-output name=a::b\r\n##[add-path]/tmp\n::stop-commands::x\u2028"
    "::add-mask::y\x85::debug::z | `</code></details><img src=x onerror=1> ```\n# big\n"
    "[l](http://x) @all $x$ %0A::notice::q"
)


def course() -> Course:
    """This course."""
    return load_course(ROOT)


def failure(text: str = HOSTILE, *, line: int = 7) -> Failure:
    """A failure in which every text that a student can choose is `text`."""
    return Failure(
        "fault.exception",
        {"type": text, "message": text, "line": line, "file": text},
        call=text,
        expected=text,
        got=text,
        slide=Slide("D1", "slide"),
        printed="[0.1]",
        fault=Fault("exception", text, text, (), line),
    )


def wrong(name: str, text: str = HOSTILE, *, line: int = 5, output: str = "") -> ExerciseResult:
    """An exercise that fails two of three checks."""
    fails = failure(text)
    return ExerciseResult(
        name,
        0.0,
        2.0,
        Status.WRONG,
        (CheckResult("first"), CheckResult("second", fails), CheckResult("third", fails)),
        (Hint("힌트?", "A hint?", "known_mistake"),),
        output=output or text,
        line=line,
    )


def submission(
    *exercises: ExerciseResult, file: str = "assignments/02_mlp/mlp.py", complete: bool = True
) -> SubmissionResult:
    """A submission of 02_mlp."""
    return SubmissionResult("02_mlp", file, exercises, complete, output=HOSTILE)


def report(*results: SubmissionResult, **fields: object) -> FeedbackReport:
    """A report on this course in English."""
    return FeedbackReport(course(), "en", results, **fields)  # type: ignore[arg-type]
