"""Measures another process's processor time, so that a busy machine does not change scores.

On Linux the kernel reports the processor time of a process, and how long its threads were ready to
run while the processor was given to others. Elsewhere nothing is reported: time is the wall
clock's.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from types import SimpleNamespace
from typing import Any

# Seconds that students' processes of this one were held up or took to start, for whoever watches it
# from outside. How long this process was held up itself is not in it: that can be seen from there.
excused: Any = SimpleNamespace(value=0.0)
_PER_PROCESS = 2  # CPUCLOCK_SCHED of the kernel's include/linux/posix-timers.h


def processor_seconds(pid: int) -> float | None:
    """Processor time of all threads of a process; None where it is not told, or is over."""
    if sys.platform != "linux":
        return None
    try:
        return time.clock_gettime(~pid << 3 | _PER_PROCESS)
    except OSError:
        return None


def held_up_seconds(pid: int) -> float:
    """How long the process was ready and others were let run; of its threads, the one that waited
    most. What its own other threads have computed meanwhile is not counted: they are no others."""
    threads = _threads_of(pid)
    ran = sum(own for own, _ in threads)
    with_ended_ones = max(ran, round(1e9 * (processor_seconds(pid) or 0.0)))
    return max([0, *(waited - (with_ended_ones - own) for own, waited in threads)]) / 1e9


def _threads_of(pid: int) -> list[tuple[int, int]]:
    """For each thread of a process, how many nanoseconds it ran, and was ready and did not run."""
    told = list[tuple[int, int]]()
    with contextlib.suppress(OSError, ValueError, IndexError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
                fields = file.read().split()
            told.append((int(fields[0]), int(fields[1])))
    return told
