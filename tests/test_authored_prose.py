"""Korean and English must teach the same: the same headings, formulas, numbers and code spans."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import jupytext
import pytest

from autograder.course import load_course

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "solutions" / a.name / f"{a.module}.py" for a in load_course(ROOT).assignments]
DISPLAYED = re.compile(r"\$\$.*?\$\$", re.DOTALL)
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]+\$", re.DOTALL)
CODE = re.compile(r"`[^`]+`")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@cache
def pairs(path: Path) -> list[tuple[str, str]]:
    """The (ko, en) texts of a source's prose, in order; fails where they do not alternate."""
    prose = [
        (cell.metadata["lang"], cell.source)
        for cell in jupytext.read(path).cells
        if cell.cell_type == "markdown" and "lang" in cell.metadata
    ]
    assert [language for language, _ in prose] == ["ko", "en"] * (len(prose) // 2)
    texts = [text for _, text in prose]
    return list(zip(texts[::2], texts[1::2], strict=True))


def shape(text: str) -> list[str]:
    """How each line starts: heading level, list item, table row, or a paragraph's first words."""
    starts = []
    for block in re.split(r"\n\s*\n", text):
        for line in block.split("\n"):
            mark = re.match(r"#+ |- |\d\. |\|", line)
            if mark:
                starts.append(mark.group().strip())
        starts.append("¶")
    return starts


@pytest.fixture(params=SOURCES, ids=lambda path: path.stem)
def source(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_there_are_sources():
    assert {"mlp", "xor"} <= {path.stem for path in SOURCES}


def test_structure_is_the_same(source):
    for korean, english in pairs(source):
        assert shape(korean) == shape(english), english[:60]


def test_displayed_formulas_are_the_same_in_order(source):
    for korean, english in pairs(source):
        assert DISPLAYED.findall(korean) == DISPLAYED.findall(english), english[:60]


@pytest.mark.parametrize("what", [FORMULA, CODE], ids=["formulas", "code spans"])
def test_marked_up_parts_are_the_same(source, what):
    """As sets: how often a sentence repeats a symbol is a matter of its grammar."""
    for korean, english in pairs(source):
        found = [{" ".join(s.split()) for s in what.findall(text)} for text in (korean, english)]
        assert found[0] == found[1], english[:60]


def test_numbers_in_the_text_are_the_same(source):
    for korean, english in pairs(source):
        plain = [CODE.sub("", FORMULA.sub("", text)) for text in (korean, english)]
        assert set(NUMBER.findall(plain[0])) == set(NUMBER.findall(plain[1])), english[:60]


def test_each_language_is_written_in_itself(source):
    for korean, english in pairs(source):
        assert re.search("[가-힣]", korean)
        # Slides keep their Korean titles, as code spans.
        assert not re.search("[가-힣]", CODE.sub("", english)), english[:60]


def test_the_minutes_of_the_exercises_are_those_of_the_table(source):
    for korean, _ in pairs(source)[:1]:
        told = re.search(r"모두 약 (\d+)분", korean)
        table = [int(minutes) for minutes in re.findall(r"\| ★[★☆]{2} \| (\d+) \|", korean)]
        if told is None:
            continue
        headings = re.findall(r"^## \d+\. .*★[★☆]{2} (\d+)분$", all_korean(source), re.M)
        assert [int(minutes) for minutes in headings] == table
        assert abs(sum(table) - int(told[1])) <= 2


def test_every_assignment_ends_with_something_further_to_do(source):
    korean = all_korean(source)
    if re.search("모두 약", korean):
        assert korean.count("## 더 해 보기") == 1
        assert korean.index("## 더 해 보기") < korean.index("## 생각해 볼 것")


def all_korean(source: Path) -> str:
    return "\n\n".join(korean for korean, _ in pairs(source))
