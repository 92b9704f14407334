"""Keeps the last validated course as JSON, so that pytest starts without pydantic and YAML."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from autograder.course import model
from autograder.files import write_whole

CACHE_FILE = Path(".course", "cache", "course.json")


def schema_stamp() -> list[list[int]]:
    """Identify the code that validates and stores: an upgrade must forget what older code kept."""
    here = Path(__file__).parent
    stats = [os.stat(here / name) for name in ("config.py", "model.py", "cache.py")]
    return [[stat.st_size, stat.st_mtime_ns] for stat in stats]


def read(root: Path, text: str) -> model.Course | None:
    """Return the course kept for exactly this course.yml `text`, or None."""
    try:
        kept = json.loads((root / CACHE_FILE).read_text(encoding="utf-8"))
        if kept["text"] != text or kept["schema"] != schema_stamp():
            return None
        return from_plain(kept["course"], root)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(course: model.Course, text: str) -> None:
    """Keep `course` for next time; a course in a read-only place is not cached."""
    file = course.root / CACHE_FILE
    content = {"schema": schema_stamp(), "text": text, "course": to_plain(course)}
    with suppress(OSError):
        write_whole(file, json.dumps(content, ensure_ascii=False).encode())


def to_plain(course: model.Course) -> dict[str, Any]:
    """Return `course` as JSON-ready data, without `root`."""
    plain = asdict(course)
    del plain["root"]
    for assignment in plain["assignments"]:
        due = assignment["due"]
        assignment["due"] = due.isoformat() if due else None
    for extension in plain["extensions"]:
        until = extension["until"]
        extension["until"] = until.isoformat() if until else None
    return plain


def from_plain(plain: dict[str, Any], root: Path) -> model.Course:
    """Rebuild what `to_plain` took apart."""
    values = dict(plain)
    grading = values["grading"]
    values["grading"] = model.Grading(
        model.SeedPolicy(**grading["seed"]),
        model.LatePolicy(**grading["late"]),
        model.RepairPolicy(**grading["repair"]),
        grading["follow_through"],
        grading["jobs"],
        grading["cluster"],
    )
    values["title"] = model.Bilingual(**values["title"])
    values["limits"] = model.Limits(**values["limits"])
    values["feedback"] = model.FeedbackPolicy(**values["feedback"])
    values["assignments"] = tuple(_assignment(item) for item in values["assignments"])
    values["extensions"] = tuple(_extension(item) for item in values["extensions"])
    return model.Course(root=root, **values)


def _extension(plain: dict[str, Any]) -> model.Extension:
    values = dict(plain)
    values["until"] = datetime.fromisoformat(values["until"]) if values["until"] else None
    return model.Extension(**values)


def _assignment(plain: dict[str, Any]) -> model.Assignment:
    values = dict(plain)
    values["title"] = model.Bilingual(**values["title"])
    values["due"] = datetime.fromisoformat(values["due"]) if values["due"] else None
    values["forbid"] = tuple(values["forbid"])
    values["limits"] = model.Limits(**values["limits"])
    values["late"] = model.LatePolicy(**values["late"])
    values["exercises"] = {
        name: model.Exercise(item["points"], tuple(item["forbid"]), item["repair"])
        for name, item in values["exercises"].items()
    }
    return model.Assignment(**values)
