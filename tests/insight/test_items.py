"""What is said of exercises and checks, and when nothing is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import stats
from small_classes import assignment_of, class_of, graded_by, outcome, work

from autograder.course import LANGUAGES, Course
from autograder.course.model import Exercise
from autograder.insight.items import ExerciseItem, Item, exercise_items
from autograder.insight.text import advice
from autograder.insight.text.advice import CHECK_ADVICE, EXERCISE_ADVICE


def items(course: Course, **rows: list[bool]) -> dict[str, ExerciseItem]:
    """The items of an assignment with just these exercises, one point each."""
    names = {name: Exercise(1.0) for name in rows}
    assignment = replace(assignment_of(course), exercises=names)
    return {found.item.name: found for found in exercise_items(graded_by(rows, assignment))}


def test_the_numbers_of_an_exercise_are_those_of_scipy(course: Course) -> None:
    rng = np.random.default_rng(4)
    skill = rng.normal(size=200)
    rows = {f"e{n}": (skill + rng.normal(size=200) > n / 3).tolist() for n in range(4)}
    found = items(course, **rows)
    table = np.array(list(rows.values()), dtype=float)
    for n, name in enumerate(rows):
        others = table.sum(axis=0) - table[n]
        item = found[name].item
        theirs: Any = stats.pearsonr(table[n], others)
        low, high = theirs.confidence_interval()
        assert (item.r, item.low, item.high) == pytest.approx(
            (theirs.statistic, low, high), rel=1e-9
        )
        assert item.difficulty == pytest.approx(table[n].mean(), rel=1e-9)
        assert item.n == 200 and found[name].tried == 200


def test_below_twenty_submissions_nothing_is_said_of_discrimination(course: Course) -> None:
    rows = {"a": [True, False] * 9 + [True], "b": [True] * 9 + [False] * 10}
    for found in items(course, **rows).values():
        assert (found.item.d, found.item.r, found.item.advice) == (None, None, "too_few")
        assert found.item.difficulty == pytest.approx(sum(rows[found.item.name]) / 19)
    rows = {name: [*right, True] for name, right in rows.items()}
    assert all(found.item.r is not None for found in items(course, **rows).values())


def test_what_the_strong_fail_is_looked_at_first(course: Course) -> None:
    strong = [True] * 60 + [False] * 60
    found = items(course, a=strong, b=strong, turned=[not right for right in strong])
    assert found["turned"].item.advice == "negative"
    assert found["turned"].item.d == pytest.approx(-1.0, rel=1e-9)
    mixed = items(course, a=strong, b=strong, even=[n % 2 == 0 for n in range(120)])
    assert mixed["even"].item.advice in ("weak", "perhaps_negative")


@pytest.mark.parametrize(
    ("share", "d", "r", "expected"),
    [
        (0.0, None, None, "nobody"),
        (1.0, None, None, "everybody"),
        (0.2, 0.5, 0.4, "hard"),
        (0.95, 0.2, 0.4, "easy"),
        (0.6, 0.1, 0.1, "weak"),
        (0.6, 0.3, 0.3, "fair"),
        (0.6, 0.6, 0.5, "good"),
        (0.6, -0.1, -0.05, "perhaps_negative"),
        (0.6, -0.4, -0.4, "negative"),
    ],
)
def test_advice(share: float, d: float | None, r: float | None, expected: str) -> None:
    low, high = (None, None) if r is None else (r - 0.15, r + 0.15)
    assert Item("x", 120, share, d, r, low, high).advice == expected


def test_who_has_begun_nothing_is_not_counted(course: Course) -> None:
    assignment = assignment_of(course)
    right = {name: outcome(True) for name in assignment.exercises}
    wrong = right | {"sigmoid": outcome(False)}
    works = [work(assignment, f"r{n}", right) for n in range(15)]
    works += [work(assignment, f"w{n}", wrong) for n in range(15)]
    works += [work(assignment, f"e{n}", {}) for n in range(10)] + [work(assignment, "gone")]
    one = class_of(assignment, works)
    assert (len(one.handed_in), len(one.missing), len(one.begun)) == (40, 1, 30)
    found = exercise_items(one)[0].item
    assert (found.name, found.n, found.difficulty) == ("sigmoid", 30, 0.5)


def test_checks_are_compared_with_the_other_exercises(course: Course) -> None:
    assignment = assignment_of(course)
    works = []
    for n in range(60):
        strong = n < 30
        checks = {"never": True, "strong_only": strong, "turned": not strong}
        rest = {name: outcome(strong) for name in assignment.exercises}
        works.append(work(assignment, f"s{n}", rest | {"update": outcome(False, checks=checks)}))
    (found,) = (i for i in exercise_items(class_of(assignment, works)) if i.item.name == "update")
    by_name = {check.name: check for check in found.checks}
    assert by_name["never"].advice == "everybody" and by_name["never"].d is None
    assert by_name["strong_only"].d == pytest.approx(1.0)
    assert by_name["turned"].r == pytest.approx(-1.0) and by_name["turned"].advice == "negative"
    assert by_name["turned"].failed == 30


def test_mistakes_are_counted_the_most_frequent_first(course: Course) -> None:
    assignment = assignment_of(course)
    names = ["rare", *["often"] * 3, *["some"] * 2]
    works = [
        work(
            assignment,
            f"s{n}",
            {"update": outcome(False, diagnosis=(f"mistake:{name}", f"mistake:{name}"))},
        )
        for n, name in enumerate(names)
    ]
    (found,) = (i for i in exercise_items(class_of(assignment, works)) if i.item.name == "update")
    assert found.mistakes == (("mistake:often", 3), ("mistake:some", 2), ("mistake:rare", 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_found_is_said(language: str) -> None:
    assert EXERCISE_ADVICE.keys() == CHECK_ADVICE.keys()
    for key in EXERCISE_ADVICE.keys() - {"too_few"}:
        assert advice(key, language)
