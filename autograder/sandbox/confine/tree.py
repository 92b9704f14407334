"""Builds the only file tree that children can see: what they may read, and their private folders.

Landlock refuses to open and to list, and answers `stat` all the same. Covering other people's
folders would need their names, which the zygote is never told. So it moves, once, into an empty
tree in which each allowed path is mounted at its own place. Everything else is not refused: it is
not there. A child pays nothing for it, and `unshare` copies fewer mounts than before.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from . import kernel

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC = 1, 2, 4, 8, 0x1000, 0x4000
_MNT_DETACH = 2
_MOST_LINKS = 40
# Debian's libraries are links to links in here.
_ALTERNATIVES_FOLDER = "/etc/alternatives"
# Honest code that wants to write here is told that it may not, rather than that nothing is there.
_EMPTY = ("/tmp", "/var/tmp", "/dev/shm")


@dataclass(frozen=True)
class Layout:
    """What to mount, by real path, and the symbolic links that lead there: link -> target."""

    mounts: tuple[str, ...]
    links: dict[str, str]


def layout(paths: Iterable[str]) -> Layout:
    """What makes all of `paths` that exist reachable under the same names."""
    found: set[str] = set()
    links: dict[str, str] = {}
    for path in paths:
        real = _follow(path, links)
        if real:
            found.add(real)
    mounts: list[str] = []
    for path in sorted(found, key=lambda path: path.split(os.sep)):
        if not any(_inside(path, mounted) for mounted in mounts):
            mounts.append(path)
    outside = {
        link: target
        for link, target in links.items()
        if not any(_inside(link, mounted) for mounted in mounts)
    }
    return Layout(tuple(mounts), outside)


def move_in(visible: Iterable[str], folder: str) -> str:
    """Make `visible` and `folder` all there is for this process and its children from now on.

    It must be in a mount namespace of its own already, with mounts that nobody shares. `folder` is
    where private folders are made. Returns why it cannot be done, after which all is as before, or
    an empty string.
    """
    plan = layout((*visible, _ALTERNATIVES_FOLDER, folder))
    if "/" in plan.mounts:
        return "everything may be read"
    # Both stay good for what lies outside of the new tree.
    beside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    name = f"root-{secrets.token_hex(4)}"
    place = os.path.join(os.path.realpath(folder), name)
    before = os.getcwd()
    mask = os.umask(0o022)
    try:
        os.mkdir(place, 0o700)
        kernel.call("mount", b"tmpfs", os.fsencode(place), b"tmpfs", MS_NOSUID | MS_NODEV, b"")
        try:
            _build(plan, place)
            os.chdir(place)
            # The old tree ends up over the new one, at the same place, and is let go there.
            kernel.call("pivot_root", b".", b".")
            kernel.call("umount2", b".", _MNT_DETACH)
            os.chdir("/")
        except OSError as error:
            with contextlib.suppress(OSError):
                os.chdir(before)
                kernel.call("umount2", os.fsencode(place), _MNT_DETACH)
            return f"a tree of its own cannot be had: {error.strerror or error}"
    except OSError as error:
        return f"no file system can be mounted: {error.strerror or error}"
    finally:
        os.umask(mask)
        with contextlib.suppress(OSError):
            os.rmdir(name, dir_fd=beside)
        os.close(beside)
    return ""


def _build(plan: Layout, place: str) -> None:
    for path in _EMPTY:
        os.makedirs(place + path, exist_ok=True)
    for path in plan.mounts:
        target = place + path
        if os.path.isdir(path):
            os.makedirs(target, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644))
        # Without what is mounted below it, an ordinary user may mount nothing. The one exception
        # is the folder that holds the new tree itself.
        below = 0 if _inside(place, path) else MS_REC
        kernel.call("mount", os.fsencode(path), os.fsencode(target), 0, MS_BIND | below)
    for link, target in plan.links.items():
        os.makedirs(os.path.dirname(place + link), exist_ok=True)
        os.symlink(target, place + link)


def _follow(path: str, links: dict[str, str]) -> str:
    """The real path of `path`, empty where there is none; the links on the way go to `links`."""
    real, pending, followed = os.sep, path.split(os.sep)[::-1], 0
    while pending:
        name = pending.pop()
        if name in ("", os.curdir):
            continue
        if name == os.pardir:
            real = os.path.dirname(real)
            continue
        here = os.path.join(real, name)
        if os.path.islink(here):
            followed += 1
            if followed > _MOST_LINKS:
                return ""
            links[here] = os.readlink(here)
            pending += links[here].split(os.sep)[::-1]
            real = os.sep if links[here].startswith(os.sep) else real
        elif os.path.exists(here):
            real = here
        else:
            return ""
    return real


def _inside(path: str, folder: str) -> bool:
    return path == folder or folder == os.sep or path.startswith(folder + os.sep)
