"""Encodes tasks as JSON bytes and back, so that no student data is ever unpickled."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from typing import Any

from autograder.class_run.task import Task

_PLAIN_FIELDS = (
    *("assignment", "student", "name", "is_folder", "submission", "course", "seed"),
    *("confinement", "skip_untouched", "path"),
)


def to_bytes(tasks: Iterable[Task]) -> bytes:
    """Tasks with their files, a line of JSON in ASCII for each."""
    return b"\n".join(map(_task_line, tasks))


def from_bytes(message: bytes) -> list[Task]:
    """The tasks that `to_bytes` wrote."""
    return list(map(_task, message.splitlines()))


def _task_line(task: Task) -> bytes:
    said: dict[str, Any] = {name: getattr(task, name) for name in _PLAIN_FIELDS}
    said["exercises"] = None if task.exercises is None else list(task.exercises)
    said["odd"] = dict(task.odd)
    said["files"] = {
        name: base64.b64encode(content).decode("ascii") for name, content in task.files.items()
    }
    return json.dumps(said).encode("ascii")


def _task(line: bytes) -> Task:
    said = json.loads(line)
    exercises = said.pop("exercises")
    files = {name: base64.b64decode(text) for name, text in said.pop("files").items()}
    return Task(
        **{name: said[name] for name in _PLAIN_FIELDS},
        exercises=None if exercises is None else tuple(exercises),
        files=files,
        odd=said["odd"],
    )
