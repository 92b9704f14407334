"""The system call filter, run instruction by instruction for both processors."""

from __future__ import annotations

import errno
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox.confine import seccomp
from autograder.sandbox.confine.seccomp import (
    ALLOW,
    AUDIT_ARCHITECTURE,
    ERRNO,
    KILL_PROCESS,
    compile_filter,
)
from autograder.sandbox.confine.seccomp_rules import (
    Allow,
    AllowMasked,
    AllowNull,
    AllowValues,
    Refuse,
    decisions,
)
from autograder.sandbox.confine.syscall_numbers import MACHINES, NEWEST_KNOWN, SYSCALLS

PID = 4321
EPERM, ENOSYS = ERRNO | errno.EPERM, ERRNO | errno.ENOSYS
PROGRAMS = {machine: compile_filter(machine).bound_to(PID) for machine in MACHINES}


def decide(machine: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """What the kernel would return: an interpreter of the five kinds of instruction in use."""
    filled = [*arguments, *([0] * (6 - len(arguments)))]
    architecture = AUDIT_ARCHITECTURE[machine] if architecture is None else architecture
    data = struct.pack("<IIQ6Q", number & 0xFFFFFFFF, architecture, 0, *(a % 2**64 for a in filled))
    program = list(struct.iter_unpack("<HBBI", PROGRAMS[machine]))
    at = accumulator = 0
    for _ in range(len(program)):
        code, if_true, if_false, constant = program[at]
        at += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, constant)
        elif code == 0x54:
            accumulator &= constant
        elif code == 0x05:
            at += constant
        elif code == 0x15:
            at += if_true if accumulator == constant else if_false
        elif code == 0x35:
            at += if_true if accumulator >= constant else if_false
        elif code == 0x06:
            return constant
        else:
            raise AssertionError(f"unknown instruction {code:#x}")
    raise AssertionError("the program does not end")


def call(machine: str, name: str, *arguments: int) -> int:
    return decide(machine, SYSCALLS[machine][name], *arguments)


@pytest.mark.parametrize("machine", MACHINES)
def test_every_named_call_gets_its_decision(machine):
    for name, number in SYSCALLS[machine].items():
        decision = decisions().get(name, Refuse(errno.EPERM))
        found = decide(machine, number)
        match decision:
            case Allow() | AllowNull():
                assert found == ALLOW, name
            case Refuse(error):
                assert found == ERRNO | error, name
            case AllowValues(_, values, _):
                assert found == (ALLOW if 0 in values else EPERM), name
            case AllowMasked(_, _, values):
                assert found == (ALLOW if 0 in values else EPERM), name


PROMISED = """
execve execveat ptrace process_vm_readv process_vm_writev process_madvise kcmp io_uring_setup
userfaultfd bpf perf_event_open mount umount2 unshare setns pivot_root chroot open_tree fsopen
keyctl add_key request_key open_by_handle_at name_to_handle_at quotactl pidfd_open
pidfd_send_signal pidfd_getfd memfd_create shmget msgget mq_open symlinkat linkat mknodat fchownat
setxattr setpriority sched_setscheduler setsid setpgid setuid setresuid capset personality
rt_sigqueueinfo rt_tgsigqueueinfo tkill socket socketpair seccomp truncate
"""


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", PROMISED.split())
def test_what_the_course_promises_to_refuse_is_refused(machine, name):
    assert call(machine, name) == EPERM


@given(
    machine=st.sampled_from(MACHINES),
    number=st.integers(0, 2**32 - 1),
    arguments=st.lists(st.integers(0, 2**64 - 1), max_size=6),
)
def test_a_number_nobody_named_is_never_allowed(machine, number, arguments):
    if number in SYSCALLS[machine].values():
        return
    expected = {EPERM} if number <= NEWEST_KNOWN else {ENOSYS}
    if machine == "x86_64" and number >= 0x40000000:
        expected = {KILL_PROCESS}
    assert decide(machine, number, *arguments) in expected


@given(
    machine=st.sampled_from(MACHINES),
    architecture=st.integers(0, 2**32 - 1) | st.sampled_from(list(AUDIT_ARCHITECTURE.values())),
    number=st.integers(0, NEWEST_KNOWN),
)
def test_another_architecture_ends_the_process(machine, architecture, number):
    if architecture != AUDIT_ARCHITECTURE[machine]:
        assert decide(machine, number, architecture=architecture) == KILL_PROCESS


