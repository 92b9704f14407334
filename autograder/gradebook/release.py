"""Reads an assignment's released notebook, into which every submission is put."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from autograder.authoring.build import RELEASE_FOLDER, load_source
from autograder.authoring.notebook import CHECK_PREFIX, colab_badge, source_notebook
from autograder.course import LANGUAGES, Assignment, Course, CourseError


@dataclass(frozen=True)
class Release:
    """A released notebook. The dictionaries give a cell's place in it: by exercise (the cell to
    fill in), by written answer, and by text as `normalised`, in either language."""

    notebook: NotebookNode
    exercises: dict[str, int]
    written: dict[str, int]
    by_source: dict[str, int] = field(repr=False)

    @property
    def prompts(self) -> dict[str, str]:
        """The text that each written answer's cell was released with."""
        return {name: self.notebook.cells[index].source for name, index in self.written.items()}


def load_release(course: Course, assignment: Assignment) -> Release:
    """Read the released notebook; CourseError when there is none or it is not the course's."""
    path = release_folder(course, assignment) / f"{assignment.module}.ipynb"
    again = f"run: nbgrader generate_assignment {assignment.name} --force"
    try:
        notebook: NotebookNode = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        cells = notebook.cells
        by_id = {cell.id: index for index, cell in enumerate(cells)}
        by_source = {normalised(cell.source): index for index, cell in enumerate(cells)}
        found = released_points(notebook)
    except FileNotFoundError:
        raise CourseError(f"{path}: the release is missing; {again}") from None
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise CourseError(f"{path}: the release cannot be read ({error}); {again}") from None
    wanted = expected_points(assignment)
    if found != wanted:
        what = first_difference(wanted, found)
        raise CourseError(f"{path}: is not what course.yml says ({what}); {again}")
    source = load_source(course, assignment)
    for language in LANGUAGES:
        for cell in source_notebook(course, assignment, source, language).cells:
            if cell.id in by_id and _grade_id(cell) not in assignment.exercises:
                by_source.setdefault(normalised(cell.source), by_id[cell.id])
    by_source.pop("", None)
    _drop_badge(cells[0], course, assignment)
    ids = {_grade_id(cell): index for index, cell in enumerate(cells) if _grade_id(cell)}
    return Release(
        notebook,
        {name: ids[name] for name in assignment.exercises if name in ids},
        {name: ids[name] for name in assignment.written if name in ids},
        by_source,
    )


def _drop_badge(cell: NotebookNode, course: Course, assignment: Assignment) -> None:
    """Graded work is not opened in Colab, and a feedback page loads nothing from elsewhere."""
    badge = colab_badge(course, assignment)
    if badge is not None:
        cell.source = cell.source.replace(badge, "").lstrip("\n")


def normalised(text: str) -> str:
    """Text as it is compared: the two formats differ in blank lines and line ends only."""
    lines = (line.rstrip() for line in re.split(r"\r\n|\r|\n", text))
    return "\n".join(line for line in lines if line)


def expected_points(assignment: Assignment) -> dict[str, float]:
    """Points by nbgrader's grade id, as course.yml has them."""
    checks = {CHECK_PREFIX + name: e.points for name, e in assignment.exercises.items()}
    return checks | assignment.written


def released_points(notebook: NotebookNode) -> dict[str, float]:
    """Points by nbgrader's grade id, as the released notebook has them."""
    return {
        _grade_id(cell): float(cell.metadata.nbgrader["points"])
        for cell in notebook.cells
        if is_grade(cell)
    }


def first_difference(wanted: dict[str, float], found: dict[str, float]) -> str:
    """One difference between two such tables, in words."""
    for name, points in wanted.items():
        if name not in found:
            return f"{name} is missing"
        if found[name] != points:
            return f"{name} gives {found[name]:g} points instead of {points:g}"
    return f"{next(iter(found.keys() - wanted.keys()), 'a cell')} is not in course.yml"


def is_check(cell: NotebookNode) -> bool:
    """Whether the cell is a grade cell that the autograder fills."""
    return is_grade(cell) and not is_solution(cell)


def exercise_of(cell: NotebookNode) -> str:
    """The exercise that a check cell grades."""
    return _grade_id(cell).removeprefix(CHECK_PREFIX)


def _grade_id(cell: NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def release_folder(course: Course, assignment: Assignment) -> Path:
    """Where the release of `assignment` lies."""
    return course.root / RELEASE_FOLDER / assignment.name
