"""Opens a course's nbgrader gradebook, and adds the students on the roster."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.course import Course, CourseError
from autograder.lms.roster import Student, load_roster

DATABASE = "gradebook.db"


@contextmanager
def open_gradebook(course: Course) -> Iterator[Any]:
    """nbgrader's Gradebook; CourseError where there is none or it cannot be used."""
    if importlib.util.find_spec("nbgrader") is None:
        raise CourseError("nbgrader is not installed; run: pip install -e '.[instructor]'")
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import OperationalError

    path = course.root / DATABASE
    if not path.is_file():
        name = course.assignments[0].name
        raise CourseError(
            f"{course.root} has no gradebook yet; begin with: nbgrader generate_assignment {name}"
        )
    try:
        with Gradebook(address(path)) as gradebook:
            yield gradebook
    except OperationalError as error:
        raise CourseError(f"{path}: the gradebook cannot be used ({error.orig}).") from None


def address(path: Path) -> str:
    """SQLAlchemy's address of a gradebook."""
    return f"sqlite:///{path}"


def keep_students(course: Course) -> None:
    """Add the roster's students to the course's gradebook."""
    with open_gradebook(course) as gradebook:
        add_students(gradebook, course)


def add_students(gradebook: Any, course: Course) -> None:
    """Add the roster's students, if there is one, so that nbgrader shows and exports them."""
    roster = load_roster(course.root)
    for student in roster.students if roster is not None else ():
        last, first = person(student)
        gradebook.update_or_create_student(
            student.id,
            first_name=first or None,
            last_name=last or None,
            email=student.email or None,
            lms_user_id=student.lms_id or None,
        )


def person(student: Student) -> tuple[str, str]:
    """(family name, given name), as far as the name tells."""
    if "," in student.name:
        last, _, first = student.name.partition(",")
        return last.strip(), first.strip()
    if re.fullmatch("[가-힣]{2,5}", student.name):
        return student.name[0], student.name[1:]
    first, _, last = student.name.rpartition(" ")
    return last, first
