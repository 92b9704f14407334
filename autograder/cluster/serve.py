"""Runs a scheduler and workers until they are stopped; each worker is a process with one thread."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dask.config
from distributed import Nanny, Scheduler

from autograder.class_run.local import cores_for
from autograder.cluster.certificate import security_of
from autograder.cluster.worker import CORE, ROOT
from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.safe_path import safe_path
from autograder.sandbox.confinement_status import confinement_gap, confinement_status

# A worker that does not find its scheduler within this time gives up.
DEATH_SECONDS = "30s"
SETTINGS: dict[str, Any] = {
    # One task runs and another waits beside it, or a worker is idle until the next arrives, for a
    # fifth of the time. Whatever is blamed with a worker that dies is tried again alone.
    "distributed.scheduler.worker-saturation": 2.0,
    "distributed.scheduler.allowed-failures": 2,
    "distributed.scheduler.work-stealing": False,
    # The worker starts the grader and that the student's process: a daemon may start none.
    "distributed.worker.daemon": False,
    # A student's process has limits of its own; Dask's would look at the grader's alone.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    # No pages of Dask's: they are open to whoever reaches the port.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.comm.tls.min-version": 1.3,
    # What nobody looks at here, and costs each process some ms for every submission.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    # The last 1,000 messages, with all submissions in them.
    "distributed.admin.low-level-log-length": 0,
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.scheduler.active-memory-manager.start": False,
    "logging": {"distributed": "critical"},
}
LOCAL = "127.0.0.1:0"
NO_PAGES = "autograder.cluster.no_pages"


def start(course: Course, host: str, port: int, workers: int, tell: Callable[[str], None]) -> None:
    """Run a scheduler with `workers` of its own on this machine until Ctrl-C or SIGTERM.

    Raises CourseError where student code cannot be confined here, and where the port is taken.
    """
    if workers:
        check_confinement(course.root)
    _run(_scheduler(course, host, port, workers, tell))


def work(course: Course, address: str, workers: int, tell: Callable[[str], None]) -> None:
    """Run `workers` for the scheduler at `address` until it ends, Ctrl-C or SIGTERM.

    Raises CourseError where student code cannot be confined here.
    """
    check_confinement(course.root)
    _run(_workers(course, address, workers, tell))


def check_confinement(root: Path) -> None:
    """Raise CourseError where a worker on this machine could not confine what it grades."""
    gap = confinement_gap(confinement_status(root / ".course" / "cache"))
    if gap:
        raise CourseError(
            f"student code cannot be confined on this machine ({gap}); it can take no work."
        )


async def _scheduler(
    course: Course, host: str, port: int, workers: int, tell: Callable[[str], None]
) -> None:
    security = security_of(course.root)
    try:
        scheduler = await Scheduler(
            protocol="tls",
            host=host,
            port=port,
            security=security,
            dashboard=False,
            dashboard_address=LOCAL,
            preload=NO_PAGES,
            # Dask's own place is one that any user of the machine can have made before.
            local_directory=_scratch(course),
        )
    except (OSError, RuntimeError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(cause, OSError):
            raise
        raise CourseError(f"tls://{host}:{port}: cannot be opened: {cause.strerror}.") from None
    async with scheduler:
        tell(f"scheduler: {scheduler.address}")
        if workers:
            await _workers(course, scheduler.address, workers, tell)
        else:
            await _stopped()


async def _workers(course: Course, address: str, workers: int, tell: Callable[[str], None]) -> None:
    security = security_of(course.root)
    async with contextlib.AsyncExitStack() as started:
        nannies = [
            Nanny(
                address,
                nthreads=1,
                security=security,
                protocol="tls",
                memory_limit="0",
                death_timeout=DEATH_SECONDS,
                host="127.0.0.1" if _is_loopback(address) else None,
                local_directory=_scratch(course),
                dashboard_address=LOCAL,
                preload=NO_PAGES,
                env={
                    ROOT: str(course.root),
                    CORE: "" if core is None else str(core),
                    "OMP_NUM_THREADS": "1",
                },
                config=SETTINGS,
            )
            for core in cores_for(workers)
        ]
        try:
            for nanny in nannies:
                await started.enter_async_context(nanny)
        except (OSError, TimeoutError, RuntimeError):  # the last from Dask, of what is no scheduler
            raise CourseError(
                f"{address}: no scheduler answers there with this course's certificate; start one "
                "with: course cluster start"
            ) from None
        tell(f"{workers} workers for {address}")
        ended = [asyncio.ensure_future(nanny.finished()) for nanny in nannies]
        stop = asyncio.ensure_future(_stopped())
        await asyncio.wait([stop, asyncio.gather(*ended)], return_when=asyncio.FIRST_COMPLETED)


def _scratch(course: Course) -> str:
    return str(course.root / ".course" / "cluster" / "scratch")


def _is_loopback(address: str) -> bool:
    """Whether a scheduler's address is for this machine alone."""
    host = address.removeprefix("tls://").rpartition(":")[0].strip("[]").lower()
    return host == "localhost" or host == "::1" or host.startswith("127.")


async def _stopped() -> None:
    """Returns when this process is asked to end."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    await asked.wait()


def _open_as_many_files_as_may_be() -> None:
    """Each connection is one, also of whoever has no certificate and says nothing."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _run(serving: Any) -> None:
    os.umask(0o077)
    os.environ["DASK_LOGGING__DISTRIBUTED"] = "critical"
    for name in ("distributed", "asyncio", "tornado"):  # tracebacks are no sentences
        logging.getLogger(name).setLevel(logging.CRITICAL)
    _open_as_many_files_as_may_be()
    with safe_path(), dask.config.set(SETTINGS):
        asyncio.run(serving)
