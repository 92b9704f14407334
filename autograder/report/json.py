"""Results as JSON with a documented, versioned shape, for whatever reads grades by machine.

The shape is described in docs/result-schema.md; change both together, and `SCHEMA_VERSION` when
a field goes or changes its meaning (new fields may come at any time).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.files import write_whole
from autograder.grading.check_titles import check_title
from autograder.grading.failure import Failure
from autograder.grading.result import CheckResult, ExerciseResult, SubmissionResult
from autograder.mistakes import Hint
from autograder.nested import is_list
from autograder.report.messages import is_worth_showing, note_text, sentence, trouble_text

SCHEMA_VERSION = 1


def write_grades(path: Path, results: Sequence[SubmissionResult], language: str) -> None:
    """Write one object, or a list of them when there is not exactly one, replacing `path` at once.

    Whoever reads the file sees the former content or the whole new one, never a part. Sentences
    are in `language` ("ko" or "en").
    """
    grades = [grade(result, language) for result in results]
    write_json(path, grades[0] if len(grades) == 1 else grades)


def write_class(path: Path, results: Iterable[SubmissionResult], language: str) -> None:
    """Write a list of any length, of which no more than one result is in memory at a time."""

    def parts() -> Iterator[bytes]:
        between = "[\n"
        for result in results:
            text = json.dumps(grade(result, language), ensure_ascii=False, allow_nan=False)
            yield f"{between}{text}".encode("utf-8", "replace")
            between = ",\n"
        yield b"[]\n" if between == "[\n" else b"\n]\n"

    write_whole(path, parts())


def write_json(path: Path, content: Any) -> None:
    """Write `content` as UTF-8 JSON, replacing `path` at once; raises OSError if it cannot."""
    text = _as_json(content) + "\n"
    # Students' text may hold lone surrogates, which no UTF-8 file can.
    write_whole(path, text.encode("utf-8", "replace"))


def _as_json(content: Any) -> str:
    """Indented, but a class one submission to a line: `json` is slow where it has to indent."""
    if is_list(content):
        lines = (json.dumps(item, ensure_ascii=False, allow_nan=False) for item in content)
        return "[\n" + ",\n".join(lines) + "\n]"
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def grade(result: SubmissionResult, language: str) -> dict[str, Any]:
    """One submission's result as plain JSON data."""
    notebook = result.submission.endswith(".ipynb")
    return {
        "schema_version": SCHEMA_VERSION,
        "assignment": result.assignment,
        "submission": result.submission,
        "score": float(result.score),
        "max_score": float(result.max_score),
        "complete": result.complete,
        "all_done": result.all_done,
        "seed": result.seed,
        "confinement": dict(result.confinement),
        "language": language,
        "error": note_text(result.error, language) if result.error else None,
        "notes": [note_text(note, language) for note in result.notes],
        "cells": [
            {
                "cell": trouble.cell,
                "title": trouble.title,
                "line": trouble.trouble.fault.line,
                "message": trouble_text(trouble, language, notebook=notebook),
            }
            for trouble in result.troubles
            if is_worth_showing(trouble)
        ],
        "shortcuts": [
            {
                "name": found.name,
                "exercise": found.exercise or None,
                "file": found.file,
                "line": found.line,
                "how": found.how,
            }
            for found in result.shortcuts
        ],
        "output": result.output,
        "exercises": [_exercise(exercise, language) for exercise in result.exercises],
    }


def _exercise(exercise: ExerciseResult, language: str) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "score": float(exercise.score),
        "max_score": float(exercise.max_score),
        "status": str(exercise.status),
        "blocked_by": exercise.blocked_by or None,
        "graded_with": list(exercise.with_ours),
        "line": exercise.line or None,
        "checks": [_check(check, language) for check in exercise.checks],
        "hints": [hint.in_language(language) for hint in exercise.hints],
        "mistakes": [hint.mistake for hint in exercise.hints if hint.mistake],
        "diagnosis": [_diagnosis(hint) for hint in exercise.hints],
        "behaviour": exercise.behaviour or None,
        "output": exercise.output,
    }


def _diagnosis(hint: Hint) -> dict[str, Any]:
    kind = "mistake" if hint.mistake or hint.kind == "case" else hint.kind
    return {"kind": kind, "name": hint.mistake or hint.name or None, "line": hint.line or None}


def _check(check: CheckResult, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": check.name,
        "title": check_title(check.name, check.title, language),
        "passed": check.passed,
        "message": "",
    }
    if check.failure is not None:
        data["message"] = sentence(check.failure, language)
        data |= _details(check.failure)
    return data


def _details(failure: Failure) -> dict[str, Any]:
    details = {
        "call": failure.call,
        "expected": failure.expected,
        "got": failure.got,
        "slide": str(failure.slide) if failure.slide else "",
        "printed": failure.printed,
    }
    return {"key": failure.key} | {name: text for name, text in details.items() if text}
