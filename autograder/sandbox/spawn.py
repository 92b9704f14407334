"""Starts student processes: forks of a warm zygote on Linux, plain subprocesses elsewhere."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from autograder.sandbox.bundle import (
    PYTHON,
    Needs,
    copy_student_side,
    is_installed,
    python_place,
)
from autograder.sandbox.confine.launch import launch_environment
from autograder.sandbox.confine.private_folder import remove_private_dir
from autograder.sandbox.limits import ProcessLimits

# required: refuse to run unconfined; wanted: confine where possible; off: for comparison.
Confinement = Literal["required", "wanted", "off"]


class SpawnError(RuntimeError):
    """The student process could not be started: a fault of this machine, not of a submission."""


class Unconfined(SpawnError):
    """Confinement is required and unavailable here; nothing of the submission was run."""


class LibraryMissing(SpawnError):
    """What the assignment is written with is not installed; nothing of the submission was run."""


# Where a user has too many processes for the moment, how long one more is waited for, and how often
# it is tried.
FORK_SECONDS, FORK_PAUSE = 30.0, 0.5


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit status (negative: a signal) and the processor time it used,
    in seconds, which is 0 where the system does not tell. lost: what had started it has ended
    before, and its processes with it."""

    status: int
    cpu_seconds: float = 0.0
    lost: bool = False


@dataclass
class Child:
    """One live student process: where to talk to it and how to end it."""

    channel: socket.socket
    private_dir: Path
    spawner: Spawner
    pid: int

    def end(self) -> Ended:
        """Kill the process, remove its files, and say how it ended."""
        self.channel.close()
        ended = self.spawner.reap(self.pid)
        remove_private_dir(str(self.private_dir))
        return ended


class Spawner(Protocol):
    """What can start and end student processes."""

    confinement: Confinement

    def spawn(self) -> Child: ...

    def reap(self, pid: int) -> Ended: ...

    def close(self) -> None: ...


def _config(needs: Needs, limits: ProcessLimits, **more: Any) -> bytes:
    fields = {
        "needs": needs,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
        "file_bytes": limits.file_bytes,
        "output_chars": limits.output_chars,
        "reply_bytes": limits.reply_bytes,
        "private_bytes": limits.folder_bytes,
        "private_files": limits.folder_files,
    }
    return json.dumps(fields | python_place(needs) | more).encode()


class Zygote:
    """A warm interpreter that forks one child per submission (Linux).

    hidden: files and folders of the Python installation that confined children may not read.
    """

    def __init__(
        self,
        needs: Needs,
        limits: ProcessLimits,
        confinement: Confinement = "wanted",
        hidden: tuple[str, ...] = (),
    ) -> None:
        self.needs: Needs = needs
        self.limits = limits
        self.confinement: Confinement = confinement
        self.hidden = hidden
        with _signals_blocked():
            self._settle()
            try:
                self._start()
            except OSError:
                remove_private_dir(str(self.folder))
                raise

    def _settle(self) -> None:
        """Make the folder that children have theirs in, with what they run."""
        self.folder = Path(tempfile.mkdtemp(prefix="course-"))
        self.folder.chmod(0o711)  # children of another user pass through it
        self.main = copy_student_side(self.folder, self.needs)

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [*PYTHON, str(self.main), "zygote", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=launch_environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                # What ends the grader's whole group must leave somebody who removes the folder.
                start_new_session=True,
            )
        self.control = ours
        place: dict[str, Any] = {"write_path": str(self.folder), "confinement": self.confinement}
        place["hidden"] = self.hidden
        ours.send(_config(self.needs, self.limits, **place))

    def spawn(self) -> Child:
        """Fork a child that has its own socket and its own empty folder."""
        if self.process.poll() is not None:  # killed from outside: the batch goes on
            self.control.close()
            with _signals_blocked():
                if not self.main.is_file():  # it has cleaned up after itself
                    remove_private_dir(str(self.folder))
                    self._settle()
                self._start()
        ours, theirs = socket.socketpair()
        private_dir = Path(tempfile.mkdtemp(dir=self.folder))
        request = {"do": "spawn", "private_dir": str(private_dir)}
        with theirs:
            answer = self._forked(request, theirs.fileno())
        if "pid" in answer:
            return Child(ours, private_dir, self, answer["pid"])
        ours.close()
        remove_private_dir(str(private_dir))
        if "refused" in answer:
            raise Unconfined(answer["refused"])
        raise SpawnError(f"no process can be started: {answer['failed']}")

    def _forked(self, request: dict[str, Any], fd: int) -> dict[str, Any]:
        """The zygote's answer to what asks for a child, once there is room for one."""
        until = time.monotonic() + FORK_SECONDS
        while True:
            answer = self._ask(request, [fd])
            if "failed" not in answer or time.monotonic() > until:
                return answer
            time.sleep(FORK_PAUSE)

    def reap(self, pid: int) -> Ended:
        """Kill a child and say how it ended; with a zygote that is gone, its children are too."""
        try:
            answer = self._ask({"do": "reap", "pid": pid}, [])
        except SpawnError:
            self.process.kill()
            self.process.wait()
            return Ended(-9, lost=True)
        return Ended(answer["status"], answer["cpu_seconds"])

    def close(self) -> None:
        """Hang up: the zygote and its children end."""
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        self.process.kill()
        self.process.wait()
        remove_private_dir(str(self.folder))

    def _ask(self, request: dict[str, Any], fds: list[int]) -> dict[str, Any]:
        # The first answer waits for PyTorch's imports, which a busy machine may take a minute for.
        self.control.settimeout(300)
        try:
            socket.send_fds(self.control, [json.dumps(request).encode()], fds)
            answer = self.control.recv(1 << 16)
        except OSError as error:
            raise SpawnError(f"the zygote does not answer: {error}") from error
        if not answer:
            raise SpawnError(f"the zygote ended with status {self.process.wait(5)}")
        return json.loads(answer)


