"""Takes root's powers away from a child: another user id, no groups, no capabilities.

Where the grader runs as root, each child gets a user id of its own (derived from its process id),
so that children cannot signal each other, share no file and have their own thread count. Who is not
root keeps their id and gives up nothing they had.

The trap is an interpreter that only root can read, such as one below /root (mode 0700): after a
plain setuid every import that had not happened yet would fail. Then, and only then, the child keeps
a single capability, CAP_DAC_READ_SEARCH ("read any file"). By itself that would be far too much;
`apply` lets it stand only with Landlock, which decides before and after capabilities alike and so
reduces it to "read any file *below the allowed paths*", and with the system call filter, because
the capability also opens open_by_handle_at, which that filter refuses. The alternative, rebuilding
the tree with bind mounts, needs CAP_SYS_ADMIN, which containers withhold more often.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from dataclasses import dataclass, replace

from . import kernel
from .child import Child, Missing, Step

_CAP_DAC_READ_SEARCH = 2
_CAP_SETGID, _CAP_SETUID, _CAP_SYS_ADMIN = 6, 7, 21
_CAPABILITY_VERSION_3 = 0x20080522

# First choice: far above ids that people, containers and directory services hand out. Second: ids
# of a container that maps 65,536 of them.
_ID_RANGES = ((0x70000000, 0x400000), (20000, 40000))


@dataclass(frozen=True)
class IdentityPlan:
    """Which id a child takes: `first_id + pid % ids`, or the grader's when `ids` is 0.

    keep_read_search: whether it keeps root's right to read any file. reason: why the id stays.
    """

    first_id: int
    ids: int
    keep_read_search: bool
    reason: str

    @property
    def changes_id(self) -> bool:
        """Whether a child gets an id other than the grader's."""
        return self.ids > 0

    def id_for(self, pid: int) -> int:
        """The user and group id of the child `pid`."""
        return self.first_id + pid % self.ids if self.ids else os.getuid()


def capabilities() -> int:
    """The capabilities in force for this process, one bit each (capabilities(7))."""
    header = _capability_header()
    data = kernel.buffer(bytes(24))
    kernel.call("capget", header, data)
    effective_low, _, _, effective_high, _, _ = struct.unpack("=6I", data.raw)
    return effective_low | effective_high << 32


def can_administer() -> bool:
    """Whether this process may make namespaces and mounts without a user namespace."""
    return bool(capabilities() >> _CAP_SYS_ADMIN & 1)


def prepare(read_paths: tuple[str, ...]) -> IdentityPlan:
    """Decide in the zygote, once, which identity children will have."""
    held = capabilities()
    if os.getuid() != 0 and not held >> _CAP_SETUID & 1:
        return IdentityPlan(0, 0, False, "the grader is not root, so there is no power to give up")
    if not (held >> _CAP_SETUID & 1 and held >> _CAP_SETGID & 1):
        return IdentityPlan(0, 0, False, "root here may not change its user id (no CAP_SETUID)")
    chosen = next(
        (ids for ids in _ID_RANGES if _mapped("uid", *ids) and _mapped("gid", *ids)), None
    )
    if chosen is None:
        return IdentityPlan(0, 0, False, "this user namespace maps no unprivileged user id")
    if _readable_as(chosen[0], read_paths):
        return IdentityPlan(*chosen, keep_read_search=False, reason="")
    if held >> _CAP_DAC_READ_SEARCH & 1:
        return IdentityPlan(*chosen, keep_read_search=True, reason="")
    return IdentityPlan(0, 0, False, "only root can read this Python installation")


def again(plan: IdentityPlan, read_paths: tuple[str, ...]) -> IdentityPlan:
    """The plan where the folders above the allowed paths have changed."""
    keep = not _readable_as(plan.first_id, read_paths)
    return replace(plan, keep_read_search=keep)


def identity_step(plan: IdentityPlan) -> Step:
    """The step in which a child takes the planned id."""
    if not plan.changes_id:
        return Missing(plan.reason)
    prctl, keep = kernel.number("prctl"), int(plan.keep_read_search)

    def enter(child: Child) -> None:
        new = plan.id_for(child.pid)
        kernel.quick(prctl, kernel.PR_SET_KEEPCAPS, keep, 0, 0, 0)
        os.setgroups([])
        os.setresgid(new, new, new)
        os.setresuid(new, new, new)

    return enter


def capabilities_step(plan: IdentityPlan) -> Step:
    """The step that drops every capability (but the planned one) for good."""
    keep = 1 << _CAP_DAC_READ_SEARCH if plan.keep_read_search else 0
    header, data = _capability_header(), kernel.buffer(struct.pack("=6I", keep, keep, 0, 0, 0, 0))
    capset = kernel.number("capset")

    def enter(child: Child) -> None:
        kernel.quick(capset, header, data)

    return enter


def _capability_header() -> ctypes.Array[ctypes.c_char]:
    return kernel.buffer(struct.pack("=Ii", _CAPABILITY_VERSION_3, 0))


def _mapped(kind: str, first: int, count: int) -> bool:
    try:
        with open(f"/proc/self/{kind}_map", encoding="utf-8") as table:
            ranges = [tuple(map(int, line.split())) for line in table]
    except OSError:
        return False
    return any(inside <= first and first + count <= inside + size for inside, _, size in ranges)


def _readable_as(uid: int, read_paths: tuple[str, ...]) -> bool:
    """Whether an unprivileged user could read the allowed paths and what Python has loaded."""
    loaded = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    files = [path for path in (*read_paths, *loaded) if path and os.path.exists(path)]
    child = os.fork()
    if child == 0:
        outcome = 1
        with contextlib.suppress(OSError):
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            outcome = 0 if all(map(_open_to_caller, files)) else 1
        os._exit(outcome)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _open_to_caller(path: str) -> bool:
    if os.path.isdir(path):
        return os.access(path, os.R_OK | os.X_OK)
    return os.access(path, os.R_OK)
