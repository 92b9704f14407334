"""Workflow commands that show feedback at a student's own lines.

A runner takes every line of a step's output that begins with ``::`` (or holds ``##[``) for a
command, so no text of a student's reaches the output in any other form than these escapes.
"""

from __future__ import annotations

import json
import re
import stat
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from autograder.feedback.report import FeedbackReport
from autograder.feedback.text import text
from autograder.grading.result import ExerciseResult, SubmissionResult
from autograder.plain import printable
from autograder.report.messages import is_worth_showing, note_text, sentence, trouble_text
from autograder.submission.read import MAX_NOTEBOOK_BYTES

MAX_ANNOTATIONS = 10  # of one kind in one step; GitHub shows no more
MAX_MESSAGE = 2_000


@dataclass(frozen=True)
class Annotation:
    """One remark at a line; `file` is relative to the repository, or "" for none."""

    file: str
    line: int
    title: str
    message: str

    def command(self) -> str:
        """The workflow command, on one line."""
        place = f"file={_property(self.file)},line={self.line}," if self.file else ""
        return f"::error {place}title={_property(self.title)}::{_data(self.message[:MAX_MESSAGE])}"


def annotations_of(report: FeedbackReport, repository: Path) -> list[Annotation]:
    """At most ten: what spoils the result first, then cells that did not load, then exercises."""
    language = report.language
    found: list[Annotation] = []
    if not report.trusted:
        message = text("untrusted", language, count=len(report.changes))
        names = ", ".join(change.path for change in report.changes[:MAX_ANNOTATIONS])
        found.append(Annotation("", 0, message, names))
    for result in report.results:
        if result.error is not None:
            message = note_text(result.error, language)
            found.append(Annotation(_existing(result, repository), 1, result.assignment, message))
    found += chain.from_iterable(_troubles(r, repository, language) for r in report.results)
    found += chain.from_iterable(_exercises(r, repository, language) for r in report.results)
    more = len(found) - MAX_ANNOTATIONS
    if more <= 0:
        return found
    kept = found[: MAX_ANNOTATIONS - 1]
    count = len(found) - len(kept)
    title = report.course.title.in_language(language)
    return [*kept, Annotation("", 0, title, text("more_annotations", language, count=count))]


def _troubles(result: SubmissionResult, repository: Path, language: str) -> Iterator[Annotation]:
    lines = _Lines.of(repository / result.submission)
    for trouble in result.troubles:
        if is_worth_showing(trouble):
            line = lines.of_cell(trouble.cell, trouble.trouble.fault.line)
            message = trouble_text(trouble, language, notebook=lines.notebook)
            yield Annotation(result.submission, line, result.assignment, message)


def _exercises(result: SubmissionResult, repository: Path, language: str) -> Iterator[Annotation]:
    lines = _Lines.of(repository / result.submission)
    for exercise in result.exercises:
        failure = exercise.first_failure
        if exercise.explained and failure is not None:
            parts = [sentence(failure, language), failure.call]
            parts += [f"→ {hint.in_language(language)}" for hint in exercise.hints]
            yield Annotation(
                result.submission,
                lines.of_exercise(exercise),
                f"{result.assignment} · {exercise.name}",
                "\n".join(part for part in parts if part),
            )


@dataclass
class _Lines:
    """Finds lines of a submission's file as an editor counts them, in a notebook's JSON too."""

    text: str
    notebook: bool

    @classmethod
    def of(cls, path: Path) -> _Lines:
        notebook = path.suffix == ".ipynb"
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                return cls("", notebook)
            with path.open("rb") as file:
                data = file.read(MAX_NOTEBOOK_BYTES)
        except OSError:
            return cls("", notebook)
        return cls(data.decode("utf-8-sig", "replace"), notebook)

    def of_exercise(self, exercise: ExerciseResult) -> int:
        """Where the exercise went wrong, if its own code raised, else where it is defined."""
        failure = exercise.first_failure
        if not self.notebook:
            raised = failure.fault.line if failure and failure.fault else 0
            return self._bounded(raised or exercise.line)
        definition = re.compile(rf'"(def|class) {re.escape(exercise.name)}\b')
        numbered = enumerate(self.text.split("\n"), 1)
        return next((number for number, line in numbered if definition.search(line)), 1)

    def of_cell(self, cell: int, line: int) -> int:
        """Line `line` of cell `cell` in a notebook, line `line` of the file otherwise."""
        return self._bounded(self._in_json(cell, max(line, 1)) if self.notebook else line)

    def _in_json(self, cell: int, line: int) -> int:
        lines = self._places[cell - 1] if 0 < cell <= len(self._places) else []
        return lines[line - 1] + 1 if line <= len(lines) else 1

    @cached_property
    def _places(self) -> list[list[int]]:
        """For each cell the lines of the file (from 0) that its lines stand on, read once."""
        raw, position = self._quoted, 0
        places_of: list[list[int]] = []
        for source in _sources(self.text):
            places_of.append([])
            for content in source:
                for quoted in (json.dumps(content), json.dumps(content, ensure_ascii=False)):
                    places = raw.get(quoted, ())
                    following = bisect_left(places, position)
                    if following < len(places):
                        position = places[following]
                        break
                places_of[-1].append(position)
        return places_of

    @cached_property
    def _quoted(self) -> dict[str, list[int]]:
        """By the text in quotes that a line of the file holds, the numbers of such lines."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.text.split("\n")):
            quoted = line.strip().removeprefix('"source":').strip().removesuffix(",")
            found.setdefault(quoted.removeprefix("[").removesuffix("]"), []).append(number)
        return found

    def _bounded(self, line: int) -> int:
        """Lines come from the student process too, so they are held to the file's own."""
        return min(max(line, 1), self.text.count("\n") + 1)


def _sources(text: str) -> Iterator[list[str]]:
    try:
        cells = json.loads(text)["cells"]
        for cell in cells:
            source = cell["source"]
            yield source if isinstance(source, list) else [source]
    except (ValueError, KeyError, TypeError, RecursionError):
        return


def _existing(result: SubmissionResult, repository: Path) -> str:
    return result.submission if (repository / result.submission).is_file() else ""


def _data(value: str) -> str:
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    # Python and terminals know more line ends than the runner's escapes do.
    value = re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", "\ufffd", value)
    return printable(value).replace("##[", "# #[")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
