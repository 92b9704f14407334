"""Courses with a class in them: small ones made at once, and the class of 300 graded for real."""

from __future__ import annotations

from pathlib import Path

import made_class
import pytest
from made_course import MadeClass, check_names, course_at, written

from autograder.course import load_course


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> MadeClass:
    """300 students whose results were made up, not graded: strong ones solve more."""
    folder = course_at(tmp_path_factory.mktemp("made"), root)
    course = load_course(folder)
    assignment = course.assignment("02_mlp")
    found = made_class.made_results(assignment, check_names(course, assignment), seed=1)
    return written(folder, found)


@pytest.fixture(scope="session")
def graded_class(tmp_path_factory: pytest.TempPathFactory, root: Path) -> MadeClass:
    """The class of `made_class`, each of its programs graded once."""
    folder = course_at(tmp_path_factory.mktemp("graded"), root)
    return written(folder, made_class.class_results(load_course(folder)))


@pytest.fixture
def small(tmp_path: Path, root: Path) -> Path:
    """A course of which nothing is graded."""
    return course_at(tmp_path, root)
