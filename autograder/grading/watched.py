"""Works on a submission in a process that is ended when its time is over, whatever it is doing.

Every step that touches a submission has limits of its own. This one asks no step for anything: not
even a parser that never comes back to Python keeps the next submission waiting.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import gc
import multiprocessing
import os
import pickle
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from autograder.safe_path import safe_path
from autograder.sandbox import clock
from autograder.sandbox.bundle import Needs
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import (
    Confinement,
    SpawnError,
    close_spawners,
    forget_spawners,
    spawner_for,
)
from autograder.sandbox.student_side.probes import FILES_OF

# What the grader may take beyond the time of the submission itself.
GRACE_SECONDS = 10.0
# However busy the machine: this many times as long, and no more.
FAR = 10.0
# Importing PyTorch on a slow machine, and trying which confinement is in force.
START_SECONDS = 600.0
_TICK = 0.5
# Of a process that grades: three times what any assignment here takes. Beyond it, a product of two
# of a student's arrays is a MemoryError there, and not the end of some process of the machine's.
MEMORY_BYTES = 3 << 30
# How a process is started that must not be a copy of this one.
ANEW = "spawn"
_PR_SET_PDEATHSIG = 1
_INNERMOST = re.compile(r"File .*, line \d+ in .*\n")
_starting = threading.Lock()
Wanted = tuple[Needs, ProcessLimits, Confinement]


class Overtime(Exception):
    """A job was not done after `seconds`, and was ended; `where` says what it was doing."""

    def __init__(self, seconds: float, where: str) -> None:
        super().__init__(f"not done after {seconds:g} s; it was at {where}")
        self.seconds, self.where = seconds, where


class Work(Protocol):
    """A job for the other process: `prepare` is not on the submission's time, `run` is."""

    def prepare(self) -> None: ...

    def run(self) -> Any: ...


class Watch:
    """A process that does jobs one after the other; a new one takes the place of one that ended.

    fresh: never a copy of this process, which only its main thread can make. core: the processor
    that it and the student processes it starts should keep to. quiet: what it writes, or one of the
    processes that it starts, is for nobody.
    """

    def __init__(
        self, *, fresh: bool = False, core: int | None = None, quiet: bool = False
    ) -> None:
        self.fresh, self.core, self.quiet = fresh, core, quiet
        self.busy = False
        self._worker: _Worker | None = None

    def start(self, *wanted: Wanted, ahead: Sequence[Callable[[], None]] = ()) -> None:
        """Start the process now, and in it the spawners that will be wanted; then it does what is
        to be done `ahead` of any job. What that raises is lost: a job that needs it will say so.
        """
        if can_watch() and self._worker is None:
            self._worker = self._new(wanted, ahead)

    def begin(self, work: Work) -> None:
        """Have a process that was started do a job that will be called for: the call finds it under
        way or done. A call for another job ends it.
        """
        if self._worker is not None:
            self._worker.ask(work)

    def call(self, work: Work, seconds: float) -> Any:
        """Do a job; raises what it raises, `Overtime` where it is not done after `seconds`, and
        `SpawnError` where its process ended.

        Time in which the job, or the student process it waits for, was ready to run but got no
        processor does not count.
        """
        if not can_watch():
            work.prepare()
            return work.run()
        if self._worker is not None and self._worker.asked not in (None, work):
            self.close(at_once=True)
        if self._worker is None or not self._worker.process.is_alive():
            self._worker = self._new()
        worker, self.busy = self._worker, True
        try:
            kind, value = worker.do(work, seconds)
        except BaseException:
            self._worker = None
            worker.end()
            raise
        finally:
            self.busy = False
        if kind == "raised":
            raise value
        return value

    def _new(
        self, wanted: Sequence[Wanted] = (), ahead: Sequence[Callable[[], None]] = ()
    ) -> _Worker:
        return _Worker(
            fresh=self.fresh, core=self.core, quiet=self.quiet, wanted=wanted, ahead=ahead
        )

    def close(self, *, at_once: bool = False) -> None:
        """Close the process; one that is at work is ended.

        at_once: without waiting for what it does. The interpreters of student processes, which it
        has started, notice and remove what they made.
        """
        worker, self._worker = self._worker, None
        if worker is not None and self.busy:
            worker.process.kill()  # whoever waits for it notices, and ends it
        elif worker is not None and (at_once or worker.asked is not None):
            worker.end()
        elif worker is not None:
            worker.close()

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def can_watch() -> bool:
    """Whether processes can be copied, ended and asked for their time here: on Linux."""
    return sys.platform == "linux"


