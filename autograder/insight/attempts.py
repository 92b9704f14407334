"""Grades the earlier attempts that `course collect` keeps, to see what came after a hint.

They count for nobody's score. Results are written as `course grade --json` writes them, so that a
later report is given them by `--results` instead of grading again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.course import Assignment, Course, CourseError, feedback_language
from autograder.grading.job import Job, graded
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import secret_seed
from autograder.grading.watched import Watch
from autograder.lms import collected
from autograder.lms.names import folder_name
from autograder.lms.pick import pick
from autograder.report.json import write_grades
from autograder.report.messages import note_text
from autograder.sandbox.spawn import accepts_unconfined
from autograder.submission.choose import released


@dataclass(frozen=True)
class Kept:
    """An attempt: whose, which, and the files of it that would have counted, by their names in
    submitted/."""

    student: str
    number: int
    files: dict[str, Path]


def kept_attempts(course: Course, assignment: Assignment) -> Iterator[Kept]:
    """The attempts of everybody who handed in more than once, in the order of time.

    The same code handed in again does not count as another attempt, and neither does an empty one.
    """
    releases = released(course.root).get(assignment.module, ())
    place = collected.folder(course.root, assignment.name) / "attempts"
    for student, found in sorted(collected.load(course.root, assignment.name).items()):
        theirs: list[Kept] = []
        before: tuple[str | None, ...] = ()
        for attempt in collected.in_order(found.attempts) if len(found.attempts) > 1 else ():
            folder = place / folder_name(student) / f"{attempt.number:02}"
            chosen = pick([(attempt, folder)], assignment, releases).chosen
            code = tuple(one.print for one in chosen)
            if chosen and code != before:
                files = {
                    f"{assignment.module}{one.variant.suffix}": folder / one.file.path
                    for one in chosen
                }
                theirs.append(Kept(student, attempt.number, files))
                before = code
        if len(theirs) > 1:
            yield from theirs


def grade_attempts(course: Course, assignment: Assignment, to: Path) -> int:
    """Grade them all with the secret seed, and write the results to `to`; how many there were.

    Raises CourseError where nothing can be graded here, or `to` cannot be written.
    """
    kept = list(kept_attempts(course, assignment))
    if not kept:
        return 0
    with Watch() as watch:
        results = [_graded(course, assignment, one, watch) for one in kept]
    try:
        write_grades(to, results, feedback_language(course))
    except OSError as error:
        raise CourseError(f"{to}: cannot be written ({error.strerror or error}).") from None
    return len(results)


def _graded(course: Course, assignment: Assignment, kept: Kept, watch: Watch) -> SubmissionResult:
    seed = secret_seed(course.grading.seed, course.root, create=True)
    assert seed is not None
    with TemporaryDirectory(prefix="attempt-") as folder:
        path = Path(folder) / assignment.name
        path.mkdir()
        for name, file in kept.files.items():
            (path / name).write_bytes(file.read_bytes())
        confinement = "wanted" if accepts_unconfined() else "required"
        job = Job(course.root, assignment.name, path, seed, confinement)
        result = graded(course, assignment, job, watch)
    if result.error is not None and result.error.key == "unconfined":
        raise CourseError(note_text(result.error, feedback_language(course)))
    place = f"downloaded/{assignment.name}/attempts/{kept.student}/{kept.number:02}"
    return replace(result, submission=place)
