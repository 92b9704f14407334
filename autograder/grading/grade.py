"""Grades the exercises of a submission that is loaded: runs their checks, names the mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from autograder.course.check_classes import check_classes
from autograder.course.model import Assignment, Course
from autograder.grading.cells import cells_to_run, lines_by_number, lines_of
from autograder.grading.failure import Failure
from autograder.grading.known_checks import known_checks
from autograder.grading.reference import Reference, reference_for
from autograder.grading.result import (
    CheckResult,
    ExerciseResult,
    Hint,
    Status,
)
from autograder.grading.runner import ExerciseRun, run_checks
from autograder.grading.seeds import Seed, public_seed
from autograder.grading.student import Backend, Student
from autograder.grading.undefined import UNDEFINED
from autograder.grading.uses import Names, may_use, names_used
from autograder.sandbox.outline import Outlines, outlines_here, read_outlines
from autograder.sandbox.process import LoadReport, StudentProcess
from autograder.submission.cells import Submission
from autograder.submission.pair import disputed_note

if TYPE_CHECKING:
    from autograder.grading.absent import Absence, Absences
    from autograder.grading.diagnose import KnownMistakes


class SubmissionGrader:
    """One submission being graded; each exercise's result is worked out once and kept.

    With `explains_later` a wrong exercise's result comes without hints, which may take a while to
    find, until `explained` is asked for it.
    """

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
        # Only what a course itself takes for right is worth remembering, and of another process.
        remembers = reference is None and isinstance(backend, StudentProcess)
        self.known = known_checks(course, assignment, self.seed) if remembers else None
        self.reference = reference or reference_for(course, assignment)
        self._mistakes = mistakes
        self.classes = check_classes(course, assignment)
        self.results: dict[str, ExerciseResult] = {}
        self.under_way: set[str] = set()
        self.ended_early = False
        self.explains_later = False
        self._unexplained: dict[str, Callable[[], tuple[Hint, ...]]] = {}
        self.lines: dict[str, int] = {}
        self.sources: tuple[str, ...] = ()
        self.disputed: tuple[str, ...] = ()
        self._absences: Callable[[], Absences | None] = lambda: None
        self._line_of: Callable[[], dict[int, str]] = dict

    @property
    def mistakes(self) -> KnownMistakes:
        """The known mistakes, loaded only when something fails."""
        if self._mistakes is None:
            from autograder.grading.diagnose import mistakes_for

            self._mistakes = mistakes_for(self.course, self.assignment)
        return self._mistakes

    def see(self, submission: Submission, report: LoadReport) -> None:
        """Take in what can be read of the submission and how loading it went."""
        cells = cells_to_run(submission)
        self.lines = lines_of(submission, self.assignment)
        self.sources = tuple(cell.source for cell in cells)
        self._line_of = lambda: {} if submission.is_notebook else lines_by_number(cells)
        self.disputed = submission.conflicts
        self._absences = partial(self._absences_in, submission, report)

    @cached_property
    def absences(self) -> Absences | None:
        """What can be read about names that the submission does not define, once some are missing;
        None where there is nothing to read."""
        return self._absences()

    def _absences_in(self, submission: Submission, report: LoadReport) -> Absences:
        from autograder.grading.absent import Absences

        return Absences(
            cells_to_run(submission),
            report,
            self.assignment.exercises.keys(),
            notebook=submission.is_notebook,
            whole_file=not submission.has_markers,
        )

    @property
    def line_of(self) -> dict[int, str]:
        """The submission's lines by number; empty for a notebook, which counts in each cell."""
        return self._line_of()

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

    def explained(self, name: str) -> ExerciseResult:
        """The result of one exercise, with its hints."""
        result = self.exercise(name)
        look = self._unexplained.pop(name, None)
        if look is not None:
            self.results[name] = result = replace(result, hints=look())
        return result

    def _grade(self, name: str) -> ExerciseResult:
        if name in self.disputed:
            points = self.assignment.exercises[name].points
            return _disputed(name, points, self.disputed, self.assignment.module)
        student = Student(self.backend)
        check_class = self.classes[name]
        run = run_checks(
            *(check_class, student, self.reference, self.seed, self.assignment.name),
            known=self.known,
        )
        if run.passed:
            return self._result(name, Status.DONE, run, student)
        if absence := self._absence(name, run):
            checks = tuple(replace(check, failure=absence.failure) for check in run.checks)
            run = replace(run, checks=checks)
            return self._result(name, absence.status, run, student, hints=absence.hints)
        status, blocked_by = self._why(name, run, getattr(check_class, "needs", ()))
        if status not in (Status.WRONG, Status.BLOCKED):
            return self._result(name, status, run, student)
        from autograder.grading.explain import explain
        from autograder.grading.follow_through import second_go

        with second_go(self, name, blocked_by) as again:
            if again is not None and again.run.passed:
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
            look = partial(explain, self, name, run, student.log, self.backend)
            if self.explains_later:
                self._unexplained[name] = look
            else:
                hints = look()
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
            _behaviour(name, student) if status is Status.WRONG else "",
        )

    def _absence(self, name: str, run: ExerciseRun) -> Absence | None:
        """Why the function itself is missing, where that is so and more can be said of it."""
        missing = run.fault is not None and run.fault.kind == "missing"
        if not missing or self.absences is None or (run.fault and run.fault.message != name):
            return None
        return self.absences.of(name)

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
            if used and not self._can_be_used(need):
                return Status.BLOCKED, need
        if missing := self._missing_name(name, run):
            return Status.BLOCKED, missing
        return Status.WRONG, ""

    def _can_be_used(self, name: str) -> bool:
        """Whether an exercise's values are right: a warning is no reason to say less of others."""
        result = self.exercise(name)
        return result.status is Status.DONE or result.only_warned

    def _missing_name(self, name: str, run: ExerciseRun) -> str:
        """What the exercise cannot find, where that is another exercise or an import that failed.

        It is said once, of the exercise or the line that is to blame, and not of each that uses it.
        """
        fault = next((check.failure.fault for check in run.checks if check.failure), None)
        found = UNDEFINED.match(fault.message) if fault and fault.type_name == "NameError" else None
        if fault is None or found is None:
            return ""
        other = found["name"]
        if other in self.assignment.exercises and other not in self.under_way:
            return other if self.exercise(other).status is not Status.DONE else ""
        return self.absences.broken_name(fault.message) if self.absences else ""


def _behaviour(name: str, student: Student) -> str:
    from autograder.grading.behaviour import behaviour

    return behaviour(name, student.log)


def _disputed(name: str, points: float, names: Sequence[str], module: str) -> ExerciseResult:
    """An exercise that differs in both files: neither is graded."""
    note = disputed_note(names, module)
    failure = Failure("conflict", dict(note.values))
    return ExerciseResult(name, 0.0, points, Status.NOT_RUN, (CheckResult("conflict", failure),))
