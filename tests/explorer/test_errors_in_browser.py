"""The pages of errors and copies in Chromium: wide, on a phone, and what is folded on paper."""

from __future__ import annotations

from pathlib import Path

from needs_chromium import NEEDS_CHROMIUM, chromium
from test_groups import CLASS

from autograder.course import Course
from autograder.explorer.copies_html import copies_html
from autograder.explorer.groups import groups_of
from autograder.explorer.groups_html import groups_html
from autograder.explorer.handed_in import assignment_words
from autograder.explorer.likeness import pairs_alike
from autograder.explorer.page import page
from autograder.explorer.work import Work

pytestmark = NEEDS_CHROMIUM
LONG = "def sigmoid(x):\n    return " + " + ".join(f"np.tanh(x * {n}.5)" for n in range(12)) + "\n"


def test_pages_fit_and_what_is_folded_is_printed(course: Course, tmp_path: Path) -> None:
    assignment = course.assignment("02_mlp")
    errors = tmp_path / "오류.html"
    body = groups_html(assignment, groups_of(assignment, CLASS), {}, "ko")
    errors.write_text(page("같은 오류", body, "ko"), encoding="utf-8")
    others = [
        Work(f"s{n}", {}, {"sigmoid": f"def sigmoid(x):\n    return x * {n}\n"})
        for n in range(3, 40)
    ]
    class_ = [*(Work(s, {}, {"sigmoid": LONG}) for s in ("김서연", "이민준")), *others]
    pairs = pairs_alike(assignment, class_, {}, assignment_words(course, assignment), least=1)
    assert [{pair.one, pair.other} for pair in pairs[:1]] == [{"김서연", "이민준"}]
    copies = tmp_path / "copies.html"
    copies.write_text(page("닮은 답", copies_html(pairs, class_, "ko"), "ko"), encoding="utf-8")
    with chromium() as browser:
        for width in (1280, 390):
            opened = browser.new_page(viewport={"width": width, "height": 900})
            for file in (errors, copies):
                opened.goto(file.as_uri())
                assert opened.evaluate("document.documentElement.scrollWidth") <= width
            sides = opened.locator(".sides").first.locator("> div").all()
            tops = {round(side.bounding_box()["y"]) for side in sides}
            assert len(tops) == (1 if width == 1280 else 2)  # beside each other, or one below
            opened.close()
        opened = browser.new_page(color_scheme="dark")
        opened.goto(errors.as_uri())
        folded = opened.locator("details.error-group:not([open]) pre").first
        unknown = opened.locator("details.error-group[open] pre").first
        assert unknown.is_visible() and not folded.is_visible()
        opened.emulate_media(media="print")
        assert folded.is_visible()
