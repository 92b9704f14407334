"""Tries to use more of the machine than the policy allows."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import resource
import signal
import time

from .attempt import World, attempt

# Longer than the limit that the canary sets, on a machine that is busy with other things.
CPU_ATTEMPT_SECONDS = 20.0

# More than the limit where all of a user's processes count, with less than the canary's memory.
_MORE_THREADS = 1500
# What the C library takes at least: 16 KiB on x86-64, 128 KiB on arm64.
_SMALL_STACK_BYTES = 128 * 1024
# Room for pthread_attr_t, of 56 bytes on x86-64 and 64 on arm64.
_THREAD_ATTRIBUTES_BYTES = 256


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
    # Not Python's threads: each takes several times its stack, and the limit on memory would end
    # this before the one on threads. These run nothing but pause().
    library = ctypes.CDLL(None)
    attributes = ctypes.create_string_buffer(_THREAD_ATTRIBUTES_BYTES)
    _succeed(library.pthread_attr_init(attributes))
    _succeed(library.pthread_attr_setstacksize(attributes, ctypes.c_size_t(_SMALL_STACK_BYTES)))
    _succeed(library.pthread_attr_setguardsize(attributes, ctypes.c_size_t(0)))
    thread = ctypes.c_ulong()
    for _ in range(_MORE_THREADS):
        error = library.pthread_create(ctypes.byref(thread), attributes, library.pause, None)
        if error:
            raise OSError(error, os.strerror(error))


def _succeed(error: int) -> None:
    if error:
        raise RuntimeError(f"the C library refused: {os.strerror(error)}")


@attempt("limits", control=False)
def dump_core(world: World) -> None:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (2**20, 2**20))
    except ValueError as error:  # what Python makes of EPERM here
        raise PermissionError(errno.EPERM, str(error)) from None
