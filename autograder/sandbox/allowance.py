"""Counts the time of one submission: processor time decides, the clock on the wall is a backstop.

On a machine that is busy with others' work a call takes longer and computes no more. So what a
submission may take is counted in processor time of its process. One that sleeps uses none: for
that there is a limit on the time that passes, less the time in which it was ready and was not let
run. Where the system tells neither, time is what passes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from autograder.sandbox import clock

# A call may let so many times its limit pass, asleep or waiting for a disk.
FAR = 3.0
LOOK_SECONDS = 1.0  # how often the kernel is asked who was held up


class Budget:
    """What all processes of one submission may use together: `seconds`.

    `passed` is the time in which it was asked something, `held_up` how much of that neither it nor
    the grader that should read its answer was let run, as far as that was looked up. Where another
    process of the same submission computed meanwhile, unasked, it was not others who held it up.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.passed = self.held_up = 0.0
        self._used = 0.0  # by processes that are over
        self._asked = 0  # the process that is to answer now
        self._waited = 0.0  # by the processes that were asked, while they were
        self._waited_before = 0.0  # by the one that is asked now, before it was
        self._at_rest: dict[int, float] = {}  # the others, with their processor time since when
        self._unasked = 0.0  # what those used at rest that have ended or been asked again
        self._waiting: tuple[int, float] | None = None  # as in `_at_rest`, of another budget's
        self._excused = 0.0  # what whoever watches this process has been told
        self._own = clock.held_up_seconds(os.getpid())
        self._looked = time.monotonic()

    def used(self, pid: int) -> float:
        """Processor time of all processes so far, where `pid` is the one that is asked (0: none);
        where the system does not tell it, the time in which they were asked something."""
        return max(self._used + self._now(pid), 0.0)

    def left(self, pid: int) -> float:
        """Processor time that is left, where `pid` is the current process; 0 when time is up."""
        if self.passed >= self.seconds:
            self.look(pid)
            if self.passed - self.held_up >= self.seconds:
                return 0.0
        return max(self.seconds - self._used - self._now(pid), 0.0)

    def _now(self, pid: int) -> float:
        """Processor time of the processes that live: one that is not asked may have threads."""
        now = clock.processor_seconds(pid) if pid else 0.0
        if now is None:
            return self.passed
        return now + sum(clock.processor_seconds(one) or 0.0 for one in self._at_rest if one != pid)

    def _beside(self) -> float:
        """Processor time that processes of the submission used which nobody asked."""
        waiting = [self._waiting] if self._waiting is not None else []
        return self._unasked + sum(
            (clock.processor_seconds(one) or 0.0) - then
            for one, then in (*self._at_rest.items(), *waiting)
        )

    @contextmanager
    def answering(self, pid: int) -> Iterator[None]:
        """Meanwhile the process waits for an answer of this budget's processes: what it computes
        is the same submission's, and so no excuse."""
        self._waiting = pid, clock.processor_seconds(pid) or 0.0
        try:
            yield
        finally:
            self._unasked += (clock.processor_seconds(pid) or 0.0) - self._waiting[1]
            self._waiting = None

    def look(self, pid: int) -> None:
        """Ask the kernel how long the submission was held up: whoever was asked, and this process,
        but not by the submission's own processes."""
        is_asked = pid != 0 and pid == self._asked
        asked = clock.held_up_seconds(pid) - self._waited_before if is_asked else 0.0
        own = clock.held_up_seconds(os.getpid()) - self._own
        children = max(self._waited + asked - self._beside(), -own)
        # Whoever watches this process sees by itself how long it was held up, and adds that.
        clock.excused.value += children - self._excused
        self._excused = children
        self.held_up = max(children + own, self.held_up)
        self._looked = time.monotonic()

    def look_again(self, pid: int) -> None:
        """Look where the last time is a while ago, so that whoever watches knows of long calls."""
        if time.monotonic() - self._looked > LOOK_SECONDS:
            self.look(pid)

    def ask(self, pid: int) -> None:
        """Let the process be the one that is to answer, until `count`."""
        self._asked, self._waited_before = pid, clock.held_up_seconds(pid)
        if pid in self._at_rest:
            self._unasked += (clock.processor_seconds(pid) or 0.0) - self._at_rest.pop(pid)

    def count(self, pid: int, passed: float) -> None:
        """Count the time in which the process was asked something."""
        self.passed += passed
        if self._asked == pid:  # it may have ended meanwhile
            self._waited += max(clock.held_up_seconds(pid) - self._waited_before, 0.0)
            self._rest(pid)
        self.look_again(pid)

    def begin(self, pid: int, own: float) -> None:
        """Leave out what a new process has used before any question, and the grader's wait for it.

        own: how long the grader had been held up when it began to start the process.
        """
        self._rest(pid)
        self._used -= clock.processor_seconds(pid) or 0.0
        self._own += clock.held_up_seconds(os.getpid()) - own

    def _rest(self, pid: int) -> None:
        self._asked = 0
        self._at_rest[pid] = clock.processor_seconds(pid) or 0.0

    def charge(self, seconds: float) -> None:
        """Count processor time that a process of another budget used for the submission, while the
        one that is asked waited for it."""
        self._used += seconds
        self._unasked += seconds

    def end(self, pid: int, used: float, held_up: float) -> None:
        """Keep the time of a process that has ended."""
        if self._asked == pid:
            self._asked = 0
            self._waited += max(held_up - self._waited_before, 0.0)
        self._unasked += used - self._at_rest.pop(pid, used)
        self._used += used
        self.look(0)


class Allowance:
    """The time that one answer may take: `seconds` of processor time of process `pid`."""

    def __init__(self, pid: int, seconds: float, budget: Budget) -> None:
        self.pid, self.budget = pid, budget
        self.seconds = max(min(seconds, budget.left(pid)), 0.001)
        self._far = FAR * seconds
        self._processor = clock.processor_seconds(pid)
        self._began = time.monotonic()
        self._held_up = budget.held_up

    def passed(self) -> float:
        """Seconds since the question."""
        return time.monotonic() - self._began

    def left(self) -> float:
        """Seconds that are left; 0 or less when it is over, in either way."""
        self.budget.look_again(self.pid)
        now = clock.processor_seconds(self.pid)
        if now is None or self._processor is None:
            return self.seconds - self.passed()
        left = self.seconds - (now - self._processor)
        return left if left <= 0 or self._may_pass() else 0.0

    def _may_pass(self) -> bool:
        passed, budget = self.passed(), self.budget
        if passed < min(self._far, budget.seconds - budget.passed):
            return True
        budget.look(self.pid)
        alone = passed - (budget.held_up - self._held_up) < self._far
        return alone and budget.passed + passed - budget.held_up < budget.seconds
