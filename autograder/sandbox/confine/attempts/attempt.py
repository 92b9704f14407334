"""Defines an attempt: a small program that tries one thing that confinement must prevent.

Every attempt is also made once without confinement, so that "blocked" is known to be confinement's
doing and not the machine's. Attempts therefore harm nothing when they succeed: they touch files,
sockets and a process that the canary made for them, or pass arguments the kernel rejects after it
has let the call through.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass

from .. import kernel


@dataclass(frozen=True)
class World:
    """What the canary set up outside confinement for the attempts to reach for; sizes in bytes."""

    secret_file: str
    outside_dir: str
    denied_file: str
    neighbours_file: str
    tcp_port: int
    udp_port: int
    unix_path: str
    abstract_name: str
    victim: int
    marker: str
    inherited_fd: int
    memory_bytes: int
    file_bytes: int
    private_bytes: int
    private_files: int


@dataclass(frozen=True)
class Attempt:
    """One thing to try. `run` returns when it succeeded and raises OSError when it was refused.

    control: also tried unconfined. fatal: signals that count as a refusal. needs: the optional
    layer without which it is known to succeed.
    """

    name: str
    group: str
    run: Callable[[World], None]
    control: bool
    fatal: tuple[int, ...]
    needs: str | None


ATTEMPTS: list[Attempt] = []
# What honest submissions do: here it is a refusal that is wrong.
HONEST: list[Attempt] = []

_Run = Callable[[World], None]


def attempt(
    group: str, *, control: bool = True, fatal: tuple[int, ...] = (), needs: str | None = None
) -> Callable[[_Run], _Run]:
    """Register the decorated function as an attempt under its own name."""

    def register(run: _Run) -> _Run:
        ATTEMPTS.append(Attempt(run.__name__, group, run, control, fatal, needs))
        return run

    return register


def honest(run: _Run) -> _Run:
    """Register the decorated function as something that must work in confinement."""
    HONEST.append(Attempt(run.__name__, "honest", run, False, (), None))
    return run


def reaches_kernel(name: str, *arguments: int | bytes) -> None:
    """Make a system call; an error that only a kernel which let it through reports is a success."""
    try:
        kernel.call(name, *arguments)
    except OSError as error:
        if error.errno in (errno.EPERM, errno.EACCES, errno.ENOSYS):
            raise
