"""Grades the exercises of a submission that is loaded: runs their checks, names the mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from autograder.course.check_classes import check_classes
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.hints import general_hint
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
from autograder.sandbox.outline import outlines_here, read_outlines
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
    def names(self) -> Names:
        """Which name makes use of which; worked out only when something fails, since it parses."""
        process = self.backend
        if isinstance(process, StudentProcess):
            found = read_outlines(process.spawner, process.limits, process.module, self.sources)
        else:  # one's own code, which runs in this process as well
            found = outlines_here(self.sources)
        return names_used(found[source] for source in self.sources)

    def exercise(self, name: str) -> ExerciseResult:
        """The result of one exercise; earlier ones it needs are graded too if it fails."""
        if name not in self.results:
            self.results[name] = self._grade(name)
        return self.results[name]

    def _grade(self, name: str) -> ExerciseResult:
        points = self.assignment.exercises[name].points
        student = Student(self.backend)
        check_class = self.classes[name]
        run = run_checks(check_class, student, self.reference, self.seed, self.assignment.name)
        output = "".join(dict.fromkeys(call.reply.output for call in student.log))
        passed = all(check.passed for check in run.checks) and bool(run.checks)
        status, blocked_by = Status.DONE, ""
        hints: tuple[Hint, ...] = ()
        if not passed:
            status, blocked_by = self._why(name, run, getattr(check_class, "needs", ()))
            if status is Status.WRONG:
                failures = [check.failure for check in run.checks if check.failure]
                wrong_value = any(failure.fault is None for failure in failures)
                known = self._known_mistake(name, student, by_value=wrong_value)
                hints = (known or general_hint(run.checks),)
        return ExerciseResult(
            name,
            points if passed else 0.0,
            points,
            status,
            run.checks,
            hints,
            blocked_by,
            output[: self.course.limits.output_kb * 1024],
            self.lines.get(name, 0),
        )

    def _known_mistake(self, name: str, student: Student, *, by_value: bool) -> Hint | None:
        from autograder.grading.diagnose import diagnose

        try:
            return diagnose(name, student.log, self.mistakes, by_value=by_value)
        except CourseError:
            raise
        except Exception:  # replies of a form that no mistake of ours has either
            return None

    def _why(self, name: str, run: ExerciseRun, needs: Iterable[str]) -> tuple[Status, str]:
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
        for need in needs:
            used = may_use(self.names, name, need)
            if used and self.exercise(need).status is not Status.DONE:
                return Status.BLOCKED, need
        return Status.WRONG, ""
