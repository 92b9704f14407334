"""The pages on the decks leave no slide without a place, and name only places that exist."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.course.load import load_course

ROOT = Path(__file__).parents[1]
COURSE: Course = load_course(ROOT)
COVERAGE = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")
ERRATA = (ROOT / "docs/errata.md").read_text(encoding="utf-8")
PLANNED = {"00_setup", "14_gpt"}
NAME = re.compile(r"\b\d\d_[a-z_]+")
DECKS = ("D0", "D1", "D2", "D3", "D4")


def rows(text: str) -> list[list[str]]:
    """The cells of every table's rows, without heads and rules."""
    found = []
    for line in text.split("\n"):
        if line.startswith("|") and not line.startswith("|---"):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    heads = {"slide", "exercise"}
    return [row for row in found if row[0] not in heads]


def places(cell: str) -> list[tuple[str, str | None]]:
    """(assignment, exercise or None) for each place that a cell names."""
    found: list[tuple[str, str | None]] = []
    starts = [match.start() for match in NAME.finditer(cell)] + [len(cell)]
    for start, end in itertools.pairwise(starts):
        part = cell[start:end]
        name = NAME.match(part)
        assert name is not None
        exercises = re.findall(r"`(\w+)`", part.split(" (")[0])
        found += [(name.group(), exercise) for exercise in exercises or [None]]
    return found


def exercises_of(name: str) -> set[str]:
    return set(COURSE.assignment(name).exercises)


@pytest.mark.parametrize("text", [COVERAGE, ERRATA], ids=["coverage", "errata"])
def test_no_cell_is_empty(text: str) -> None:
    assert len(rows(text)) > 20
    assert all(all(row) for row in rows(text))
    assert len({len(row) for row in rows(text)}) == 1


@pytest.mark.parametrize("text", [COVERAGE, ERRATA], ids=["coverage", "errata"])
def test_every_place_that_is_named_exists(text: str) -> None:
    known = {assignment.name for assignment in COURSE.assignments}
    for row in rows(text):
        for name, exercise in places(row[-1]) + (places(row[0]) if text is COVERAGE else []):
            assert name in known | PLANNED, row
            if exercise is not None and name in known:
                assert exercise in exercises_of(name), (row[0], exercise)


def test_all_five_decks_have_their_section_and_their_errata() -> None:
    for deck in DECKS:
        assert re.search(rf"^## {deck} · ", COVERAGE, re.M)
        assert any(row[0].startswith(deck) for row in rows(ERRATA))


def test_every_exercise_comes_from_a_slide_or_is_said_to_go_beyond_them() -> None:
    named = {place for row in rows(COVERAGE) for cell in row for place in places(cell)}
    for assignment in COURSE.assignments:
        if assignment.name not in PLANNED:
            for exercise in assignment.exercises:
                assert (assignment.name, exercise) in named, exercise


def test_what_a_page_promises_to_be_told_is_told_there() -> None:
    """An erratum's assignment speaks of its slide's deck, in both languages."""
    for row in rows(ERRATA):
        for name, _ in places(row[-1]):
            module = COURSE.assignment(name).module
            source = (ROOT / "solutions" / name / f"{module}.py").read_text(encoding="utf-8")
            assert row[0][:2] in source, row
