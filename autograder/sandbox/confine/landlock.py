"""Limits which files the kernel opens for student code, whatever uid or capability it runs with.

Landlock needs no root. Rules are bound to files that are already open, so the expensive half (opening
about a hundred paths) happens once in the zygote; a child makes a ruleset of its own from those
descriptors, because a ruleset shared with the zygote would let one child's private folder leak into
the next child's rules. The zygote's descriptors also pin entries of /proc, whose rules would be
forgotten otherwise when the kernel drops the entry from its cache.

What Landlock cannot do is done by the system call filter: it does not stop stat, chmod, chown,
utime or setxattr on files elsewhere, nor truncate before version 3, nor any socket but TCP.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from dataclasses import dataclass

from . import kernel

_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1
# Denials are the submission's business: without this a loop of them fills the audit log.
_LOG_SAME_EXEC_OFF = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE = 1 << 4, 1 << 5
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK = 1 << 6, 1 << 7, 1 << 8, 1 << 9
MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = 1 << 10, 1 << 11, 1 << 12
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
NET_BIND_TCP, NET_CONNECT_TCP = 1, 2
SCOPE_ABSTRACT_UNIX, SCOPE_SIGNAL = 1, 2

# Version of Landlock in which each right appeared (kernels 5.13, 5.19, 6.2, 6.7, 6.10, 6.12, 6.15).
_HANDLED_SINCE = ((1, (1 << 13) - 1), (2, REFER), (3, TRUNCATE), (5, IOCTL_DEV))

_READ = READ_FILE | READ_DIR
_WRITE = _READ | WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR | REMOVE_FILE | REMOVE_DIR | REFER
_FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV

# A process's own entries that C libraries read (stack bounds, memory use); never the folder, whose
# `task`, `fd` and `cwd` lead elsewhere.
OWN_PROC_FILES = ("maps", "stat", "statm", "status")


def version() -> int:
    """The kernel's Landlock version, 0 where there is none."""
    try:
        return kernel.call("landlock_create_ruleset", 0, 0, _CREATE_RULESET_VERSION)
    except OSError:
        return 0


@dataclass(frozen=True)
class Rule:
    """One open path with the rights granted beneath it; the kernel's structure is at `address`."""

    descriptor: int
    packed: ctypes.Array[ctypes.c_char]
    address: int


@dataclass(frozen=True)
class PreparedLandlock:
    """What every child starts from: the rights that are handled, and the rules shared by all."""

    version: int
    handled: int
    attributes: ctypes.Array[ctypes.c_char]
    rules: tuple[Rule, ...]
    missing: tuple[str, ...]


def prepare(
    read_paths: tuple[str, ...], write_paths: tuple[str, ...] = ("/dev/null",)
) -> PreparedLandlock:
    """Open every allowed path once; paths that do not exist are listed in `missing`.

    Raises OSError(ENOSYS) where the kernel has no Landlock.
    """
    found = version()
    if found == 0:
        raise OSError(38, "this kernel has no Landlock (Linux 5.13 or newer, enabled at boot)")
    handled = 0
    for since, rights in _HANDLED_SINCE:
        if found >= since:
            handled |= rights
    net = (NET_BIND_TCP | NET_CONNECT_TCP) if found >= 4 else 0
    scope = (SCOPE_ABSTRACT_UNIX | SCOPE_SIGNAL) if found >= 6 else 0
    # Older kernels refuse a structure longer than the one they know.
    fields = [handled, net, scope][: 1 if found < 4 else 2 if found < 6 else 3]
    attributes = _buffer(struct.pack(f"={len(fields)}Q", *fields))
    rules: list[Rule] = []
    missing: list[str] = []
    for paths, rights in ((read_paths, _READ), (write_paths, _WRITE)):
        for path in paths:
            try:
                rules.append(_rule(path, rights & handled))
            except OSError:
                missing.append(path)
    return PreparedLandlock(found, handled, attributes, tuple(rules), tuple(missing))


def enter(
    prepared: PreparedLandlock, private_dir: str | None, read_paths: tuple[str, ...] = ()
) -> None:
    """Confine this process for good; `private_dir` is the only folder it may write to.

    `read_paths` are allowed to this process besides the prepared ones.

    Needs no_new_privs (or CAP_SYS_ADMIN) and a single thread. Raises OSError when the kernel refuses.
    """
    attributes = prepared.attributes
    ruleset = kernel.call(
        "landlock_create_ruleset", ctypes.addressof(attributes), len(attributes), 0
    )
    own: list[Rule] = []
    try:
        if private_dir is not None:
            own.append(_rule(private_dir, _WRITE & prepared.handled))
        own += [_rule(path, _READ) for path in read_paths]
        for name in OWN_PROC_FILES:
            try:
                own.append(_rule(f"/proc/{os.getpid()}/{name}", READ_FILE))
            except OSError:
                continue  # a container without /proc loses a convenience, not safety
        add = kernel.repeated("landlock_add_rule", ruleset, _RULE_PATH_BENEATH)
        for rule in prepared.rules:
            add(rule.address)
        for rule in own:
            add(rule.address)
        flags = _LOG_SAME_EXEC_OFF if prepared.version >= 7 else 0
        kernel.call("landlock_restrict_self", ruleset, flags)
    finally:
        os.close(ruleset)
        for rule in own:
            os.close(rule.descriptor)


def _rule(path: str, rights: int) -> Rule:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        rights &= _FILE_RIGHTS
    packed = _buffer(struct.pack("=Qi", rights, descriptor))
    return Rule(descriptor, packed, ctypes.addressof(packed))


def _buffer(data: bytes) -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(data, len(data))
