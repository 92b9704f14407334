"""Tries to use more of the machine than the policy allows."""

from __future__ import annotations

import errno
import mmap
import os
import resource
import signal
import threading
import time

from .attempt import World, attempt

# Longer than the limit that the canary sets, on a machine that is busy with other things.
CPU_ATTEMPT_SECONDS = 20.0


@attempt("limits", control=False)
def exceed_memory(world: World) -> None:
    mmap.mmap(-1, world.memory_bytes + 2**20).close()


@attempt("limits", control=False, fatal=(signal.SIGXCPU, signal.SIGKILL))
def exceed_processor_time(world: World) -> None:
    end = time.monotonic() + CPU_ATTEMPT_SECONDS
    while time.monotonic() < end:
        pass


@attempt("limits", control=False)
def exceed_file_size(world: World) -> None:
    with open("large", "wb", buffering=0) as file:
        file.truncate(world.file_bytes)
        file.seek(world.file_bytes)
        file.write(b"x")


@attempt("limits", control=False, needs="private_tmpfs")
def exceed_folder_size(world: World) -> None:
    for part in range(world.private_bytes // world.file_bytes + 2):
        with open(f"part-{part}", "wb", buffering=0) as file:
            os.posix_fallocate(file.fileno(), 0, world.file_bytes)


@attempt("limits", control=False, needs="private_tmpfs")
def exceed_folder_entries(world: World) -> None:
    for part in range(world.private_files + 2):
        os.close(os.open(f"entry-{part}", os.O_CREAT | os.O_WRONLY))


@attempt("limits", control=False)
def exceed_open_files(world: World) -> None:
    for _ in range(1000):  # fewer than most systems allow by themselves
        os.dup(0)


@attempt("limits", control=False)
def exceed_threads(world: World) -> None:
    threading.stack_size(64 * 1024)
    stop = threading.Event()
    try:
        for _ in range(3000):
            threading.Thread(target=stop.wait, daemon=True).start()
    except RuntimeError as error:
        raise OSError(11, str(error)) from None
    finally:
        stop.set()


@attempt("limits", control=False)
def dump_core(world: World) -> None:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (2**20, 2**20))
    except ValueError as error:  # what Python makes of EPERM here
        raise PermissionError(errno.EPERM, str(error)) from None
