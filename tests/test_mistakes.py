"""Known mistakes are found wherever they are written: in a module, or in a package's modules."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import autograder.mistakes
from autograder.course.model import Course
from autograder.mistakes import Mistakes, source_files

FOLDER = Path(autograder.mistakes.__file__).parent
PACKAGES = sorted(file.parent.name for file in FOLDER.glob("*/__init__.py"))
ONE = """
from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of("{exercise}", ko="?", en="?")
def {name}(x):
    return x
"""
TOGETHER = """
from autograder.mistakes import together
from autograder.mistakes.{module} import first, second

mistakes = together(second, first)
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], Path]]:
    """Write files beside the known mistakes, for this test only."""
    places = [str(tmp_path), *autograder.mistakes.__path__]
    monkeypatch.setattr(autograder.mistakes, "__path__", places)

    def write(path: str, text: str) -> Path:
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        importlib.invalidate_caches()
        return file

    yield write
    for name in [name for name in sys.modules if name.startswith("autograder.mistakes.line")]:
        del sys.modules[name]


def known(module: str) -> Mistakes:
    return importlib.import_module(f"autograder.mistakes.{module}").mistakes


def test_a_module_is_one_file(write: Callable[[str, str], Path]) -> None:
    file = write("line_alone.py", ONE.format(exercise="slope", name="flat"))
    assert source_files("line_alone") == [file]
    assert [mistake.name for mistake in known("line_alone").all] == ["flat"]


def test_a_package_is_all_of_its_files_together_in_its_order(
    write: Callable[[str, str], Path],
) -> None:
    files = [
        write("lines/__init__.py", TOGETHER.format(module="lines")),
        write("lines/first.py", ONE.format(exercise="first", name="one")),
        write("lines/second.py", ONE.format(exercise="second", name="two")),
        write("lines/common.py", ""),
    ]
    assert source_files("lines") == sorted(files)
    assert [mistake.name for mistake in known("lines").all] == ["two", "one"]
    assert [mistake.name for mistake in known("lines").for_exercise("first")] == ["one"]


def test_where_none_are_written_there_are_no_files() -> None:
    assert source_files("unwritten") == []


@pytest.mark.parametrize("module", PACKAGES)
def test_each_module_is_about_one_exercise_and_none_is_forgotten(
    module: str, course: Course
) -> None:
    names = {file.stem for file in source_files(module)} - {"__init__", "common"}
    parts = [known(f"{module}.{name}").all for name in sorted(names)]
    assert all(len({mistake.exercise for mistake in part}) == 1 for part in parts)
    whole = known(module).all
    assert {id(mistake) for part in parts for mistake in part} == {id(one) for one in whole}
    assignment = course.by_module(module)
    assert assignment is not None
    assert list(dict.fromkeys(one.exercise for one in whole)) == list(assignment.exercises)


@pytest.mark.parametrize("module", PACKAGES)
def test_an_assignments_mistakes_import_no_other_assignments(module: str) -> None:
    own = f"autograder.mistakes.{module}"
    for file in source_files(module):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        imported = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        ours = {name for name in imported if name.startswith("autograder")}
        assert all(f"{name}.".startswith(f"{own}.") for name in ours - {"autograder.mistakes"}), (
            file
        )
