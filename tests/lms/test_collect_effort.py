"""Sorting and choosing files is as much more work as there are more files, and not its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType
from typing import Any

import pytest

from autograder.lms.archive import Trouble
from autograder.lms.collected import Attempt, KeptFile
from autograder.lms.downloads import Handed, Sender
from autograder.lms.keep import Attempts, by_attempt
from autograder.lms.pick import Candidate, counting
from autograder.lms.roster import Roster, Student
from autograder.lms.senders import sort_by_student
from autograder.lms.worksheet import Worksheet
from autograder.submission.variants import Variant

FEW = 150
SEPTEMBER = datetime(2026, 9, 1)


def steps(work: Callable[[], object]) -> int:
    """How many instructions of Python's `work` takes; no clock is asked."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def handed(number: int, *, participant: str = "", time: datetime | None = None) -> Handed:
    """One file of Kim's."""
    name = f"{number}.py"
    entry = Trouble((name,), 1, "is never opened here")
    sender = Sender("name", "Kim Min", participant=participant)
    return Handed(sender, (name,), entry, time=time)


def sorting_by_account(many: int) -> object:
    """Two accounts of one name, each with many files."""
    files = [handed(n, participant=str(111 * (1 + n % 2))) for n in range(many)]
    return sort_by_student(files, None, Worksheet(), {})


def sorting_by_roster(many: int) -> object:
    """As many students as files, each known by the LMS's number."""
    roster = Roster(tuple(Student(f"s{n}", lms_id=str(n)) for n in range(many)))
    trouble = Trouble(("mlp.py",), 1, "is never opened here")
    senders = (Sender("lms_id", "", lms_id=str(n)) for n in range(many))
    files = [Handed(sender, ("mlp.py",), trouble) for sender in senders]
    return sort_by_student(files, roster, Worksheet(), {})


def parting_by_time(many: int) -> object:
    """Each file of a time of its own."""
    return list(by_attempt([handed(n, time=SEPTEMBER + timedelta(n)) for n in range(many)]))


def recognising(many: int) -> object:
    """As many attempts as files, all of which were there already."""

    def attempt(number: int) -> Attempt:
        return Attempt(number, (KeptFile("mlp.py", "mlp.py", str(number)),), str(number))

    known = Attempts([attempt(n) for n in range(many)])
    return [known.same_as(attempt(n)) for n in range(many)]


def choosing(many: int) -> object:
    """Files of other names, and files of the right name without work."""
    attempt = Attempt(1, ())
    files = [KeptFile(f"{n}.py", f"{n}.py", "") for n in range(many)]
    return counting(
        [
            Candidate(attempt, file, Variant(".py", 0, exact=False), by_name, "", not by_name)
            for file, by_name in zip(files, [True, False] * many, strict=False)
        ]
    )


@pytest.mark.parametrize(
    "work", [sorting_by_account, sorting_by_roster, parting_by_time, recognising, choosing]
)
def test_the_work_grows_as_the_files_do(work: Callable[[int], object]) -> None:
    work(10)  # whatever is made once
    assert steps(lambda: work(4 * FEW)) < 6 * steps(lambda: work(FEW))


def test_steps_are_counted() -> None:
    def squared(many: int) -> object:
        return [a for a in range(many) for b in range(many) if a == b]

    assert steps(lambda: squared(4 * FEW)) > 12 * steps(lambda: squared(FEW))


def test_of_two_students_with_one_number_neither_is_meant() -> None:
    roster = Roster((Student("s1"), Student("s2", lms_id="7"), Student("s3", lms_id="7")))
    assert roster.with_mark("lms_id", "7") is roster.with_mark("lms_id", "") is None
