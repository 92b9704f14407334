"""Bounds what one submission may use of the machine, by the kernel's resource limits."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass

with contextlib.suppress(ImportError):
    import resource  # not on Windows, where this module is still imported

MIB = 2**20

# Soft limit first, so that the grader sees SIGXCPU and can name the limit; the hard one a second later
# for code that ignores the signal.
_CPU_GRACE_SECONDS = 1
_STACK_BYTES = 8 * MIB


@dataclass(frozen=True)
class Limits:
    """Limits of one child. `memory_bytes` is what it may map beyond what the zygote had mapped;
    `file_bytes` bounds each file, `open_files` the descriptors, `threads` its threads."""

    memory_bytes: int
    cpu_seconds: int
    file_bytes: int
    open_files: int
    threads: int


@dataclass(frozen=True)
class Now:
    """What this process uses before any student code: mapped bytes and threads."""

    mapped_bytes: int
    threads: int


def read_now() -> Now:
    """Read this process's use from /proc; zeros where /proc is missing."""
    try:
        status = os.open("/proc/self/status", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return Now(0, 0)
    try:
        text = os.read(status, 8192)
    finally:
        os.close(status)
    return Now(_field(text, b"\nVmSize:") * 1024, _field(text, b"\nThreads:"))


def _field(text: bytes, name: bytes) -> int:
    _, found, rest = text.partition(name)
    return int(rest.split(None, 1)[0]) if found else 0


def enter(limits: Limits, now: Now, user_threads: int | None) -> None:
    """Set the limits, soft and hard, for this process for good.

    `user_threads` is how many threads the kernel already counts for this user (RLIMIT_NPROC counts
    per user, not per process), or None to leave that limit alone. Raises OSError or ValueError when
    a limit cannot be set.
    """
    wanted = [
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + _CPU_GRACE_SECONDS),
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_STACK, _STACK_BYTES, _STACK_BYTES),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ]
    if user_threads is not None:
        threads = user_threads + limits.threads
        wanted.append((resource.RLIMIT_NPROC, threads, threads))
    mapped = now.mapped_bytes + limits.memory_bytes
    wanted.append((resource.RLIMIT_AS, mapped, mapped))
    for kind, soft, hard in wanted:
        allowed = resource.getrlimit(kind)[1]
        if allowed != resource.RLIM_INFINITY:
            soft, hard = min(soft, allowed), min(hard, allowed)
        resource.setrlimit(kind, (soft, hard))


def count_user_threads(uid: int) -> int:
    """How many threads belong to `uid` (as far as /proc shows them)."""
    total = 0
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        with contextlib.suppress(OSError):
            if os.stat(f"/proc/{name}").st_uid == uid:
                total += len(os.listdir(f"/proc/{name}/task"))
    return total
