"""What confinement is really in force on this machine, tried once per boot and remembered."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import sys
from functools import cache
from pathlib import Path
from typing import Any

from autograder.files import write_whole
from autograder.sandbox.confine import probe, readable

# What lies in an instructor's course that no student may read.
CLOSED = ("solutions", "checks", "submitted", "autograded", "feedback", "gradebook.db", ".course")


@cache
def confinement_status(cache_folder: Path) -> dict[str, Any]:
    """The canary's findings: ``complete``, ``gaps``, ``unbounded``, ``broken``, ``reason``, layers.

    Trying takes two seconds, so the findings are kept in `cache_folder` for as long as the
    kernel runs and neither Python nor the confinement's code changes. What seems not to be
    prevented is tried twice and never kept: on a machine that is busy for a moment, an attempt may
    not have been stopped in time.
    """
    file = cache_folder / "confinement.json"
    key = _key()
    with contextlib.suppress(OSError, ValueError, KeyError):
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return kept["found"]
    found = _tried()
    if not _is_final(found):
        found = _tried()
    if _is_final(found):
        with contextlib.suppress(OSError):
            write_whole(file, json.dumps({"key": key, "found": found}).encode())
    return found


def _is_final(found: dict[str, Any]) -> bool:
    """Whether another try would find the same: all holds, or the system cannot do it."""
    return bool(found["complete"] or found["reason"])


def _tried() -> dict[str, Any]:
    report = probe().to_json()
    names = ("complete", "reason", "gaps", "unbounded", "broken", "layers")
    return {name: report[name] for name in names}


def confinement_gap(found: dict[str, Any]) -> str:
    """Why confinement is not all in force, in a clause; empty where it is."""
    if found["complete"]:
        return ""
    if found["reason"]:
        return str(found["reason"])
    if found["gaps"]:
        return f"not prevented: {', '.join(found['gaps'])}"
    broken = [f"{name} ({how})" for name, how in found.get("broken", {}).items()]
    return f"honest, and yet prevented: {', '.join(broken) or 'unknown'}"


@cache
def readable_to_students(root: Path) -> str:
    """Why student code could read the course below `root`, in a clause; empty where it cannot.

    Found out here, before anything is started: a student process is never told what to hide.
    """
    from autograder.sandbox.bundle import python_place

    packages = python_place("torch")["packages"]
    allowed = readable.resolve((*readable.interpreter_paths(), *packages), ())
    closed = [os.path.realpath(root / name) for name in (".", *CLOSED)]
    if any(readable.covers(allowed, path) for path in closed):
        return f"{root} lies inside the Python installation, which student code may read"
    below = [path for path in allowed if any(readable.covers([c], path) for c in closed[1:])]
    return f"Python lies inside the course: {below[0]}" if below else ""


def _key() -> str:
    """Changes with the boot, the kernel, the interpreter, the user and the confinement's code."""
    parts = [platform.release(), sys.executable, sys.version, str(getattr(os, "getuid", int)())]
    with contextlib.suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8"))
    folder = Path(__file__).parent / "confine"
    digest = hashlib.sha256("\0".join(parts).encode())
    for file in sorted(folder.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
