"""Processor time decides what a call may take; time on the wall is only a backstop."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.grading.watched import Overtime, _Worker
from autograder.sandbox import allowance as allowances
from autograder.sandbox import clock
from autograder.sandbox.allowance import FAR, Allowance, Budget
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.spawn import Child, Confinement, Ended
from autograder.sandbox.student_side import wire

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells these times")


@dataclass
class Kernel:
    """What a kernel tells of a process and of the wall, set by hand."""

    processor: float = 0.0
    held_up: float = 0.0
    own: float = 0.0
    wall: float = 1_000.0

    def run(self, seconds: float) -> None:
        """The process computes."""
        self.processor += seconds
        self.wall += seconds

    def wait(self, seconds: float) -> None:
        """It would, and others are let run."""
        self.held_up += seconds
        self.wall += seconds

    def keep_the_grader_waiting(self, seconds: float) -> None:
        """The process that grades would read the answer, and others are let run."""
        self.own += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        """It does nothing."""
        self.wall += seconds


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kernel]:
    told = Kernel()
    own = os.getpid()
    monkeypatch.setattr(clock, "processor_seconds", lambda pid: told.processor)
    monkeypatch.setattr(
        clock, "held_up_seconds", lambda pid: told.own if pid == own else told.held_up
    )
    monkeypatch.setattr(allowances.time, "monotonic", lambda: told.wall)
    before, clock.excused.value = clock.excused.value, 0.0  # so that sums are exact
    yield told
    clock.excused.value = before


def test_a_call_ends_by_what_it_computes(kernel: Kernel) -> None:
    call = Allowance(1, 10, Budget(100))
    kernel.run(9)
    assert call.left() == 1
    kernel.run(1)
    assert call.left() <= 0


def test_a_busy_machine_takes_nothing_from_a_call(kernel: Kernel) -> None:
    budget = Budget(100)
    budget.ask(1)
    call = Allowance(1, 10, budget)
    for _ in range(9):
        kernel.run(1)
        kernel.wait(500)
        assert call.left() > 0
    budget.count(1, call.passed())
    assert budget.left(1) == 91
    assert clock.excused.value >= 4_500


def test_each_second_is_excused_once(kernel: Kernel) -> None:
    """Whoever watches adds what `clock.excused` holds to how long it sees the grader held up."""
    before, began = clock.excused.value + kernel.own, kernel.wall
    budget = Budget(10_000)
    for _ in range(5):
        budget.ask(1)
        call = Allowance(1, 1_000, budget)
        kernel.run(1)
        kernel.wait(20)
        kernel.keep_the_grader_waiting(300)
        assert call.left() == 999
        budget.count(1, call.passed())
    assert clock.excused.value + kernel.own - before == 5 * 320
    assert kernel.wall - began - 5 * 320 == 5, "what is left is what was computed"
    assert budget.passed - budget.held_up == 5, "and that is all that counts for the submission"
    budget.end(1, kernel.processor, kernel.held_up)
    kernel.held_up = 0.0
    budget.look(2)
    assert clock.excused.value + kernel.own - before == 5 * 320


def test_a_start_is_excused_but_for_what_the_grader_waited_itself(kernel: Kernel) -> None:
    ours, theirs = socket.socketpair()

    class Slow:
        confinement: Confinement = "off"

        def spawn(self) -> Child:
            kernel.sleep(5)
            kernel.keep_the_grader_waiting(3)
            wire.send_frame(theirs.sendall, {"event": "ready"})
            return Child(ours, Path(), self, 1)

        def reap(self, pid: int) -> Ended:
            return Ended(0)

        def close(self) -> None:
            """Nothing."""

    before = clock.excused.value
    with ours, theirs:
        StudentProcess(Slow(), "m", (), ProcessLimits())._start()
    assert clock.excused.value - before == 5


def test_whoever_watches_ends_what_only_the_grader_waits_in(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the time is excused, and not half of it twice, which would be all."""
    budget = Budget(10_000)

    def poll(seconds: float) -> bool:
        kernel.sleep(seconds / 2)
        kernel.keep_the_grader_waiting(seconds / 2)
        budget.look(0)
        return False

    worker = _Worker.__new__(_Worker)
    monkeypatch.setattr(worker, "ours", SimpleNamespace(poll=poll), raising=False)
    monkeypatch.setattr(worker, "process", SimpleNamespace(pid=os.getpid()), raising=False)
    monkeypatch.setattr(worker, "excused", clock.excused, raising=False)
    monkeypatch.setattr(worker, "_current_line", lambda: "a line")
    began = kernel.wall
    with pytest.raises(Overtime):
        worker._answer(10)
    assert kernel.wall - began == pytest.approx(20, abs=1)


