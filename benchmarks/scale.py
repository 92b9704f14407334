"""Grades N submissions through the ledger with 1, 2, ... workers, and compares all results.

`python benchmarks/scale.py [--count 200] [--workers 1 2] [--dask 2] [--assignment 02_mlp]`. The
submissions are the solution with small differences, so that each has a digest of its own; `--mixed`
takes a quarter each of finished, wrong, untouched, and without cells. `--dask N` grades them once
more through a cluster of N workers on loopback. Of several workers one is killed at random
meanwhile (`--no-kill` leaves them alone). Results are compared byte by byte, and each must be there
exactly once. Prints rates and their ratio, CPU per submission (a cluster's start included), and
peak memory of the process that holds class and ledger.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.class_run import Circumstances, Ledger, LocalWorkers, Task, run_class
from autograder.class_run.run import Executor
from autograder.course.load import load_course
from autograder.grading.reference import solution_path
from autograder.grading.seeds import Seed
from autograder.progress import Progress

ROOT = Path(__file__).resolve().parents[1]
TICK = 0.02


@dataclass(frozen=True)
class Ran:
    """One pass over the class: seconds from the first result on, CPU seconds, memory in MB."""

    name: str
    wall: float
    rate: float
    cpu: float
    peak_mb: float
    half_mb: float
    killed: int
    results: Path


def texts(course: Path, name: str, module: str, mixed: bool) -> list[str]:
    """What the submissions are made of."""
    solution = (course / "solutions" / name / f"{module}.py").read_text(encoding="utf-8")
    if not mixed:
        return [solution]
    release = (course / "assignments" / name / f"{module}.py").read_text(encoding="utf-8")
    no_demo = re.sub(r'# %% tags=\["demo"\][^%]*?(?=# %%)', "", solution)
    wrong = re.sub(r"(?m)^(    return )(?=\S)", r"\g<1>0 * ", solution)
    return [solution, wrong, release, re.sub(r"(?m)^# %%.*$", "", no_demo)]


def submissions(how: Circumstances, count: int, kinds: list[str], folder: Path) -> Iterator[Task]:
    """One after the other, each with a digest of its own; on disk there is only the one at hand."""
    work = folder / how.assignment.name
    work.mkdir(exist_ok=True)
    file = work / f"{how.assignment.module}.py"
    for number in range(count):
        text = f"{kinds[number % len(kinds)]}\n# submission {number}\n"
        file.write_text(text, encoding="utf-8")
        yield how.task(work, f"student{number:07}")


@dataclass(frozen=True)
class Engine:
    """What grades: the class's executor, and the processes of it that may be killed just now."""

    executor: Executor
    victims: Callable[[], list[int]]


@contextmanager
def on_this_machine(how: Circumstances, workers: int) -> Iterator[Engine]:
    """So many workers of the engine's own."""
    with LocalWorkers(how.course, workers) as local:

        def busy() -> list[int]:
            watched = [watch._worker for watch in local._watches if watch.busy and watch._worker]
            return [worker.process.pid or 0 for worker in watched]

        yield Engine(local, busy)


