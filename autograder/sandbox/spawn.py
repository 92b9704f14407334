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
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from autograder.sandbox.limits import ProcessLimits

MAIN = Path(__file__).parent / "student_side" / "main.py"
Needs = Literal["numpy", "torch"]


class SpawnError(RuntimeError):
    """The student process could not be started: a fault of this machine, not of a submission."""


@dataclass
class Child:
    """One live student process: where to talk to it and how to end it."""

    channel: socket.socket
    private_dir: Path
    spawner: Spawner
    pid: int

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


def _private_dir() -> Path:
    return Path(tempfile.mkdtemp(prefix="student-"))


class Zygote:
    """A warm interpreter that forks one child per submission (Linux)."""

    def __init__(self, needs: Needs, limits: ProcessLimits) -> None:
        self.needs, self.limits = needs, limits
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
        ours.send(_config(self.needs, self.limits))

    def spawn(self) -> Child:
        """Fork a child that has its own socket and its own empty folder."""
        if self.process.poll() is not None:  # killed from outside: the batch goes on
            self.control.close()
            self._start()
        ours, theirs = socket.socketpair()
        private_dir = _private_dir()
        request = {"do": "spawn", "private_dir": str(private_dir)}
        with theirs:
            answer = self._ask(request, [theirs.fileno()])
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

    def __init__(self, needs: Needs, limits: ProcessLimits) -> None:
        self.needs, self.limits = needs, limits
        self.running: dict[int, subprocess.Popen[bytes]] = {}

    def spawn(self) -> Child:
        """Start a child and wait for nothing: its first reply says that it is up."""
        ours, theirs = socket.socketpair()
        private_dir = _private_dir()
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


_SPAWNERS: dict[tuple[Needs, ProcessLimits], Spawner] = {}


def spawner_for(needs: Needs, limits: ProcessLimits) -> Spawner:
    """The spawner for these needs, started once and kept warm until this process ends."""
    if (needs, limits) in _SPAWNERS:
        return _SPAWNERS[needs, limits]
    plain = sys.platform != "linux" or os.environ.get("COURSE_PLAIN_PROCESS") == "1"
    spawner: Spawner = PlainSpawner(needs, limits) if plain else Zygote(needs, limits)
    atexit.register(spawner.close)
    _SPAWNERS[needs, limits] = spawner
    return spawner
