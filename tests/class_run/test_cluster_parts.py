"""What a cluster is told and shown: addresses, certificates, tasks as bytes, Slurm's script."""

from __future__ import annotations

import stat
import subprocess
from collections import deque
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.class_run.task import Task
from autograder.course.errors import CourseError
from autograder.course.model import Course

pytest.importorskip("distributed", reason="in the extras [cluster] and [dev]")

from autograder.cluster import serve, worker
from autograder.cluster.certificate import (
    certificate_folder,
    make_certificate,
    security_of,
)
from autograder.cluster.executor import some_of
from autograder.cluster.message import from_bytes, to_bytes
from autograder.cluster.slurm import batch_script
from autograder.course.address import checked_address


@pytest.mark.parametrize(
    ("given_", "taken"),
    [
        ("tls://grader.example:9000", "tls://grader.example:9000"),
        ("tls://10.0.0.1", "tls://10.0.0.1:8786"),
        ("tls://[fe80::1%eth0]:1", "tls://[fe80::1%eth0]:1"),
    ],
)
def test_an_address_has_tls_and_a_port(given_: str, taken: str) -> None:
    assert checked_address(given_) == taken


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("tcp://10.0.0.1:8786", "nothing but TLS"),
        ("ws://10.0.0.1:8786", "nothing but TLS"),
        ("grader:8786", "tls://HOST:PORT"),
        ("tls://", "tls://HOST:PORT"),
        ("tls://a:0", "tls://HOST:PORT"),
        ("tls://a:65536", "tls://HOST:PORT"),
        ("tls://a b:1", "tls://HOST:PORT"),
    ],
)
def test_another_address_is_one_sentence(address: str, why: str) -> None:
    with pytest.raises(CourseError, match=why) as told:
        checked_address(address)
    assert address in str(told.value)
    assert "\n" not in str(told.value)


names = st.text(st.characters(exclude_categories=[]), max_size=20)


@given(
    files=st.dictionaries(names, st.binary(max_size=50), max_size=3),
    odd=st.dictionaries(names, st.sampled_from(["link", "folder", "pipe"]), max_size=2),
    exercises=st.none() | st.tuples(names, names),
    name=names,
)
def test_a_task_arrives_as_it_was_sent(
    files: dict[str, bytes], odd: dict[str, str], exercises: Any, name: str
) -> None:
    task = Task(
        *("02_mlp", "김", name, True, "a", "b", "public 1"),
        exercises=exercises,
        files=files,
        odd=odd,
    )
    both = from_bytes(to_bytes([task, task]))
    assert both == [task, task]
    assert [arrived.key for arrived in both] == [task.key] * 2
    assert [arrived.files for arrived in both] == [task.files] * 2


@given(
    lengths=st.lists(st.integers(0, 50), max_size=12),
    back=st.integers(0, 12),
    count=st.integers(1, 15),
    room=st.integers(-10, 120),
    idle=st.booleans(),
)
def test_no_more_is_sent_at_once_than_fits(
    lengths: list[int], back: int, count: int, room: int, idle: bool
) -> None:
    tasks = [
        Task("02_mlp", str(n), "", True, "a", "b", "public 1", files={"mlp.py": bytes(length)})
        for n, length in enumerate(lengths)
    ]
    again, left = deque(tasks[:back]), iter(tasks[back:])
    sent = some_of(again, left, count, room, idle)
    waiting = [*again, *left]
    assert sent + waiting == tasks
    assert len(sent) <= count
    assert len(sent) <= 1 or sum(task.size for task in sent) <= max(room, 0)
    assert idle or not sent or sum(task.size for task in sent) <= room
    assert len(sent) == count or not waiting or sum(t.size for t in [*sent, waiting[0]]) > room
    assert sent or not tasks or not idle


def test_what_is_larger_than_any_message_goes_alone_to_an_idle_worker() -> None:
    files = {"mlp.py": bytes(300)}
    tasks = [Task("02_mlp", str(n), "", True, "a", "b", "public 1", files=files) for n in range(3)]
    again, left = deque[Task](), iter(tasks)
    assert some_of(again, left, 5, 100, idle=True) == tasks[:1]
    assert some_of(again, left, 5, -200, idle=False) == []
    assert some_of(again, left, 5, -200, idle=True) == tasks[1:2]


def test_a_certificate_is_made_once_and_nobody_else_reads_its_key(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"copy the folder \.course/cluster"):
        security_of(tmp_path)
    assert make_certificate(tmp_path)
    key = certificate_folder(tmp_path) / "key.pem"
    first = key.read_bytes()
    assert not make_certificate(tmp_path)
    assert key.read_bytes() == first
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert security_of(tmp_path).require_encryption


def test_a_machine_that_cannot_confine_takes_no_work(
    small: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {"complete": False, "reason": "no Landlock", "gaps": [], "broken": {}}
    monkeypatch.setattr(serve, "confinement_status", lambda folder: found)
    with pytest.raises(CourseError, match=r"no Landlock.*can take no work"):
        serve.work(small, "tls://127.0.0.1:1", 1, print)


def test_the_script_for_slurm_is_a_script_and_quotes_the_folder(small: Course) -> None:
    script = batch_script(small, "tls://head", 3, 16, "1-02:00:00")
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert "#SBATCH --nodes=3" in script
    assert f"cd '{small.root}'" in script
    assert "course cluster worker tls://head:8786 --workers 16" in script
    with pytest.raises(CourseError, match="HH:MM:SS"):
        batch_script(small, "tls://head", 1, 1, "soon; rm -rf")


@pytest.mark.parametrize(("given_", "core"), [("3", 3), ("", None), (None, None)])
def test_a_workers_grader_keeps_to_the_core_that_it_was_given(
    given_: str | None, core: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(worker.CORE, raising=False)
    if given_ is not None:
        monkeypatch.setenv(worker.CORE, given_)
    assert worker._watch.__wrapped__().core == core


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("tls://127.0.0.1:8786", True),
        ("tls://localhost:1", True),
        ("tls://[::1]:8786", True),
        ("tls://10.0.0.1:8786", False),
        ("tls://grader.example:8786", False),
    ],
)
def test_workers_of_a_scheduler_for_this_machine_are_for_it_too(address: str, local: bool) -> None:
    assert serve._is_loopback(address) == local


def test_an_address_is_no_command_in_the_batch_script(course: Course) -> None:
    script = batch_script(course, "tls://h;id;:8786", 1, 1, "01:00:00")
    assert "'tls://h;id;:8786'" in script
