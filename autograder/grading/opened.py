"""Grades one submission from file to result; whatever goes wrong becomes a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.cells import cells_to_run, code_cell
from autograder.grading.grade import SubmissionGrader
from autograder.grading.meant import defined_names, submission_of
from autograder.grading.result import (
    CellTrouble,
    ExerciseResult,
    Status,
    SubmissionResult,
)
from autograder.grading.seeds import Seed, public_seed
from autograder.grading.student import Backend
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, LoadReport, StudentProcess
from autograder.sandbox.shortcut_log import Forbid, Shortcut
from autograder.sandbox.spawn import (
    Confinement,
    LibraryMissing,
    SpawnError,
    Unconfined,
    spawner_for,
)
from autograder.submission.cells import Note, Submission, SubmissionError
from autograder.submission.choose import fingerprint, released

# Loads a submission where its functions can be called, and tells how that went.
Loader = Callable[[Course, Assignment, Submission], tuple[Backend, LoadReport]]
LOG = logging.getLogger("autograder")


class OpenedSubmission:
    """A submission being graded; whatever goes wrong becomes `problem`, and its result says so.

    A context manager, which ends the student process. With `skip_untouched`, work that is as it
    was released is known to be not started without running it.
    """

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        path: Path,
        load: Loader,
        *,
        seed: Seed | Callable[[], Seed] | None = None,
        submission: Submission | None = None,
        skip_untouched: bool = False,
    ) -> None:
        self.course, self.assignment, self.path = course, assignment, path
        self.seed = public_seed(course.grading.seed)
        self.problem: Note | None = None
        self.submission = submission  # None: read from `path`
        self.report = LoadReport()
        self.backend: Backend | None = None
        self.grader: SubmissionGrader | None = None
        self.untouched = False
        try:
            if seed is not None:
                self.seed = seed if isinstance(seed, Seed) else seed()
            self._open(load, skip_untouched)
        except Exception as error:
            self._fail(error)

    def _open(self, load: Loader, skip_untouched: bool) -> None:
        if self.submission is None:
            self.submission = submission_of(self.path, self.assignment, self.course.root)
        submission = self.submission
        if skip_untouched:
            known = released(self.course.root).get(self.assignment.module, ())
            self.untouched = fingerprint(submission) in known
        if self.untouched:
            return
        self.backend, self.report = load(self.course, self.assignment, submission)
        self.grader = SubmissionGrader(self.course, self.assignment, self.backend, self.seed)
        self.grader.see(submission, self.report)

    def __enter__(self) -> OpenedSubmission:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the student process, if there is one."""
        if isinstance(self.backend, StudentProcess):
            self.backend.close()

    def exercise(self, name: str, *, explained: bool = True) -> ExerciseResult:
        """The result of one exercise; not run where the submission cannot be graded.

        Only where the grader explains later: `explained` decides whether it does so now.
        """
        if self.grader is not None and self.problem is None:
            try:
                if explained:
                    return self.grader.explained(name)
                return self.grader.exercise(name)
            except Exception as error:
                self._fail(error)
        return self._unrun(name)

    def result(self) -> SubmissionResult:
        """Everything known so far."""
        if self.problem is not None:
            return failed(self.course, self.assignment, self.path, self.problem, self.seed)
        exercises = tuple(
            (self.grader.results.get(name) if self.grader else None) or self._unrun(name)
            for name in self.assignment.exercises
        )
        early = self.grader is not None and self.grader.ended_early
        assert self.submission is not None
        process = self.backend if isinstance(self.backend, StudentProcess) else None
        shortcuts = process.shortcut_log.shortcuts if process else ()
        remarks = [Note(f"grading.{name}", ()) for name in (process.remarks if process else ())]
        return SubmissionResult(
            self.assignment.name,
            str(self.submission.path),
            exercises,
            all(e.status is not Status.NOT_RUN for e in exercises) and not early,
            tuple(self._troubles(self.submission)),
            (
                *self.submission.notes,
                *_not_defined(self.submission, exercises),
                *self._magics(),
                *map(shortcut_note, shortcuts),
                *remarks,
            ),
            self.report.output,
            seed=self.seed.label,
            confinement={"mode": process.spawner.confinement, **process.layers} if process else {},
            shortcuts=shortcuts,
            written=tuple(self.assignment.written.items()),
        )

    def _unrun(self, name: str) -> ExerciseResult:
        status = Status.NOT_STARTED if self.untouched else Status.NOT_RUN
        return ExerciseResult(name, 0.0, self.assignment.exercises[name].points, status)

    def _fail(self, error: Exception) -> None:
        self.problem = problem_note(error)
        self.close()

    def _troubles(self, submission: Submission) -> Iterable[CellTrouble]:
        run = cells_to_run(submission)
        for trouble in self.report.troubles:
            cell = run[trouble.position]
            yield CellTrouble(cell.number, cell.title, trouble)

    def _magics(self) -> Iterable[Note]:
        run = cells_to_run(self.submission) if self.submission else []
        for position, line, text in self.report.magics:
            if 0 <= position < len(run):
                yield Note("magic", (("text", text), ("cell", run[position].number)), line)


