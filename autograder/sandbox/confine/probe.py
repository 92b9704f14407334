"""Finds out what confinement is really in force here, because no configuration is proof of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from . import kernel
from .launch import launch_environment
from .policy import ConfinementPolicy

_TIMEOUT_SECONDS = 120

# Loads the package by path under a name of its own, as the zygote does.
_LAUNCH = """
import importlib.util, sys
folder = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "confine", folder + "/__init__.py", submodule_search_locations=[folder])
package = importlib.util.module_from_spec(spec)
sys.modules["confine"] = package
spec.loader.exec_module(package)
from confine import canary
sys.exit(canary.main())
"""


@dataclass(frozen=True)
class Attempted:
    """The outcome of one attempt.

    blocked: confinement refused it. how: the errno, signal or reason. unconfined: whether the same
    attempt succeeds here without confinement (None: not tried). needs: the optional layer without
    which it is known to succeed.
    """

    name: str
    group: str
    blocked: bool
    how: str
    unconfined: bool | None
    needs: str | None


@dataclass(frozen=True)
class Report:
    """What the canary saw.

    supported: whether this system can be confined at all; `reason` says why not. attempts: every
    forbidden thing. broken: honest things that confinement prevents, with how they failed.
    """

    supported: bool
    reason: str
    system: Mapping[str, Any]
    layers: Mapping[str, Any]
    attempts: tuple[Attempted, ...]
    broken: Mapping[str, str]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Forbidden things that succeeded and that every supported system can prevent."""
        return tuple(a.name for a in self.attempts if not a.blocked and not self._excused(a))

    @property
    def unbounded(self) -> tuple[str, ...]:
        """Forbidden things that succeeded because an optional layer is unavailable here."""
        return tuple(a.name for a in self.attempts if not a.blocked and self._excused(a))

    @property
    def complete(self) -> bool:
        """Whether it is all in force: nothing forbidden succeeds and nothing honest breaks."""
        return self.supported and bool(self.attempts) and not self.gaps and not self.broken

    def _excused(self, attempted: Attempted) -> bool:
        return attempted.needs is not None and not self.layers.get(attempted.needs, False)

    def to_json(self) -> dict[str, Any]:
        """JSON-able data, for `course doctor` and to be recorded with every grade."""
        return {
            **asdict(self),
            "gaps": list(self.gaps),
            "unbounded": list(self.unbounded),
            "complete": self.complete,
        }


def probe(
    policy: ConfinementPolicy | None = None,
    *,
    python: str = sys.executable,
    controls: bool = True,
) -> Report:
    """Try every forbidden thing in confined children of a fresh `python`, and report what happened.

    Takes one to three seconds, so do it once per run. The limits of `policy` are replaced by small
    ones. `controls`: try each thing unconfined as well, to know that confinement made the
    difference. Never raises for a system that cannot be confined: the report says so.
    """
    if not kernel.supported():
        return _unsupported("only 64-bit Linux on x86-64 or arm64 can confine code")
    asked = {"policy": (policy or ConfinementPolicy()).to_json(), "controls": controls}
    command = [python, "-I", "-c", _LAUNCH, str(Path(__file__).resolve().parent)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(asked).encode("utf-8"),
            capture_output=True,
            env=launch_environment(),
            timeout=_TIMEOUT_SECONDS,
            check=False,
            start_new_session=True,  # it removes its folder even where its starter is ended
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _unsupported(f"the canary did not run: {error}")
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return _unsupported(f"the canary ended with {done.returncode}: {_last_line(done.stderr)}")
    return _report(found)


def _report(found: dict[str, Any]) -> Report:
    results = found.pop("results")
    layers = found.pop("layers")
    attempts = tuple(
        Attempted(
            name=result["name"],
            group=result["group"],
            blocked=not result["succeeded"],
            how=result["how"],
            unconfined=result.get("unconfined"),
            needs=result["needs"],
        )
        for result in results
        if result["group"] != "honest"
    )
    broken = {
        result["name"]: result["how"]
        for result in results
        if result["group"] == "honest" and not result["succeeded"]
    }
    return Report(True, "", found, layers, attempts, broken)


def _unsupported(reason: str) -> Report:
    return Report(False, reason, {}, {}, (), {})


def _last_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else "no message"
