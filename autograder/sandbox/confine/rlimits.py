"""Bounds what one submission may use of the machine, by the kernel's resource limits."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass

from .child import Child, Step

if sys.platform != "win32":  # where this module is still imported
    import resource

MIB = 2**20

# Soft limit first, so that the grader sees SIGXCPU and can name the limit; the hard one a second
# later for code that ignores the signal.
_CPU_GRACE_SECONDS = 1
_STACK_BYTES = 8 * MIB
_NO_LIMIT = 2**62


@dataclass(frozen=True)
class Limits:
    """Limits of one child. `memory_bytes` is what it may map beyond what the zygote had mapped;
    `file_bytes` bounds each file, `open_files` the descriptors, `threads` its threads."""

    memory_bytes: int
    cpu_seconds: int
    file_bytes: int
    open_files: int
    threads: int


def thread_count() -> int:
    """How many threads this process has."""
    # A folder has a link from its name, from itself, and from each folder in it.
    return os.stat("/proc/self/task").st_nlink - 2


def threads_left(threads: int) -> int | None:
    """How many threads this user may still start, who has so many; None for any number."""
    most, _ = resource.getrlimit(resource.RLIMIT_NPROC)
    return None if most == resource.RLIM_INFINITY else max(most - threads, 0)


def step(limits: Limits, threads_of_others: int, proc: int) -> Step:
    """The step that sets the limits but that on open files, soft and hard, for good.

    `threads_of_others` is how many threads the kernel may count for this user besides the child's
    (RLIMIT_NPROC counts per user, not per process). `proc` is the open folder /proc.
    """
    threads = threads_of_others + limits.threads
    wanted = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + _CPU_GRACE_SECONDS),
        resource.RLIMIT_FSIZE: (limits.file_bytes, limits.file_bytes),
        resource.RLIMIT_STACK: (_STACK_BYTES, _STACK_BYTES),
        resource.RLIMIT_MEMLOCK: (0, 0),
        resource.RLIMIT_MSGQUEUE: (0, 0),
        resource.RLIMIT_NPROC: (threads, threads),
    }
    fixed = tuple((kind, _within(kind, *pair)) for kind, pair in wanted.items())
    page = resource.getpagesize()
    memory, hard = limits.memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY:
        hard = _NO_LIMIT

    def enter(child: Child) -> None:
        for kind, pair in fixed:
            resource.setrlimit(kind, pair)
        statm = os.open("self/statm", os.O_RDONLY | os.O_CLOEXEC, dir_fd=proc)
        mapped = int(os.read(statm, 100).partition(b" ")[0]) * page
        os.close(statm)
        most = min(mapped + memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    return enter


def open_files_step(open_files: int) -> Step:
    """The step that limits open files; it comes when those that it would count are closed."""
    pair = _within(resource.RLIMIT_NOFILE, open_files, open_files)

    def enter(child: Child) -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, pair)

    return enter


def _within(kind: int, soft: int, hard: int) -> tuple[int, int]:
    """The wanted limits as far as this process may set them: a limit is only ever lowered."""
    allowed = resource.getrlimit(kind)[1]
    if allowed == resource.RLIM_INFINITY:
        return soft, hard
    return min(soft, allowed), min(hard, allowed)


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
