"""Lists what a confined interpreter has to read, and cuts out what it must never see."""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator

# Shared libraries, time zones, fonts, and what C libraries and torch ask about the machine. Single
# files only below /proc: the folder holds every other process.
_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/usr/share/locale",
    "/usr/share/fonts",
    "/dev/null",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
    "/sys/kernel/mm/transparent_hugepage",
)

# Our own package holds wrong and nearly right solutions.
_HIDDEN_PACKAGE = "autograder"


def interpreter_paths() -> tuple[str, ...]:
    """The running Python's standard library, compiled modules, packages and shared libraries."""
    paths = sysconfig.get_paths()
    found = [paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")]
    found += site.getsitepackages()
    for prefix in (sys.base_prefix, sys.prefix):
        # A prefix of / or /usr has its libraries in the system's folders above.
        if prefix not in ("/", "/usr"):
            found += [os.path.join(prefix, name) for name in ("lib", "lib64")]
    return (*found, *_SYSTEM)


def own_package() -> str:
    """The folder of the package this module belongs to, wherever it is installed."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def resolve(allow: Iterable[str], deny_under: Iterable[str]) -> tuple[str, ...]:
    """The existing real paths that cover `allow` and none of `deny_under`, without duplicates.

    A folder that contains a denied one (or this package) is listed entry by entry around it.
    Symbolic links are followed first: the kernel's rules hold for what a path leads to.
    """
    hidden = [os.path.join(folder, _HIDDEN_PACKAGE) for folder in _package_folders()]
    hidden = [path for path in hidden if os.path.exists(path)]
    denied = {os.path.realpath(path) for path in (*deny_under, *hidden, own_package())}
    # Python's folders lie one in the other: each is listed once.
    real = {os.path.realpath(path) for path in allow}
    chosen = {
        kept
        for path in real
        if os.path.exists(path) and not any(_inside(path, other) for other in real - {path})
        for kept in _around(path, denied)
    }
    # A rule below another one adds nothing but time in every child.
    covered: list[str] = []
    for path in sorted(chosen, key=lambda path: path.split(os.sep)):
        if not covered or not _inside(path, covered[-1]):
            covered.append(path)
    return tuple(covered)


def covers(paths: Iterable[str], path: str) -> bool:
    """Whether one of the real `paths` is or contains the real path `path`."""
    return any(_inside(path, allowed) for allowed in paths)


def _around(real: str, denied: set[str]) -> Iterator[str]:
    """What covers the existing real path `real` and nothing that is denied."""
    if any(_inside(real, folder) for folder in denied):
        return
    if not any(_inside(folder, real) for folder in denied):
        yield real
        return
    with os.scandir(real) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_symlink():  # a real path already; to ask for it costs more than all else
            yield from _around(entry.path, denied)
            continue
        target = os.path.realpath(entry.path)
        # A link to a folder above would open up the same entries for ever.
        if os.path.exists(target) and not _inside(real, target):
            yield from _around(target, denied)


def _package_folders() -> set[str]:
    paths = sysconfig.get_paths()
    return {paths["purelib"], paths["platlib"], *site.getsitepackages()}


def _inside(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies below it (both real paths)."""
    return path == folder or folder == "/" or path.startswith(folder + os.sep)
