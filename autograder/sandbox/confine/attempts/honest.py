"""Does what honest submissions do, because confinement that breaks them costs a student points."""

from __future__ import annotations

import mmap
import os
import signal
import threading

from .attempt import World, honest


@honest
def import_what_is_not_imported_yet(world: World) -> None:
    import colorsys
    import decimal
    import xml.dom.minidom
    import zoneinfo

    assert decimal.Decimal("0.1") + decimal.Decimal("0.2") == decimal.Decimal("0.3")
    assert colorsys and xml.dom.minidom and zoneinfo


@honest
def import_numpy_if_installed(world: World) -> None:
    import importlib.util

    if importlib.util.find_spec("numpy") is None:
        return
    import numpy

    assert float((numpy.ones((8, 8)) @ numpy.ones((8, 8))).sum()) == 512.0


@honest
def use_private_folder(world: World) -> None:
    import shutil
    import tempfile

    os.mkdir("made")
    with open("made/file.txt", "w", encoding="utf-8") as file:
        file.write("42")
    os.rename("made/file.txt", "made/renamed.txt")
    shutil.copy("made/renamed.txt", "copied.txt")
    with open("copied.txt", encoding="utf-8") as file:
        assert file.read() == "42"
    with tempfile.TemporaryDirectory() as folder:
        assert os.path.dirname(folder) == os.path.realpath(os.getcwd())
    os.remove("copied.txt")
    shutil.rmtree("made")


@honest
def use_threads(world: World) -> None:
    results: list[int] = []
    threads = [threading.Thread(target=results.append, args=(part,)) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == list(range(8))


@honest
def use_allowed_memory(world: World) -> None:
    mmap.mmap(-1, world.memory_bytes // 2).close()


@honest
def signal_itself(world: World) -> None:
    received: list[int] = []
    signal.signal(signal.SIGUSR1, lambda number, frame: received.append(number))
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.raise_signal(signal.SIGUSR1)
    assert received == [signal.SIGUSR1, signal.SIGUSR1]


@honest
def ask_about_itself(world: World) -> None:
    import getpass
    import platform
    import random
    import sys
    import time

    assert os.cpu_count() and platform.machine() and getpass.getuser() and time.time()
    assert os.path.expanduser("~") == os.environ["HOME"] == os.getcwd()
    random.SystemRandom().random()
    sys.stdout.isatty()
    time.sleep(0.001)