def test_x32_ends_the_process():
    for number in SYSCALLS["x86_64"].values():
        assert decide("x86_64", number | 0x40000000) == KILL_PROCESS
    assert decide("x86_64", -1) == KILL_PROCESS


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", ["kill", "tgkill"])
@given(pid=st.integers(-(2**31), 2**31 - 1))
def test_a_child_signals_only_itself(machine, name, pid):
    assert call(machine, name, pid) == (ALLOW if pid == PID else EPERM)
    assert call(machine, name, PID) == ALLOW
    for group in (0, -1, -PID):
        assert call(machine, name, group) == EPERM


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", ["prlimit64", "sched_setaffinity"])
def test_a_child_limits_only_itself(machine, name):
    assert call(machine, name, 0) == call(machine, name, PID) == ALLOW
    assert call(machine, name, PID + 1) == call(machine, name, 1) == EPERM


# glibc's and musl's pthread_create.
THREADS = (0x3D0F00, 0x7D0F00)


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("flags", THREADS)
@given(extra=st.integers(0, 31), missing=st.sampled_from([0x100, 0x800, 0x10000]))
def test_clone_makes_threads_and_nothing_else(machine, flags, extra, missing):
    assert call(machine, "clone", flags) == ALLOW
    assert call(machine, "clone", flags & ~missing) == EPERM
    separate = 0xFE000000 | 0x20000 | 0x80 | 0x2000 | 0x4000 | 0x8000 | 0x800000
    if 1 << extra & separate:
        assert call(machine, "clone", flags | 1 << extra) == EPERM
    assert call(machine, "clone", 17) == EPERM
    assert call(machine, "clone3") == ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_descriptors_cannot_send_signals(machine):
    for command in (8, 10, 15, 1024, 1026):  # F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY
        assert call(machine, "fcntl", 0, command) == EPERM
    for request in (0x5412, 0x8901, 0x8902):  # TIOCSTI, FIOSETOWN, SIOCSPGRP
        assert call(machine, "ioctl", 0, request) == EPERM
    assert call(machine, "fcntl", 0, 1030) == call(machine, "ioctl", 0, 0x5401) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_locks_tell_another_process_nothing(machine):
    # F_GETLK, F_SETLK, F_SETLKW, the same for open files (36 to 38), leases
    for command in (5, 6, 7, 36, 37, 38, 1024, 1025):
        assert call(machine, "fcntl", 0, command) == EPERM
    assert call(machine, "flock", 0, 2) == ERRNO | 0  # appears to succeed and does nothing


@pytest.mark.parametrize("machine", MACHINES)
def test_a_child_cannot_untie_itself(machine):
    for option in (1, 4, 22, 35, 0x59616D61):  # PDEATHSIG, DUMPABLE, SECCOMP, MM, PTRACER
        assert call(machine, "prctl", option) == EPERM
    assert call(machine, "prctl", 15) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", ["sendto", "recvfrom"])
