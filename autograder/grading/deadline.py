"""Ends a call that takes too long in this process, where no other process can end it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator

AGAIN_SECONDS = 0.2  # for a loop that catches whatever is raised in it


class TimeIsUp(BaseException):
    """Raised in the middle of a call; not an Exception, so that honest code lets it pass."""


@contextlib.contextmanager
def deadline(seconds: float) -> Generator[None, None, None]:
    """Raise `TimeIsUp` in the block once `seconds` have passed; 0 for no limit.

    Only the main thread can be interrupted, and a single call of NumPy only when it returns.
    """
    if seconds <= 0 or threading.current_thread() is not threading.main_thread():
        yield
        return
    import signal

    if hasattr(signal, "setitimer"):
        with _by_signal(seconds):
            yield
    else:
        with _by_interrupt(seconds):
            yield


@contextlib.contextmanager
def _by_signal(seconds: float) -> Generator[None, None, None]:
    import signal

    def up(*_: object) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, up)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _by_interrupt(seconds: float) -> Generator[None, None, None]:
    """For Windows: as if the reader had pressed "interrupt the kernel"."""
    import _thread

    fired = threading.Event()

    def up() -> None:
        fired.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, up)
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if fired.is_set():
            raise TimeIsUp from None
        raise
    finally:
        timer.cancel()
