"""Counts what a search for a repair has done, so that it ends at the same step on any machine.

Processor time would do for a limit, but not for a hint: on a busy machine the same submission
would be told less. So each step has a price, about what it takes, and the clock is far away.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

# Far more than any search takes, on a busy machine as well: seconds of the grader's processor, and
# on the clock. They stop only what is slow on purpose.
FAR_CPU, FAR_CLOCK = 20.0, 120.0


class OutOfTime(Exception):
    """What may be spent on trying changes is spent."""


@dataclass(frozen=True)
class Prices:
    """Estimated seconds: for installing a change, for a call, for a turn of a loop in it."""

    change: float
    call: float
    turn: float


NUMPY = Prices(change=0.0005, call=0.0005, turn=0.000_012)
TORCH = Prices(change=0.001, call=0.001, turn=0.001)
LOST = 0.25  # a child that has to be started anew


@dataclass
class Effort:
    """What is spent of `seconds`, by estimate; shared by all parts of one search."""

    seconds: float
    prices: Prices = NUMPY
    spent: float = 0.0
    began: tuple[float, float] = field(default_factory=lambda: (time.process_time(), _clock()))

    def pay(self, price: float) -> None:
        """Spend; raises `OutOfTime` when nothing is left."""
        self.spent += price
        self.check()

    def check(self) -> None:
        """Raises `OutOfTime` when all is spent."""
        cpu, clock = self.began
        if (
            self.spent > self.seconds
            or time.process_time() - cpu > FAR_CPU
            or _clock() - clock > FAR_CLOCK
        ):
            raise OutOfTime


def _clock() -> float:
    return time.monotonic()
