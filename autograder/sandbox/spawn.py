"""Starts student processes: forks of a warm zygote on Linux, plain subprocesses elsewhere."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from autograder.sandbox.limits import ProcessLimits

MAIN = Path(__file__).parent / "student_side" / "main.py"
Needs = Literal["numpy", "torch"]
# required: refuse to run unconfined; wanted: confine where it can be had; off: for comparison.
Confinement = Literal["required", "wanted", "off"]


class SpawnError(RuntimeError):
    """The student process could not be started: a fault of this machine, not of a submission."""


class Unconfined(SpawnError):
    """Confinement is required and cannot be had here; nothing of the submission was run."""


@dataclass
class Child:
    """One live student process: where to talk to it and how to end it."""

    channel: socket.socket
    private_dir: Path
    spawner: Spawner
    pid: int
    layers: dict[str, Any] = field(default_factory=dict)

    def end(self) -> int:
        """Kill the process, remove its files, and return its exit status (negative: a signal)."""
        self.channel.close()
        status = self.spawner.reap(self.pid)
        shutil.rmtree(self.private_dir, ignore_errors=True)
        return status


class Spawner(Protocol):
    """What can start and end student processes."""

    def spawn(self) -> Child: ...

    def reap(self, pid: int) -> int: ...

    def close(self) -> None: ...


def environment() -> dict[str, str]:
    """The student process's environment: nothing of the grader's but what libraries need."""
    keep = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR") if os.name == "nt" else ()
    scrubbed = {name: os.environ[name] for name in keep if name in os.environ}
    return scrubbed | {
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }


def _config(needs: Needs, limits: ProcessLimits, **more: Any) -> bytes:
    fields = {
        "needs": needs,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
        "file_bytes": limits.file_bytes,
        "output_chars": limits.output_chars,
        "reply_bytes": limits.reply_bytes,
    }
    return json.dumps(fields | more).encode()


class Zygote:
    """A warm interpreter that forks one child per submission (Linux)."""

    def __init__(
        self, needs: Needs, limits: ProcessLimits, confinement: Confinement = "wanted"
    ) -> None:
        self.needs, self.limits, self.confinement = needs, limits, confinement
        self.folder = Path(tempfile.mkdtemp(prefix="course-"))
        self.folder.chmod(0o711)  # children of another user pass through it
        self._start()

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", str(MAIN), "zygote", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
            )
        self.control = ours
        place = {"write_path": str(self.folder), "confinement": self.confinement}
        ours.send(_config(self.needs, self.limits, **place))

    def spawn(self) -> Child:
        """Fork a child that has its own socket and its own empty folder."""
        if self.process.poll() is not None:  # killed from outside: the batch goes on
            self.control.close()
            self._start()
        ours, theirs = socket.socketpair()
        private_dir = Path(tempfile.mkdtemp(dir=self.folder))
        request = {"do": "spawn", "private_dir": str(private_dir)}
        with theirs:
            answer = self._ask(request, [theirs.fileno()])
        if "refused" in answer:
            raise Unconfined(answer["refused"])
        return Child(ours, private_dir, self, answer["pid"])

    def reap(self, pid: int) -> int:
        """Kill a child and return its exit status."""
        return self._ask({"do": "reap", "pid": pid}, [])["status"]

    def close(self) -> None:
        """Hang up: the zygote and its children end."""
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _ask(self, request: dict[str, Any], fds: list[int]) -> dict[str, Any]:
        self.control.settimeout(60)
        try:
            socket.send_fds(self.control, [json.dumps(request).encode()], fds)
            answer = self.control.recv(1 << 16)
        except OSError as error:
            raise SpawnError(f"the zygote does not answer: {error}") from error
        if not answer:
            raise SpawnError(f"the zygote ended with status {self.process.wait(5)}")
        return json.loads(answer)


class PlainSpawner:
    """A fresh interpreter per submission, where there is no fork to build on (Windows, macOS)."""

    def __init__(
        self, needs: Needs, limits: ProcessLimits, confinement: Confinement = "wanted"
    ) -> None:
        self.needs, self.limits, self.confinement = needs, limits, confinement
        self.running: dict[int, subprocess.Popen[bytes]] = {}

    def spawn(self) -> Child:
        """Start a child and wait for nothing: its first reply says that it is up."""
        if self.confinement == "required":
            raise Unconfined(f"{sys.platform} has none of the means")
        ours, theirs = socket.socketpair()
        private_dir = Path(tempfile.mkdtemp(prefix="student-"))
        windows = os.name == "nt"
        process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", str(MAIN), "child"],
            stdin=subprocess.PIPE,
            env=environment(),
            cwd=private_dir,
            pass_fds=() if windows else (theirs.fileno(),),
        )
        place: dict[str, Any] = {"fd": theirs.fileno()}
        if windows:
            place = {"share": theirs.share(process.pid).hex()}  # type: ignore[attr-defined]
        assert process.stdin is not None
        process.stdin.write(
            _config(self.needs, self.limits, private_dir=str(private_dir), **place) + b"\n"
        )
        process.stdin.close()
        theirs.close()
        self.running[process.pid] = process
        return Child(ours, private_dir, self, process.pid)

    def reap(self, pid: int) -> int:
        """Kill a child and return its exit status."""
        process = self.running.pop(pid)
        process.kill()
        return process.wait()

    def close(self) -> None:
        """End every child that is left."""
        for pid in list(self.running):
            self.reap(pid)


def accepts_unconfined() -> bool:
    """Whether the instructor's environment accepts grading where confinement cannot be had."""
    return os.environ.get("COURSE_ACCEPT_UNCONFINED") == "1"


_SPAWNERS: dict[tuple[Needs, ProcessLimits, Confinement], Spawner] = {}


def spawner_for(
    needs: Needs, limits: ProcessLimits, confinement: Confinement = "wanted"
) -> Spawner:
    """The spawner for these needs, started once and kept warm until this process ends."""
    key = (needs, limits, confinement)
    if key not in _SPAWNERS:
        plain = sys.platform != "linux" or os.environ.get("COURSE_PLAIN_PROCESS") == "1"
        _SPAWNERS[key] = (PlainSpawner if plain else Zygote)(needs, limits, confinement)
        atexit.register(_SPAWNERS[key].close)
    return _SPAWNERS[key]
