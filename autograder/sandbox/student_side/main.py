"""Entry point of the student process: a zygote that forks confined children, or one plain child.

Run as ``python -I -S start.py zygote FD`` or ``python -I -S start.py child``, from a copy (see
`autograder.sandbox.bundle`); imports only this folder, the confinement and NumPy or torch, so that
a fork holds nothing worth reading.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE_PARENT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path[:0] = [HERE, os.path.dirname(HERE)]


def main() -> None:
    """Start what the first argument names."""
    gc.disable()  # nothing of what is imported will ever be garbage
    mode = sys.argv[1]
    if mode == "zygote":
        import resource  # which Windows does not have

        # It was started while these were put off, and with the limit of the process that grades.
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        control = socket.socket(fileno=int(sys.argv[2]))
        config = json.loads(control.recv(1 << 20))
        find_packages(config)
        preload(config["needs"])
        run_zygote(control, config)
    else:
        config = json.loads(sys.stdin.readline())
        find_packages(config)
        preload(config["needs"])
        gc.enable()
        run_plain_child(config)


def find_packages(config: dict[str, Any]) -> None:
    """Do what is needed of `site`, without the .pth files and hooks that it would run."""
    sys.prefix, sys.exec_prefix = config["prefix"], config["exec_prefix"]
    sys.path += config["packages"]
    import site  # under -S, importing it does nothing

    site.setquit()
    site.setcopyright()
    site.sethelper()


def preload(needs: str) -> None:
    """Import what every submission imports, and touch it once so that the fork is cheap."""
    if needs == "torch":
        # For what it compiles, which is nothing here. Its own choice is a name in the temporary
        # directory, which another user of the machine can have taken.
        os.environ["TORCHINDUCTOR_CACHE_DIR"] = HERE
        import torch

        torch.set_num_threads(1)
        torch.zeros(2).sum().item()
        import objects  # noqa: F401
        import torch_use  # noqa: F401

        sys.path.insert(0, PACKAGE_PARENT)
        from autograder import simgpu

        simgpu.enable()
        sys.path.remove(PACKAGE_PARENT)
        use_torch_once()
    import confine.apply  # noqa: F401
    import numpy
    import substitutes
    import worker  # noqa: F401

    substitutes.put_in_place(torch=needs == "torch")
    (numpy.ones((2, 2)) @ numpy.ones((2, 2))).sum()
    numpy.random.default_rng(0).normal()


def use_torch_once() -> None:
    """Do what training does, but for the backward pass: what PyTorch imports late comes now.

    The first optimizer alone costs a child 1.4 s. A backward pass starts threads, which no fork
    keeps; so this stops short of one.
    """
    import io

    import torch
    from torch.utils.data import DataLoader, TensorDataset

    for device in ("cpu", "simgpu"):
        layer = torch.nn.Linear(2, 2).to(device)
        with torch.no_grad():
            loss = torch.nn.functional.cross_entropy(
                layer(torch.zeros(1, 2, device=device)),
                torch.zeros(1, dtype=torch.long, device=device),
            )
            loss.item()
        for kind in (torch.optim.SGD, torch.optim.Adam):
            optimizer = kind(layer.parameters(), lr=0.1)
            optimizer.zero_grad()
            optimizer.step()
            torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)
        file = io.BytesIO()
        torch.save(layer.state_dict(), file)
        file.seek(0)
        torch.load(file, map_location="cpu", weights_only=True)
    list(DataLoader(TensorDataset(torch.zeros(3, 2)), batch_size=2, shuffle=True))


def run_zygote(control: socket.socket, config: dict[str, Any]) -> None:
    """Fork a child for each request; kill and reap on request; end when the grader hangs up."""
    # Confinement moves this process into a tree in which the folder cannot be removed.
    beside = os.open(os.path.dirname(config["write_path"]), os.O_RDONLY | os.O_CLOEXEC)
    prepared, refusal = prepare(config)
    # Every collection in a child would otherwise write to, and so copy, all that it inherited.
    gc.freeze()
    gc.enable()
    living: set[int] = set()
    # A grader that is ended while this process starts has asked, and is not there for the answer.
    with contextlib.suppress(OSError):
        _answer_requests(control, config, prepared, refusal, living)
    _clean_up(living, config["write_path"], beside)
    os._exit(0)


def _answer_requests(
    control: socket.socket, config: dict[str, Any], prepared: Any, refusal: str, living: set[int]
) -> None:
    """Do what is asked until nobody is left who could ask; `living` are the children."""
    while True:
        data, fds, _, _ = socket.recv_fds(control, 1 << 16, 1)
        if not data:
            return
        request = json.loads(data)
        answer: dict[str, Any]
        if refusal and config["confinement"] == "required":
            answer = {"refused": refusal}
        elif request["do"] == "spawn":
            try:
                pid = os.fork()
            except OSError as error:  # of processes the user has too many, perhaps for a moment
                answer = {"failed": error.strerror}
            else:
                if pid == 0:
                    _child(control, fds[0], config, prepared, request)
                living.add(pid)
                answer = {"pid": pid}
        else:
            living.discard(request["pid"])
            os.kill(request["pid"], signal.SIGKILL)
            _, status, used = os.wait4(request["pid"], 0)
            answer = {
                "status": os.waitstatus_to_exitcode(status),
                "cpu_seconds": used.ru_utime + used.ru_stime,
            }
        for fd in fds:
            os.close(fd)
        control.send(json.dumps(answer).encode())


def _clean_up(living: set[int], folder: str, beside: int) -> None:
    """Leave nothing behind a grader that was killed and cannot do it. beside: the folder's own."""
    from confine.private_folder import remove_private_dir

    for pid in living:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    if not remove_private_dir(folder):
        with contextlib.suppress(OSError):
            os.rmdir(os.path.basename(folder), dir_fd=beside)


