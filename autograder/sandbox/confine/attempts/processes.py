"""Tries to start processes, and to signal, read, trace, slow or outlive others."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import struct

from .. import kernel
from .attempt import World, attempt, reaches_kernel


@attempt("processes")
def fork(world: World) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


@attempt("processes")
def vfork_and_exec(world: World) -> None:
    child = os.posix_spawn("/bin/sh", ["sh", "-c", ":"], {})
    os.waitpid(child, 0)


@attempt("processes")
def clone_process(world: World) -> None:
    child = kernel.call("clone", signal.SIGCHLD)
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


@attempt("processes")
def clone3_process(world: World) -> None:
    arguments = struct.pack("=8Q", 0, 0, 0, 0, signal.SIGCHLD, 0, 0, 0)
    child = kernel.call("clone3", arguments, len(arguments))
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


@attempt("processes")
def execute_program(world: World) -> None:
    # A success replaces this process and ends as an unreported exit, which counts as allowed.
    os.execv("/bin/sh", ["sh", "-c", "exit 0"])


@attempt("processes")
def signal_other(world: World) -> None:
    os.kill(world.victim, 0)


@attempt("processes")
def signal_parent(world: World) -> None:
    os.kill(os.getppid(), 0)


@attempt("processes")
def signal_everybody(world: World) -> None:
    os.kill(0, 0)


@attempt("processes")
def signal_thread_of_other(world: World) -> None:
    reaches_kernel("tgkill", world.victim, world.victim, 0)


@attempt("processes")
def queue_signal_to_other(world: World) -> None:
    # si_signo, si_errno, si_code: a code that any user may give.
    information = struct.pack("=iii116x", 0, 0, -1)
    reaches_kernel("rt_sigqueueinfo", world.victim, 0, information)


@attempt("processes")
def own_signals_of_pipe_to_other(world: World) -> None:
    read_end, write_end = os.pipe()
    try:
        fcntl.fcntl(read_end, 8, world.victim)  # F_SETOWN: who gets SIGIO
    finally:
        os.close(read_end)
        os.close(write_end)


@attempt("processes")
def trace_other(world: World) -> None:
    reaches_kernel(
        "ptrace", 0x4206, world.victim, 0, 0
    )  # PTRACE_SEIZE, which ends with this process


@attempt("processes")
def read_memory_of_other(world: World) -> None:
    reaches_kernel("process_vm_readv", world.victim, 0, 0, 0, 0, 0)


@attempt("processes")
def write_memory_of_other(world: World) -> None:
    reaches_kernel("process_vm_writev", world.victim, 0, 0, 0, 0, 0)


@attempt("processes")
def open_memory_of_other(world: World) -> None:
    os.close(os.open(f"/proc/{world.victim}/mem", os.O_RDWR))


@attempt("processes")
def read_environment_of_other(world: World) -> None:
    with open(f"/proc/{world.victim}/environ", "rb") as file:
        file.read()


@attempt("processes")
def read_command_line_of_parent(world: World) -> None:
    with open(f"/proc/{os.getppid()}/cmdline", "rb") as file:
        file.read()


@attempt("processes")
def find_working_folder_of_parent(world: World) -> None:
    os.readlink(f"/proc/{os.getppid()}/cwd")


@attempt("processes")
def list_descriptors_of_parent(world: World) -> None:
    os.listdir(f"/proc/{os.getppid()}/fd")


@attempt("processes")
def list_processes(world: World) -> None:
    os.listdir("/proc")


@attempt("processes")
def take_descriptor_of_other(world: World) -> None:
    reaches_kernel("pidfd_open", world.victim, 0)


@attempt("processes")
def limit_other(world: World) -> None:
    resource.prlimit(world.victim, resource.RLIMIT_CORE)


@attempt("processes")
def slow_other_down(world: World) -> None:
    reaches_kernel("setpriority", os.PRIO_PROCESS, world.victim, 0)


@attempt("processes")
def ask_whether_other_lives(world: World) -> None:
    os.getpgid(world.victim)


@attempt("processes")
def pin_other_to_processor(world: World) -> None:
    os.sched_setaffinity(world.victim, os.sched_getaffinity(world.victim))


@attempt("processes")
def outlive_parent(world: World) -> None:
    reaches_kernel("prctl", 1, 0)  # PR_SET_PDEATHSIG


@attempt("processes")
def leave_process_group(world: World) -> None:
    reaches_kernel("setsid")
