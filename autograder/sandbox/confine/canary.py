"""Runs as a process of its own, tries each forbidden thing in a confined child, and reports in
JSON.

Started by `probe`, by path, with a scrubbed environment; the policy comes in on standard input. It
is a zygote in small: what it finds is what the real zygote's children live in.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
import traceback
from typing import Any, NoReturn

from . import apply, kernel, landlock
from .attempts import ATTEMPTS, HONEST, Attempt, World
from .policy import MIB, ConfinementPolicy

# Small, so that the attempts to exceed them take a second and not a minute.
PROBED_LIMITS = {
    "memory_bytes": 256 * MIB,
    "cpu_seconds": 1,
    "file_bytes": MIB,
    "private_bytes": 4 * MIB,
    "private_files": 50,
}

_PATIENCE_SECONDS = 30.0
_MARKER = "canary-5e1f0d"


def main() -> int:
    """Read the policy, make every attempt, print the report. Exit status 0 means it is complete."""
    request = json.loads(sys.stdin.read())
    policy = ConfinementPolicy.from_json(request["policy"])
    policy = dataclasses.replace(policy, required=(), **PROBED_LIMITS)
    folder = tempfile.mkdtemp(prefix="canary-")
    victim = status = 0
    try:
        os.chmod(folder, 0o755)
        victim = _start_victim()
        # Whoever prepares confinement moves into a tree of its own, from which it could not remove
        # the folder; so that is another process.
        prober = os.fork()
        if prober == 0:
            _tell(policy, folder, victim, bool(request["controls"]))
        status = os.waitstatus_to_exitcode(os.waitpid(prober, 0)[1])
    finally:
        if victim:
            os.kill(victim, signal.SIGKILL)
            os.waitpid(victim, 0)
        shutil.rmtree(folder, ignore_errors=True)
    return status


def _tell(policy: ConfinementPolicy, folder: str, victim: int, controls: bool) -> NoReturn:
    """Probe and print the report, in a process of its own, which ends here."""
    status = 1
    try:
        print(json.dumps(_probe(policy, folder, victim, controls)), flush=True)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _probe(policy: ConfinementPolicy, folder: str, victim: int, controls: bool) -> dict[str, Any]:
    with contextlib.ExitStack() as stack:
        world = _make_world(stack, policy, folder, victim)
        unconfined: dict[str, tuple[bool, str]] = {}
        for attempt in ATTEMPTS:
            if controls and attempt.control:
                _reset(world)
                unconfined[attempt.name] = _finish(attempt, *_start(attempt, world, None, folder))
        denied = (*policy.deny_under, os.path.dirname(world.denied_file))
        # What lies in `inside` can be seen, and only the other layers keep it from a child.
        inside = os.path.dirname(world.outside_dir)
        policy = dataclasses.replace(policy, write_path=inside, deny_under=denied)
        prepared = apply.prepare(policy)
        _reset(world)
        # The one attempt that takes a second runs beside the others.
        slow = [a for a in ATTEMPTS if a.name == "exceed_processor_time"]
        started = {a.name: _start(a, world, prepared, inside) for a in slow}
        results: list[dict[str, Any]] = []
        for attempt in (*ATTEMPTS, *HONEST):
            running = started.get(attempt.name) or _start(attempt, world, prepared, inside)
            succeeded, how = _finish(attempt, *running)
            result: dict[str, Any] = {
                "name": attempt.name,
                "group": attempt.group,
                "succeeded": succeeded,
                "how": how,
                "needs": attempt.needs,
            }
            if attempt.name in unconfined:
                result["unconfined"] = unconfined[attempt.name][0]
                result["unconfined_how"] = unconfined[attempt.name][1]
            results.append(result)
    return {
        "layers": prepared.expected.to_json(),
        "landlock": landlock.version(),
        "machine": kernel.machine(),
        "kernel": os.uname().release,
        "python": sys.version.split()[0],
        "root": os.getuid() == 0,
        "missing_paths": list(prepared.missing_paths),
        "results": results,
    }


def _make_world(
    stack: contextlib.ExitStack, policy: ConfinementPolicy, folder: str, victim: int
) -> World:
    inside, neighbour = os.path.join(folder, "inside"), os.path.join(folder, "neighbour")
    outside = os.path.join(inside, "outside")
    for path in (inside, neighbour, outside):
        os.mkdir(path)
        os.chmod(path, 0o755)
    with open(os.path.join(neighbour, "answer"), "w", encoding="utf-8") as file:
        file.write(_MARKER)
    # Open to everybody: only confinement stands between a child and these.
    os.chmod(outside, 0o777)
    secret = os.path.join(outside, "secret")
    with open(secret, "w", encoding="utf-8") as file:
        file.write(_MARKER)
    os.chmod(secret, 0o666)
    denied = os.path.join(inside, "denied")
    os.mkdir(denied)
    os.chmod(denied, 0o755)
    with open(os.path.join(denied, "answer"), "w", encoding="utf-8") as file:
        file.write(_MARKER)
    tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    udp.bind(("127.0.0.1", 0))
    local = stack.enter_context(socket.socket(socket.AF_UNIX))
    # The address of a socket holds 107 bytes; a folder for temporary files may be longer.
    folder_fd = os.open(outside, os.O_PATH)
    local.bind(f"/proc/self/fd/{folder_fd}/socket")
    os.close(folder_fd)
    abstract = stack.enter_context(socket.socket(socket.AF_UNIX))
    name = f"canary-{os.getpid()}"
    abstract.bind("\0" + name)
    for listener in (tcp, local, abstract):
        listener.listen(16)
    os.chmod(os.path.join(outside, "socket"), 0o777)
    inherited = os.open(secret, os.O_RDONLY)
    stack.callback(os.close, inherited)
    return World(
        secret_file=secret,
        outside_dir=outside,
        denied_file=os.path.join(denied, "answer"),
        neighbours_file=os.path.join(neighbour, "answer"),
        tcp_port=tcp.getsockname()[1],
        udp_port=udp.getsockname()[1],
        unix_path=os.path.join(outside, "socket"),
        abstract_name=name,
        victim=victim,
        marker=_MARKER,
        inherited_fd=inherited,
        memory_bytes=policy.memory_bytes,
        file_bytes=policy.file_bytes,
        private_bytes=policy.private_bytes,
        private_files=policy.private_files,
    )


def _reset(world: World) -> None:
    for name in ("truncate", "rename", "delete", "mode", "time"):
        path = os.path.join(world.outside_dir, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write("untouched")
        os.chmod(path, 0o666)


def _start_victim() -> int:
    victim = os.fork()
    if victim == 0:
        while True:
            signal.pause()
    return victim


def _start(
    attempt: Attempt, world: World, prepared: apply.Prepared | None, folder: str
) -> tuple[int, int]:
    """Fork a child that makes the attempt; returns its pid and the pipe it will report through."""
    kind = "unconfined" if prepared is None else "private"
    private = os.path.join(folder, f"{kind}-{attempt.name}")
    os.makedirs(private, exist_ok=True)
    source, sink = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child != 0:
        os.close(sink)
        return child, source
    status = 1
    try:
        if prepared is None:
            os.chdir(private)
            os.environ["CANARY"] = world.marker
        else:
            layers = apply.enter(prepared, private_dir=private, keep_fds=(sink,))
            if layers != prepared.expected:
                raise AssertionError(f"entered other layers than expected: {layers.reasons}")
        message = _try(attempt, world)
        os.write(sink, json.dumps(message).encode("utf-8"))
        status = 0
    except BaseException as error:
        os.write(sink, json.dumps([True, f"the attempt broke: {error!r}"]).encode("utf-8"))
    finally:
        os._exit(status)


def _try(attempt: Attempt, world: World) -> tuple[bool, str]:
    try:
        attempt.run(world)
    except OSError as error:
        if attempt.group == "honest":
            raise
        return False, errno.errorcode.get(error.errno or 0, str(error))
    return True, "succeeded"


def _finish(attempt: Attempt, child: int, source: int) -> tuple[bool, str]:
    """Whether the attempt succeeded, and how that showed. Anything unclear counts against us."""
    message = b""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    with os.fdopen(source, "rb", buffering=0) as answers:
        while time.monotonic() < deadline:
            if not select.select([answers], [], [], deadline - time.monotonic())[0]:
                break
            part = answers.read(65536)
            if not part:
                break
            message += part
        else:
            message = b""
    if time.monotonic() >= deadline:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    honest = attempt.group == "honest"
    if message:
        succeeded, how = json.loads(message)
        if honest and how != "succeeded":
            return False, how
        return succeeded, how
    if -code in attempt.fatal:
        return False, signal.Signals(-code).name
    ended = f"ended by {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
    return (False, ended) if honest else (True, f"no report, {ended}")
