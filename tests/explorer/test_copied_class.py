"""In a class of three hundred the groups are the true ones, and copies rank before all chance."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
from copied_class import REMARKS, Made, make_class

from autograder.cli import main
from autograder.course.check_classes import titles_of
from autograder.course.model import Course
from autograder.explorer.copies_html import copies_html
from autograder.explorer.groups import groups_of
from autograder.explorer.groups_html import groups_html, without_remarks
from autograder.explorer.handed_in import assignment_words, released_cells
from autograder.explorer.likeness import Pair, pairs_alike
from autograder.explorer.page import page
from autograder.explorer.prints import print_of
from autograder.explorer.work import Work
from autograder.gradebook import seen

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(course: Course) -> Made:
    return make_class(course, size=300, seed=1)


@pytest.fixture(scope="module")
def pairs(course: Course, made: Made) -> list[Pair]:
    assignment = course.assignment("02_mlp")
    stubs, words = released_cells(course, assignment), assignment_words(course, assignment)
    return pairs_alike(assignment, made.works, stubs, words)


def test_each_answer_is_graded_once(made: Made) -> None:
    assert len(made.works) == 300 and made.graded < 100


def test_groups_are_the_errors_that_were_put_in(course: Course, made: Made) -> None:
    groups = groups_of(course.assignment("02_mlp"), made.works)
    of_mistakes = {
        (exercise, group.name): set(group.students)
        for exercise, found in groups.items()
        for group in found
        if group.kind == "mistake"
    }
    assert of_mistakes == made.mistakes
    unknown = {
        exercise: [set(group.students) for group in found if group.kind == "same"]
        for exercise, found in groups.items()
    }
    assert {e: found for e, found in unknown.items() if found} == {
        exercise: [students] for exercise, students in made.shared.items()
    }
    assert {len(students) for students in made.shared.values()} == {12, 7}


def test_a_group_has_an_example_and_its_smallest_call(course: Course, made: Made) -> None:
    groups = groups_of(course.assignment("02_mlp"), made.works)
    for exercise, found in groups.items():
        sizes = [len(group.students) for group in found]
        assert sizes == sorted(sizes, reverse=True)
        for group in found:
            ast.parse(group.code)
            assert f"def {exercise}" in group.code and group.example in group.students
            assert group.seen.call.startswith(exercise) and group.seen.message["ko"]


def test_copies_rank_first_and_no_honest_pair_is_shown(made: Made, pairs: list[Pair]) -> None:
    copies = {frozenset(pair) for pair in made.copies}
    ranked = [frozenset((pair.one, pair.other)) for pair in pairs]
    assert set(ranked[:3]) == copies
    assert len(ranked[:10]) == 3


def test_a_class_without_copies_has_no_pairs(course: Course, made: Made) -> None:
    copiers = {copier for _, copier in made.copies}
    honest = [work for work in made.works if work.student not in copiers]
    assignment = course.assignment("02_mlp")
    stubs, words = released_cells(course, assignment), assignment_words(course, assignment)
    assert pairs_alike(assignment, honest, stubs, words) == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_shows_both_sides_and_warns(made: Made, pairs: list[Pair], language: str) -> None:
    html = page("copies", copies_html(pairs, made.works, language), language)
    caution = {"ko": "아무것도 증명하지 않습니다", "en": "This page proves nothing"}[language]
    assert html.index(caution) < html.index(pairs[0].one)
    assert html.count('class="sides"') == sum(len(pair.shared) for pair in pairs)
    assert (
        "<script" not in html and "http:" not in html and "https:" not in html and "<mark>" in html
    )


def test_the_section_of_a_report_is_complete_and_can_hide_names(course: Course, made: Made) -> None:
    assignment = course.assignment("02_mlp")
    groups = groups_of(assignment, made.works)
    html = groups_html(
        assignment,
        groups,
        titles_of(course, assignment),
        "ko",
        shown=lambda student: "익명",
        anonymous=True,
        level=4,
    )
    assert not any(work.student in html for work in made.works)
    assert "<h4>" in html and "<h5>" in html and "<h2>" not in html
    assert not any(f"# {remark}" in html for remark in REMARKS)
    assert html.count('class="error-group"') == sum(len(found) for found in groups.values())
    assert "익명" in html and len(html) < 500_000


def test_the_command_writes_a_page_for_instructors_alone(
    own_course: Path,
    made: Made,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(seen, "graded_class", lambda *_: made.works)
    assert main(["copies", "02_mlp", "--language", "ko"]) == 0
    told = capsys.readouterr().out
    assert "아무것도 증명하지 않습니다" in told
    assert [line[:2] for line in told.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]
    page = own_course / "report" / "02_mlp.copies.html"
    assert 'class="pair"' in page.read_text(encoding="utf-8")
    if os.name == "posix":
        assert page.stat().st_mode & 0o077 == 0
    for folder in ("feedback/s001", "assignments", "submitted"):
        assert main(["copies", "02_mlp", "--html", f"{folder}/page.html"]) == 2
        assert "goes to students; write the page elsewhere" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.chdir(own_course)
    assert main(["copies", "02_mlp"]) == 2
    assert "is graded yet" in capsys.readouterr().err


def works_of(*codes: str) -> list[Work]:
    """A class in which each of the last writes his own, and the first two as given."""
    others = [f"def sigmoid(x):\n    return x * {n} + x ** {n} - {n}\n" for n in range(3, 40)]
    return [
        Work(f"s{number:02}", {}, {"sigmoid": code})
        for number, code in enumerate([*codes, *others])
    ]


ORIGINAL = """def sigmoid(x):
    first = np.tanh(x * 0.5)
    second = np.cos(x) ** 2
    third = first + second * 0.25
    return third / 2
