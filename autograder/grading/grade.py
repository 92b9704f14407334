"""Grades a submission: loads it in a student process, runs its checks, names the mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.checks import check_classes
from autograder.course.model import Assignment, Course
from autograder.grading.reference import Reference, reference_for
from autograder.grading.result import (
    CellTrouble,
    ExerciseResult,
    Hint,
    Status,
    SubmissionResult,
)
from autograder.grading.runner import ExerciseRun, run_checks
from autograder.grading.seeds import Seed, public_seed
from autograder.grading.student import Backend, Student
from autograder.grading.uses import Names, may_use, names_used
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.noticed import Forbid, Shortcut
from autograder.sandbox.process import CodeCell, LoadReport, StudentProcess
from autograder.sandbox.spawn import Confinement, Unconfined, spawner_for
from autograder.submission.cells import Cell, Note, Submission, SubmissionError
from autograder.submission.choose import choose_submission

if TYPE_CHECKING:
    from autograder.grading.diagnose import KnownMistakes

CHECK_CELL = re.compile(r"(from autograder import check\s*)?check\(\w+\)")


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
    def names(self) -> Names:
        """Which name makes use of which; worked out only when something fails, since it parses."""
        return names_used(self.sources)

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
                status, where = self._why(name, again.run, ())
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
        if status is not Status.NOT_STARTED or not isinstance(self.backend, StudentProcess):
            return ()
        from autograder.grading.explain import unreadable

        return unreadable(name, self.backend)

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
        from autograder.grading.follow_through import open_ones

        if name in self.names:  # what its code uses, whatever the checks say that it needs
            needs = open_ones(self, name)
        for need in needs:
            used = may_use(self.names, name, need) and need not in self.under_way
            if used and self.exercise(need).status is not Status.DONE:
                return Status.BLOCKED, need
        return Status.WRONG, ""


def grade_submission(
    course: Course,
    assignment: Assignment,
    path: Path,
    *,
    seed: Seed | None = None,
    exercises: Iterable[str] | None = None,
    confinement: Confinement = "required",
) -> SubmissionResult:
    """Grade the file or folder `path`; one that cannot be read gets a result that says so.

    Somebody else's work needs ``confinement="required"``: where student code cannot be confined,
    nothing of it is run and the result says why. One's own may be graded with ``"wanted"``.
    """
    try:
        submission = choose_submission(path, assignment.module, course.root)
    except SubmissionError as error:
        reason = Note(error.key, tuple(error.values.items()))
        return reading_failed(course, assignment, path, reason, seed)
    try:
        opened = open_submission(course, assignment, submission, seed, confinement)
    except Unconfined as error:
        reason = Note("unconfined", (("reason", str(error)),))
        return reading_failed(course, assignment, path, reason, seed)
    grader, report, process = opened
    try:
        names = list(assignment.exercises if exercises is None else exercises)
        for name in names:
            grader.exercise(name)
    except Unconfined as error:  # a later child could not be confined as the first one was
        reason = Note("unconfined", (("reason", str(error)),))
        return reading_failed(course, assignment, path, reason, seed)
    finally:
        process.close()
    return result_of(grader, submission, report, {"mode": confinement, **process.layers})


def open_submission(
    course: Course,
    assignment: Assignment,
    submission: Submission,
    seed: Seed | None = None,
    confinement: Confinement = "required",
) -> tuple[SubmissionGrader, LoadReport, StudentProcess]:
    """Load a submission in a student process of its own; the caller closes the process.

    Raises `Unconfined` where confinement is required and cannot be had.
    """
    limits = ProcessLimits.of(assignment.limits)
    if confinement == "required":
        # Imported only here: a student who checks one function should not wait for it.
        from autograder.sandbox.in_force import in_force, in_reach, shortcoming

        missing = shortcoming(in_force(cache_folder(course))) or in_reach(course.root)
        if missing:
            raise Unconfined(missing)
    cells = cells_to_run(submission)
    process = StudentProcess(
        spawner_for(assignment.needs, limits, confinement),
        assignment.module,
        [code_cell(submission, cell) for cell in cells],
        limits,
        forbidden_in(assignment),
    )
    report = process.load()
    grader = SubmissionGrader(course, assignment, process, seed)
    grader.lines = lines_of(submission, assignment)
    grader.sources = tuple(cell.source for cell in cells)
    return grader, report, process


def forbidden_in(assignment: Assignment) -> Forbid:
    """What course.yml forbids: in the whole assignment (under ""), and in each exercise besides."""
    everywhere = assignment.forbid
    return {"": everywhere} | {
        name: tuple(entry for entry in exercise.forbid if entry not in everywhere)
        for name, exercise in assignment.exercises.items()
    }


def cache_folder(course: Course) -> Path:
    """Where findings that cost time are kept."""
    return course.root / ".course" / "cache"


def cells_to_run(submission: Submission) -> list[Cell]:
    """The cells that grading executes: code, without demonstrations and check cells."""
    return [
        cell
        for cell in submission.cells
        if cell.is_code and not cell.demo and not CHECK_CELL.fullmatch(cell.source.strip())
    ]


def code_cell(submission: Submission, cell: Cell) -> CodeCell:
    """A cell as the student process takes it."""
    name = submission.display_file(cell)
    return CodeCell(name, cell.line, cell.source, whole_file=not submission.has_markers)


def lines_of(submission: Submission, assignment: Assignment) -> dict[str, int]:
    """The line at which each exercise is defined (in a notebook: within its cell); 0 if unseen."""
    lines: dict[str, int] = {}
    for cell in cells_to_run(submission):
        for offset, text in enumerate(cell.source.split("\n")):
            word = text.removeprefix("class ").removeprefix("def ")
            name = word.split("(")[0].split(":")[0].strip()
            if word != text and name in assignment.exercises:
                lines[name] = cell.line + offset
    return lines


def result_of(
    grader: SubmissionGrader,
    submission: Submission,
    report: LoadReport,
    layers: Mapping[str, object] | None = None,
) -> SubmissionResult:
    """Everything known about a submission once its exercises have been graded."""
    run = cells_to_run(submission)
    troubles = [
        CellTrouble(run[t.position].number, run[t.position].title, t) for t in report.troubles
    ]
    magics = [
        Note("magic", (("text", text), ("cell", run[position].number)), line)
        for position, line, text in report.magics
        if 0 <= position < len(run)
    ]
    backend = grader.backend
    shortcuts = backend.noticed.shortcuts if isinstance(backend, StudentProcess) else ()
    exercises = tuple(
        grader.results.get(name) or _not_run(name, exercise.points)
        for name, exercise in grader.assignment.exercises.items()
    )
    finished = all(e.status is not Status.NOT_RUN for e in exercises)
    return SubmissionResult(
        grader.assignment.name,
        str(submission.path),
        exercises,
        finished and not grader.ended_early,
        tuple(troubles),
        (*submission.notes, *magics, *map(shortcut_note, shortcuts)),
        report.output,
        seed=grader.seed.label,
        confinement=dict(layers or {}),
        shortcuts=shortcuts,
    )


def shortcut_note(found: Shortcut) -> Note:
    """What is said of a forbidden shortcut: advice for the instructor, which moves no score."""
    key = "shortcut" if found.exercise else "shortcut_elsewhere"
    values = {"name": found.name, "exercise": found.exercise, "file": found.file}
    return Note(key, (*values.items(), ("line", found.line)), found.line)


def reading_failed(
    course: Course, assignment: Assignment, path: Path, reason: Note, seed: Seed | None = None
) -> SubmissionResult:
    """The result of a submission that could not be graded: no points, the reason, nothing run."""
    return SubmissionResult(
        assignment.name,
        str(path),
        tuple(_not_run(name, e.points) for name, e in assignment.exercises.items()),
        complete=False,
        error=reason,
        seed=(seed or public_seed(course.grading.seed)).label,
    )


def _not_run(name: str, points: float) -> ExerciseResult:
    return ExerciseResult(name, 0.0, points, Status.NOT_RUN)