def test_whoever_watches_is_told_while_a_long_call_goes_on(kernel: Kernel) -> None:
    before, budget = clock.excused.value, Budget(10_000)
    budget.ask(1)
    call = Allowance(1, 1_000, budget)
    for passed in range(1, 10):
        kernel.wait(2)
        assert call.left() == 1_000
        assert clock.excused.value - before == 2 * passed


def test_a_call_that_sleeps_ends_all_the_same(kernel: Kernel) -> None:
    call = Allowance(1, 10, Budget(100))
    kernel.sleep(10 * FAR - 1)
    assert call.left() == 10
    kernel.sleep(1)
    assert call.left() <= 0


def test_a_submission_that_sleeps_in_every_call_ends_too(kernel: Kernel) -> None:
    budget = Budget(100)
    for _ in range(4):
        call = Allowance(1, 10, budget)
        kernel.sleep(25)
        assert call.left() > 0 or budget.passed == 75
        budget.count(1, call.passed())
    assert budget.left(1) == 0


def test_what_computes_in_every_call_uses_the_submission_up(kernel: Kernel) -> None:
    budget = Budget(15)
    first = Allowance(1, 10, budget)
    kernel.run(9)
    budget.count(1, first.passed())
    assert Allowance(1, 10, budget).seconds == 6
    budget.end(1, kernel.processor, kernel.held_up)
    kernel.processor = 0.0
    budget.begin(2, 0.0)
    kernel.run(6)
    assert budget.left(2) == 0


