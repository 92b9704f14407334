"""Runs pieces of code in confined children, as the current user and, for root, as nobody too."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import Spawner

CONFINE = Path(__file__).resolve().parents[2] / "autograder" / "sandbox" / "confine"
NOBODY = 65534

# A zygote in small: loads the package by path, forks one child, enters, runs the code, reports.
_ZYGOTE = """
import importlib.util, json, os, sys
folder, request = sys.argv[1], json.loads(sys.argv[2])
spec = importlib.util.spec_from_file_location(
    "confine", folder + "/__init__.py", submodule_search_locations=[folder])
confine = importlib.util.module_from_spec(spec)
sys.modules["confine"] = confine
spec.loader.exec_module(confine)
exec(request["before"], globals())
prepared = confine.prepare(confine.ConfinementPolicy.from_json(request["policy"]))
source, sink = os.pipe()
child = os.fork()
if child == 0:
    answer = {}
    try:
        layers = confine.enter(prepared, private_dir=request["private_dir"], keep_fds=(sink,))
        answer["layers"] = layers.to_json()
        scope = {"confine": confine}
        exec(request["code"], scope)
        answer["value"] = scope.get("result")
    except BaseException as error:
        answer["error"] = type(error).__name__
        answer["errno"] = getattr(error, "errno", None)
        answer["message"] = str(error)
    os.write(sink, json.dumps(answer).encode())
    os._exit(0)
os.close(sink)
with os.fdopen(source, "rb") as answers:
    answer = json.loads(answers.read() or b"{}")
answer["status"] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps(answer))
"""


@dataclass(frozen=True)
class Outcome:
    """What became of the code: its `result`, or the exception, and how the child ended."""

    value: Any = None
    error: str | None = None
    errno: int | None = None
    message: str = ""
    status: int = 0
    layers: dict[str, Any] = field(default_factory=dict)


Confined = Callable[..., Outcome]


@dataclass(frozen=True)
class User:
    """Whom a test runs as, with a Python and a copy of the package that this user can read."""

    name: str
    python: str
    package: Path
    folder: Path

    @property
    def is_root(self) -> bool:
        """Whether it is the superuser."""
        return self.name == "root"

    def run(self, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program as this user, in an environment that holds nothing."""
        identity: dict[str, Any] = {}
        if self.name == "nobody":
            identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        return subprocess.run(
            [self.python, "-I", "-c", code, str(self.package), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            cwd="/",
            timeout=120,
            check=False,
            **identity,
        )


def _users() -> list[str]:
    # An ordinary user is unprivileged already; only root has somebody else to become.
    return ["root", "nobody"] if os.getuid() == 0 else ["current"]


def _python_for_nobody() -> str:
    for candidate in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            subprocess.run(
                [candidate, "-I", "-c", "import ctypes"],
                user=NOBODY,
                group=NOBODY,
                extra_groups=[],
                cwd="/",
                check=True,
            )
            return candidate
    raise AssertionError("no Python here can be run by nobody, so that half was not tested")


def _make_user(name: str, folder: Path) -> User:
    # Below /tmp itself: pytest's own folders are closed to other users.
    package = folder / "autograder" / "sandbox" / "confine"
    shutil.copytree(CONFINE, package, ignore=shutil.ignore_patterns("__pycache__"))
    work = folder / "work"
    work.mkdir()
    # Visible to every child, and readable but for confinement.
    beside = work / "beside"
    beside.write_text("beside", encoding="utf-8")
    beside.chmod(0o666)
    python = sys.executable
    if name == "nobody":
        python = _python_for_nobody()
        os.chown(work, NOBODY, NOBODY)
    return User(name, python, package, work)


@pytest.fixture(params=_users(), scope="session")
def user(request: pytest.FixtureRequest) -> Iterator[User]:
    """Each user that tests can run as here."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield _make_user(request.param, Path(folder))


@pytest.fixture(scope="session")
def myself() -> Iterator[User]:
    """The user who runs the tests, with the Python that runs them."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield _make_user("root" if os.getuid() == 0 else "current", Path(folder))


def run_confined(
    user: User,
    code: str,
    *,
    before: str = "",
    **policy: Any,
) -> Outcome:
    """Run `code` in a confined child as `user`; what it leaves in `result` is the value.

    before: code for the zygote. The rest are fields of the policy.
    Fails when the zygote itself fails.
    """
    private = user.folder / f"private-{os.urandom(6).hex()}"
    private.mkdir(mode=0o700)
    if user.name == "nobody":
        os.chown(private, NOBODY, NOBODY)
    asked = {
        "policy": {"write_path": str(user.folder), **policy},
        "before": before,
        "code": code,
        "private_dir": str(private),
    }
    done = user.run(_ZYGOTE, json.dumps(asked))
    assert done.returncode == 0, done.stderr
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture
def confined(user: User) -> Confined:
    """`run_confined` as each user in turn."""

    def run(code: str, **options: Any) -> Outcome:
        return run_confined(user, code, **options)

    return run


@pytest.fixture
def confined_here(myself: User) -> Confined:
    """`run_confined` as the current user only, with this Python and its packages."""

    def run(code: str, **options: Any) -> Outcome:
        return run_confined(myself, code, **options)

    return run


@pytest.fixture
def start_process() -> Iterator[
    Callable[[Spawner, Sequence[CodeCell], ProcessLimits], StudentProcess]
]:
    """Starts processes with cells of mlp.py that are loaded, and closes them afterwards."""
    started: list[StudentProcess] = []

    def start(spawner: Spawner, cells: Sequence[CodeCell], limits: ProcessLimits) -> StudentProcess:
        started.append(StudentProcess(spawner, "mlp", cells, limits))
        started[-1].load()
        return started[-1]

    yield start
    for process in started:
        process.close()
