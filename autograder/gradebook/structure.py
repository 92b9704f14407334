"""Refuses to grade into a gradebook that was made from another release than the present one."""

from __future__ import annotations

from nbgrader.api import Gradebook, MissingEntry

from autograder.course import Assignment, CourseError
from autograder.gradebook.release import expected_points, first_difference


def require_same_structure(gradebook: Gradebook, assignment: Assignment) -> None:
    """Raise CourseError, one sentence, unless the gradebook's `assignment` matches course.yml's."""
    try:
        notebooks = gradebook.find_assignment(assignment.name).notebooks
    except MissingEntry:
        notebooks = []
    names = [notebook.name for notebook in notebooks]
    if names != [assignment.module]:
        what = f"it holds {', '.join(names)}" if names else "it is not there"
        raise CourseError(_sentence(assignment, what))
    found = {cell.name: cell.max_score for cell in notebooks[0].grade_cells}
    wanted = expected_points(assignment)
    if found != wanted:
        raise CourseError(_sentence(assignment, first_difference(wanted, found)))
    answers = {cell.name for cell in notebooks[0].solution_cells}
    if answers != {*assignment.exercises, *assignment.written}:
        raise CourseError(_sentence(assignment, "its cells have changed"))


def _sentence(assignment: Assignment, what: str) -> str:
    return (
        f"The gradebook does not have {assignment.name} as it was released: {what}; "
        f"run: nbgrader generate_assignment {assignment.name}"
    )
