"""Outputs of the reference and of known mistakes, recorded at release for the public seed.

A student's copy has these numbers in place of code: enough to compare with, nothing to read.
One file per assignment, ``autograder/recorded/<module>.recording``, framed as on the wire.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from autograder.grading.digest import call_digest
from autograder.grading.result import Hint
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side import wire

FOLDER = Path(__file__).parent.parent / "recorded"
MAX_BYTES = 64 << 20


@dataclass
class Recording:
    """Replies by call digest, in the order in which the same call was made.

    reference: digest → replies; mistakes: exercise → mistake → digest → replies.
    """

    reference: dict[str, list[Reply]] = field(default_factory=dict)
    mistakes: dict[str, dict[str, dict[str, list[Reply]]]] = field(default_factory=dict)
    hints: dict[str, dict[str, Hint]] = field(default_factory=dict)

    def reference_outcome(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> Reply | None:
        """The reference's reply to this call, or None if it was not recorded."""
        replies = self.reference.get(call_digest(name, args, kwargs))
        return replies[0] if replies else None


@cache
def read_recording(module: str, folder: Path = FOLDER) -> Recording | None:
    """The recording of an assignment, or None where there is none."""
    path = folder / f"{module}.recording"
    if not path.is_file():
        return None
    message = wire.receive_frame(io.BytesIO(path.read_bytes()).read, MAX_BYTES)
    return _from_message(message)


def write_recording(module: str, recording: Recording, folder: Path) -> Path:
    """Write a recording; the same recording gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{module}.recording"
    chunks: list[bytes] = []
    wire.send_frame(chunks.append, _to_message(recording))
    path.write_bytes(b"".join(chunks))
    return path


def _to_message(recording: Recording) -> dict[str, Any]:
    return {
        "reference": {key: _replies_out(found) for key, found in recording.reference.items()},
        "mistakes": {
            exercise: {
                name: {key: _replies_out(found) for key, found in by_digest.items()}
                for name, by_digest in by_name.items()
            }
            for exercise, by_name in recording.mistakes.items()
        },
        "hints": {
            exercise: {name: [hint.ko, hint.en] for name, hint in by_name.items()}
            for exercise, by_name in recording.hints.items()
        },
    }


def _from_message(message: dict[str, Any]) -> Recording:
    return Recording(
        reference={key: _replies_in(found) for key, found in message["reference"].items()},
        mistakes={
            exercise: {
                name: {key: _replies_in(found) for key, found in by_digest.items()}
                for name, by_digest in by_name.items()
            }
            for exercise, by_name in message["mistakes"].items()
        },
        hints={
            exercise: {name: Hint(ko, en, name) for name, (ko, en) in by_name.items()}
            for exercise, by_name in message["hints"].items()
        },
    )


def _replies_out(replies: list[Reply]) -> list[Any]:
    return [
        {"fault": reply.fault.type_name or reply.fault.kind}
        if reply.fault
        else {"value": reply.value, "after": [reply.args_after, reply.kwargs_after]}
        for reply in replies
    ]


def _replies_in(replies: list[Any]) -> list[Reply]:
    return [
        Reply(fault=Fault("exception", type_name=item["fault"]))
        if "fault" in item
        else Reply(item["value"], None, "", *item["after"])
        for item in replies
    ]