@contextmanager
def on_loopback(how: Circumstances, workers: int) -> Iterator[Engine]:
    """`course cluster start` with so many workers, reached through TLS."""
    import psutil

    from autograder.cluster.executor import ClusterWorkers

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "autograder.cli", "cluster", "start", "--port", str(port)]
    command += ["--workers", str(workers), "--course", str(how.course.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        while "workers for" not in (line := process.stdout.readline()):
            assert line, "the cluster did not start"

        def listening() -> list[int]:
            below = psutil.Process(process.pid).children()
            return [one.pid for one in below if one.net_connections(kind="inet")]

        try:
            with ClusterWorkers(how.course, f"tls://127.0.0.1:{port}") as cluster:
                yield Engine(cluster, listening)
        finally:
            process.send_signal(signal.SIGINT)


def run_once(
    how: Circumstances,
    count: int,
    kinds: list[str],
    name: str,
    engine: AbstractContextManager[Engine],
    kill: bool,
    place: Path,
) -> Ran:
    """Grade the class; where `kill`, one worker is killed meanwhile."""
    place.mkdir()
    first = half_mb = 0.0
    before = cpu_seconds()
    done = 0
    kept = (place / "results.txt").open("w", encoding="utf-8")
    with (
        kept,
        Ledger(place, how.assignment.name) as ledger,
        engine as grading,
        Progress(name, count) as progress,
    ):
        reaper = Reaper(grading.victims, random.uniform(0.2, 0.6) * count if kill else None)
        for task, record in run_class(
            submissions(how, count, kinds, place), grading.executor, ledger, progress.tally
        ):
            first = first or time.perf_counter()
            done += 1
            reaper.done = done
            if done == count // 2:
                half_mb = peak_mb()
            kept.write(f"{task.student} {json.dumps(record.result, sort_keys=True)}\n")
        end = time.perf_counter()
        reaper.stop()
        assert len(ledger) == done == count, f"{done} results, {len(ledger)} kept, {count} given"
    assert not kill or reaper.killed, "nothing was killed"
    lines = sorted((place / "results.txt").read_text(encoding="utf-8").splitlines())
    assert len({line.split(" ", 1)[0] for line in lines}) == count, "not each of them once"
    (place / "results.txt").write_text("\n".join(lines), encoding="utf-8")
    kept_lines = (place / ".course/ledger" / f"{how.assignment.name}.jsonl").read_bytes()
    assert kept_lines.count(b"\n") == count, "something was graded twice"
    wall = end - first
    return Ran(
        name,
        wall,
        (count - 1) / wall,
        (cpu_seconds() - before) / count,
        peak_mb(),
        half_mb,
        reaper.killed,
        place / "results.txt",
    )


class Reaper(threading.Thread):
    """Kills one process that grades, at random, once so many submissions are done."""

    def __init__(self, victims: Callable[[], list[int]], after: float | None) -> None:
        super().__init__(daemon=True)
        self.victims, self.after = victims, after
        self.done = self.killed = 0
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        while self.after is not None and not self.killed and not self.ended.wait(TICK):
            if self.done >= self.after:
                busy = self.victims()
                for worker in random.sample(busy, min(1, len(busy))):
                    os.kill(worker, signal.SIGKILL)
                    self.killed += 1

    def stop(self) -> None:
        self.ended.set()
        self.join()


def cpu_seconds() -> float:
    """CPU seconds of this process and of all that it started and that has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_mb() -> float:
    """The most memory that this process, which holds class and ledger, ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run it with each number of workers and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--dask", type=int, metavar="N", help="workers of a cluster on loopback")
    parser.add_argument("--assignment", default="02_mlp")
    parser.add_argument("--mixed", action="store_true")
    parser.add_argument("--no-kill", action="store_true")
    args = parser.parse_args()
    course = load_course(ROOT)
    assignment = course.assignment(args.assignment)
    assert solution_path(course, assignment).is_file()
    how = Circumstances(course, assignment, Seed(1, True), "required")
    kinds = texts(ROOT, assignment.name, assignment.module, args.mixed)
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        runs: list[Ran] = []
        engines = [(f"{n} workers", n, on_this_machine(how, n)) for n in args.workers]
        if args.dask:
            engines.append((f"Dask, {args.dask} workers", args.dask, on_loopback(how, args.dask)))
        for number, (title, workers, engine) in enumerate(engines):
            kill = workers > 1 and not args.no_kill
            place = Path(name) / str(number)
            runs.append(run_once(how, args.count, kinds, title, engine, kill, place))
            print(line(runs[-1], runs[0]), flush=True)
        if len({run.results.read_bytes() for run in runs}) != 1:
            sys.exit(f"the results differ: {first_difference(runs)}")
    print(f"all {args.count} results are the same, byte for byte; each is there once")


def first_difference(runs: list[Ran]) -> str:
    """The first line in which a pass differs from the first pass."""
    lines = [run.results.read_text(encoding="utf-8").splitlines() for run in runs]
    for texts in zip(*lines, strict=True):
        for text in texts:
            if text != texts[0]:
                return f"\n{texts[0]}\n{text}"
    return ""


def line(run: Ran, first: Ran) -> str:
    """One pass in words."""
    killed = f", {run.killed} killed meanwhile" if run.killed else ""
    return (
        f"{run.name}{killed}: {run.wall:.1f} s, {run.rate:.1f}/s "
        f"({run.rate / first.rate:.2f} times the first), CPU {1000 * run.cpu:.0f} ms each, "
        f"memory at most {run.peak_mb:.0f} MB ({run.half_mb:.0f} MB after half of them)"
    )


if __name__ == "__main__":
    main()
