"""Reads what a student process sends: exact lengths, within its time, and only what was asked.

What is read ahead of one answer is kept: it would be an answer to a question not yet asked, which
no honest process sends.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable
from typing import Any

from autograder.sandbox.confine.private_folder import private_dir_usage
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import Child
from autograder.sandbox.student_side import wire

WATCH_SECONDS = 0.2
_CHUNK = 1 << 20
_SMALL = 1 << 16


class FolderFull(Exception):
    """The private folder holds more than it may; its text is the limit."""


class Inbox:
    """The grader's end of one child's channel.

    left: how many seconds an answer may still take; reading and writing raise TimeoutError when
    there are none. received: bytes that the submission has sent so far. watched: whether nobody but
    us bounds the private folder.
    """

    def __init__(self, child: Child, limits: ProcessLimits, received: int = 0) -> None:
        self.child, self.limits, self.received = child, limits, received
        self.left: Callable[[], float] = lambda: 0.0
        self.watched = False
        self._ahead = bytearray()
        self._looked = 0.0

    def send(self, message: dict[str, Any]) -> None:
        """Send one message; a process that does not read it runs out of time."""
        wire.send_frame(self._send_all, message)

    def send_bytes(self, frame: bytes) -> None:
        """Send one message that is encoded already, likewise."""
        self._send_all(frame)

    def read(self, count: int) -> bytes:
        """Exactly `count` bytes. Raises TimeoutError, EOFError, OSError or FolderFull.

        Reads ahead, since a small message should cost one system call and not three.
        """
        while len(self._ahead) < count:
            wanted = max(min(count - len(self._ahead), _CHUNK), _SMALL)
            chunk = self._receive(wanted)
            if not chunk:
                raise EOFError
            self._ahead.extend(chunk)
        data = bytes(self._ahead[:count])
        del self._ahead[:count]
        self.received += count
        return data

    def require_silence(self) -> None:
        """Nothing may have come since the last answer; raises WireError for what has."""
        waiting = bool(self._ahead)
        if not waiting:
            self.child.channel.settimeout(0)
            with contextlib.suppress(BlockingIOError):
                waiting = bool(self.child.channel.recv(1, socket.MSG_PEEK))
        if waiting:
            raise wire.WireError("an answer before the question")

    def require_room(self) -> None:
        """The private folder is within its limits, as far as anybody has to look."""
        now = time.monotonic()
        if not self.watched or now - self._looked < WATCH_SECONDS:
            return
        self._looked = now
        most = self.limits.folder_files
        usage = private_dir_usage(str(self.child.private_dir), most + 1)
        if usage.entries > most or usage.bytes > self.limits.folder_bytes:
            raise FolderFull(f"{self.limits.folder_bytes >> 20}")

    def _send_all(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            self._wait_a_while()
            with contextlib.suppress(TimeoutError):
                rest = rest[self.child.channel.send(rest) :]

    def _receive(self, most: int) -> bytes:
        while True:
            self._wait_a_while()
            try:
                return self.child.channel.recv(most)
            except TimeoutError:
                self.require_room()

    def _wait_a_while(self) -> None:
        """Let the next call on the channel wait, but not for longer than anybody should look."""
        left = self.left()
        if left <= 0:
            raise TimeoutError
        self.child.channel.settimeout(max(min(left, WATCH_SECONDS), 0.001))