"""
RENAMED = """def sigmoid(x):
    # all by myself
    b: "mine" = np.cos(x) ** 2
    print(b)
    a = np.tanh(x * .5)
    c = a + b * 0.25
    return c / 2.0
"""


def test_names_order_remarks_and_spelling_are_seen_through(course: Course) -> None:
    words = assignment_words(course, course.assignment("02_mlp"))
    assert print_of(ORIGINAL, words).whole == print_of(RENAMED, words).whole
    other = ORIGINAL.replace("0.25", "0.26")
    assert print_of(ORIGINAL, words).whole != print_of(other, words).whole


def test_what_was_released_is_nobodys_work(course: Course) -> None:
    assignment = course.assignment("02_mlp")
    words = assignment_words(course, assignment)
    stub = "def sigmoid(x):\n    first = np.tanh(x * 0.5)\n    raise NotImplementedError\n"
    works = works_of(ORIGINAL, ORIGINAL.replace("second", "zweiter").replace("0.25", "0.3"))
    with_stub = pairs_alike(assignment, works, {"sigmoid": stub}, words, least=1)
    without = pairs_alike(assignment, works, {}, words, least=1)
    statements = [found[0].shared[0].statements for found in (with_stub, without)]
    assert statements == [2, 3]


DEEP = {
    "sum": f"def sigmoid(x):\n    return {' + '.join(['x'] * 700)}\n",
    "calls": f"def sigmoid(x):\n    return x{'.f()' * 700}\n",
    "choices": "def sigmoid(x):\n    if x: y = 1\n"
    + "".join(f"    elif x > {n}: y = {n}\n" for n in range(400)),
}
UNREADABLE = ["", "def sigmoid(", "\x00", "x" * 200_000, "가" * 5_000, *DEEP.values()]


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_too_deep_costs_no_one_else_a_page(course: Course, text: str) -> None:
    assignment = course.assignment("02_mlp")
    words = assignment_words(course, assignment)
    copied = works_of(ORIGINAL, RENAMED)
    alone = pairs_alike(assignment, copied, {}, words, least=1)
    both = pairs_alike(
        assignment, [*copied, Work("s99", {}, {"sigmoid": text})], {}, words, least=1
    )
    assert [(pair.one, pair.other) for pair in both] == [(pair.one, pair.other) for pair in alone]
    assert without_remarks(text) == ""


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_like_nothing(course: Course, text: str) -> None:
    assignment = course.assignment("02_mlp")
    words = assignment_words(course, assignment)
    works = works_of(text, text)
    assert pairs_alike(assignment, works, {}, words, least=0.5) == []
