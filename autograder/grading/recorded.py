"""Outputs of the reference and of known mistakes, recorded at release for the public seed.

A student's copy has these numbers in place of code: enough to compare with, nothing to read.
One file per assignment, ``checks/<assignment>/outputs.recording``: frames as on the wire. The
first tells what is in each of the others, so that a check of one exercise reads no more than it
needs.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import (
    Callable,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from autograder.course.errors import CourseError
from autograder.mistakes import Hint
from autograder.sandbox.exchange import Reply
from autograder.sandbox.parse_reply import Fault
from autograder.sandbox.student_side import wire

FILE = "outputs.recording"
FORMAT = 2
MAX_BYTES = 64 << 20
# A frame of so many bytes is far from the wire's limits, and read in some milliseconds.
FRAME_BYTES = 64 << 10
V = TypeVar("V")
# Stands for arguments that a call left as they were, which is nearly always.
UNCHANGED = "unchanged"


@dataclass
class Recording:
    """What is known without code: replies by call digest.

    reference: digest → reply; mistakes: exercise → mistake → digest → replies, in the order in
    which that same call was made; hints: exercise → mistake → hint; parameters: exercise → what
    its function takes; patterns: exercise that draws → mistake → [check, why it failed].
    In a recording that was read, each of these decodes its values when they are asked for.
    """

    reference: MutableMapping[str, Reply] = field(default_factory=dict[str, Reply])
    mistakes: MutableMapping[str, dict[str, dict[str, list[Reply]]]] = field(
        default_factory=dict[str, dict[str, dict[str, list[Reply]]]]
    )
    hints: MutableMapping[str, dict[str, Hint]] = field(default_factory=dict[str, dict[str, Hint]])
    parameters: MutableMapping[str, list[str]] = field(default_factory=dict[str, list[str]])
    patterns: MutableMapping[str, dict[str, list[list[str]]]] = field(
        default_factory=dict[str, dict[str, list[list[str]]]]
    )


class _Read(MutableMapping[str, V]):
    """What a recording holds of one kind; decoded when a value is asked for, and then kept.

    places: by key, the frames that hold it; `decode` gives all that is in these frames.
    """

    def __init__(
        self, places: Mapping[str, Sequence[int]], decode: Callable[[Sequence[int]], dict[str, V]]
    ) -> None:
        self._places, self._decode = dict(places), decode
        self._known: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._known:
            self._known |= self._decode(self._places[key])
        return self._known[key]

    def __setitem__(self, key: str, value: V) -> None:
        self._places.setdefault(key, ())
        self._known[key] = value

    def __delitem__(self, key: str) -> None:
        del self._places[key]
        self._known.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@cache
def read_recording(folder: Path) -> Recording | None:
    """The recording in an assignment's folder, or None where there is none.

    Raises CourseError with one sentence when the file is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    return _File(path).recording()


def recording_bytes(recording: Recording) -> bytes:
    """The content of a recording's file."""
    listed: list[list[Any]] = []
    frames: list[bytes] = []
    for kind, keys, records in _parts(recording):
        frames.append(_frame({"records": records}))
        listed.append([kind, keys, len(frames[-1])])
    checksum = zlib.crc32(b"".join(frames))
    head = {"format": FORMAT, "parts": listed, "checksum": checksum}
    return b"".join((_frame(head), *frames))


def _parts(recording: Recording) -> Iterator[tuple[str, list[str], list[Any]]]:
    """What stands in each frame: its kind, the keys that it has something for, its records."""
    encoded = {digest: _reply_out(reply) for digest, reply in recording.reference.items()}
    for records in _cut([digest, reply] for digest, reply in encoded.items()):
        yield "reference", [digest for digest, _ in records], records
    for exercise, names in recording.parameters.items():
        yield "parameters", [exercise], [[exercise, names]]
    for exercise, patterns in recording.patterns.items():
        yield "patterns", [exercise], [[exercise, patterns]]
    for exercise, hints in recording.hints.items():
        if not hints:
            continue
        yield "hints", [exercise], [[exercise, n, hint.ko, hint.en] for n, hint in hints.items()]
    right = {digest: _frame({"reply": reply}) for digest, reply in encoded.items()}
    for exercise, by_name in recording.mistakes.items():
        for records in _cut(_mistake_records(exercise, by_name, right)):
            yield "mistakes", [exercise], records


