"""Tries the kernel's privileged features, and entries that a filter by number could miss."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal

from .. import kernel
from .attempt import World, attempt, reaches_kernel


@attempt("kernel")
def set_up_io_uring(world: World) -> None:
    reaches_kernel("io_uring_setup", 1, bytes(120))


@attempt("kernel")
def handle_page_faults(world: World) -> None:
    reaches_kernel("userfaultfd", 0x7FFFFFFF)


@attempt("kernel")
def load_bpf(world: World) -> None:
    reaches_kernel("bpf", 0x7FFF, 0, 0)


@attempt("kernel")
def open_performance_events(world: World) -> None:
    reaches_kernel("perf_event_open", 0, 0, 0, 0, 0)


@attempt("kernel")
def use_keyring(world: World) -> None:
    reaches_kernel("keyctl", 0x7FFF, 0, 0, 0, 0)


@attempt("kernel")
def mount_file_system(world: World) -> None:
    reaches_kernel("mount", 0, 0, 0, 0, 0)


@attempt("kernel")
def make_user_namespace(world: World) -> None:
    reaches_kernel("unshare", 0x10000000)


@attempt("kernel")
def enter_namespace(world: World) -> None:
    reaches_kernel("setns", 0x7FFFFFFF, 0)


@attempt("kernel")
def load_module(world: World) -> None:
    reaches_kernel("init_module", 0, 0, 0)


@attempt("kernel")
def change_root(world: World) -> None:
    os.chroot(world.outside_dir)


@attempt("kernel")
def become_root(world: World) -> None:
    reaches_kernel("setresuid", 0, 0, 0)


@attempt("kernel")
def raise_capabilities(world: World) -> None:
    reaches_kernel("capset", 0, 0)


@attempt("kernel")
def read_kernel_log(world: World) -> None:
    reaches_kernel("syslog", 10, 0, 0)


@attempt("kernel")
def make_anonymous_file(world: World) -> None:
    os.close(os.memfd_create("canary"))


@attempt("kernel")
def make_shared_segment(world: World) -> None:
    reaches_kernel("shmget", 0, 0, 0)


@attempt("kernel", fatal=(signal.SIGSYS, signal.SIGSEGV))
def enter_through_32_bit_calls(world: World) -> None:
    if kernel.machine() != "x86_64":
        raise OSError(38, "this processor has one system call entry")
    # mov eax, 20 (getpid of 32-bit x86); int 0x80; ret
    if _execute(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3") <= 0:
        raise OSError(38, "this kernel has no 32-bit calls")


@attempt("kernel", fatal=(signal.SIGSYS,))
def enter_through_x32_calls(world: World) -> None:
    if kernel.machine() != "x86_64":
        raise OSError(38, "this processor has one system call entry")
    kernel.quick(0x40000000 + kernel.number("getpid"))


def _execute(code: bytes) -> int:
    page = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    return ctypes.CFUNCTYPE(ctypes.c_int)(address)()
