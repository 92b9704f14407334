"""Reads single keys from a terminal, without Enter, on Linux, macOS and Windows."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What the same key gives while a Korean keyboard writes Hangul.
HANGUL = dict(zip("ㅜㅗㅍㅣㄱㅊㅂ", "nhvlrcq", strict=True))
POLL_SECONDS = 0.1


@contextmanager
def reading_keys(tell: Callable[[str], None]) -> Iterator[None]:
    """Tell of each key while the block runs; the terminal is as it was afterwards."""
    stop = threading.Event()
    read = _windows if os.name == "nt" else _posix
    with _each_key_at_once():
        thread = threading.Thread(target=read, args=(tell, stop), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(1)


def key_of(text: str) -> str:
    """The key's Latin letter, whichever keyboard is on."""
    return HANGUL.get(text, text.lower())


@contextmanager
def _each_key_at_once() -> Iterator[None]:
    if os.name == "nt":
        yield
        return
    import termios
    import tty

    place = sys.stdin.fileno()
    before = termios.tcgetattr(place)
    try:
        tty.setcbreak(place)
        yield
    finally:
        termios.tcsetattr(place, termios.TCSADRAIN, before)


def _posix(tell: Callable[[str], None], stop: threading.Event) -> None:
    import select

    place = sys.stdin.fileno()
    while not stop.is_set():
        ready, _, _ = select.select([place], [], [], POLL_SECONDS)
        if not ready:
            continue
        data = os.read(place, 64)
        if not data:
            return tell("q")  # the terminal is gone
        if data.startswith(b"\x1b"):
            continue  # an arrow or a function key
        for char in data.decode("utf-8", "ignore"):
            tell(key_of(char))
    return None


def _windows(tell: Callable[[str], None], stop: threading.Event) -> None:
    import msvcrt

    while not stop.is_set():
        if not msvcrt.kbhit():  # type: ignore[attr-defined]
            time.sleep(POLL_SECONDS / 2)
            continue
        char = msvcrt.getwch()  # type: ignore[attr-defined]
        if char in "\x00\xe0":
            msvcrt.getwch()  # type: ignore[attr-defined]
        elif char == "\x03":
            tell("q")
        else:
            tell(key_of(char))
