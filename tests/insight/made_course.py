"""A course's folder for a made class, and what lies in it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import made_class

from autograder.course import Assignment, Course, load_course
from autograder.course.check_classes import check_classes
from autograder.grading.result import SubmissionResult


@dataclass(frozen=True)
class MadeClass:
    """A course's folder with a graded class of 02_mlp, and its results as JSON."""

    root: Path
    results: Path
    graded: dict[str, SubmissionResult]

    @property
    def course(self) -> Course:
        return load_course(self.root)

    @property
    def assignment(self) -> Assignment:
        return self.course.assignment("02_mlp")


def course_at(folder: Path, root: Path) -> Path:
    """A course with 02_mlp in it that was due long ago, in a folder with a space and Hangul."""
    to = folder / "딥러닝 [2026] 수업"
    for name in ("solutions/02_mlp", "assignments/02_mlp"):
        shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("*.ipynb_*"))
    text = (root / "course.yml").read_text(encoding="utf-8")
    text = re.sub(r"due: 2026", "due: 2016", text)
    (to / "course.yml").write_text(text, encoding="utf-8")
    return to


def check_names(course: Course, assignment: Assignment) -> dict[str, list[str]]:
    """The names of every exercise's checks."""
    return {
        exercise: [name.removeprefix("test_") for name in dir(found) if name.startswith("test_")]
        for exercise, found in check_classes(course, assignment).items()
    }


def written(folder: Path, found: dict[str, SubmissionResult]) -> MadeClass:
    """Everything that grading the class leaves in `folder`."""
    course = load_course(folder)
    assignment = course.assignment("02_mlp")
    made_class.write_roster(folder, [(one.id, one.name) for one in made_class.members()])
    made_class.write_gradebook(course, assignment, found, made_class.times(assignment))
    results = made_class.write_results(folder / "results.json", found)
    return MadeClass(folder, results, found)
