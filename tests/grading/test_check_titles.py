"""Checks are told in words: every check of the course has a title in both languages."""

from __future__ import annotations

import pytest

from autograder.course.check_classes import check_classes
from autograder.course.model import Course
from autograder.grading.runner import checks_of
from autograder.report.check_titles import check_title
from autograder.report.text.check_titles import TITLES
from autograder.report.text.own_check_titles import OWN_TITLES


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
    assert (check_title(name, "ko"), check_title(name, "en")) == (ko, en)


@pytest.fixture(scope="module")
def users(course: Course) -> dict[str, set[str]]:
    """The assignments that use each name of a check, without parameters."""
    found: dict[str, set[str]] = {}
    for assignment in course.assignments:
        for check_class in check_classes(course, assignment).values():
            for check in checks_of(check_class):
                found.setdefault(check.name.partition("[")[0], set()).add(assignment.name)
    return found


def test_every_check_has_a_title_and_every_title_a_check(users: dict[str, set[str]]) -> None:
    assert not TITLES.keys() & OWN_TITLES.keys()
    titled = TITLES.keys() | OWN_TITLES.keys()
    assert sorted(users.keys() - titled) == [], "write a title for these"
    assert sorted(titled - users.keys()) == [], "no check is called so"


@pytest.mark.parametrize("name", [*TITLES, *OWN_TITLES])
def test_a_title_is_in_both_languages(name: str) -> None:
    korean, english = check_title(name, "ko"), check_title(name, "en")
    assert english.isascii()
    hangul = any("가" <= letter <= "힣" for letter in korean)
    assert hangul or korean == english == name  # a name of the code's own
