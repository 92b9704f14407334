"""The line that says how far a command is: there at once in a terminal, nowhere else."""

from __future__ import annotations

import io
import logging
import sys

import pytest

from autograder import progress
from autograder.progress import Progress


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal_for(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Called by the test itself: pytest puts its own in place before that begins."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def test_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([10.0, 12.0, 20.0, 30.0, 30.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    line = Progress("02_mlp", 300)
    assert line.text() == "0/300", "nothing is known before the first is done"
    line.update(1)
    assert line.text() == "1/300"
    line.update(121, 3)
    assert line.text() == "121/300 · 60/s · 3 s left · 3 failed"
    line.update(122, 3)
    assert line.text() == "122/300 · 12/s · 15 s left · 3 failed"
    line.update(300, 3)
    assert line.text().startswith("300/300 · ") and "left" not in line.text()
    assert [progress._duration(s) for s in (5, 400, 8000)] == ["5 s", "7 min", "2 h 13 min"]


def test_it_is_there_from_the_start_and_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch)
    with Progress("02_mlp", 300) as line:
        assert "02_mlp" in terminal.getvalue() and "0/300" in terminal.getvalue()
        line.update(7)
    assert "7/300" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K"), "the line is erased"


def test_elsewhere_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("02_mlp", 2) as line:
        line.update(1)
        line.make_way()
    assert capsys.readouterr() == ("", "")


def test_a_log_writes_warnings_above_it_and_all_again_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal_for(monkeypatch)
    log = logging.getLogger("progress-test")
    log.setLevel(logging.INFO)
    written = logging.StreamHandler(stream := io.StringIO())
    log.addHandler(written)
    with Progress("02_mlp", 2) as line, line.in_place_of(log):
        log.info("said by the line")
        log.warning("worth a line")
    log.info("afterwards")
    assert stream.getvalue() == "worth a line\nafterwards\n"


def test_without_a_terminal_a_log_is_as_it_was() -> None:
    log = logging.getLogger("progress-quiet")
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler(stream := io.StringIO()))
    with Progress("02_mlp", 2) as line, line.in_place_of(log):
        log.info("each")
    assert stream.getvalue() == "each\n"
