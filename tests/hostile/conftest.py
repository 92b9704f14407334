"""Lets the hostile programs loose once for all tests, and prints a table of what happened."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hostile_all import Runs, done_here, done_once
from hostile_run import Outcome

_TABLE = pytest.StashKey[list[Outcome]]()
_SHARED = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Make room for the table."""
    config.stash[_TABLE] = []


@pytest.fixture(scope="session")
def runs(request: pytest.FixtureRequest) -> Runs:
    """All runs, done once, by whichever process of pytest-xdist asks first."""
    worker: dict[str, str] | None = getattr(request.config, "workerinput", None)
    if worker is None:
        done = done_here()
    else:
        done = done_once(_shared(worker))
        request.config.workeroutput["hostile"] = [  # pyright: ignore[reportAttributeAccessIssue]
            asdict(outcome) for outcome in done.table()
        ]
    request.config.stash[_TABLE] = done.table()
    return done


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the table over from pytest-xdist's workers."""
    told = getattr(node, "workeroutput", {}).get("hostile", [])
    node.config.stash[_TABLE] = [Outcome(**fields) for fields in told] or node.config.stash[_TABLE]
    node.config.stash[_SHARED] = _shared(node.workerinput)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the workers shared, when none of them is at work any more."""
    shared = config.stash.get(_SHARED, None)
    if shared is not None:
        shutil.rmtree(shared, ignore_errors=True)
        shared.with_suffix(".json").unlink(missing_ok=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print program, route, what happened, points."""
    table = terminalreporter.config.stash.get(_TABLE, [])
    if not table:
        return
    terminalreporter.section("hostile programs and controls")
    for outcome in sorted(table, key=lambda o: (o.program, o.route)):
        problems = "; ".join(outcome.problems)
        row = f"{outcome.program:36} {outcome.route:16} {outcome.points:4g}  {outcome.happened}"
        terminalreporter.write_line(f"{row}  !! {problems}" if problems else row)


def _shared(worker: dict[str, str]) -> Path:
    """What pytest-xdist's workers of one run have in common."""
    return Path(tempfile.gettempdir(), f"hostile-{worker['testrunuid']}")
