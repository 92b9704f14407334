"""Grades the exercises of a submission that is loaded: runs their checks, names the mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from autograder.course.check_classes import check_classes
from autograder.course.model import Assignment, Course
from autograder.grading.reference import Reference, reference_for
from autograder.grading.result import (
    ExerciseResult,
    Hint,
    Status,
)
from autograder.grading.runner import ExerciseRun, run_checks
from autograder.grading.seeds import Seed, public_seed
from autograder.grading.student import Backend, Student
from autograder.grading.uses import Names, may_use, names_used
from autograder.sandbox.outline import Outlines, outlines_here, read_outlines
from autograder.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from autograder.grading.diagnose import KnownMistakes


class SubmissionGrader:
    """One submission being graded; each exercise's result is worked out once and kept."""

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        backend: Backend,
        seed: Seed | None = None,
        *,
        reference: Reference | Student | None = None,
        mistakes: KnownMistakes | None = None,
    ) -> None:
        self.course, self.assignment, self.backend = course, assignment, backend
        self.seed = seed or public_seed(course.grading.seed)
        self.reference = reference or reference_for(course, assignment)
        self._mistakes = mistakes
        self.classes = check_classes(course, assignment)
        self.results: dict[str, ExerciseResult] = {}
        self.under_way: set[str] = set()
        self.ended_early = False
        self.lines: dict[str, int] = {}
        self.sources: tuple[str, ...] = ()

    @property
    def mistakes(self) -> KnownMistakes:
        """The known mistakes, loaded only when something fails."""
        if self._mistakes is None:
            from autograder.grading.diagnose import mistakes_for

            self._mistakes = mistakes_for(self.course, self.assignment)
        return self._mistakes

    @cached_property
    def outlines(self) -> Outlines:
        """What each source defines; worked out only when something fails, since it is parsed."""
        process = self.backend
        if isinstance(process, StudentProcess):
            return read_outlines(process.spawner, process.limits, process.module, self.sources)
        return outlines_here(self.sources)  # one's own code, which runs in this process as well

    @cached_property
    def names(self) -> Names:
        """Which name makes use of which."""
        return names_used(self.outlines[source] for source in self.sources)

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise; earlier ones it needs are graded too if it fails."""
        if name not in self.results:
            self.under_way.add(name)
            try:
                self.results[name] = self._grade(name)
            finally:
                self.under_way.discard(name)
        return self.results[name]

    def _grade(self, name: str) -> ExerciseResult:
        student = Student(self.backend)
        check_class = self.classes[name]
        run = run_checks(check_class, student, self.reference, self.seed, self.assignment.name)
        if all(check.passed for check in run.checks) and run.checks:
            return self._result(name, Status.DONE, run, student)
        status, blocked_by = self._why(name, run, getattr(check_class, "needs", ()))
        if status not in (Status.WRONG, Status.BLOCKED):
            return self._result(name, status, run, student, hints=self._unread(name, status))
        from autograder.grading.explain import explain
        from autograder.grading.follow_through import second_go

        with second_go(self, name, blocked_by) as again:
            if again is not None and again.passed:
                return self._result(name, Status.DONE, again.run, student, ours=again.names)
            if again is not None:
                status, where = self._why(name, again.run, (), alone=True)
                if status is Status.WRONG:
                    log = again.student.log
                    hints = explain(self, name, again.run, log, again.process)
                    return self._result(name, status, again.run, again.student, hints=hints)
                return self._result(name, status, run, student, blocked_by=where)
        hints = ()
        if status is Status.WRONG:
            hints = explain(self, name, run, student.log, self.backend)
        return self._result(name, status, run, student, hints=hints, blocked_by=blocked_by)

    def _result(
        self,
        name: str,
        status: Status,
        run: ExerciseRun,
        student: Student,
        *,
        hints: tuple[Hint, ...] = (),
        blocked_by: str = "",
        ours: tuple[str, ...] = (),
    ) -> ExerciseResult:
        points = self.assignment.exercises[name].points
        earned = points if status is Status.DONE else 0.0
        if ours:
            from autograder.grading.follow_through import SHARES

            earned *= SHARES[self.course.grading.follow_through]
        output = "".join(dict.fromkeys(call.reply.output for call in student.log))
        return ExerciseResult(
            name,
            earned,
            points,
            status,
            run.checks,
            hints,
            blocked_by,
            output[: self.course.limits.output_kb * 1024],
            self.lines.get(name, 0),
            ours,
        )

    def _unread(self, name: str, status: Status) -> tuple[Hint, ...]:
        """Of an exercise whose cell is no Python: which line keeps it from being read."""
        if status is not Status.NOT_STARTED:
            return ()
        from autograder.grading.explain import unreadable

        return unreadable(name, self.backend)

    def _why(
        self, name: str, run: ExerciseRun, needs: Iterable[str], *, alone: bool = False
    ) -> tuple[Status, str]:
        """Why an exercise is not done; `alone`: what it uses was right while it was graded."""
        fault = run.fault
        if fault is not None and fault.kind == "budget":
            self.ended_early = True
            return Status.NOT_RUN, ""
        if fault is not None and fault.kind == "missing":
            return Status.NOT_STARTED, ""
        if fault is not None and fault.kind == "stub":
            where = fault.frames[-1][2] if fault.frames else name
            if where == name or where not in self.assignment.exercises:
                return Status.NOT_STARTED, ""
            return Status.BLOCKED, where
        from autograder.grading.follow_through import open_ones

        if not alone and name in self.names.statements:
            # What its code uses, whatever the checks say that it needs.
            needs = open_ones(self, name)
        for need in needs:
            used = may_use(self.names, name, need) and need not in self.under_way
            if used and self.exercise(need).status is not Status.DONE:
                return Status.BLOCKED, need
        return Status.WRONG, ""
