"""One line that says how far a long command is; nothing where nobody watches a terminal."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Progress:
    """Done and total, rate, time left, failures so far; a context manager.

    label: what is done, such as "02_mlp". total: how many, None where that is not known yet.
    The line goes to standard error, is there from the start, and is gone in the end. Rates count
    from the first one done, since the first of a class waits for everything to be started.
    """

    def __init__(self, label: str, total: int | None = None) -> None:
        self.label, self.total, self.done, self.failed = label, total, 0, 0
        self.shown = bool(getattr(sys.stderr, "isatty", lambda: False)())
        self._bar: Any = None
        self._task: Any = None
        self._first: tuple[float, int] | None = None

    def __enter__(self) -> Progress:
        if self.shown:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=20),
                TextColumn("{task.fields[said]}", markup=False),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
                refresh_per_second=4,
            )
            self._task = self._bar.add_task(self.label, total=self.total, said=self.text())
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def update(self, done: int, failed: int = 0, *, label: str | None = None) -> None:
        """Show how many are done, and how many of these failed; `label` is what is done now."""
        self.done, self.failed = done, failed
        self.label = label or self.label
        if self._first is None and done:
            self._first = time.monotonic(), done
        if self._bar is not None:
            self._bar.update(self._task, completed=done, description=self.label, said=self.text())

    def tally(self, tally: Any) -> None:
        """The same, from a `Tally`."""
        self.update(tally.done, tally.failed)

    def advance(self, *, failed: bool = False) -> None:
        """One more is done."""
        self.update(self.done + 1, self.failed + failed)

    def make_way(self) -> None:
        """Clear the line for another one that is about to be written."""
        if self._bar is not None:
            sys.stderr.write("\r\x1b[2K")

    @contextmanager
    def in_place_of(self, log: Any) -> Iterator[None]:
        """While the line is shown, a logger writes only warnings and errors, above the line."""

        def is_written(record: logging.LogRecord) -> bool:
            if self._bar is None:
                return True
            if record.levelno >= logging.WARNING:
                self.make_way()
            return record.levelno >= logging.WARNING

        log.addFilter(is_written)
        try:
            yield
        finally:
            log.removeFilter(is_written)

    def text(self) -> str:
        """What the line says: "120/300 · 23/s · 8 s left · 1 failed"."""
        parts = [f"{self.done}/{self.total}" if self.total is not None else str(self.done)]
        rate = self._rate()
        if rate:
            parts.append(f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s")
            if self.total is not None and self.total > self.done:
                parts.append(f"{_duration((self.total - self.done) / rate)} left")
        if self.failed:
            parts.append(f"{self.failed} failed")
        return " · ".join(parts)

    def _rate(self) -> float:
        """How many are done in a second; 0 while that cannot be said."""
        if self._first is None or self.done <= self._first[1]:
            return 0.0
        seconds = time.monotonic() - self._first[0]
        return (self.done - self._first[1]) / seconds if seconds > 0 else 0.0


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
