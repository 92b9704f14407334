"""Computes the reference's answers to student code in a child, within the student's limits.

The inputs are the student's, so what the answer costs is too: it counts as the submission's time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course.model import Assignment, Course
from autograder.grading.cells import code_cell
from autograder.grading.reference import solution_path
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.submission.read import read_submission

# What a function says of its inputs; anything else that ends a call is a limit.
INPUT_FAULTS = frozenset(("exception", "signature"))


class NotTaken(Exception):
    """The reference does not take these inputs; the text is what it said."""


class BeyondLimits(Exception):
    """An answer that needs more time or memory, or is larger, than a submission's may."""


class ConfinedReference:
    """The reference's functions, in a child that is started with the first call.

    asking: the submission that is answered; it pays for the child's processor time. After a call
    that meets a limit there are no more answers.
    """

    def __init__(self, course: Course, assignment: Assignment, asking: StudentProcess) -> None:
        source = solution_path(course, assignment)
        self.asking = asking
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
            self.child.budget.seconds = self._charged + self.asking.budget.left(_pid(self.asking))
            try:
                with self.child.budget.beside(_pid(self.asking)):
                    fault = (reply := self.child.call(name, args, kwargs)).fault
            finally:
                self._charge()
            if fault is None:
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
