"""Computes the reference's answers to student code in a child, within the student's limits.

The inputs are the student's, so what the answer costs is too: it counts as the submission's time.
Most calls are those that the checks' own questions lead to, for every submission of a class, so
answers are remembered with what they cost, and cost the next one as much.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course.model import Assignment, Course
from autograder.grading.cells import code_cell
from autograder.grading.reference import solution_path
from autograder.grading.sizes import AN_ARRAY, numbers_in
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.student_side import wire
from autograder.submission.read import read_submission

# What a function says of its inputs; anything else that ends a call is a limit.
INPUT_FAULTS = frozenset(("exception", "signature"))
# What remembered answers may take together, with the calls that they answer, and what each takes
# besides its own bytes and theirs.
MAX_REMEMBERED_BYTES = 8 << 20
AN_ENTRY_BYTES = 1_000


class NotTaken(Exception):
    """The reference does not take these inputs; the text is what it said."""


class BeyondLimits(Exception):
    """An answer that needs more time or memory, or is larger, than a submission's may."""


@dataclass(frozen=True)
class Answer:
    """What a call gave, and the processor seconds that it took."""

    value: Any
    seconds: float


class Remembered:
    """Answers by what was asked: those that were asked for last, as many as fit."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, tuple[Answer, int]] = OrderedDict()
        self._bytes = 0

    def get(self, asked: Hashable) -> Answer | None:
        """The answer, if it is known."""
        if asked not in self._answers:
            return None
        self._answers.move_to_end(asked)
        return self._answers[asked][0]

    def keep(self, asked: Hashable, size: int, answer: Answer) -> None:
        """Remember an answer; `size`: bytes of what was asked."""
        size += AN_ENTRY_BYTES + 8 * numbers_in(answer.value, AN_ARRAY)
        if asked in self._answers or size > MAX_REMEMBERED_BYTES // 16:
            return
        self._answers[asked] = answer, size
        self._bytes += size
        while self._bytes > MAX_REMEMBERED_BYTES:
            _, (_, freed) = self._answers.popitem(last=False)
            self._bytes -= freed


_REMEMBERED = Remembered()


class ConfinedReference:
    """The reference's functions, in a child that is started with the first call.

    asking: the submission that is answered; it pays for the child's processor time. After a call
    that meets a limit there are no more answers.
    """

    def __init__(self, course: Course, assignment: Assignment, asking: StudentProcess) -> None:
        source = solution_path(course, assignment)
        self.asking, self.source = asking, source
        self.child = StudentProcess(
            asking.spawner, assignment.module, _cells(source), asking.limits
        )
        self.over = False
        self._charged = 0.0

    def __call__(self, name: str) -> Callable[..., Any]:
        """The function `name`. It raises NotTaken or BeyondLimits where it gives no value."""

        def answer(*args: Any, **kwargs: Any) -> Any:
            if self.over:
                raise BeyondLimits("a limit was met before")
            text, tensors = wire.encoded({"args": list(args), "kwargs": kwargs})
            asked = self.source, name, text, tensors
            left = self.asking.budget.left(_pid(self.asking))
            known = _REMEMBERED.get(asked)
            if known is not None and known.seconds < left:
                self.asking.budget.charge(known.seconds)
                return known.value
            self.child.budget.seconds = self._charged + left
            before = self._charged
            try:
                with self.child.budget.answering(_pid(self.asking)):
                    fault = (reply := self.child.call(name, args, kwargs)).fault
            finally:
                self._charge()
            if fault is None:
                size = len(text) + len(tensors)
                _REMEMBERED.keep(asked, size, Answer(reply.value, self._charged - before))
                return reply.value
            if fault.kind in INPUT_FAULTS:
                raise NotTaken(f"{fault.type_name}: {fault.message[:200]}")
            self.close()
            raise BeyondLimits(fault.kind)

        return answer

    def close(self) -> None:
        """End the child, for good."""
        self.over = True
        self.child.close()
        self._charge()

    def _charge(self) -> None:
        used = self.child.budget.used(_pid(self.child))
        self.asking.budget.charge(max(used - self._charged, 0.0))
        self._charged = max(used, self._charged)


def _pid(process: StudentProcess) -> int:
    return process.child.pid if process.child is not None else 0


@cache
def _cells(source: Path) -> tuple[CodeCell, ...]:
    submission = read_submission(source)
    return tuple(
        code_cell(submission, cell) for cell in submission.cells if cell.is_code and not cell.demo
    )