def _mistake_records(
    exercise: str, by_name: Mapping[str, Mapping[str, Sequence[Reply]]], right: Mapping[str, bytes]
) -> Iterator[list[Any]]:
    for name, by_digest in by_name.items():
        for digest, replies in by_digest.items():
            encoded = [_reply_out(reply) for reply in replies]
            known = right.get(digest)
            # None: what the reference replies, as most mistakes do most of the time.
            short = [None if _frame({"reply": reply}) == known else reply for reply in encoded]
            yield [exercise, name, digest, short]


def _cut(records: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """The records in pieces, each of which makes a frame that is not too large."""
    piece: list[list[Any]] = []
    size = 0
    for record in records:
        more = len(_frame({"records": record}))
        if piece and size + more > FRAME_BYTES:
            yield piece
            piece, size = [], 0
        piece.append(record)
        size += more
    if piece:
        yield piece


class _File:
    """The content of a recording's file, and where in it what is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._legible():
            data = path.read_bytes()
            self.stream = io.BytesIO(data)
            head = wire.receive_frame(self.stream.read, MAX_BYTES)
            if head.get("format") != FORMAT:
                raise ValueError(f"format {head.get('format')}, this version reads {FORMAT}")
            place = self.stream.tell()
            if zlib.crc32(memoryview(data)[place:]) != head["checksum"]:
                raise ValueError("cut short, or not as it was written")
            self.places: dict[str, dict[str, list[int]]] = {}
            for kind, keys, size in head["parts"]:
                for key in keys:
                    self.places.setdefault(kind, {}).setdefault(key, []).append(place)
                place += size
        self.reference = self._of("reference", self._replies)

    def recording(self) -> Recording:
        """All that it holds, none of it decoded yet."""
        return Recording(
            self.reference,
            self._of("mistakes", self._mistakes),
            self._of("hints", self._hints),
            self._of("parameters", dict),
            self._of("patterns", dict),
        )

    def _of(self, kind: str, made_of: Callable[[Iterator[Any]], dict[str, V]]) -> _Read[V]:
        def decode(places: Sequence[int]) -> dict[str, V]:
            with self._legible():
                return made_of(self._records(places))

        return _Read(self.places.get(kind, {}), decode)

    def _records(self, places: Sequence[int]) -> Iterator[Any]:
        for place in places:
            self.stream.seek(place)
            yield from wire.receive_frame(self.stream.read, MAX_BYTES)["records"]

    def _replies(self, records: Iterator[Any]) -> dict[str, Reply]:
        return {digest: _reply_in(reply) for digest, reply in records}

    def _hints(self, records: Iterator[Any]) -> dict[str, dict[str, Hint]]:
        hints: dict[str, dict[str, Hint]] = {}
        for exercise, name, ko, en in records:
            hints.setdefault(exercise, {})[name] = Hint(ko, en, name)
        return hints

    def _mistakes(self, records: Iterator[Any]) -> dict[str, dict[str, dict[str, list[Reply]]]]:
        mistakes: dict[str, dict[str, dict[str, list[Reply]]]] = {}
        for exercise, name, digest, replies in records:
            by_name = mistakes.setdefault(exercise, {})
            by_name.setdefault(name, {})[digest] = [
                self.reference[digest] if reply is None else _reply_in(reply) for reply in replies
            ]
        return mistakes

    @contextmanager
    def _legible(self) -> Generator[None]:
        try:
            yield
        except (wire.WireError, OSError, ValueError, KeyError, TypeError) as error:
            raise CourseError(
                f"{self.path.parent.name}/{self.path.name}: the recorded outputs of the reference "
                f"cannot be read ({error}); take the file from the course's release again."
            ) from error


def _frame(message: dict[str, Any]) -> bytes:
    chunks: list[bytes] = []
    wire.send_frame(chunks.append, message)
    return b"".join(chunks)


def _reply_out(reply: Reply) -> dict[str, Any]:
    if reply.fault is not None:
        return {"fault": [reply.fault.kind, reply.fault.type_name]}
    record: dict[str, Any] = {"value": reply.value}
    if reply.args_after != UNCHANGED:
        record["after"] = [reply.args_after, reply.kwargs_after]
    if reply.shares or reply.moved or reply.warnings:
        record["seen"] = [list(reply.warnings), list(reply.shares), list(reply.moved)]
    return record


def _reply_in(record: Mapping[str, Any]) -> Reply:
    if "fault" in record:
        kind, type_name = record["fault"]
        return Reply(fault=Fault(kind, type_name=type_name))
    after, kwargs_after = record.get("after", (UNCHANGED, UNCHANGED))
    seen = map(tuple, record.get("seen", ((), (), ())))
    return Reply(record["value"], None, "", after, kwargs_after, *seen)
