"""The grader's view of a student process: load cells, call functions, survive whatever it does."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import Child, Spawner
from autograder.sandbox.student_side import wire

MAX_RESTARTS_WHILE_LOADING = 20
MAX_TROUBLES = 50
START_SECONDS = 60.0  # a fresh interpreter that imports torch from a slow disk


@dataclass(frozen=True)
class CodeCell:
    """A cell as the student process needs it: its text and where it stands in a file."""

    file: str
    line: int
    source: str
    whole_file: bool = False


@dataclass(frozen=True)
class Fault:
    """Why a call or a cell gave no value.

    kind: one of `exception`, `stub`, `missing`, `not_callable`, `signature`, `too_large`,
    `device` (tensors on two devices; told by the student process, as those before it),
    `timeout`, `died`, `protocol`, `budget` (seen by the grader).
    message_ko: the message in Korean, where there is one.
    """

    kind: str
    message: str = ""
    type_name: str = ""
    frames: tuple[tuple[str, int, str], ...] = ()
    line: int = 0
    text: str = ""
    message_ko: str = ""


@dataclass(frozen=True)
class Trouble:
    """A cell (by position) that failed while loading, and why."""

    position: int
    fault: Fault


@dataclass(frozen=True)
class Reply:
    """What one call gave: a value or a fault, with what was printed and warned meanwhile."""

    value: Any = None
    fault: Fault | None = None
    output: str = ""
    args_after: Any = None
    kwargs_after: Any = None
    warnings: tuple[str, ...] = ()


@dataclass
class LoadReport:
    """How loading went; magics that were ignored are (cell position, line, text)."""

    troubles: list[Trouble] = field(default_factory=list)
    output: str = ""
    names: frozenset[str] = frozenset()
    magics: tuple[tuple[int, int, str], ...] = ()


class _Ended(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class StudentProcess:
    """One submission, loaded in a child that is started again whenever it dies."""

    def __init__(
        self, spawner: Spawner, module: str, cells: Sequence[CodeCell], limits: ProcessLimits
    ) -> None:
        self.spawner, self.module, self.cells, self.limits = spawner, module, cells, limits
        self.deadline = time.monotonic() + limits.submission_seconds
        self.child: Child | None = None
        self.skipped: set[int] = set()
        self.fatal: list[Trouble] = []
        self.broken: Fault | None = None
        self.next_id = 0
        self.report = LoadReport()
        self.layers: dict[str, Any] = {}

    def load(self) -> LoadReport:
        """Run the cells; a cell that ends or hangs the process is left out of the next try."""
        for _ in range(MAX_RESTARTS_WHILE_LOADING):
            position = [-1]
            try:
                reply = self._request(
                    {
                        "op": "load",
                        "module": self.module,
                        "cells": [vars(cell) for cell in self.cells],
                        "skip": sorted(self.skipped),
                    },
                    self.limits.load_seconds,
                    position,
                )
                self.report = LoadReport(
                    self.fatal + _troubles(reply, len(self.cells)),
                    _text(reply.get("output"), self.limits.output_chars),
                    frozenset(str(name) for name in _list(reply.get("names"))),
                    _magics(reply),
                )
                return self.report
            except _Ended as ended:
                if not 0 <= position[0] < len(self.cells) or position[0] in self.skipped:
                    self.broken = ended.fault
                    break
                self.skipped.add(position[0])
                self.fatal.append(Trouble(position[0], ended.fault))
                if ended.fault.kind == "budget":
                    self.broken = ended.fault
                    break
        else:
            self.broken = Fault("died", "too many cells end the process")
        self.report = LoadReport(list(self.fatal))
        return self.report

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """Call `name` over there; `observe` brings back the arguments as the call left them."""
        if self.broken is None and self.child is None:
            self.load()
        if self.broken is not None:
            return Reply(fault=self.broken)
        request = {
            "op": "call",
            "name": name,
            "args": list(args),
            "kwargs": kwargs,
            "observe": observe,
        }
        try:
            reply = self._request(request, self.limits.call_seconds, [-1])
        except _Ended as ended:
            return Reply(fault=ended.fault)
        output = _text(reply.get("output"), self.limits.output_chars)
        if reply.get("error") is not None:
            return Reply(fault=_fault(reply["error"]), output=output)
        return Reply(
            value=reply.get("value"),
            output=output,
            args_after=reply.get("args_after"),
            kwargs_after=reply.get("kwargs_after"),
            warnings=tuple(_text(item, 300) for item in _list(reply.get("warnings"))[:20]),
        )

    def close(self) -> None:
        """End the child, if one is running."""
        if self.child is not None:
            self.child.end()
            self.child = None

    def _request(
        self, message: dict[str, Any], seconds: float, position: list[int]
    ) -> dict[str, Any]:
        if time.monotonic() >= self.deadline:
            self.close()
            raise _Ended(Fault("budget", f"{self.limits.submission_seconds:g}"))
        self.next_id += 1
        limit = seconds
        try:
            channel = (self.child or self._start()).channel
            started = time.monotonic()
            limit = max(min(seconds, self.deadline - started), 0.001)
            channel.settimeout(limit)
            wire.send_frame(channel.sendall, {"id": self.next_id, **message})
            read = _reader(channel, started + limit)
            while True:
                reply = wire.receive_frame(read, self.limits.reply_bytes + (1 << 20))
                if reply.get("event") == "cell" and message["op"] == "load":
                    position[0] = _position(reply, position[0])
                    continue
                if reply.get("id") != self.next_id:
                    raise wire.WireError("a reply to no question")
                return reply
        except TimeoutError:
            self.close()
            raise _Ended(Fault("timeout", f"{limit:g}")) from None
        except wire.WireError as error:
            self.close()
            raise _Ended(Fault("protocol", str(error))) from None
        except (EOFError, OSError):
            raise _Ended(self._died()) from None

    def _start(self) -> Child:
        self.child = self.spawner.spawn()
        read = _reader(self.child.channel, time.monotonic() + START_SECONDS)
        # Its greeting, from before any student code: from here on, time is the submission's.
        self.child.layers = wire.receive_frame(read, 0).get("layers") or {}
        self.layers = self.child.layers
        return self.child

    def _died(self) -> Fault:
        status = self.child.end() if self.child is not None else 0
        self.child = None
        return Fault("died", str(status))


def _reader(channel: socket.socket, deadline: float) -> Callable[[int], bytes]:
    """A function that reads an exact number of bytes, or raises when the deadline has passed.

    It reads ahead, since a small message should cost one system call and not three.
    """
    ahead = bytearray()

    def read(count: int) -> bytes:
        while len(ahead) < count:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            channel.settimeout(left)
            chunk = channel.recv(max(min(count - len(ahead), 1 << 20), 1 << 16))
            if not chunk:
                raise EOFError
            ahead.extend(chunk)
        data = bytes(ahead[:count])
        del ahead[:count]
        return data

    return read


def _position(reply: dict[str, Any], last: int) -> int:
    position = reply.get("position")
    if type(position) is not int or position <= last:
        raise wire.WireError("cells out of order")
    return position


def _troubles(reply: dict[str, Any], cells: int) -> list[Trouble]:
    troubles = []
    for item in _list(reply.get("troubles"))[:MAX_TROUBLES]:
        position = item.get("position") if isinstance(item, dict) else None
        if type(position) is int and 0 <= position < cells:
            troubles.append(Trouble(position, _fault(item)))
    return troubles


def _magics(reply: dict[str, Any]) -> tuple[tuple[int, int, str], ...]:
    found = []
    for item in _list(reply.get("magics"))[:MAX_TROUBLES]:
        if isinstance(item, list) and [type(part) for part in item] == [int, int, str]:
            found.append((item[0], item[1], item[2][:100]))
    return tuple(found)


def _fault(error: Any) -> Fault:
    """A fault as the student process told it: every field checked, none believed further."""
    if not isinstance(error, dict):
        return Fault("protocol", "malformed error")
    kinds = ("exception", "stub", "missing", "not_callable", "signature", "too_large", "device")
    kind = error.get("kind")
    frames = []
    for frame in _list(error.get("frames"))[:10]:
        if isinstance(frame, list) and [type(part) for part in frame] == [str, int, str]:
            frames.append((frame[0][:200], frame[1], frame[2][:100]))
    line = error.get("line")
    return Fault(
        kind if kind in kinds else "protocol",
        _text(error.get("message"), 2_000),
        _text(error.get("type"), 100),
        tuple(frames),
        line if type(line) is int else 0,
        _text(error.get("text"), 200),
        _text(error.get("message_ko"), 2_000),
    )


def _text(value: Any, limit: int) -> str:
    return value[: limit + 100] if type(value) is str else ""


def _list(value: Any) -> list[Any]:
    return value if type(value) is list else []
