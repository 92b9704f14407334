"""The outcome of one task, as one line of JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from autograder.grading.result import SubmissionResult
from autograder.grading.stored import Malformed, restored, restored_result
from autograder.submission.cells import Note

# What comes before a result in a line; JSON's own quoting keeps it from standing in a string.
RESULT = b', "result": '
FIELDS = ("key", "assignment", "student", "submission", "course", "seed", "when")
# Reasons for which a submission was not graded that are no fault of its own.
GRADER_FAULTS = ("grader", "unconfined", "no_library")


@dataclass(frozen=True)
class Record:
    """A task's result (see `Task` for the names) and when it was given, in UTC.

    result: a `SubmissionResult` as `grading.stored.plain` writes it, its file named as seen from
    the submission's own place. From it, today's schema: `report.json.grade`.
    """

    key: str
    assignment: str
    student: str
    submission: str
    course: str
    seed: str
    when: str
    result: Any

    @property
    def line(self) -> bytes:
        """One line of JSON, in ASCII: students' text may hold what no UTF-8 file can."""
        head = {name: getattr(self, name) for name in FIELDS} | {"settled": self.settled}
        written = json.dumps(head).encode("ascii")[:-1] + RESULT
        return written + json.dumps(self.result, allow_nan=False).encode("ascii") + b"}\n"

    @classmethod
    def from_line(cls, line: bytes) -> Record:
        """The record that a line holds; raises `Malformed` where it holds none."""
        try:
            said = json.loads(line)
            texts = {name: said[name] for name in FIELDS}
            if not all(isinstance(text, str) for text in texts.values()):
                raise Malformed("no record")
            return cls(**texts, result=said["result"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Malformed(f"no record: {error}") from error

    @property
    def error(self) -> Note | None:
        """Why it could not be graded; None where it was."""
        found = restored(self.result.get("error")) if isinstance(self.result, dict) else None
        return found if isinstance(found, Note) else None

    @property
    def settled(self) -> bool:
        """Whether the same task would end the same way: no failure of the grader was involved."""
        return self.error is None or self.error.key not in GRADER_FAULTS

    @property
    def ended(self) -> bool:
        """Whether a process that graded it ended, so that it is worth another try."""
        return self.error is not None and ("ended", True) in self.error.values

    def restored(self) -> SubmissionResult:
        """The result as it was; raises `Malformed` where it is none."""
        return restored_result(self.result)


def head_of(line: bytes) -> dict[str, Any] | None:
    """A line's fields other than the result, which is not parsed; None for an incomplete line."""
    head, found, _ = line.partition(RESULT)
    if not found or not line.endswith(b"}\n"):
        return None
    try:
        said = json.loads(head + b"}")
    except ValueError:
        return None
    return said if isinstance(said, dict) and isinstance(said.get("key"), str) else None


def now() -> str:
    """The time, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