@contextlib.contextmanager
def _signals_blocked() -> Iterator[None]:
    """Delay signals that would end this process, or a folder that nobody knows of would stay."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    endings = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, endings)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class PlainSpawner:
    """A fresh interpreter per submission, where there is no fork to build on (Windows, macOS)."""

    def __init__(
        self, needs: Needs, limits: ProcessLimits, confinement: Confinement = "wanted"
    ) -> None:
        self.needs: Needs = needs
        self.limits = limits
        self.confinement: Confinement = confinement
        self.running: dict[int, subprocess.Popen[bytes]] = {}
        self.folder = Path(tempfile.mkdtemp(prefix="course-"))
        self.main = copy_student_side(self.folder, needs)

    def spawn(self) -> Child:
        """Start a child and wait for nothing: its first reply says that it is up."""
        if self.confinement == "required":
            raise Unconfined(f"{sys.platform} has none of the means")
        ours, theirs = socket.socketpair()
        private_dir = Path(tempfile.mkdtemp(dir=self.folder))
        windows = os.name == "nt"
        process = subprocess.Popen(
            [*PYTHON, str(self.main), "child"],
            stdin=subprocess.PIPE,
            env=launch_environment(),
            cwd=private_dir,
            pass_fds=() if windows else (theirs.fileno(),),
        )
        place: dict[str, Any] = {"fd": theirs.fileno()}
        if windows:
            place.clear()
            place["share"] = theirs.share(process.pid).hex()  # type: ignore[attr-defined]
        assert process.stdin is not None
        process.stdin.write(
            _config(self.needs, self.limits, private_dir=str(private_dir), **place) + b"\n"
        )
        process.stdin.close()
        theirs.close()
        self.running[process.pid] = process
        return Child(ours, private_dir, self, process.pid)

    def reap(self, pid: int) -> Ended:
        """Kill a child and say how it ended."""
        process = self.running.pop(pid)
        process.kill()
        return Ended(process.wait())

    def close(self) -> None:
        """End every child that is left."""
        for pid in list(self.running):
            self.reap(pid)
        remove_private_dir(str(self.folder))


def accepts_unconfined() -> bool:
    """Whether the instructor's environment accepts grading where confinement is unavailable."""
    return os.environ.get("COURSE_ACCEPT_UNCONFINED") == "1"


_SPAWNERS: dict[tuple[Needs, ProcessLimits, Confinement, tuple[str, ...]], Spawner] = {}


def spawner_for(
    needs: Needs,
    limits: ProcessLimits,
    confinement: Confinement = "wanted",
    hidden: tuple[str, ...] = (),
) -> Spawner:
    """The spawner for these needs, started once and kept warm until this process ends.

    hidden: see `Zygote`; only confinement hides anything. Raises LibraryMissing where there is no
    PyTorch for an assignment that needs it.
    """
    key = (needs, limits, confinement, hidden)
    if key not in _SPAWNERS:
        if not is_installed(needs):
            raise LibraryMissing(f"{needs} is not installed")
        plain = sys.platform != "linux" or os.environ.get("COURSE_PLAIN_PROCESS") == "1"
        if plain:
            _SPAWNERS[key] = PlainSpawner(needs, limits, confinement)
        else:
            _SPAWNERS[key] = Zygote(needs, limits, confinement, hidden)
        atexit.register(_SPAWNERS[key].close)
    return _SPAWNERS[key]


def close_spawners() -> None:
    """End every spawner that this process has started."""
    while _SPAWNERS:
        _SPAWNERS.popitem()[1].close()


def forget_spawners() -> None:
    """Forget the spawners, which belong to the process that this one is a copy of."""
    for spawner in _SPAWNERS.values():
        if isinstance(spawner, Zygote):
            spawner.control.close()
    _SPAWNERS.clear()