def grade_submission(
    course: Course,
    assignment: Assignment,
    path: Path,
    *,
    seed: Seed | None = None,
    exercises: Iterable[str] | None = None,
    confinement: Confinement = "required",
    skip_untouched: bool = False,
) -> SubmissionResult:
    """Grade the file or folder `path`; never raises for anything in it or around it.

    Somebody else's work needs ``confinement="required"``: where student code cannot be confined,
    nothing of it is run and the result says why. One's own may be graded with ``"wanted"``.
    """
    load = confined(confinement)
    with OpenedSubmission(
        course, assignment, path, load, seed=seed, skip_untouched=skip_untouched
    ) as opened:
        for name in assignment.exercises if exercises is None else exercises:
            opened.exercise(name)
    return opened.result()


def confined(confinement: Confinement, extra: Sequence[CodeCell] = ()) -> Loader:
    """A loader that starts a student process; with "required", only where it can be confined.

    `extra` are cells of ours, run there after the submission's; nothing is graded by them.
    """

    def load(
        course: Course, assignment: Assignment, submission: Submission
    ) -> tuple[StudentProcess, LoadReport]:
        limits = ProcessLimits.of(assignment.limits)
        if confinement == "required":
            # Imported only here: a student who checks one function should not wait for it.
            from autograder.sandbox.confinement_status import (
                confinement_gap,
                confinement_status,
                readable_to_students,
            )

            missing = confinement_gap(
                confinement_status(cache_folder(course))
            ) or readable_to_students(course.root)
            if missing:
                raise Unconfined(missing)
        cells = cells_to_run(submission)
        process = StudentProcess(
            spawner_for(assignment.needs, limits, confinement),
            assignment.module,
            [*(code_cell(submission, cell) for cell in cells), *extra],
            limits,
            forbidden_in(assignment),
        )
        report = process.load()
        report.troubles = [t for t in report.troubles if t.position < len(cells)]
        return process, report

    return load


def failed(
    course: Course, assignment: Assignment, path: Path, reason: Note, seed: Seed | None = None
) -> SubmissionResult:
    """The result of a submission that could not be graded: no points, the reason, nothing run."""
    return SubmissionResult(
        assignment.name,
        str(path),
        tuple(
            ExerciseResult(name, 0.0, exercise.points, Status.NOT_RUN)
            for name, exercise in assignment.exercises.items()
        ),
        complete=False,
        error=reason,
        seed=(seed or public_seed(course.grading.seed)).label,
    )


def problem_note(error: Exception) -> Note:
    """Why a submission could not be graded, in one sentence; what nobody foresaw is logged too."""
    if isinstance(error, SubmissionError):
        return Note(error.key, tuple(error.values.items()))
    if isinstance(error, Unconfined):
        return Note("unconfined", (("reason", str(error)),))
    if isinstance(error, LibraryMissing):
        return Note("no_library", ())
    if isinstance(error, SpawnError):  # a process of ours that ended may have been unlucky
        return Note("grader", (("reason", str(error)), ("ended", True)))
    if isinstance(error, CourseError | OSError):
        return Note("grader", (("reason", str(error)),))
    LOG.error("the grader failed", exc_info=error)
    return Note("grader", (("reason", f"{type(error).__name__}: {error}"),))


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


def _not_defined(submission: Submission, exercises: Iterable[ExerciseResult]) -> Iterator[Note]:
    """A note on exercises that are nowhere in the file; that the file is empty is said already."""
    missing = [
        exercise.name
        for exercise in exercises
        if exercise.status is Status.NOT_STARTED and _is_missing(exercise)
    ]
    run = cells_to_run(submission)
    if missing and any(cell.source.strip() for cell in run):
        names = [name for name in missing if name not in defined_names(run)]
        if names:
            listed = ", ".join(f"`{name}`" for name in names)
            yield Note("not_defined", (("file", submission.path.name), ("names", listed)))


def _is_missing(exercise: ExerciseResult) -> bool:
    failure = exercise.first_failure
    return failure is not None and failure.fault is not None and failure.fault.kind == "missing"


def shortcut_note(found: Shortcut) -> Note:
    """What is said of a forbidden shortcut: advice for the instructor, which moves no score."""
    key = "shortcut" if found.exercise else "shortcut_elsewhere"
    values = {"name": found.name, "exercise": found.exercise, "file": found.file}
    return Note(key, (*values.items(), ("line", found.line)), found.line)
