"""Limits which files the kernel opens for student code, whatever uid or capability it runs with.

Landlock needs no root. Rules are bound to files that are already open, so the expensive half
(opening about a hundred paths) happens once in the zygote; a child makes a ruleset of its own from
those descriptors, because a ruleset shared with the zygote would let one child's private folder
leak into the next child's rules. The zygote's descriptors also pin entries of /proc, whose rules
would be forgotten otherwise when the kernel drops the entry from its cache.

What Landlock cannot do is done by the system call filter: it does not stop stat, chmod, chown,
utime or setxattr on files elsewhere, nor truncate before version 3, nor any socket but TCP.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import struct
from dataclasses import dataclass

from . import kernel
from .child import Child, Step

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

READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR | REMOVE_FILE | REMOVE_DIR | REFER
_FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV

# struct landlock_path_beneath_attr: rights, descriptor.
_RULE = struct.Struct("=Qi")


_WHY_NOT = {
    errno.ENOSYS: "this kernel has no Landlock; it came with Linux 5.13",
    errno.EOPNOTSUPP: "this kernel was started without Landlock (its parameter lsm=)",
    errno.EPERM: "the container's profile forbids Landlock",
}


def version() -> int:
    """The kernel's Landlock version. Raises OSError, which says why, where there is none."""
    try:
        return kernel.call("landlock_create_ruleset", 0, 0, _CREATE_RULESET_VERSION)
    except OSError as error:
        code = error.errno or errno.ENOSYS
        raise OSError(code, _WHY_NOT.get(code, error.strerror)) from None


@dataclass(frozen=True)
class SharedRules:
    """What every child starts from: the rights that are handled, and the rules all children share.

    `descriptors` are the open paths, one per rule; `packed` are the rules as the kernel takes them.
    """

    version: int
    handled: int
    attributes: ctypes.Array[ctypes.c_char]
    descriptors: tuple[int, ...]
    packed: tuple[ctypes.Array[ctypes.c_char], ...]
    missing: tuple[str, ...]


def prepare(
    read_paths: tuple[str, ...], write_paths: tuple[str, ...] = ("/dev/null",)
) -> SharedRules:
    """Open every allowed path once; paths that do not exist are listed in `missing`.

    Raises OSError where the kernel has no Landlock.
    """
    found = version()
    handled = 0
    for since, rights in _HANDLED_SINCE:
        if found >= since:
            handled |= rights
    net = (NET_BIND_TCP | NET_CONNECT_TCP) if found >= 4 else 0
    scope = (SCOPE_ABSTRACT_UNIX | SCOPE_SIGNAL) if found >= 6 else 0
    # Older kernels refuse a structure longer than the one they know.
    fields = [handled, net, scope][: 1 if found < 4 else 2 if found < 6 else 3]
    attributes = kernel.buffer(struct.pack(f"={len(fields)}Q", *fields))
    descriptors: list[int] = []
    packed: list[ctypes.Array[ctypes.c_char]] = []
    absent: list[str] = []
    for paths, rights in ((read_paths, READ), (write_paths, WRITE)):
        for path in paths:
            try:
                descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                absent.append(path)
                continue
            descriptors.append(descriptor)
            packed.append(kernel.buffer(_pack(descriptor, rights & handled)))
    # Never entered and never closed: while this ruleset exists the kernel keeps what it knows of
    # each path, and a child's own rule for the path takes half the time.
    pinned = kernel.call("landlock_create_ruleset", attributes, len(attributes))
    for rule in packed:
        kernel.call("landlock_add_rule", pinned, _RULE_PATH_BENEATH, rule)
    return SharedRules(
        found, handled, attributes, (*descriptors, pinned), tuple(packed), tuple(absent)
    )


def step(shared: SharedRules) -> Step:
    """The step that confines a child to the shared rules and its private folder.

    Needs no_new_privs (or CAP_SYS_ADMIN) and a single thread.
    """
    create, add, restrict = map(
        kernel.number,
        ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"),
    )
    attributes, size, packed = shared.attributes, len(shared.attributes), shared.packed
    flags = _LOG_SAME_EXEC_OFF if shared.version >= 7 else 0
    own_rule = kernel.buffer(bytes(_RULE.size))
    quick = kernel.quick

    def enter(child: Child) -> None:
        ruleset = quick(create, attributes, size, 0)
        kernel.quick_each(add, ruleset, _RULE_PATH_BENEATH, packed)
        private = os.open(child.private_dir, os.O_PATH | os.O_CLOEXEC)
        _RULE.pack_into(own_rule, 0, WRITE & shared.handled, private)
        quick(add, ruleset, _RULE_PATH_BENEATH, own_rule, 0)
        os.close(private)
        quick(restrict, ruleset, flags)
        os.close(ruleset)

    return enter


def _pack(descriptor: int, rights: int) -> bytes:
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        rights &= _FILE_RIGHTS
    return _RULE.pack(rights, descriptor)