def prepare(config: dict[str, Any]) -> tuple[Any, str]:
    """What children need to confine themselves, or None and the reason why they cannot."""
    import confine

    if config["confinement"] == "off":
        return None, "confinement is switched off"
    policy = confine.ConfinementPolicy(
        read_paths=tuple(config["packages"]),
        deny_under=tuple(config["hidden"]),
        write_path=config["write_path"],
        memory_bytes=config["memory_bytes"],
        cpu_seconds=int(config["cpu_seconds"]) + 1,
        file_bytes=config["file_bytes"],
        private_bytes=config["private_bytes"],
        private_files=config["private_files"],
    )
    try:
        return confine.prepare(policy), ""
    except confine.ConfinementError as error:
        return None, str(error)


def _child(
    control: socket.socket, fd: int, config: dict[str, Any], prepared: Any, request: dict[str, Any]
) -> None:
    """Confine this fork and serve one submission; never returns."""
    try:
        control.close()
        channel = _FileChannel(fd)
        layers: dict[str, Any] = {}
        if prepared is not None:
            import confine

            try:
                entered = confine.enter(
                    prepared, private_dir=request["private_dir"], keep_fds=(fd,)
                )
            except confine.ConfinementError as error:
                _refuse(channel, str(error))
                return
            layers = entered.to_json()
        else:
            os.chdir(request["private_dir"])
            _limit_memory(config)
            _silence_standard_streams()
        _serve(channel, config, layers)
    finally:
        os._exit(0)


def _refuse(channel: _FileChannel, reason: str) -> None:
    """Say why nothing of the submission was run, in the place of the greeting."""
    import wire

    wire.send_frame(channel.sendall, {"event": "refused", "reason": reason})


def run_plain_child(config: dict[str, Any]) -> None:
    """One child without a zygote, for systems without fork or confinement."""
    if "share" in config:  # Windows: a socket travels as bytes, not as a descriptor
        channel = socket.fromshare(bytes.fromhex(config["share"]))  # type: ignore[attr-defined]
    else:
        channel = socket.socket(fileno=config["fd"])
    os.chdir(config["private_dir"])
    _limit_memory(config)
    _silence_standard_streams()
    _serve(channel, config, {})


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


class _FileChannel:
    """A socket used through read and write, the only calls on it that confinement leaves."""

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def recv(self, count: int) -> bytes:
        return os.read(self.fd, count)

    def sendall(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self.fd, view) :]


def _serve(
    channel: socket.socket | _FileChannel, config: dict[str, Any], layers: dict[str, Any]
) -> None:
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
    worker.serve(
        read,
        channel.sendall,
        output_chars=config["output_chars"],
        reply_bytes=config["reply_bytes"],
        layers=layers,
        needs=config["needs"],
    )


def _silence_standard_streams() -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
