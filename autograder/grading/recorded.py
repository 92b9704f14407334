"""Outputs of the reference and of known mistakes, recorded at release for the public seed.

A student's copy has these numbers in place of code: enough to compare with, nothing to read.
One file per assignment, ``checks/<assignment>/outputs.recording``: frames as on the wire, each
holding some of the records, so that no frame comes near the wire's limits.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course.errors import CourseError
from autograder.mistakes import Hint
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side import wire

FILE = "outputs.recording"
FORMAT = 1
MAX_BYTES = 64 << 20
RECORDS_PER_FRAME = 500
# Stands for arguments that a call left as they were, which is nearly always.
UNCHANGED = "unchanged"


@dataclass
class Recording:
    """What is known without code: replies by call digest.

    reference: digest → reply; mistakes: exercise → mistake → digest → replies, in the order in
    which that same call was made; hints: exercise → mistake → hint; parameters: exercise → what
    its function takes; patterns: exercise that draws → mistake → [check, why it failed].
    """

    reference: dict[str, Reply] = field(default_factory=dict[str, Reply])
    mistakes: dict[str, dict[str, dict[str, list[Reply]]]] = field(
        default_factory=dict[str, dict[str, dict[str, list[Reply]]]]
    )
    hints: dict[str, dict[str, Hint]] = field(default_factory=dict[str, dict[str, Hint]])
    parameters: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    patterns: dict[str, dict[str, list[list[str]]]] = field(
        default_factory=dict[str, dict[str, list[list[str]]]]
    )


@cache
def read_recording(folder: Path) -> Recording | None:
    """The recording in an assignment's folder, or None where there is none.

    Raises CourseError with one sentence when the file is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        return _from_frames(_frames(path.read_bytes()))
    except (wire.WireError, OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        raise CourseError(
            f"{path.parent.name}/{path.name}: the recorded outputs of the reference cannot be "
            f"read ({error}); "
            "take the file from the course's release again."
        ) from error


def recording_bytes(recording: Recording) -> bytes:
    """The content of a recording's file."""
    records = list(_records(recording))
    frames: list[dict[str, Any]] = [{"format": FORMAT, "records": len(records)}]
    frames += [
        {"part": records[start : start + RECORDS_PER_FRAME]}
        for start in range(0, len(records), RECORDS_PER_FRAME)
    ]
    return b"".join(_frame(frame) for frame in frames)


def _records(recording: Recording) -> Iterator[list[Any]]:
    for digest, reply in recording.reference.items():
        yield ["reference", digest, _reply_out(reply)]
    for exercise, names in recording.parameters.items():
        yield ["parameters", exercise, names]
    for exercise, patterns in recording.patterns.items():
        yield ["patterns", exercise, patterns]
    for exercise, hints in recording.hints.items():
        for name, hint in hints.items():
            yield ["hint", exercise, name, hint.ko, hint.en]
    for exercise, by_name in recording.mistakes.items():
        for name, by_digest in by_name.items():
            for digest, replies in by_digest.items():
                right = recording.reference.get(digest)
                known = None if right is None else _frame({"reply": _reply_out(right)})
                told = [_reply_out(reply) for reply in replies]
                # None: what the reference replies, as most mistakes do most of the time.
                short = [None if _frame({"reply": reply}) == known else reply for reply in told]
                yield ["mistake", exercise, name, digest, short]


def _from_frames(frames: Iterable[dict[str, Any]]) -> Recording:
    frames = iter(frames)
    head = next(frames)
    if head.get("format") != FORMAT:
        raise ValueError(f"format {head.get('format')}, this version reads {FORMAT}")
    records = list(itertools.chain.from_iterable(frame["part"] for frame in frames))
    if len(records) != head["records"]:
        raise ValueError("cut short")
    recording = Recording()
    for kind, *rest in records:
        if kind == "reference":
            digest, reply = rest
            recording.reference[digest] = _reply_in(reply)
        elif kind == "parameters":
            exercise, names = rest
            recording.parameters[exercise] = names
        elif kind == "patterns":
            exercise, patterns = rest
            recording.patterns[exercise] = patterns
        elif kind == "hint":
            exercise, name, ko, en = rest
            recording.hints.setdefault(exercise, {})[name] = Hint(ko, en, name)
        else:
            exercise, name, digest, replies = rest
            by_name = recording.mistakes.setdefault(exercise, {})
            by_name.setdefault(name, {})[digest] = [
                recording.reference[digest] if reply is None else _reply_in(reply)
                for reply in replies
            ]
    return recording


def _frames(data: bytes) -> Iterator[dict[str, Any]]:
    stream = io.BytesIO(data)
    while stream.tell() < len(data):
        yield wire.receive_frame(stream.read, MAX_BYTES)


def _frame(message: dict[str, Any]) -> bytes:
    chunks: list[bytes] = []
    wire.send_frame(chunks.append, message)
    return b"".join(chunks)


def _reply_out(reply: Reply) -> dict[str, Any]:
    if reply.fault is not None:
        return {"fault": [reply.fault.kind, reply.fault.type_name]}
    told: dict[str, Any] = {"value": reply.value}
    if reply.args_after != UNCHANGED:
        told["after"] = [reply.args_after, reply.kwargs_after]
    if reply.shares or reply.moved or reply.warnings:
        told["seen"] = [list(reply.warnings), list(reply.shares), list(reply.moved)]
    return told


def _reply_in(told: Mapping[str, Any]) -> Reply:
    if "fault" in told:
        kind, type_name = told["fault"]
        return Reply(fault=Fault(kind, type_name=type_name))
    after, kwargs_after = told.get("after", (UNCHANGED, UNCHANGED))
    seen = map(tuple, told.get("seen", ((), (), ())))
    return Reply(told["value"], None, "", after, kwargs_after, *seen)
