"""The concept map shows every assignment, tells in words what it draws, and is up to date."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from autograder.course import load_course

ROOT = Path(__file__).parents[1]
COURSE = load_course(ROOT)
LANGUAGES = ("ko", "en")
# What a later assignment uses without naming the earlier one by its number.
NOT_NAMED = {("04", "05"), ("07", "11")}


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("concept_map", ROOT / "docs" / "concept_map.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["concept_map"] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


MAP = _load()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assignment_is_on_the_map_with_its_title(language):
    svg = ElementTree.fromstring(MAP.picture(COURSE, language))
    texts = [text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    written = " ".join(texts)
    for assignment in COURSE.assignments:
        title = f"{assignment.name[:2]} {assignment.title.in_language(language)}"
        assert title in written
    assert set(MAP.PLACES) == {assignment.name[:2] for assignment in COURSE.assignments}
    if language == "en":
        assert not re.search("[가-힣]", written)


def test_no_two_assignments_share_a_place():
    places = [(place.column, place.row) for place in MAP.PLACES.values()]
    assert len(set(places)) == len(places)


def test_arrows_lead_onwards_and_reach_every_assignment():
    assert all(arrow.start < arrow.end for arrow in MAP.ARROWS)
    reached = {arrow.end for arrow in MAP.ARROWS} | {"00"}
    assert reached == set(MAP.PLACES)


@pytest.mark.parametrize("arrow", MAP.ARROWS, ids=lambda arrow: f"{arrow.start}-{arrow.end}")
def test_an_arrow_is_what_the_later_assignment_says(arrow):
    assignment = next(a for a in COURSE.assignments if a.name.startswith(arrow.end))
    source = ROOT / "solutions" / assignment.name / f"{assignment.module}.py"
    named = re.search(rf"\b{arrow.start}의|, {arrow.start}의", source.read_text(encoding="utf-8"))
    assert (named is None) == ((arrow.start, arrow.end) in NOT_NAMED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_in_words_what_it_draws(language):
    svg = ElementTree.fromstring(MAP.picture(COURSE, language))
    told = svg.find("{http://www.w3.org/2000/svg}desc")
    assert told is not None and told.text and svg.attrib["role"] == "img"
    for arrow in MAP.ARROWS:
        assert re.search(rf"{arrow.start} [^.:]+ → {arrow.end} ", told.text)


def test_pictures_and_page_are_those_that_the_script_makes():
    for path, text in MAP.files(COURSE).items():
        assert path.read_text(encoding="utf-8") == text, "run python docs/concept_map.py"
