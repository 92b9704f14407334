"""Keeps the digests of untouched releases, by which a student's changed file is told from ours."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from autograder.authoring.build import build_assignment
from autograder.course.model import LANGUAGES, Assignment, Course
from autograder.submission.choose import fingerprint
from autograder.submission.read import read_submission


def release_fingerprints(course: Course) -> dict[str, list[str]]:
    """Module → fingerprints of its release in each language (see `submission.choose`)."""
    return {
        assignment.module: assignment_fingerprints(course, assignment)
        for assignment in course.assignments
    }


def assignment_fingerprints(course: Course, assignment: Assignment) -> list[str]:
    """Fingerprints of one assignment's .py and .ipynb in each language, sorted."""
    found: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            for path, content in build_assignment(course, assignment, language).items():
                if path.stem == assignment.module and path.suffix in (".py", ".ipynb"):
                    file = Path(folder, path.name)
                    file.write_bytes(content)
                    found.add(fingerprint(read_submission(file)))
    return sorted(found)


def fingerprints_bytes(*known: Mapping[str, list[str]]) -> bytes:
    """The content of ``autograder/recorded/releases.json`` for all that is `known`."""
    modules = sorted({module for part in known for module in part})
    merged = {
        module: sorted({digest for part in known for digest in part.get(module, ())})
        for module in modules
    }
    return (json.dumps(merged, indent=1) + "\n").encode("utf-8")
