"""Grades again the scores that are older than the course, and reports which changed and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.class_run import Ledger, run_class
from autograder.cluster.choose import executor_for
from autograder.course import Assignment, Course, CourseError
from autograder.gradebook.autograde import SandboxedAutograde
from autograder.gradebook.folders import student_folders
from autograder.gradebook.outcomes import Outcome, circumstances
from autograder.gradebook.release import CHECK_PREFIX
from autograder.gradebook.stale import Stale, stale
from autograder.progress import Progress
from autograder.sandbox.spawn import Confinement

# Exercise or written answer -> points; None where there is no score.
Scores = Mapping[str, float | None]


@dataclass(frozen=True)
class Change:
    """One student's scores before and after; `by_hand` are those that a person gave."""

    student: str
    why: tuple[str, ...]
    before: Scores
    after: Scores
    by_hand: frozenset[str] = frozenset()

    @property
    def differing(self) -> list[str]:
        """The exercises whose points changed, in course order."""
        names = dict.fromkeys((*self.before, *self.after))
        return [name for name in names if self.before.get(name) != self.after.get(name)]


class RegradeSome(SandboxedAutograde):
    """Autogrades the submissions of `only`, whether or not they are newer than their scores."""

    only: Collection[str] = ()

    def init_notebooks(self) -> None:
        """Find the submissions that are to be graded again."""
        super().init_notebooks()
        self.folders = {s: folder for s, folder in self.folders.items() if s in self.only}

    def _is_due(self, assignment: Assignment, student: str, folder: Path) -> bool:
        return True


def regrade(
    course: Course,
    assignment: Assignment,
    confinement: Confinement,
    only: Collection[str] | None = None,
) -> list[Change]:
    """Grade what is stale, or just the graded students of `only`, stale or not; scores and comments
    that people gave stay.

    Raises CourseError, with what nbgrader's autograde says, where it cannot be done.
    """
    found = stale(course, assignment)
    if only is not None:
        why = {entry.student: entry for entry in found}
        found = [why.get(student, Stale(student, ())) for student in sorted(only)]
    if not found:
        return []
    config = _config(course, confinement)
    place = CourseDirectory(config=config)
    place.assignment_id = assignment.name
    before = _scores(place, assignment, found)
    converter = RegradeSome(coursedir=place, config=config)
    converter.only = {entry.student for entry in found}
    try:
        converter.start()
    except NbGraderException as error:
        raise CourseError(str(error)) from None
    after = _scores(place, assignment, found)
    return [
        Change(
            entry.student,
            entry.changed,
            before.get(entry.student, ({}, frozenset()))[0],
            *after.get(entry.student, ({}, frozenset())),
        )
        for entry in found
    ]


def preview(course: Course, assignment: Assignment, confinement: Confinement) -> list[Change]:
    """What `regrade` would change, by student; only the ledger is written."""
    found = stale(course, assignment)
    if not found:
        return []
    place = CourseDirectory(config=_config(course, confinement))
    how = circumstances(course, assignment, confinement)
    folders = student_folders(place, place.submitted_directory, assignment.name)
    kept = _scores(place, assignment, found)
    of = {entry.student: entry for entry in found}
    changes: list[Change] = []
    tasks = (how.task(folders[student], student) for student in of)
    with (
        Ledger(course.root, assignment.name) as ledger,
        executor_for(course, len(found)) as executor,
        Progress(assignment.name, len(found)) as progress,
    ):
        for task, record in run_class(tasks, executor, ledger, progress.tally):
            entry, outcome = of[task.student], Outcome(record.restored())
            before, by_hand = kept.get(entry.student, ({}, frozenset()))
            after = {name: outcome.score(name) for name in assignment.exercises}
            after |= {name: before.get(name) for name in assignment.written}
            after |= {name: before.get(name) for name in by_hand}
            changes.append(Change(entry.student, entry.changed, before, after, by_hand))
    return sorted(changes, key=lambda change: change.student)


def _scores(
    place: CourseDirectory, assignment: Assignment, found: list[Stale]
) -> dict[str, tuple[Scores, frozenset[str]]]:
    """Student -> the points that count, by exercise, and which of them a person gave."""
    scores: dict[str, tuple[Scores, frozenset[str]]] = {}
    database = Path(place.db_url.removeprefix("sqlite:///").partition("?")[0])
    if place.db_url.startswith("sqlite:///") and not database.is_file():
        return scores  # to open it would make it
    with Gradebook(place.db_url, place.course_id) as gradebook:
        for entry in found:
            try:
                submission: Any = gradebook.find_submission(assignment.name, entry.student)
            except MissingEntry:
                continue
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            points = {grade.name.removeprefix(CHECK_PREFIX): _points(grade) for grade in grades}
            by_hand = {
                grade.name.removeprefix(CHECK_PREFIX)
                for grade in grades
                if grade.manual_score is not None
            }
            ordered = [
                name for name in (*assignment.exercises, *assignment.written) if name in points
            ]
            scores[entry.student] = ({n: points[n] for n in ordered}, frozenset(by_hand))
    return scores


def _points(grade: Any) -> float | None:
    if grade.manual_score is not None:
        return grade.manual_score
    return grade.auto_score


def _config(course: Course, confinement: Confinement) -> Config:
    from autograder.gradebook.configure import configure

    config = Config()
    configure(config)
    config.CourseDirectory.root = str(course.root)
    config.GradeInSandbox.confinement = confinement
    return config
