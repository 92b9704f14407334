"""Writes the JSON report, which is marked as incomplete until the whole of it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.feedback.report import FeedbackReport
from autograder.report.json import SCHEMA_VERSION, grade, write_json

# More than a release protects; a push can add any number, and each of its branches has a report.
MAX_CHANGES = 500
MAX_CHANGES_LETTERS = 64 << 10


def write_unfinished(path: Path, error: str = "") -> None:
    """Write a report that says that there is none yet; a run that dies leaves this one behind."""
    write_json(
        path,
        {
            "schema_version": SCHEMA_VERSION,
            "complete": False,
            "trusted": False,
            "error": error or None,
            "release": "",
            "commit": None,
            "changed_files": [],
            "changed_count": 0,
            "score": 0.0,
            "max_score": 0.0,
            "submissions": [],
        },
    )


def write_report(path: Path, report: FeedbackReport) -> None:
    """Write the whole report (see docs/result-schema.md), replacing `path` at once."""
    write_json(path, as_json(report))


def as_json(report: FeedbackReport) -> dict[str, Any]:
    """The report as plain JSON data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "complete": report.complete,
        "trusted": report.trusted,
        "error": report.error or None,
        "release": report.release,
        "commit": report.commit or None,
        "changed_files": list(_listed(report)),
        "changed_count": len(report.changes),
        "score": float(report.score),
        "max_score": float(report.max_score),
        "submissions": [grade(result, report.language) for result in report.results],
    }


def _listed(report: FeedbackReport) -> Iterator[dict[str, str]]:
    letters = 0
    for change in report.changes[:MAX_CHANGES]:
        letters += len(change.path)
        if letters > MAX_CHANGES_LETTERS:
            return
        yield vars(change)
