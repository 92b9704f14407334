"""A process that cannot be started is nobody's fault, and the next one can."""

from __future__ import annotations

import errno
import getpass
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox import spawn
from autograder.sandbox.bundle import PYTHON, copy_student_side, python_place
from autograder.sandbox.exchange import CodeCell
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.spawn import SpawnError, Zygote

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no zygote elsewhere")
CELL = CodeCell(
    "a.py", 1, "def one():\n    return 1\n\n\ndef lives():\n    while True:\n        pass\n"
)


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    started = Zygote("numpy", ProcessLimits(call_seconds=5))
    yield started
    started.close()
    assert not started.folder.exists()


def loaded(zygote: Zygote) -> StudentProcess:
    process = StudentProcess(zygote, "a", [CELL], ProcessLimits(call_seconds=5))
    process.load()
    return process


def test_where_no_process_can_be_started_the_zygote_stays(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(zygote.folder.iterdir())
    ask = zygote._ask

    def refused(request: dict[str, Any], fds: list[int]) -> dict[str, Any]:
        return {"failed": "Resource temporarily unavailable"}

    monkeypatch.setattr(zygote, "_ask", refused)
    monkeypatch.setattr(spawn, "FORK_SECONDS", 0.0)
    monkeypatch.setattr(spawn, "FORK_PAUSE", 0.0)
    with pytest.raises(SpawnError, match="Resource temporarily unavailable"):
        zygote.spawn()
    monkeypatch.setattr(zygote, "_ask", ask)
    assert sorted(zygote.folder.iterdir()) == before
    process = loaded(zygote)
    assert process.call("one", (), {}).value == 1
    process.close()


def test_one_that_cleaned_up_after_itself_is_started_from_a_new_folder(zygote: Zygote) -> None:
    first = zygote.folder
    zygote.process.kill()
    zygote.process.wait()
    shutil.rmtree(first)
    process = loaded(zygote)
    assert process.call("one", (), {}).value == 1 and zygote.folder != first
    process.close()


def test_what_dies_with_its_zygote_is_the_graders_fault(zygote: Zygote) -> None:
    process = loaded(zygote)
    zygote.process.kill()
    zygote.process.wait()
    with pytest.raises(SpawnError, match="has ended"):
        process.call("lives", (), {})
    process.close()


@pytest.mark.parametrize("alone", ["identity", "user_namespace", ""])
def test_a_thread_that_cannot_start_where_the_limit_is_the_users_is_the_graders_fault(
    zygote: Zygote, alone: str
) -> None:
    """Without an id or a namespace of its own, another submission's threads count as well."""
    process = StudentProcess(zygote, "a", [CELL], ProcessLimits())
    process.layers = {"limits": True, **({alone: True} if alone else {})}
    told = {"kind": "threads", "type": "RuntimeError", "message": "can't start new thread"}
    if alone:
        assert process._fault_with_limit(told).kind == "threads"
    else:
        with pytest.raises(SpawnError, match="threads"):
            process._fault_with_limit(told)


@pytest.mark.parametrize("words", ["can't start new thread", os.strerror(errno.EAGAIN)])
def test_a_thread_that_cannot_start_is_told_as_that_limit(zygote: Zygote, words: str) -> None:
    source = f"def no_thread():\n    raise RuntimeError({words!r})\n"
    process = StudentProcess(zygote, "a", [CodeCell("a.py", 1, source)], ProcessLimits())
    process.load()
    try:
        fault = process.call("no_thread", (), {}).fault
        assert fault is not None and fault.kind == "threads"
    except SpawnError as error:  # where the limit is this user's
        assert "threads" in str(error)
    process.close()


def test_another_users_file_in_the_temporary_directory_keeps_nobody_from_pytorch(
    tmp_path: Path,
) -> None:
    """PyTorch wants a folder there, of a name that anybody can guess."""
    for name in {"root", "student", getpass.getuser()}:
        (tmp_path / f"torchinductor_{name}").write_text("", encoding="utf-8")
    main = copy_student_side(tmp_path, "torch")
    config = json.dumps({"needs": "torch", **python_place("torch")})
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import main; "
        "config = json.loads(sys.argv[2]); main.find_packages(config); main.preload('torch')"
    )
    command = [*PYTHON, "-c", code, str(main.parent), config]
    subprocess.run(command, check=True, env=os.environ | {"TMPDIR": str(tmp_path)})


@pytest.mark.parametrize("alone", ["identity", "user_namespace", ""])
def test_who_ends_where_threads_are_the_users_may_have_met_anothers(
    zygote: Zygote, alone: str
) -> None:
    """PyTorch ends a process in which a thread cannot start."""
    source = "import os\n\ndef ends():\n    os._exit(1)\n"
    process = StudentProcess(zygote, "a", [CodeCell("a.py", 1, source)], ProcessLimits())
    process.load()
    process.layers = {"limits": True, **({alone: True} if alone else {})}
    if alone:
        fault = process.call("ends", (), {}).fault
        assert fault is not None and (fault.kind, fault.message) == ("died", "1")
    else:
        with pytest.raises(SpawnError, match="threads"):
            process.call("ends", (), {})
    process.close()
