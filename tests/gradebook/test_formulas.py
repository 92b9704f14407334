"""Formulas are shown without a network, and nothing of a student's gets through them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import fromstring

import pytest
from browser import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.build import load_source
from autograder.course import Course
from autograder.gradebook.formulas import (
    ATTRIBUTES,
    ELEMENTS,
    SPANS,
    markdown_with_formulas,
    mathml,
)
from autograder.gradebook.inert import inert_markdown


def test_every_formula_of_the_course_can_be_shown(course: Course) -> None:
    seen = 0
    for assignment in course.assignments:
        for cell in load_source(course, assignment).cells:
            for match in SPANS.finditer(cell.text if cell.is_prose else ""):
                formula = match["inline"] or match["block"]
                if formula:
                    seen += 1
                    made = mathml(formula)
                    assert made is not None, (assignment.name, formula)
                    assert not re.search(r"\\[A-Za-z]", made), (assignment.name, formula)
    assert seen > 3_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("costs $5 or $10", "<p>costs $5 or $10</p>"),
        ("`$x$` and ``a $y$``", "<p><code>$x$</code> and <code>a $y$</code></p>"),
        ("\\$x\\$", "<p>$x$</p>"),
        ("f(x) arr[0] (a)", "<p>f(x) arr[0] (a)</p>"),
        ("$ x $", "<p>$ x $</p>"),
        ("$$\\frac{$$", "<p><code>$$\\frac{$$</code></p>"),
    ],
)
def test_what_is_no_formula_stays_as_it_is(text: str, expected: str) -> None:
    assert markdown_with_formulas(text).strip() == expected


def test_a_formula_deeper_than_any_is_shown_as_written() -> None:
    """A page of it would end in a RecursionError, or take a minute."""
    assert "<msqrt>" in markdown_with_formulas("$" + "\\sqrt " * 20 + "x$")
    for command in ("\\binom ", "\\sqrt ", "\\overline "):
        html = markdown_with_formulas("$" + command * 200 + "x$")
        assert "<math" not in html and f"<code>${command}" in html


def test_code_in_a_fence_stays_as_it_is() -> None:
    assert "$x$" in markdown_with_formulas("```\n$x$\n```\n\nthen $y$")


@pytest.mark.parametrize(
    "text", ["a $x_1*y*$ b", "a \\(x_1*y*\\) b", "**$x_1*y*$**", "$x_1*y*$-axis"]
)
def test_markdown_takes_nothing_in_a_formula_for_its_own(text: str) -> None:
    html = markdown_with_formulas(text)
    assert "<msub><mi>x</mi><mn>1</mn></msub>" in html and "<em>" not in html


def test_a_formula_in_a_heading_and_in_a_table() -> None:
    html = markdown_with_formulas("# On $x$\n\n| a |\n|---|\n| $P(a\\|b)$ |\n")
    assert html.count("<math") == 2 and "‖" not in html
    assert "formula" not in html


def test_a_command_that_is_not_known_is_shown_by_its_name() -> None:
    assert mathml("\\arg\\min_w") is not None
    assert "<mi>arg</mi>" in (mathml("\\arg x") or "")


def test_a_block_is_set_as_one() -> None:
    made = markdown_with_formulas("$$\n\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}\n$$")
    assert 'display="block"' in made and made.count("<mtr>") == 2


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize(
    "formula",
    [
        "\\text{<script>alert(1)</script>}",
        "\\text{&lt;img src=x onerror=alert(1)&gt;}",
        "\\href{javascript:alert(1)}{x}",
        "\\style{x}{y}",
        "\\class{a}{b} \\cssId{a}{b}",
        '\\color{red" onclick="alert(1)}{x}',
        '\\mathmakebox[1"onclick=1]{x}',
        '\\hspace{1em" onclick="alert(1)}',
        *HOSTILE,
    ],
)
def test_only_presentation_comes_of_a_formula(formula: str) -> None:
    tags = _Tags()
    tags.feed(mathml(formula) or "")
    assert tags.seen <= ELEMENTS and tags.attributes <= ATTRIBUTES


PARTS = st.sampled_from(
    [
        *(
            "\\frac",
            "{",
            "}",
            "_",
            "^",
            "\\left(",
            "\\right)",
            "&",
            "\\\\",
            "x",
            "<",
            '"',
            "\\text",
        ),
        *("\\begin{matrix}", "\\end{matrix}", "\\sqrt", "[", "]", "\\", "#", "\\color", "%", "가"),
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_whatever_is_written_comes_out_as_a_formula_or_as_text(formula: str) -> None:
    made = mathml(formula)
    if made is not None:
        assert fromstring(made).tag == "math"
    html = markdown_with_formulas(inert_markdown(f"${formula}$"))
    assert not re.search(r"<(script|img|a|svg)\b", html)


@pytest.mark.parametrize("opened", ["\\[ ", "\\( ", "$$ ", "`` ` ", "$x "])
def test_openings_that_are_never_closed_have_an_end(opened: str) -> None:
    assert "<math" not in markdown_with_formulas(opened * 4_000 + "x")[-20:]


def test_a_formula_of_any_length_and_depth_has_an_end() -> None:
    assert mathml("x" * 5_000) is None
    many = markdown_with_formulas("$x$ " * 2_000)
    assert many.count("<math") == 500


def test_a_text_cannot_write_what_stands_for_a_formula() -> None:
    html = markdown_with_formulas("$a$ zQ0formulaQz zQzQ7formulaQz7formulaQz zQ7formulaQz")
    assert html.count("<math") == 1 and "zQ7formulaQz" in html
