"""The statistics against SciPy, NumPy and examples worked by hand."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from autograder.insight.statistics import (
    difficulty,
    interval,
    point_biserial,
    quartiles,
    rest,
    upper_lower,
)


def same(expected: Any) -> Any:
    """Equal to 1e-9."""
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def a_class(seed: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    skill = rng.normal(size=n)
    return (skill + rng.normal(size=n) > 0).astype(float), np.round(10 + 4 * skill)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("n", [20, 57, 300])
def test_the_point_biserial_correlation_is_scipys(seed: int, n: int) -> None:
    item, total = a_class(seed, n)
    found = point_biserial(item, total)
    theirs: Any = stats.pointbiserialr(item, total)
    assert found == same(theirs.statistic)
    low, high = stats.pearsonr(item, total).confidence_interval(0.95)
    assert interval(found or 0.0, n) == same((low, high))


def test_the_point_biserial_correlation_of_a_worked_example() -> None:
    """By hand: the solvers' mean is 9, the others' 4, p = 3/5, and the deviation is sqrt(8.4):
    r = (9 - 4) / sqrt(8.4) * sqrt(3/5 * 2/5)."""
    found = point_biserial([1, 1, 1, 0, 0], [12, 8, 7, 6, 2])
    deviation = math.sqrt(((12 - 7) ** 2 + 1 + 0 + 1 + 25) / 5)
    assert found == same((9 - 4) / deviation * math.sqrt(0.24))


def test_the_upper_less_the_lower_27_percent_of_a_worked_example() -> None:
    """11 students, groups of 3: 3 of the best three and 1 of the last three have it: 2/3."""
    totals = [20, 19, 18, 15, 14, 12, 10, 9, 5, 4, 1]
    item = [1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0]
    assert upper_lower(item, totals) == same(2 / 3)


def test_a_hundred_students_make_groups_of_27() -> None:
    totals = np.arange(100.0)
    assert upper_lower(totals >= 73, totals) == same(1.0)
    assert upper_lower(totals >= 74, totals) == same(26 / 27)
    assert upper_lower(totals < 27, totals) == same(-1.0)


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), min_size=2, max_size=6))
def test_ties_at_the_edge_count_as_the_mean_over_all_orders(
    students: list[tuple[int, int]],
) -> None:
    found = upper_lower([s[0] for s in students], [s[1] for s in students])
    if len({total for _, total in students}) == 1:
        assert found is None
        return
    size = max(1, math.floor(0.27 * len(students) + 0.5))
    differences = []
    for order in itertools.permutations(students):
        ranked = sorted(order, key=lambda student: student[1])  # stable: ties keep the order
        items = [item for item, _ in ranked]
        differences.append((sum(items[-size:]) - sum(items[:size])) / size)
    assert found == same(float(np.mean(differences)))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40))
def test_the_quartiles_are_scipys(values: list[int]) -> None:
    expected = [stats.scoreatpercentile(values, percent) for percent in (25, 50, 75)]
    assert quartiles(values) == same(expected)


def test_difficulty_is_the_mean_share() -> None:
    assert difficulty([1, 1, 0, 0.5]) == same(0.625)
    assert math.isnan(difficulty([]))


def test_an_item_is_compared_with_the_rest() -> None:
    points = [[1, 2, 3], [4, 5, 6]]
    assert rest(points, 1).tolist() == [4, 10]
    assert rest(points, [0, 2]).tolist() == [2, 5]


def test_what_does_not_vary_discriminates_nothing() -> None:
    assert point_biserial([1, 1, 1], [1, 2, 3]) is None
    assert point_biserial([0, 1, 1], [2, 2, 2]) is None
    assert upper_lower([0, 1, 1], [2, 2, 2]) is None
    assert upper_lower([1], [2]) is None
    with pytest.raises(ValueError, match="no criterion"):
        point_biserial([1, 0], [1, 2, 3])
    with pytest.raises(ValueError, match="no values"):
        quartiles([])
