"""Opens one exercise to hint at, and puts a hint's step into lines of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.opened import OpenedSubmission, confined
from autograder.loop.hints import TRACE_CELL, Step, hint_step
from autograder.loop.places import folder_of
from autograder.loop.prose import prose_of, released_cells
from autograder.plain import printable
from autograder.report.fit import cut_middle, width_of, wrapped
from autograder.report.messages import note_text
from autograder.submission.cells import Note, SubmissionError
from autograder.submission.choose import choose_submission


@contextmanager
def hinting(
    course: Course, assignment: Assignment, exercise: str, language: str
) -> Iterator[Callable[[int], Step]]:
    """The exercise as it stands in one's files; yields what gives its steps by number."""
    folder = folder_of(course, assignment)
    try:
        submission = choose_submission(folder, assignment.module, course.root)
    except SubmissionError as error:
        note = Note(error.key, tuple(error.values.items()))
        raise CourseError(note_text(note, language)) from None
    load = confined("wanted", (TRACE_CELL,))
    with OpenedSubmission(
        course, assignment, submission.path, load, submission=submission
    ) as opened:
        result, grader = opened.exercise(exercise), opened.grader
        if opened.problem is not None or grader is None:
            raise CourseError(note_text(opened.problem or Note("grader"), language))
        prose = prose_of(released_cells(course, assignment) or submission.cells, exercise)
        yield lambda number: hint_step(number, result, grader, prose, language)


def hint_lines(step: Step, width: int) -> Iterator[str]:
    """A step as lines of at most `width` columns, 0 for no limit."""
    yield f"── {step.title}"
    for text in step.lines:
        for line in printable(text).split("\n"):
            yield from (f"  {part}" for part in wrapped(line, width - 2))
    for line in map(printable, step.code):
        fits = not width or width_of(line) <= width - 2
        yield f"  {line if fits else cut_middle(line, width - 2)}"
