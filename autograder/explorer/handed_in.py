"""Takes one exercise out of a submission, without its author, and tries it in the sandbox."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.course import Assignment, Course, CourseError
from autograder.explorer.adopted import require_plain
from autograder.explorer.anonymous import Anonymous, Words, anonymous, words_of
from autograder.explorer.definitions import Made, made_of
from autograder.grading.meant import submission_of
from autograder.grading.opened import OpenedSubmission, confined
from autograder.grading.reference import solution_path
from autograder.grading.result import ExerciseResult, Status
from autograder.grading.seeds import secret_seed
from autograder.plain import one_line
from autograder.report.messages import note_text
from autograder.sandbox.spawn import Confinement
from autograder.submission.cells import Cell, Note, Submission, SubmissionError
from autograder.submission.choose import RELEASED
from autograder.submission.read import read_submission


@dataclass(frozen=True)
class Answer:
    """An exercise of a submission: its definition with what it uses, and how it is graded."""

    submission: Submission
    made: Made
    result: ExerciseResult


def submitted(course: Course, assignment: Assignment, wanted: str) -> Submission:
    """The submission that a student's id, or a path, names.

    Raises CourseError, one sentence, where there is none or it cannot be read.
    """
    names = [unicodedata.normalize(form, wanted) for form in ("NFC", "NFD")]
    own = [course.root / "submitted" / name / assignment.name for name in names]
    places = [*(path for path in own if path.is_dir()), Path(wanted)]
    if not places[0].exists():
        raise CourseError(
            f"{wanted}: there is no submission of {assignment.name} under this id "
            "(submitted/<student>), and no such file or folder."
        )
    try:
        return submission_of(places[0], assignment, course.root)
    except SubmissionError as error:
        note = Note(error.key, tuple(error.values.items()))
        raise CourseError(f"{wanted}: {note_text(note, 'en')}") from None


def answer_in(
    course: Course,
    assignment: Assignment,
    exercise: str,
    submission: Submission,
    confinement: Confinement,
) -> Answer:
    """The exercise as it was handed in, graded anew; CourseError where it is not defined there."""
    if exercise not in assignment.exercises:
        raise CourseError(
            f"{exercise}: is no exercise of {assignment.name}; "
            f"it has {', '.join(assignment.exercises)}."
        )
    made = made_of(exercise, (cell.source for cell in _code(submission)))
    if made is None:
        raise CourseError(
            f"{one_line(submission.path.name)}: does not define {exercise} as a function or class "
            "that can be read."
        )
    result = graded_alone(course, assignment, exercise, submission, confinement)
    return Answer(submission, made, result)


def without_author(
    course: Course, assignment: Assignment, exercise: str, answer: Answer, name: str
) -> Anonymous:
    """The answer's code with all that is the student's own taken out.

    Raises CourseError, one sentence, for what a course should not run unconfined.
    """
    words = assignment_words(course, assignment, exercise)
    found = anonymous(answer.made, exercise, name, words)
    require_plain(found, words)
    return found


def behaves_alike(
    course: Course,
    assignment: Assignment,
    exercise: str,
    answer: Answer,
    found: Anonymous,
    name: str,
    confinement: Confinement,
) -> bool:
    """Whether the anonymous code, in the place of the student's, is graded as the student's is."""
    source = f"{found.source}\n\n\n{exercise} = {name}\n"
    number = len(answer.submission.cells) + 1
    cells = (*answer.submission.cells, Cell(number, True, source))
    changed = replace(answer.submission, cells=cells)
    result = graded_alone(course, assignment, exercise, changed, confinement)
    same = (result.status, result.behaviour) == (answer.result.status, answer.result.behaviour)
    return same and result.status in (Status.WRONG, Status.DONE)


def graded_alone(
    course: Course,
    assignment: Assignment,
    exercise: str,
    submission: Submission,
    confinement: Confinement,
) -> ExerciseResult:
    """One exercise of a submission, graded in the sandbox with the class's seed, if there is one.

    Raises CourseError where it cannot be graded.
    """
    seed = secret_seed(course.grading.seed, course.root)
    with OpenedSubmission(
        course,
        assignment,
        submission.path,
        confined(confinement),
        seed=seed,
        submission=submission,
    ) as opened:
        result = opened.exercise(exercise)
    if opened.problem is not None:
        raise CourseError(note_text(opened.problem, "en"))
    return result


def released_cells(course: Course, assignment: Assignment) -> dict[str, str]:
    """The text that each exercise's cell was released with; empty where nothing was built."""
    file = _released(course, assignment)
    cells = read_submission(file).cells if os.path.isfile(file) else ()
    return {cell.title: cell.source for cell in cells if cell.title in assignment.exercises}


def _released(course: Course, assignment: Assignment) -> Path:
    """The file as it was released: as it was kept, or where nothing was, as it is given out."""
    name = f"{assignment.module}.py"
    kept = course.root / RELEASED / name
    return kept if kept.is_file() else course.root / "assignments" / assignment.name / name


def assignment_words(course: Course, assignment: Assignment, exercise: str = "") -> Words:
    """The words of the released text and of the reference, which are nobody's own.

    Its parameters are those of `exercise`.
    """
    texts: list[Submission] = []
    for file in (_released(course, assignment), solution_path(course, assignment)):
        if os.path.isfile(file):
            texts.append(read_submission(file))
    return words_of(exercise, [cell.source for text in texts for cell in _code(text)])


def _code(submission: Submission) -> Sequence[Cell]:
    return [cell for cell in submission.cells if cell.is_code and not cell.demo]
