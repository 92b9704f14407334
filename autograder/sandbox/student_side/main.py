"""Entry point of the student process: a zygote that forks confined children, or one plain child.

Run as ``python -I main.py zygote FD`` or ``python -I main.py child``; imports only this folder,
the confinement and NumPy or torch, so that a fork holds nothing worth reading.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]


def main() -> None:
    """Start what the first argument names."""
    mode = sys.argv[1]
    if mode == "zygote":
        control = socket.socket(fileno=int(sys.argv[2]))
        config = json.loads(control.recv(1 << 20))
        preload(config["needs"])
        run_zygote(control, config)
    else:
        config = json.loads(sys.stdin.readline())
        preload(config["needs"])
        run_plain_child(config)


def preload(needs: str) -> None:
    """Import what every submission imports, and touch it once so that the fork is cheap."""
    if needs == "torch":
        import torch

        torch.set_num_threads(1)
        torch.zeros(2).sum().item()
    import numpy
    import worker  # noqa: F401

    (numpy.ones((2, 2)) @ numpy.ones((2, 2))).sum()
    numpy.random.default_rng(0).normal()


def run_zygote(control: socket.socket, config: dict[str, Any]) -> None:
    """Fork a child for each request; kill and reap on request; end when the grader hangs up."""
    prepared = _prepare(config)
    while True:
        data, fds, _, _ = socket.recv_fds(control, 1 << 16, 1)
        if not data:
            break
        request = json.loads(data)
        if request["do"] == "spawn":
            pid = os.fork()
            if pid == 0:
                _child(control, fds[0], config, prepared, request)
            os.close(fds[0])
            answer: dict[str, Any] = {"pid": pid}
        else:
            os.kill(request["pid"], signal.SIGKILL)
            _, status = os.waitpid(request["pid"], 0)
            answer = {"status": os.waitstatus_to_exitcode(status)}
        control.send(json.dumps(answer).encode())
    os._exit(0)


def _prepare(config: dict[str, Any]) -> Any:
    return None


def _child(
    control: socket.socket, fd: int, config: dict[str, Any], prepared: Any, request: dict[str, Any]
) -> None:
    try:
        control.close()
        os.chdir(request["private_dir"])
        _limit_memory(config)
        _serve(socket.socket(fileno=fd), config)
    finally:
        os._exit(0)


def run_plain_child(config: dict[str, Any]) -> None:
    """One child without a zygote, for systems where fork or confinement cannot be had."""
    if "share" in config:  # Windows: a socket travels as bytes, not as a descriptor
        channel = socket.fromshare(bytes.fromhex(config["share"]))  # type: ignore[attr-defined]
    else:
        channel = socket.socket(fileno=config["fd"])
    os.chdir(config["private_dir"])
    _limit_memory(config)
    _serve(channel, config)


def _limit_memory(config: dict[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows has no rlimits
        return
    size = config["memory_bytes"]
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ValueError, OSError):  # macOS refuses some values
        return


def _serve(channel: socket.socket, config: dict[str, Any]) -> None:
    import worker

    ahead = bytearray()

    def read(count: int) -> bytes:
        while len(ahead) < count:
            chunk = channel.recv(max(min(count - len(ahead), 1 << 20), 1 << 16))
            if not chunk:
                raise EOFError
            ahead.extend(chunk)
        data = bytes(ahead[:count])
        del ahead[:count]
        return data

    sys.argv = ["student"]
    sys.path[:] = [entry for entry in sys.path if entry not in (HERE, os.path.dirname(HERE))]
    _silence_standard_streams()
    worker.serve(
        read,
        channel.sendall,
        output_chars=config["output_chars"],
        reply_bytes=config["reply_bytes"],
    )


def _silence_standard_streams() -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


if __name__ == "__main__":
    main()
