"""A real scheduler and real workers on this machine: the same results, whatever ends meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.class_run import Circumstances, Ledger, LocalWorkers, Task, run_class
from autograder.course.errors import CourseError
from autograder.course.load import load_course
from autograder.course.model import Course

distributed = pytest.importorskip("distributed", reason="in the extras [cluster] and [dev]")
psutil = pytest.importorskip("psutil", reason="comes with distributed")

from autograder.cluster.certificate import FOLDER, make_certificate  # noqa: E402
from autograder.cluster.executor import ClusterWorkers  # noqa: E402

pytestmark = pytest.mark.slow
Class = Callable[[int], list[Task]]
START_SECONDS = 240


@pytest.fixture(scope="module")
def cluster(small: Course) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of `course cluster start` with two workers, and its process."""
    address, process = started(small, 2)
    yield address, process
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert process.stdout is not None
    assert "Traceback" not in process.stdout.read()


def started(course: Course, workers: int) -> tuple[str, subprocess.Popen[str]]:
    """A cluster of its own on a free port, once its workers are there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "autograder.cli", "cluster", "start", "--port", str(port)]
    temporary = _temporary(course)
    temporary.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [*command, "--workers", str(workers), "--course", str(course.root)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    told: list[str] = []
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and not any("workers for" in line for line in told):
        line = process.stdout.readline()
        assert line, told
        told.append(line)
    return f"tls://127.0.0.1:{port}", process


def _temporary(course: Course) -> Path:
    return course.root.parent / "tmp"


def results(graded: Iterator[tuple[Task, Any]]) -> dict[str, object]:
    return {task.student: record.result for task, record in graded}


def test_a_cluster_gives_the_same_as_this_machine(
    cluster: tuple[str, Any], a_class: Class, small: Course
) -> None:
    tasks = a_class(9)
    with LocalWorkers(small, 1) as here:
        expected = results(run_class(tasks, here))
    with ClusterWorkers(small, cluster[0]) as there:
        assert results(run_class(tasks, there)) == expected
        assert results(run_class(reversed(tasks), there)) == expected
        sent = there._client.scheduler_comm
        assert sent is not None and not sent.recent_message_log  # or memory grew with the class


def test_a_cluster_on_loopback_is_reached_from_there_alone_and_has_no_pages(
    cluster: tuple[str, subprocess.Popen[str]], small: Course
) -> None:
    """Its files lie in the course's folder: any user may have made Dask's own place before."""
    scheduler = psutil.Process(cluster[1].pid)
    of_each = {
        process.pid: [one.laddr for one in process.net_connections() if one.status == "LISTEN"]
        for process in (scheduler, *scheduler.children(recursive=True))
    }
    assert {place.ip for places in of_each.values() for place in places} == {"127.0.0.1"}
    # The scheduler's process: its own port and those of two nannies; each worker has one.
    assert sorted(filter(None, map(len, of_each.values()))) == [1, 1, 3]
    assert (small.root / ".course" / "cluster" / "scratch" / "dask-scratch-space").is_dir()
    assert not (_temporary(small) / "dask-scratch-space").exists()


def test_a_worker_that_is_killed_costs_nothing(
    cluster: tuple[str, subprocess.Popen[str]], a_class: Class, small: Course
) -> None:
    tasks = a_class(24)
    with LocalWorkers(small, 2) as here:
        expected = results(run_class(tasks, here))
    found: dict[str, object] = {}
    with ClusterWorkers(small, cluster[0]) as there, Ledger(small.root, "02_mlp") as ledger:
        for task, record in run_class(tasks, there, ledger):
            assert task.student not in found
            found[task.student] = record.result
            if len(found) in (3, 7, 11):  # so that some are blamed more than once
                os.kill(_a_worker(cluster[1].pid), signal.SIGKILL)
    assert found == expected
    kept = [file.read_bytes() for file in (small.root / ".course" / "ledger").rglob("*.jsonl")]
    assert sum(content.count(b"\n") for content in kept) == len(tasks)


def test_an_only_worker_that_is_started_anew_goes_on_and_a_cluster_that_ends_is_a_sentence(
    a_class: Class, small: Course
) -> None:
    tasks = a_class(12)
    address, process = started(small, 1)
    found = 0
    with (
        ClusterWorkers(small, address, worker_seconds=40) as there,
        pytest.raises(CourseError, match="the cluster has gone; what was done is kept"),
    ):
        for _, record in run_class(tasks, there):
            assert not record.ended
            found += 1
            if found == 2:
                os.kill(_a_worker(process.pid), signal.SIGKILL)
            if found == 6:
                process.kill()
    assert 6 <= found < len(tasks)


def _a_worker(scheduler: int) -> int:
    """The process in which a Dask worker runs: a child that listens and has children of its own."""
    children = psutil.Process(scheduler).children()
    workers = [child for child in children if child.net_connections(kind="inet")]
    return min(worker.pid for worker in workers if worker.pid != scheduler)


def test_course_grade_writes_the_same_whoever_grades(
    cluster: tuple[str, Any], a_class: Class, small: Course, tmp_path: Path
) -> None:
    folders = [task.path for task in a_class(3)]
    written = {}
    for name, chosen in (("there", ["--cluster", cluster[0]]), ("here", ["--jobs", "1"])):
        file = tmp_path / f"{name}.json"
        command = [sys.executable, "-m", "autograder.cli", "grade", "--course", str(small.root)]
        ended = subprocess.run(
            [*command, "--accept-unconfined", "--again", *chosen, "--json", str(file), *folders],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert ended.returncode == 1, ended.stderr
        written[name] = json.loads(file.read_text(encoding="utf-8"))
    assert written["there"] == written["here"]


def test_another_certificate_is_one_sentence(
    cluster: tuple[str, Any], small: Course, tmp_path: Path
) -> None:
    make_certificate(tmp_path)
    with pytest.raises(CourseError, match="does not have this course's certificate") as told:
        ClusterWorkers(replace(small, root=tmp_path), cluster[0])
    assert "\n" not in str(told.value)


def test_nobody_talks_to_it_in_clear(cluster: tuple[str, Any]) -> None:
    with pytest.raises(OSError, match=r"(?i)timed out|closed|connect"):
        distributed.Client(cluster[0].replace("tls", "tcp"), timeout="3s")


def test_a_scheduler_that_is_not_there_is_one_sentence(small: Course) -> None:
    make_certificate(small.root)
    with pytest.raises(CourseError, match="no scheduler answers there") as told:
        ClusterWorkers(small, "tls://127.0.0.1:1")
    assert "\n" not in str(told.value)


def test_workers_refuse_a_class_of_another_course(
    cluster: tuple[str, Any], small: Course, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    ignored = shutil.ignore_patterns("ledger", "scratch", "cache")
    shutil.copytree(small.root, other, ignore=ignored)
    assert (other / FOLDER).is_dir()
    checks = other / "solutions" / "02_mlp" / "checks.py"
    checks.write_text(checks.read_text(encoding="utf-8") + "\n# newer\n", encoding="utf-8")
    course = load_course(other)
    work = tmp_path / "mlp.py"
    shutil.copy(other / "solutions" / "02_mlp" / "mlp.py", work)
    assignment = course.assignment("02_mlp")
    from autograder.grading.seeds import public_seed

    task = Circumstances(course, assignment, public_seed(course.grading.seed)).task(work)
    with (
        ClusterWorkers(course, cluster[0]) as there,
        pytest.raises(CourseError, match="another course or other versions"),
    ):
        list(run_class([task], there))


def test_a_worker_without_a_scheduler_is_one_sentence(small: Course) -> None:
    make_certificate(small.root)
    command = [sys.executable, "-m", "autograder.cli", "cluster", "worker", "tls://127.0.0.1:1"]
    ended = subprocess.run(
        [*command, "--workers", "1", "--course", str(small.root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=START_SECONDS,
        check=False,
    )
    assert ended.returncode == 2
    assert "no scheduler answers there" in ended.stderr
    assert "Traceback" not in ended.stderr
