"""Known mistakes are found wherever they are written: in a module, or in a folder of modules."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course.errors import CourseError
from autograder.course.load import load_course
from autograder.course.model import Assignment, Course, Exercise
from autograder.mistakes import load_mistakes, source_files

ASSIGNMENTS = load_course(Path(__file__).parents[1]).assignments
ONE = """
from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of("{exercise}", ko="?", en="?")
def {name}(x):
    return x
"""
Write = Callable[[str, str], Path]


@pytest.fixture
def lines(course: Course, tmp_path: Path) -> tuple[Course, Assignment]:
    """A course in a folder of its own, with one assignment of two exercises."""
    exercises = {name: Exercise(1.0) for name in ("second", "first")}
    assignment = dataclasses.replace(course.assignments[0], name="15_line", exercises=exercises)
    return dataclasses.replace(course, root=tmp_path, assignments=(assignment,)), assignment


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into the assignment's folder."""

    def write(path: str, text: str) -> Path:
        file = tmp_path / "solutions" / "15_line" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_a_module_is_one_file(lines: tuple[Course, Assignment], write: Write) -> None:
    file = write("mistakes.py", ONE.format(exercise="first", name="flat"))
    assert source_files(*lines) == [file]
    assert [mistake.name for mistake in load_mistakes(*lines).all] == ["flat"]


def test_a_folder_is_all_of_its_files_in_the_courses_order(
    lines: tuple[Course, Assignment], write: Write
) -> None:
    files = [
        write("mistakes/first.py", ONE.format(exercise="first", name="one")),
        write("mistakes/second.py", ONE.format(exercise="second", name="two")),
        write("mistakes/common.py", ""),
    ]
    assert source_files(*lines) == sorted(files)
    known = load_mistakes(*lines)
    assert [mistake.name for mistake in known.all] == ["two", "one"]
    assert [mistake.name for mistake in known.for_exercise("first")] == ["one"]


def test_where_none_are_written_there_are_no_files(lines: tuple[Course, Assignment]) -> None:
    assert source_files(*lines) == []
    assert load_mistakes(*lines).all == []


def test_a_mistake_in_no_exercise_is_named_with_its_line(
    lines: tuple[Course, Assignment], write: Write
) -> None:
    write("mistakes/third.py", ONE.format(exercise="third", name="lost"))
    with pytest.raises(CourseError, match=r"solutions/15_line/mistakes/third\.py:7: .*lost.*third"):
        load_mistakes(*lines)


def test_a_syntax_error_is_named_with_its_line(
    lines: tuple[Course, Assignment], write: Write
) -> None:
    write("mistakes/first.py", "x = 1\ny = = 2\n")
    with pytest.raises(CourseError, match=r"solutions/15_line/mistakes/first\.py:2: cannot be"):
        load_mistakes(*lines)


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: assignment.name)
def test_each_module_is_about_one_exercise_and_none_is_forgotten(
    assignment: Assignment, course: Course
) -> None:
    whole = load_mistakes(course, assignment).all
    modules = {mistake.function.__module__: mistake.exercise for mistake in whole}
    assert all(modules[mistake.function.__module__] == mistake.exercise for mistake in whole)
    files = {file.stem for file in source_files(course, assignment)} - {"common"}
    assert {name.rpartition(".")[2] for name in modules} == files
    assert list(dict.fromkeys(one.exercise for one in whole)) == list(assignment.exercises)


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: assignment.name)
def test_an_assignments_mistakes_import_no_other_assignments(
    assignment: Assignment, course: Course
) -> None:
    for file in source_files(course, assignment):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level <= 1, file
                assert (
                    node.level
                    or node.module in ("autograder.mistakes", "__future__")
                    or not (node.module or "").startswith("autograder")
                ), file
