"""Puts one exercise's stub back in both files, keeping a copy of what was there."""

from __future__ import annotations

import json
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.files import write_whole
from autograder.grading.opened import problem_note
from autograder.loop.backup import back_up
from autograder.loop.documents import notebook_bytes, script_bytes, text_in
from autograder.loop.places import files_of
from autograder.loop.prose import released_cells
from autograder.report.messages import note_text
from autograder.submission.cells import Cell, SubmissionError
from autograder.submission.merge import cell_names
from autograder.submission.pair import marked_cells
from autograder.submission.read import read_submission


def reset_exercise(course: Course, assignment: Assignment, exercise: str, language: str) -> Path:
    """Put the stub back wherever the exercise stands; returns the backup's folder.

    Raises CourseError, with nothing changed, where there is no stub or a file cannot be read.
    """
    stub = next((c for c in released_cells(course, assignment) if c.title == exercise), None)
    if stub is None:
        raise CourseError(
            (
                f"{assignment.name}: this copy of the course holds no stub of {exercise}.",
                f"{assignment.name}: 이 사본에는 {exercise} 의 원래 모습이 없습니다.",
            )
        )
    files = files_of(course, assignment)
    before = {file: file.read_bytes() for file in files}
    after = {file: _with_stub(file, before[file], stub, language) for file in files}
    backup = back_up(course.root, assignment.name, {f.name: data for f, data in before.items()})
    for file, data in after.items():
        if data != before[file]:
            write_whole(file, data)
    return backup


def _with_stub(file: Path, data: bytes, stub: Cell, language: str) -> bytes:
    try:
        submission = read_submission(file)
    except SubmissionError as error:
        raise CourseError(note_text(problem_note(error), language)) from None
    cells = marked_cells(submission)
    names = cell_names(cells)
    if stub.title not in names:
        return data
    place = names.index(stub.title)
    if submission.is_notebook:
        notebook = json.loads(data.decode("utf-8-sig"))
        cell = notebook["cells"][place]
        cell["source"] = stub.source.splitlines(keepends=True)
        cell |= {"outputs": [], "execution_count": None}
        return notebook_bytes(notebook)
    return _script_with(data, cells[place], stub)


def _script_with(data: bytes, cell: Cell, stub: Cell) -> bytes:
    lines = text_in(data).split("\n")
    first = cell.line - 1
    lines[first : first + len(cell.source.split("\n"))] = stub.source.split("\n")
    return script_bytes("\n".join(lines), data)
