"""Installs the system call filter: compiled once, and bound to its own pid in each child."""

from __future__ import annotations

import ctypes
import errno
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from . import kernel
from .child import Child, Step
from .seccomp_rules import Allow, AllowMasked, AllowNull, AllowValues, Decision, Refuse, decisions
from .syscall_numbers import NEWEST_KNOWN, SYSCALLS

# BPF instructions (linux/bpf_common.h) over struct seccomp_data (linux/seccomp.h).
_LOAD, _AND = 0x20, 0x54
_GOTO, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x05, 0x15, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16

ALLOW = 0x7FFF0000
ERRNO = 0x00050000
KILL_PROCESS = 0x80000000

AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000

_SET_MODE_FILTER = 1
_FLAG_TSYNC = 1
_LONGEST_JUMP = 255
_PID = struct.Struct("=I")

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, constant

# Stands for "the caller's pid" until a child knows it; no real pid, argument or number comes near.
_OWN_PID = 0x7EADBEEF


@dataclass(frozen=True)
class Program:
    """A compiled filter with a hole at each of `pid_offsets` (bytes) for the child's process id."""

    code: bytes
    pid_offsets: tuple[int, ...]

    def bound_to(self, pid: int) -> bytes:
        """The instructions (8 bytes each) with `pid` written into the holes."""
        bound = bytearray(self.code)
        for offset in self.pid_offsets:
            _PID.pack_into(bound, offset, pid)
        return bytes(bound)


def compile_filter(machine: str, table: Mapping[str, Decision] | None = None) -> Program:
    """Compile the decisions (those of `seccomp_rules` by default) for `machine`.

    A call made through another architecture's entry (32-bit x86, x32) has other numbers for the
    same things, so it ends the process.
    """
    table = decisions() if table is None else table
    by_number = {
        SYSCALLS[machine][name]: decision
        for name, decision in table.items()
        if name in SYSCALLS[machine]
    }
    instructions: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_IF_EQUAL, 1, 0, AUDIT_ARCHITECTURE[machine]),
        (_RETURN, 0, 0, KILL_PROCESS),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if machine == "x86_64":
        instructions += [(_IF_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, KILL_PROCESS)]
    instructions += _search(_segments(by_number))
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)
    offsets = tuple(
        8 * index + 4
        for index, instruction in enumerate(instructions)
        if instruction[0] == _IF_EQUAL and instruction[3] == _OWN_PID
    )
    return Program(code, offsets)


def step(program: Program) -> Step:
    """The step that filters every thread of a child for good. Needs no_new_privs.

    The kernel refuses with ENOSYS or EINVAL where it has no seccomp.
    """
    code = kernel.buffer(program.code)
    header = kernel.buffer(struct.pack("@HP", len(code) // 8, ctypes.addressof(code)))
    number, offsets, pack_into = kernel.number("seccomp"), program.pid_offsets, _PID.pack_into

    def enter(child: Child) -> None:
        for offset in offsets:
            pack_into(code, offset, child.pid)
        thread = kernel.quick(number, _SET_MODE_FILTER, _FLAG_TSYNC, header)
        if thread != 0:
            raise OSError(errno.EBUSY, f"thread {thread} of this process could not be filtered")

    return enter


def _segments(by_number: dict[int, Decision]) -> list[tuple[int, Decision]]:
    """Runs of numbers with the same decision: (first number of the run, decision)."""
    segments: list[tuple[int, Decision]] = []
    for number in range(NEWEST_KNOWN + 1):
        decision = by_number.get(number, Refuse(errno.EPERM))
        if not segments or segments[-1][1] != decision:
            segments.append((number, decision))
    segments.append((NEWEST_KNOWN + 1, Refuse(errno.ENOSYS)))
    return segments


def _search(segments: list[tuple[int, Decision]]) -> list[Instruction]:
    """A binary search over the runs, so that no call passes more than about ten comparisons."""
    if len(segments) == 1:
        return _decide(segments[0][1])
    middle = len(segments) // 2
    below, above = _search(segments[:middle]), _search(segments[middle:])
    first = segments[middle][0]
    if len(below) <= _LONGEST_JUMP:
        return [(_IF_AT_LEAST, len(below), 0, first), *below, *above]
    return [(_IF_AT_LEAST, 0, 1, first), (_GOTO, 0, 0, len(below)), *below, *above]


def _decide(decision: Decision) -> list[Instruction]:
    refuse: Instruction = (_RETURN, 0, 0, ERRNO | errno.EPERM)
    allow: Instruction = (_RETURN, 0, 0, ALLOW)
    match decision:
        case Allow():
            return [allow]
        case Refuse(error):
            return [(_RETURN, 0, 0, ERRNO | error)]
        case AllowMasked(argument, mask, values):
            masked: list[Instruction] = [
                (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument),
                (_AND, 0, 0, mask),
            ]
            return [*masked, *_one_of(values), refuse, allow]
        case AllowNull(argument):
            low = _ARGUMENTS_AT + 8 * argument
            return [
                (_LOAD, 0, 0, low),
                (_IF_EQUAL, 0, 3, 0),
                (_LOAD, 0, 0, low + 4),
                (_IF_EQUAL, 0, 1, 0),
                allow,
                refuse,
            ]
        case AllowValues(argument, values, own_pid):
            accepted = (*values, _OWN_PID) if own_pid else values
            loaded: Instruction = (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * argument)
            return [loaded, *_one_of(accepted), refuse, allow]


def _one_of(accepted: tuple[int, ...]) -> list[Instruction]:
    """Skips one instruction where the value is one of these, and goes to it otherwise."""
    return [(_IF_EQUAL, len(accepted) - index, 0, value) for index, value in enumerate(accepted)]
