"""Runs every program on every route once, several runs at a time."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

import hostile_programs
from hostile_run import Outcome
from hostile_world import ROOT

HERE = Path(__file__).resolve().parent
NOBODY = 65534
# Hostile programs mostly wait for a limit, so two cores serve four runs.
AT_A_TIME = 4
PATIENCE = 1800  # seconds


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


# Kind and route of a run, who makes it, with which script, and what that is told.
Planned = tuple[str, str, Who, str, str]


class Runs:
    """What came of each run: (kind, route) -> program -> outcomes, or why the run failed."""

    def __init__(self, outcomes: list[tuple[str, str, Outcome]], failed: dict[str, str]) -> None:
        self.outcomes, self.failed = outcomes, failed

    def of(self, kind: str, route: str) -> dict[str, list[Outcome]]:
        """Program -> what came of it."""
        assert f"{kind} {route}" not in self.failed, self.failed[f"{kind} {route}"]
        found: dict[str, list[Outcome]] = {}
        for of_kind, of_route, outcome in self.outcomes:
            if (of_kind, of_route) == (kind, route):
                found.setdefault(outcome.program, []).append(outcome)
        return found

    def table(self) -> list[Outcome]:
        """Every outcome but those of the runs without confinement, which prove the canaries."""
        return [outcome for _, route, outcome in self.outcomes if route != "unconfined"]

    def to_json(self) -> str:
        """For the other workers of a run on several processes."""
        told = [(kind, route, asdict(outcome)) for kind, route, outcome in self.outcomes]
        return json.dumps({"outcomes": told, "failed": self.failed})

    @classmethod
    def from_json(cls, text: str) -> Runs:
        """What `to_json` wrote."""
        read = json.loads(text)
        told = [(kind, route, Outcome(**fields)) for kind, route, fields in read["outcomes"]]
        return cls(told, read["failed"])


def _do_all(folder: Path) -> Runs:
    """Run everything, several runs at a time, the longest first."""
    current = _myself(folder)
    users = {"current": current}
    if os.getuid() == 0:
        users["nobody"] = _nobody(folder)
    plan: list[Planned] = []
    for kind in ("hostile", "controls"):
        for route in ("nbgrader", "pytest"):
            plan.append((kind, route, current, "hostile_routes.py", route))
        for name, user in users.items():
            plan.append((kind, f"alone {name}", user, "hostile_run.py", "required"))
    plan.append(("hostile", "feedback", current, "hostile_routes.py", "feedback"))
    runs = Runs([], {})
    _do(plan, runs)
    # By itself: it really leaves behind what the others look for.
    _do([("unconfined", "unconfined", current, "hostile_run.py", "off")], runs)
    return runs


def _do(plan: list[Planned], runs: Runs) -> None:
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        started = [
            (kind, route, pool.submit(user.run, script, kind, argument, *_only(kind, user)))
            for kind, route, user, script, argument in plan
        ]
        for kind, route, future in started:
            try:
                runs.outcomes += [(kind, route, outcome) for outcome in future.result()]
            except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
                runs.failed[f"{kind} {route}"] = str(error)


def _only(kind: str, user: Who) -> list[str]:
    """The programs that a user other than this one is given; empty for all of them."""
    if not user.identity or kind != "hostile":
        return []
    return [program.id for program in hostile_programs.hostile() if program.is_held_by_kernel]


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


def done_here() -> Runs:
    """Do all of it now."""
    # Below /tmp itself: pytest's own folders are closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.chmod(0o755)
    try:
        return _do_all(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def done_once(shared: Path) -> Runs:
    """The first of several processes does it, the others wait for what that one writes."""
    results = shared.with_suffix(".json")
    try:
        shared.mkdir()
    except FileExistsError:
        for _ in range(PATIENCE):
            if results.exists():
                return Runs.from_json(results.read_text(encoding="utf-8"))
            time.sleep(1)
        raise AssertionError("the worker that runs the hostile programs did not finish") from None
    done = done_here()
    whole = shared / "results"
    whole.write_text(done.to_json(), encoding="utf-8")
    whole.rename(results)
    return done
