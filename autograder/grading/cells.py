"""Which cells of a submission are run, and where each line and exercise is in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from autograder.course.model import Assignment
from autograder.sandbox.exchange import CodeCell
from autograder.submission.cells import Cell, Submission

CHECK_CELL = re.compile(r"(from autograder import check\s*)?check\(\w*\)")


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
            if cell.file:  # of the pair's other file, where the line would mislead
                break
            word = text.removeprefix("class ").removeprefix("def ")
            name = word.split("(")[0].split(":")[0].strip()
            if word != text and name in assignment.exercises:
                lines[name] = cell.line + offset
    return lines


def lines_by_number(cells: Iterable[Cell]) -> dict[int, str]:
    """The lines of a script's cells by their numbers in the file."""
    return {
        cell.line + offset: text
        for cell in cells
        if not cell.file
        for offset, text in enumerate(cell.source.split("\n"))
    }
