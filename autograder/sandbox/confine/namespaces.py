"""Adds namespaces where they are available: no network, hidden folders, a private folder with a
size.

They come on top of Landlock and the filter and are never relied on: Ubuntu 24.04 (AppArmor) and
Docker's default profile refuse them. The zygote enters network, IPC, UTS and mount namespaces once
and its children are born in them, at no cost each. A child then makes a mount namespace of its own
and puts a tmpfs of limited size and file count over its private folder: the only bound on *many*
files that needs no disk quota. The zygote also moves into a tree of its own (`tree`), and what is
denied inside of an allowed folder is covered there: Landlock stops nobody from asking for a file's
size and dates, and two locks are better than one.

There is no PID namespace on purpose. What it gives, the end of every descendant, the filter already
gives by allowing no descendants. What it costs: each child would be process 1, to which the kernel
does not deliver a fatal SIGXCPU or abort(), and the zygote would need a second fork, and
privileges, for every child, because a PID namespace ends with its first process.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from . import identity, kernel, tree
from .child import Child, Missing, Step

_CLONE_NEWNS, _CLONE_NEWUTS, _CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_SHARED = _CLONE_NEWNS | _CLONE_NEWUTS | _CLONE_NEWIPC | _CLONE_NEWNET

_MS_PRIVATE = 1 << 18


@dataclass(frozen=True)
class PreparedNamespaces:
    """What the zygote is in: `active` at all, and with a `user` namespace of its own.

    reason: why not active. not_hidden: why children can see more than what they may read.
    """

    active: bool
    user: bool
    reason: str
    not_hidden: str = ""


def prepare(
    changes_id: bool,
    visible: tuple[str, ...] = (),
    folder: str | None = None,
    hide: tuple[str, ...] = (),
) -> PreparedNamespaces:
    """Move this single-threaded process into new namespaces if the whole of it is known to work.

    A child tries first: some systems grant the user namespace and then refuse everything in it, and
    there is no way back out. `changes_id`: children will take another user id, which a user
    namespace made here could not map. visible, folder: all that is left to be seen, and where
    private folders will be made. hide: what is covered in what is visible.
    """
    user = not identity.can_administer()
    if user and changes_id:
        return PreparedNamespaces(False, False, "root here may not administer (no CAP_SYS_ADMIN)")
    try:
        refusal = _trial(user)
    except OSError as error:
        refusal = error.strerror or str(error)
    if refusal:
        return PreparedNamespaces(False, False, f"this system does not allow them: {refusal}")
    _unshare_all(user)
    left = tree.move_in(visible, folder) if folder else "there is no folder for private ones"
    return PreparedNamespaces(True, user, "", _hide(hide) or left)


def hidden_step(spaces: PreparedNamespaces) -> Step:
    """The step of all that was hidden before a child was born."""
    refusal = spaces.not_hidden if spaces.active else spaces.reason
    return Missing(refusal) if refusal else _nothing_to_do


def _nothing_to_do(child: Child) -> None:
    return None


def network_step(spaces: PreparedNamespaces) -> Step:
    """The step of the namespaces a child is born in: there is nothing left to do."""
    return _nothing_to_do if spaces.active else Missing(spaces.reason)


def user_step(spaces: PreparedNamespaces) -> Step:
    """The step that gives a child a user namespace of its own, in which its threads are counted
    from zero. It holds capabilities over nothing but itself; the next steps drop them."""
    if not spaces.active:
        return Missing(spaces.reason)
    if not spaces.user:
        return Missing("not needed: children have user ids of their own")
    unshare = kernel.number("unshare")

    def enter(child: Child) -> None:
        kernel.quick(unshare, _CLONE_NEWUSER)

    return enter


def private_folder_step(
    spaces: PreparedNamespaces, plan: identity.IdentityPlan, size_bytes: int, files: int
) -> Step:
    """The step that covers the private folder with an empty file system of limited size which only
    this child sees; where that cannot be, it makes the child the owner of the folder."""
    unshare, mount = kernel.number("unshare"), kernel.number("mount")
    # One file more for the folder itself. Any user may write: nobody but the child can see it.
    options = f"size={size_bytes},nr_inodes={files + 1},mode=0777".encode("ascii")
    flags = tree.MS_NOSUID | tree.MS_NODEV | tree.MS_NOEXEC

    def own(child: Child) -> None:
        if plan.changes_id:
            owner = plan.id_for(child.pid)
            os.chown(child.private_dir, owner, owner)

    def cover(child: Child) -> str | None:
        if os.listdir(child.private_dir):
            own(child)
            return "the private folder is not empty"
        folder = os.fsencode(child.private_dir)
        try:
            kernel.quick(unshare, _CLONE_NEWNS)
            kernel.quick(mount, b"tmpfs", folder, b"tmpfs", flags, options)
        except OSError:
            own(child)
            raise
        return None

    return cover if spaces.active else Missing(spaces.reason, own)


def _unshare_all(user: bool) -> None:
    uid, gid = os.getuid(), os.getgid()
    kernel.call("unshare", _SHARED | (_CLONE_NEWUSER if user else 0))
    if user:
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{uid} {uid} 1")
        _write("/proc/self/gid_map", f"{gid} {gid} 1")
    # Otherwise a child's private folder would be mounted for the whole machine.
    kernel.call("mount", b"none", b"/", 0, tree.MS_REC | _MS_PRIVATE)


def _hide(paths: tuple[str, ...]) -> str:
    """Cover each path with nothing; returns why that failed for one, or an empty string."""
    refusal = ""
    for path in sorted({os.path.realpath(path) for path in paths}):
        target = os.fsencode(path)
        try:
            if os.path.isdir(path):
                flags, options = tree.MS_RDONLY | tree.MS_NOSUID, b"size=4096,nr_inodes=1,mode=0555"
                kernel.call("mount", b"tmpfs", target, b"tmpfs", flags, options)
            elif os.path.exists(path):
                kernel.call("mount", b"/dev/null", target, 0, tree.MS_BIND)
        except OSError as error:
            refusal = f"{path} cannot be covered: {error.strerror}"
    return refusal


def _trial(user: bool) -> str:
    """The reason why namespaces are unavailable, or an empty string."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        message = ""
        try:
            _unshare_all(user)
            kernel.call("unshare", _CLONE_NEWNS)
            kernel.call("mount", b"tmpfs", b"/", b"tmpfs", tree.MS_NOSUID)
        except OSError as error:
            message = error.strerror or str(error)
        os.write(sink, message.encode("utf-8"))
        os._exit(0 if not message else 1)
    os.close(sink)
    with os.fdopen(source, "rb") as answer:
        message = answer.read().decode("utf-8")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return message or ("" if code == 0 else f"the trial ended with {code}")


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode("ascii"))
    finally:
        os.close(descriptor)