@given(address=st.integers(1, 2**64 - 1))
def test_a_socket_reaches_only_its_other_end(machine, name, address):
    assert call(machine, name, 3, 0x7000, 10, 0, 0, 0) == ALLOW
    assert call(machine, name, 3, 0x7000, 10, 0, address, 16) == EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_nobody_outside_is_woken(machine):
    private, clock = 0x80, 0x100
    for operation in range(14):
        assert call(machine, "futex", 0x7000, operation | private) == ALLOW
        waits = operation in (0, 9)  # as pthread_join does
        assert call(machine, "futex", 0x7000, operation) == (ALLOW if waits else EPERM)
    assert call(machine, "futex", 0x7000, 9 | clock) == ALLOW
    assert call(machine, "futex_waitv") == ENOSYS
    assert call(machine, "set_tid_address") == EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_is_learnt_of_who_read_or_runs_where(machine):
    assert call(machine, "madvise", 0x7000, 4096, 4) == ALLOW
    for advice in (12, 20, 21, 100):  # to share equal pages, to move them out, to poison them
        assert call(machine, "madvise", 0x7000, 4096, advice) == EPERM
    assert call(machine, "preadv2", 3, 0x7000, 1, 0, 0, 0) == ALLOW
    assert call(machine, "preadv2", 3, 0x7000, 1, 0, 0, 8) == EPERM
    assert call(machine, "fadvise64", 3, 0, 0, 4) == ERRNO
    # arm64 has no getpgrp of its own: the C library asks getpgid(0).
    for name in (
        *("sched_getaffinity", "sched_getparam", "sched_getscheduler", "sched_rr_get_interval"),
        *("getpgid", "getsid"),
    ):
        assert call(machine, name, 0) == call(machine, name, PID) == ALLOW
        assert call(machine, name, PID + 1) == EPERM
    assert call(machine, "getpriority", 0, 0) == call(machine, "getpriority", 0, PID) == ALLOW
    assert call(machine, "getpriority", 0, PID + 1) == EPERM
    others = ~(PID + 1) << 3 | 2  # as clock_getcpuclockid numbers a process's clock
    for name in ("clock_gettime", "clock_getres", "clock_nanosleep"):
        assert [call(machine, name, clock) for clock in range(12)] == [ALLOW] * 12
        assert call(machine, name, others & 0xFFFFFFFF) == EPERM


def test_long_programs_jump_right(monkeypatch):
    # Enough checked calls that one half of the search is longer than a conditional jump can be.
    table = {
        name: AllowValues(0, tuple(range(number, number + 12)))
        for name, number in SYSCALLS["x86_64"].items()
    }
    monkeypatch.setitem(PROGRAMS, "x86_64", compile_filter("x86_64", table).bound_to(PID))
    for number in SYSCALLS["x86_64"].values():
        assert decide("x86_64", number, number + 11) == ALLOW
        assert decide("x86_64", number, number + 12) == EPERM


def test_a_program_is_bound_to_one_process():
    program = compile_filter("x86_64")
    assert len(program.pid_offsets) == 10
    one, other = program.bound_to(1), program.bound_to(2)
    different = [at for at in range(0, len(one), 8) if one[at : at + 8] != other[at : at + 8]]
    assert different == [offset - 4 for offset in program.pid_offsets]
    assert len(one) // 8 <= 4096  # the kernel's longest filter
    assert seccomp.Program(one, ()).bound_to(3) == one


def test_numbers_are_those_of_the_kernel():
    # From the kernel's own tables, one of each region.
    assert SYSCALLS["x86_64"] | {
        "read": 0, "open": 2, "clone": 56, "fork": 57, "execve": 59, "kill": 62, "ptrace": 101,
        "openat": 257, "prlimit64": 302, "seccomp": 317, "bpf": 321, "io_uring_setup": 425,
        "clone3": 435, "landlock_restrict_self": 446, "futex_waitv": 449,
    } == SYSCALLS["x86_64"]  # fmt: skip
    assert SYSCALLS["aarch64"] | {
        "openat": 56, "read": 63, "clone": 220, "execve": 221, "kill": 129, "ptrace": 117,
        "mmap": 222, "prlimit64": 261, "seccomp": 277, "bpf": 280, "io_uring_setup": 425,
        "clone3": 435, "landlock_restrict_self": 446, "newfstatat": 79, "fcntl": 25, "prctl": 167,
    } == SYSCALLS["aarch64"]  # fmt: skip
    for machine in MACHINES:
        numbers = list(SYSCALLS[machine].values())
        assert len(numbers) == len(set(numbers))
        assert max(numbers) <= NEWEST_KNOWN
    missing = set(decisions()) - set(SYSCALLS["x86_64"])
    assert missing == set(), "decided by name but numbered nowhere"


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(("name", "argument"), [("open", 1), ("openat", 2)])
@given(flags=st.integers(0, 2**32 - 1))
def test_a_file_is_emptied_only_by_who_asks_to_write_it(machine, name, argument, flags):
    """Landlock sees no wish to write in the fourth way to open a file, which is for drivers."""
    if name not in SYSCALLS[machine]:
        return
    written, emptied = flags & os.O_ACCMODE, flags & os.O_TRUNC
    refused = written == os.O_ACCMODE or (emptied and not written)
    found = call(machine, name, *[0] * argument, flags)
    assert found == (EPERM if refused else ALLOW)
