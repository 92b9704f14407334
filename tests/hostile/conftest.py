"""Runs every program on every route once, several runs at a time, and prints a table of it all."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hostile_run import Outcome
from hostile_world import ROOT

HERE = Path(__file__).resolve().parent
NOBODY = 65534
# Hostile programs mostly wait for a limit, so two cores serve four runs.
AT_A_TIME = 4
_TABLE = pytest.StashKey[list[Outcome]]()


@dataclass(frozen=True)
class Who:
    """A user, with a Python and a copy of the course that this user can read."""

    name: str
    python: str
    root: Path
    path: tuple[str, ...]
    folder: Path
    identity: dict[str, object] = field(default_factory=dict)

    def run(self, script: str, *arguments: str) -> list[Outcome]:
        """Run one of the scripts here in a folder of its own; what it printed."""
        place = tempfile.mkdtemp(dir=self.folder)
        os.chmod(place, 0o755)
        if self.identity:
            os.chown(place, NOBODY, NOBODY)
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("COURSE_", "GITHUB_", "PYTEST_"))
        }
        environment["PYTHONPATH"] = os.pathsep.join(self.path)
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        done = subprocess.run(
            [self.python, str(self.root / "tests/hostile" / script), f"{place}/w", *arguments],
            cwd=place,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=900,
            check=False,
            **self.identity,  # pyright: ignore[reportArgumentType, reportCallIssue]
        )
        assert done.returncode == 0, f"{script} as {self.name}: {done.stderr[-2000:]}"
        outcomes = [Outcome(**json.loads(line)) for line in done.stdout.splitlines()]
        if self.identity:
            for outcome in outcomes:
                outcome.route += f" as {self.name}"
        return outcomes


class Runs:
    """The runs of this session, started together and waited for when they are asked about."""

    def __init__(self, folder: Path, table: list[Outcome]) -> None:
        self.table = table
        self.pool = ThreadPoolExecutor(AT_A_TIME)
        self.runs: dict[tuple[str, str], Future[dict[str, list[Outcome]]]] = {}
        users = {"current": _myself(folder)}
        if os.getuid() == 0:
            users["nobody"] = _nobody(folder)
        for kind in ("hostile", "controls"):
            for name, user in users.items():
                self._start(kind, f"alone {name}", user, "hostile_run.py", kind, "required")
            for route in ("pytest", "nbgrader"):
                self._start(kind, route, users["current"], "hostile_routes.py", kind, route)
        self._start(
            "hostile", "feedback", users["current"], "hostile_routes.py", "hostile", "feedback"
        )
        self._start(
            "hostile", "unconfined", users["current"], "hostile_run.py", "unconfined", "off"
        )

    def of(self, kind: str, route: str) -> dict[str, list[Outcome]]:
        """Program -> what came of it."""
        return self.runs[kind, route].result()

    def _start(self, kind: str, route: str, user: Who, script: str, *arguments: str) -> None:
        def run() -> dict[str, list[Outcome]]:
            found: dict[str, list[Outcome]] = {}
            for outcome in user.run(script, *arguments):
                found.setdefault(outcome.program, []).append(outcome)
                if route != "unconfined":
                    self.table.append(outcome)
            return found

        self.runs[kind, route] = self.pool.submit(run)


def _myself(folder: Path) -> Who:
    return Who("me", sys.executable, ROOT, (str(HERE), str(ROOT)), folder)


def _nobody(folder: Path) -> Who:
    root = folder / "course"
    for name in ("autograder", "solutions/02_mlp", "assignments/02_mlp", "tests/hostile"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("course.yml", "nbgrader_config.py", "assignments/.releases.json"):
        shutil.copy(ROOT / name, root / name)
    packages = [entry for entry in sys.path if entry.endswith(("site-packages", "dist-packages"))]
    identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    path = (str(root / "tests/hostile"), str(root), *packages)
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            subprocess.run(
                [python, "-c", "import numpy, safetensors, pydantic, yaml, autograder"],
                env={"PYTHONPATH": os.pathsep.join(path)},
                cwd="/",
                check=True,
                capture_output=True,
                **identity,  # pyright: ignore[reportArgumentType, reportCallIssue]
            )
            return Who("nobody", python, root, path, folder, identity)
    raise AssertionError("no Python here can be run by nobody, so that half cannot be tested")


def pytest_configure(config: pytest.Config) -> None:
    """Make room for the table."""
    config.stash[_TABLE] = []


@pytest.fixture(scope="session")
def runs(request: pytest.FixtureRequest) -> Iterator[Runs]:
    """All runs, begun with the first test that asks for one."""
    # Below /tmp itself: pytest's own folders are closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.chmod(0o755)
    started = Runs(folder, request.config.stash[_TABLE])
    yield started
    started.pool.shutdown(cancel_futures=True)
    shutil.rmtree(folder, ignore_errors=True)


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
