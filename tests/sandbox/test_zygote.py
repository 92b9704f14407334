"""A process that cannot be started is nobody's fault, and the next one can."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.sandbox import spawn
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
