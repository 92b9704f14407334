"""What the grader itself reads of a submission's text costs it little, whatever the text is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from autograder.grading import absent
from autograder.grading.absent import Absences
from autograder.sandbox.process import Fault, LoadReport, Trouble
from autograder.submission import parsing
from autograder.submission.cells import Cell

PACKAGE = Path(__file__).resolve().parents[2] / "autograder"
# What reads strangers' text in the grader's own process.
READERS = ("feedback", "gradebook", "grading", "lms", "loop", "report", "submission", "term")
MARKS = "a" + "\u0301\u0316" * 200
UNDEFINED = "name 'gone' is not defined"


def absences(sources: list[str], *lines: int) -> Absences:
    """What is said of sources in cells of their own, with a NameError at each of `lines`."""
    cells = [Cell(number, True, source, line=1) for number, source in enumerate(sources)]
    fault = Fault("error", UNDEFINED, type_name="NameError")
    troubles = [
        Trouble(position, Fault(**{**vars(fault), "line": line}))
        for position in range(len(cells))
        for line in lines
    ]
    return Absences(cells, LoadReport(troubles), ("sigmoid",), notebook=False)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every source that reaches Python's parser."""
    seen: list[str] = []
    real = ast.parse

    def parse(source: str, *rest: object) -> ast.AST:
        seen.append(source)
        return real(source)

    monkeypatch.setattr(parsing.ast, "parse", parse)
    return seen


@pytest.mark.parametrize("source", ["x = 1\n" * 40_000, f"{MARKS} = gone\n"], ids=["long", "marks"])
def test_what_could_take_long_is_never_parsed(source: str, parsed: list[str]) -> None:
    assert absences([source], 1).broken_name(UNDEFINED) == ""
    assert parsed == []


def test_a_cell_is_parsed_once_however_often_it_failed(parsed: list[str]) -> None:
    found = absences(["import numpy as gone\n" * 300], *range(1, 300))
    assert found.broken_name(UNDEFINED) == found.broken_name(UNDEFINED) == "gone"
    assert len(parsed) == 1


def test_names_of_a_cell_that_is_no_python_are_found_in_its_text() -> None:
    assert absences(["import x as gone\n)("], 2).broken_name(UNDEFINED) == "gone"
    assert absences(["import x as gone\ny = 1"], 2).broken_name(UNDEFINED) == ""


def test_only_so_many_definitions_are_compared_with_an_exercise() -> None:
    found = absences(["def sigmoidd(x): 1\n" * 100_000, f"def {'s' * 1_000}(x): 1\n"])
    assert len(found.definitions) == absent.MAX_DEFINITIONS
    assert [one.line for one in found.definitions[:3]] == [1, 2, 3]
    answer = found.of("sigmoid")
    assert answer is not None and answer.failure.values["other"] == "sigmoidd"


def test_nothing_else_in_the_grader_parses_what_strangers_wrote() -> None:
    files = [file for name in READERS for file in (PACKAGE / name).rglob("*.py")]
    parsers = [file.name for file in files if re.search(r"\bast\.parse\(", file.read_text("utf-8"))]
    # tracing.py: lines of the student's own, in the student process.
    assert sorted(parsers) == ["parsing.py", "tracing.py"]
