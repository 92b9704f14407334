"""Where all but a few cases are right, the hint names those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.grading.failure import Failure
from autograder.grading.hints_case import (
    AS_INTEGERS,
    MOST,
    SAME_OBJECTS,
    THAT_CASE,
    of_the_case,
)
from autograder.grading.result import CheckResult
from autograder.report.json import grade as as_json
from tests.grading.replaced import graded

ZEROS_DO_NOT_COUNT = """
def impute_missing(X, strategy):
    X = np.array(X, dtype=np.float64)
    hole = np.isnan(X)
    if strategy == "mean":
        filled = np.where(hole, 0, X)
        center = filled.sum(axis=0) / np.maximum(np.count_nonzero(filled, axis=0), 1)
    else:
        center = np.zeros(X.shape[1])
        for j in range(X.shape[1]):
            known = X[~hole[:, j], j]
            if known.size:
                center[j] = np.median(known)
    return np.where(hole, center, X)
"""


def results(right: int, **failed: str) -> list[CheckResult]:
    """So many checks that pass, and these that fail by their keys."""
    passed = [CheckResult(f"right_{n}") for n in range(right)]
    return [*passed, *(CheckResult(name, Failure(key)) for name, key in failed.items())]


def test_the_case_is_named_in_both_languages() -> None:
    hint = of_the_case(results(5, no_epochs="value"))
    assert hint is not None and (hint.kind, hint.name, hint.mistake) == ("case", "no_epochs", "")
    assert "“에포크가 0일 때”" in hint.ko and hint.ko.endswith("?")
    assert "“no epochs”" in hint.en and hint.en.endswith(THAT_CASE.en)


def test_all_cases_that_go_wrong_are_named_once() -> None:
    hint = of_the_case(results(9, zeros="value", one_row="shape"))
    assert hint is not None and "“one row”, “arrays of zeros”" in hint.en


@pytest.mark.parametrize(
    ("check", "key", "question"),
    [
        ("whole_numbers", "whole_numbers", AS_INTEGERS),
        ("ints", "value", AS_INTEGERS),
        ("no_side_effects", "value", SAME_OBJECTS),
    ],
)
def test_some_cases_have_a_question_of_their_own(check: str, key: str, question: object) -> None:
    hint = of_the_case(results(5, **{check: key}))
    assert hint is not None and hint.en.endswith(question.en)  # type: ignore[attr-defined]


def test_integers_are_asked_about_only_where_nothing_else_goes_wrong() -> None:
    hint = of_the_case(results(9, ints="value", zeros="value"))
    assert hint is not None and hint.en.endswith(THAT_CASE.en)


@pytest.mark.parametrize(
    "checks",
    [
        results(3),
        results(1, zeros="value"),
        results(5, zeros="value", one_row="value", ints="value"),
        results(99, **{f"wrong_{n}": "value" for n in range(MOST + 1)}),
    ],
)
def test_there_is_none_where_nothing_or_too_much_is_wrong(checks: list[CheckResult]) -> None:
    assert of_the_case(checks) is None


@pytest.mark.slow
def test_an_unlisted_mistake_is_told_by_its_case(course: Course, tmp_path: Path) -> None:
    cells = {"impute_missing": ZEROS_DO_NOT_COUNT}
    result = graded(course, tmp_path, "09_data_and_evaluation", cells)
    (told,) = (e for e in as_json(result, "en")["exercises"] if e["name"] == "impute_missing")
    assert told["diagnosis"] == [{"kind": "mistake", "name": "zeros_are_known", "line": None}]
    assert "arrays of zeros" in told["hints"][0] and told["mistakes"] == []
