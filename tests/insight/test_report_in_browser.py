"""The class of 300, its report opened in Chromium: wide, on a phone, dark, and printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import made_class
import pytest
from made_course import MadeClass
from needs_chromium import NEEDS_CHROMIUM, chromium

from autograder.cli import main
from autograder.course import LANGUAGES

pytestmark = NEEDS_CHROMIUM

# The lowest contrast of any text with what lies behind it; colours are blended on the way up.
CONTRAST = """() => {
  const parse = (text) => {
    const found = text.match(/[\\d.]+/g).map(Number);
    return found.length < 4 ? [...found, 1] : found;
  };
  const over = (front, back) => [0, 1, 2].map(
    (n) => front[n] * front[3] + back[n] * (1 - front[3])).concat([1]);
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => {
      c /= 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.push(parse(getComputedStyle(e).backgroundColor));
    }
    return layers.reverse().reduce((back, front) => over(front, back), [255, 255, 255, 1]);
  };
  let worst = [99, ""];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("title, desc, style")) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const ink = over(parse(element instanceof SVGElement ? style.fill : style.color), back);
    const [high, low] = [light(ink), light(back)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < worst[0]) worst = [ratio, walker.currentNode.data.trim()];
  }
  return worst;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a screen."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(graded_class: MadeClass) -> dict[str, Path]:
    """The report about the assignment and about the term, in both languages."""
    found: dict[str, Path] = {}
    for language in LANGUAGES:
        for what in ([], ["02_mlp"]):
            to = graded_class.root / "report" / f"{language}{len(what)}.html"
            arguments = ["report", *what, "--course", str(graded_class.root), "--output", str(to)]
            arguments += ["--results", str(graded_class.results), "--language", language]
            assert main(arguments) == 0
            found[f"{language} {' '.join(what) or 'term'}"] = to
    return found


def opened(browser: Any, path: Path, width: int = 1280, scheme: str = "light") -> Any:
    """The page in a window so wide, with scripts off."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]  # it asks for nothing else
    return page


def shown(page: Any) -> str:
    return " ".join(page.inner_text("body").split())


def test_the_class_is_named_rightly(
    browser: Any, pages: dict[str, Path], graded_class: MadeClass
) -> None:
    page = opened(browser, pages["en 02_mlp"])
    text = shown(page)
    people = made_class.members()
    missing = [one for one in people if not one.program]
    empty = [one for one in people if one.program == "stub"]
    late = [one for one in people if one.program and one.hours > 0.25]
    assert (len(missing), len(empty), len(late)) == (8, 10, 5)
    assert "292 of 300 have handed in." in text
    groups = page.locator("h4 + ul.people")
    named = [set(re.findall(r"2026\d{4}", groups.nth(n).inner_text())) for n in range(3)]
    assert named == [{one.id for one in group} for group in (missing, empty, late)]
    assert "On time: 287; late: 5." in text
    del graded_class


def test_typical_mistakes_are_counted(
    browser: Any, pages: dict[str, Path], graded_class: MadeClass
) -> None:
    page = opened(browser, pages["en 02_mlp"])
    for exercise, (mistake, _, _) in made_class.WRONG.items():
        expected = sum(
            mistake in [hint.mistake for hint in found.hints]
            for result in graded_class.graded.values()
            for found in result.exercises
            if found.name == exercise
        )
        assert expected > 10
        details = page.locator("details", has_text=f"The checks of {exercise}").last
        assert f"known mistake {mistake}: {expected}" in " ".join(details.text_content().split())


def test_numbers_of_exercises_are_those_of_the_results(
    browser: Any, pages: dict[str, Path], graded_class: MadeClass
) -> None:
    page = opened(browser, pages["en 02_mlp"])
    begun = [result for result in graded_class.graded.values() if result.score > 0]
    table = page.locator("table", has_text="what it means").first
    for number, name in enumerate(graded_class.assignment.exercises):
        right = Counter(result.exercises[number].score > 0 for result in begun)[True]
        row = table.locator("tr", has_text=name).first.inner_text()
        assert f"{right / len(begun) * 100:.0f}%" in row


@pytest.mark.parametrize("what", ["en term", "ko 02_mlp"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(
    browser: Any, pages: dict[str, Path], what: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(pages[what].as_uri())
    for closed in page.locator("summary").all()[:3]:
        closed.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for text in page.locator("svg.figure text").all():
        assert float(text.evaluate("e => e.getBoundingClientRect().height")) >= 8
    context.close()


@pytest.mark.parametrize("what", ["en term", "en 02_mlp"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Any, pages: dict[str, Path], what: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(pages[what].as_uri())
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
    ratio, text = page.evaluate(CONTRAST)
    assert ratio >= 4.5, text
    context.close()


def test_what_is_folded_is_printed(browser: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(pages["en 02_mlp"].as_uri())
    table = page.locator("details table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible() and table.bounding_box()["height"] > 2_000
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    ratio, text = page.evaluate(CONTRAST)
    assert ratio >= 4.5, text
    printed = page.pdf(path=tmp_path / "report.pdf", format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 6
    context.close()


def test_figures_are_told_in_words(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["en 02_mlp"])
    figures = page.get_by_role("img")
    assert figures.count() == 3
    named = [figures.nth(n).locator("title").text_content() for n in range(3)]
    assert named == [
        "Distribution of points",
        "Handed in, against the deadline",
        "Students by exercises",
    ]
    told = figures.nth(2).locator("desc").text_content()
    assert "sigmoid: solved by 282, wrong for 0, not begun by 10" in told
    assert "hidden_delta" in figures.nth(2).locator("text").all_text_contents()