def test_what_computes_unasked_counts_as_well(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread goes on in one process of a submission while another one is asked."""
    used = {1: 0.0, 2: 0.0}
    monkeypatch.setattr(clock, "processor_seconds", used.get)
    budget = Budget(15)
    for pid in used:
        budget.begin(pid, 0.0)
    used[1] = 9.0
    assert (budget.used(2), budget.left(2)) == (9, 6)
    used[2] = 4.0
    assert (budget.left(2), budget.left(1), budget.left(0)) == (2, 2, 2)
    budget.end(1, used.pop(1), 0.0)
    assert (budget.used(2), budget.left(2)) == (13, 2)


def test_what_computes_unasked_is_no_excuse_for_its_neighbour(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread in one process of a submission holds up the other one, and the grader."""
    used, excused = {1: 0.0, 2: 0.0}, clock.excused.value
    monkeypatch.setattr(clock, "processor_seconds", used.get)
    budget = Budget(1_000)
    for pid in used:
        budget.begin(pid, 0.0)

    def ask(pid: int, unasked: float) -> None:
        budget.ask(pid)
        call = Allowance(pid, 100, budget)
        used[pid] += 1
        used[3 - pid] += unasked
        kernel.run(1)
        kernel.wait(50)
        budget.count(pid, call.passed())

    ask(1, unasked=0.0)
    assert (clock.excused.value - excused, budget.held_up) == (50, 50)
    ask(2, unasked=50.0)
    ask(2, unasked=50.0)
    assert (clock.excused.value - excused, budget.held_up) == (50, 50)
    ask(1, unasked=0.0)
    assert (clock.excused.value - excused, budget.held_up) == (100, 100)
    used[2] += 10
    budget.end(2, used.pop(2), 0.0)
    kernel.wait(30)  # which nobody waits for
    budget.look(1)
    assert (clock.excused.value - excused, budget.held_up) == (90, 100)


def test_a_thread_of_who_waits_for_an_answer_is_no_excuse_for_the_one_that_answers(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where our function stands in for a student's, in a process and a budget of its own."""
    used, before = {1: 0.0, 2: 0.0}, clock.excused.value
    monkeypatch.setattr(clock, "processor_seconds", used.get)
    asking, ours = Budget(1_000), Budget(1_000)
    asking.begin(1, 0.0)
    ours.begin(2, 0.0)
    for spins, excused in ((40.0, 10.0), (0.0, 60.0)):
        with ours.answering(1):
            ours.ask(2)
            call = Allowance(2, 100, ours)
            used[1] += spins
            used[2] += 1
            kernel.run(1)
            kernel.wait(50)
            ours.look(2)
            assert clock.excused.value - before == excused
            ours.count(2, call.passed())
        assert clock.excused.value - before == excused
    assert ours.held_up == 60
    assert asking.used(1) == 40


def test_a_thread_that_keeps_the_grader_waiting_is_no_excuse(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asks its process, and it computes on the grader's own processor."""
    used = {1: 0.0}
    monkeypatch.setattr(clock, "processor_seconds", used.get)
    budget, before = Budget(1_000), clock.excused.value + kernel.own
    budget.begin(1, 0.0)
    for _ in range(5):
        budget.ask(1)
        call = Allowance(1, 100, budget)
        kernel.run(1)
        budget.count(1, call.passed())
        used[1] += 20
        kernel.held_up += 20  # while the grader has the processor
        kernel.keep_the_grader_waiting(20)
        budget.look(1)
    assert clock.excused.value + kernel.own - before == 0
    assert budget.held_up == 0


def test_without_a_kernel_that_tells_time_is_what_passes(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "processor_seconds", lambda pid: None)
    call = Allowance(1, 10, Budget(100))
    kernel.sleep(9)
    assert call.left() == 1
    kernel.sleep(1)
    assert call.left() <= 0


@pytest.mark.parametrize(
    ("threads", "seconds"),
    [
        ([(5, 3)], 3),  # one thread, which waited for others
        ([(5, 0), (1, 4)], 0),  # the second waited while the first ran
        ([(5, 2), (1, 9)], 4),  # and for others as well
        ([(5, 5), (5, 5)], 0),
        ([], 0),
    ],
)
def test_who_waits_for_its_own_threads_is_not_held_up(
    monkeypatch: pytest.MonkeyPatch, threads: list[tuple[int, int]], seconds: float
) -> None:
    told = [(ran * 10**9, waited * 10**9) for ran, waited in threads]
    monkeypatch.setattr(clock, "_threads_of", lambda pid: told)
    monkeypatch.setattr(clock, "processor_seconds", lambda pid: None)
    assert clock.held_up_seconds(1) == seconds
    # All of it, and two seconds in threads that have ended.
    ran = sum(own for own, _ in threads)
    monkeypatch.setattr(clock, "processor_seconds", lambda pid: ran + 2.0)
    assert clock.held_up_seconds(1) == max(seconds - 2, 0)


@on_linux
def test_the_kernel_tells_the_time_of_another_process() -> None:
    busy = "x = 0\nwhile True: x += 1"
    process = subprocess.Popen([sys.executable, "-c", busy])
    try:
        while (clock.processor_seconds(process.pid) or 0) < 0.2:
            pass
        assert clock.held_up_seconds(process.pid) >= 0
    finally:
        process.kill()
        process.wait()
    assert clock.processor_seconds(process.pid) is None
    assert clock.held_up_seconds(process.pid) == 0
