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

# Seconds that students' processes of this one were held up, for whoever watches it from outside.
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
    """How long the process was ready and did not run; of its threads, the one that waited most."""
    most = 0
    with contextlib.suppress(OSError, ValueError, IndexError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
                most = max(most, int(file.read().split()[1]))
    return most / 1e9
