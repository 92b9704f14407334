"""Checks are told in words: every check of the course has a title in both languages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from autograder.course.check_classes import Texts, check_classes, titles_of
from autograder.course.model import Course
from autograder.grading.check_titles import check_title, title_among
from autograder.grading.check_words import TITLES
from autograder.grading.runner import checks_of

OWN = {"learns_the_gate": {"ko": "게이트를 학습", "en": "learns the gate"}}


@pytest.mark.parametrize(
    ("name", "ko", "en"),
    [
        ("one_example", "데이터 하나(한 행)", "one row"),
        ("random_values[(1,4)]", "무작위 입력 (1,4)", "random inputs (1,4)"),
        ("learns_the_gate[OR]", "게이트를 학습 (OR)", "learns the gate (OR)"),
        ("without_any_title[OR]", "without any title (OR)", "without any title (OR)"),
    ],
)
def test_checks_are_told_in_words(name: str, ko: str, en: str) -> None:
    assert (title_among(OWN, name, "ko"), title_among(OWN, name, "en")) == (ko, en)


def test_a_title_in_one_language_only_leaves_the_name_in_the_other() -> None:
    title = {"ko": "내려가는 직선"}
    assert check_title("falling_line[3]", title, "ko") == "내려가는 직선 (3)"
    assert check_title("falling_line[3]", title, "en") == "falling line (3)"


@pytest.fixture(scope="module")
def names(course: Course) -> dict[str, set[str]]:
    """What each assignment's checks are called, without parameters."""
    return {
        assignment.name: {
            check.name.partition("[")[0]
            for check_class in check_classes(course, assignment).values()
            for check in checks_of(check_class)
        }
        for assignment in course.assignments
    }


@pytest.fixture(scope="module")
def own(course: Course) -> dict[str, Texts]:
    """Each assignment's own titles."""
    return {assignment.name: titles_of(course, assignment) for assignment in course.assignments}


def pairs(sets: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Each assignment with each of its names, in order."""
    return [(assignment, name) for assignment in sets for name in sorted(sets[assignment])]


def test_every_check_has_a_title(names: dict[str, set[str]], own: dict[str, Texts]) -> None:
    untitled = {a: names[a] - own[a].keys() - TITLES.keys() for a in names}
    assert pairs(untitled) == [], "write titles for these into the assignment's sentences.py"


def test_every_title_has_a_check(names: dict[str, set[str]], own: dict[str, Texts]) -> None:
    assert pairs({a: own[a].keys() - names[a] for a in names}) == [], "no check is called so"
    assert sorted(TITLES.keys() - set().union(*names.values())) == [], "no check is called so"


def test_no_title_stands_twice(own: dict[str, Texts]) -> None:
    assert pairs({a: own[a].keys() & TITLES.keys() for a in own}) == [], "the engine has these"


def test_the_engine_has_no_title_of_a_single_assignment(names: dict[str, set[str]]) -> None:
    single = [name for name in TITLES if sum(name in known for known in names.values()) == 1]
    assert single == [], "move these to their assignment's sentences.py"


def is_in_both_languages(name: str, title: Mapping[str, str]) -> bool:
    """Whether it is there in Korean and English, or a name of the code's own."""
    korean, english = title["ko"], title["en"]
    hangul = any("가" <= letter <= "힣" for letter in korean)
    return english.isascii() and (hangul or korean == english == name)


def test_titles_are_in_both_languages(own: dict[str, Texts]) -> None:
    everywhere = {"the engine": TITLES, **own}
    wrong = {
        place: {name for name, title in titles.items() if not is_in_both_languages(name, title)}
        for place, titles in everywhere.items()
    }
    assert pairs(wrong) == []