class _Worker:
    def __init__(
        self,
        *,
        fresh: bool,
        core: int | None,
        quiet: bool,
        wanted: Sequence[Wanted] = (),
        ahead: Sequence[Callable[[], None]] = (),
    ) -> None:
        self.asked: Work | None = None
        # A copy is there at once; but threads that PyTorch may have started cannot be copied.
        is_main = threading.current_thread() is threading.main_thread()
        copied = is_main and not fresh and "torch" not in sys.modules
        method: Any = multiprocessing.get_context("fork" if copied else ANEW)
        with _starting, safe_path(), warnings.catch_warnings():
            # The copy needs nothing that another thread of this process may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.ours, theirs = method.Pipe()
            self.dump, tells = method.Pipe(duplex=False)
            self.excused = method.RawValue("d", 0.0)
            others = (self.ours, self.dump) if copied else ()
            arguments = (theirs, tells, others, self.excused, core, quiet, wanted, ahead)
            self.process = method.Process(target=_serve, args=arguments, daemon=True)
            self.process.start()
        theirs.close()
        tells.close()

    def ask(self, work: Work) -> None:
        self.asked = work
        with contextlib.suppress(OSError):  # it has ended: whoever waits for the answer is told
            self.ours.send(work)

    def do(self, work: Work, seconds: float) -> tuple[str, Any]:
        try:
            if self.asked is None:
                self.ours.send(work)
            answer = self._answer(START_SECONDS)
            answer = self._answer(seconds) if answer[0] == "begun" else answer
            self.asked = None
            return answer
        except (EOFError, ConnectionError):
            self.process.join(1)
            raise SpawnError(
                f"the process that grades ended with status {self.process.exitcode}"
            ) from None

    def _answer(self, seconds: float) -> tuple[str, Any]:
        pid = self.process.pid or 0
        began, before = time.monotonic(), clock.held_up_seconds(pid) + self.excused.value
        while True:
            passed = time.monotonic() - began
            left = seconds - passed
            if left <= 0:
                late = clock.held_up_seconds(pid) + self.excused.value - before
                left += min(late, passed, seconds * (FAR - 1))
            if self.ours.poll(max(min(left, _TICK), 0)):
                return self.ours.recv()
            if left <= 0:
                raise Overtime(seconds, self._current_line())

    def _current_line(self) -> str:
        """The innermost line of Python that the process is at, which it writes on a signal."""
        text = ""
        with contextlib.suppress(OSError):
            os.kill(self.process.pid or 0, signal.SIGUSR1)
            while (found := _INNERMOST.search(text)) is None and self.dump.poll(1):
                dumped = os.read(self.dump.fileno(), 1 << 16)
                text += dumped.decode("utf-8", "replace")
                if not dumped:
                    break
            if found is not None:
                return found[0].strip()
        return "a place that it does not tell"

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        # The reference's files; a process of multiprocessing ends without removing any.
        for left in Path(tempfile.gettempdir()).glob(f"{FILES_OF}{self.process.pid}-*"):
            with contextlib.suppress(OSError, RecursionError):
                if left.lstat().st_uid == os.getuid():  # anybody may have made one of this name
                    shutil.rmtree(left, ignore_errors=True)
        self.ours.close()
        self.dump.close()

    def close(self) -> None:
        self.ours.close()
        self.process.join(5)  # it removes what it made
        self.end()


def _picklable(error: Exception) -> Exception:
    """The error, with the place that it comes from; where it cannot be copied, what it says."""
    try:
        copy = pickle.loads(pickle.dumps(error))
    except Exception:
        copy = RuntimeError(f"{type(error).__name__}: {error}")
    copy.add_note(traceback.format_exc())
    return copy


def _forget_half_imported() -> None:
    """Let what was being imported when this copy was made, such as pytest, be imported anew."""
    for name, module in list(sys.modules.items()):
        if getattr(getattr(module, "__spec__", None), "_initializing", False):
            del sys.modules[name]


def _serve(
    channel: Connection,
    tells: Connection,
    others: tuple[Connection, ...],
    excused: Any,
    core: int | None,
    quiet: bool,
    wanted: Sequence[Wanted],
    ahead: Sequence[Callable[[], None]],
) -> None:
    """Do what is asked until whoever asks is gone. Runs in the other process."""
    import resource  # which Windows does not have

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # that is for whoever waits for this process
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    for other in others:
        other.close()
    if quiet:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))  # a zygote takes it back
    forget_spawners()
    _forget_half_imported()
    gc.freeze()  # so that a copy of a process stays shared with it
    faulthandler.register(signal.SIGUSR1, tells.fileno(), all_threads=False)
    if core is not None:
        os.sched_setaffinity(0, {core})
    # NumPy's threads would keep a core busy for a while that the student process needs to start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    clock.excused = excused
    try:
        for needs, limits, confinement in wanted:
            with contextlib.suppress(SpawnError):
                spawner_for(needs, limits, confinement)
        gc.disable()  # nothing of what is imported will ever be garbage
        for step in ahead:
            with contextlib.suppress(Exception):
                step()
        gc.freeze()
        gc.enable()
        while True:
            work = channel.recv()
            try:
                work.prepare()
                channel.send(("begun", None))
                answer = "done", work.run()
            except Exception as error:
                answer = "raised", _picklable(error)
            channel.send(answer)
    except (EOFError, OSError):
        pass
    finally:
        close_spawners()
        os._exit(0)
