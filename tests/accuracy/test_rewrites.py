"""A rewritten answer is another text, and gives what it gave before."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
import pytest

from autograder.accuracy.rewrites import product_by_loops, rewritten, source_of

ALL = {
    "renamed",
    "swapped",
    "regrouped",
    "opposite branches",
    "result in a variable",
    "operators as functions",
    "lists by loops",
    "for as while",
    "body in a function",
    "squares as products",
    "matrix products by loops",
    "all together",
}


def everything(X, W, b=0.5, *, skip=1):
    n, total = 0, X @ W + b + 2 * b
    squares = [float(number) for number in total[0] if number > 0]
    for n, row in enumerate(total):
        if n == skip:
            continue
        if row.sum() > 0:
            squares.append(row.max() - 1)
        else:
            squares.append(0.0 if n else 1.0)
    marks = "." * n + "!" if n else [0] * n + squares
    return b**2 + sum(squares) + len(marks[:1]) + (marks[0] == ".")


def inner_names(numbers):
    def key(number):
        return -number

    ordered = sorted(numbers, key=key)
    first, *rest = ordered
    return [first] + [number + 1 for number in rest]


class Counter:
    def __init__(self, start=0):
        self.count = start

    def up(self, by):
        changed = self.count + by * 2 + 1
        self.count = changed
        return changed


def counted(made: Any) -> list[int]:
    counter = made(3)
    return [counter.up(2), counter.up(-1), counter.count]


def variants(answer: Any) -> dict[str, Any]:
    source = source_of(answer)
    assert source is not None
    return {one.rewrite: one.value for one in rewritten(answer, source, globals())}


def test_every_rewrite_gives_the_same() -> None:
    found = variants(everything)
    assert set(found) == ALL
    rng = np.random.default_rng(0)
    for _ in range(20):
        X, W = rng.standard_normal((4, 3)), rng.standard_normal((3, 2))
        right = everything(X, W, 0.25, skip=2)
        for name, variant in found.items():
            assert variant(X, W, 0.25, skip=2) == pytest.approx(right, rel=1e-12), name
    for name, variant in found.items():
        assert inspect.signature(variant) == inspect.signature(everything), name


def test_names_of_inner_functions_and_of_classes_stay() -> None:
    for variant in variants(inner_names).values():
        assert variant([3, 1, 2]) == [3, 3, 2]
    for variant in variants(Counter).values():
        assert counted(variant) == counted(Counter)


def test_what_hangs_on_variables_around_it_is_left_alone() -> None:
    factor = 2
    assert source_of(lambda x: x * factor) is None
    assert source_of(len) is None


@pytest.mark.parametrize("shapes", [((2, 3), (3, 4)), ((0, 3), (3, 2)), ((2, 0), (0, 1))])
def test_products_by_loops(shapes: tuple[tuple[int, int], tuple[int, int]]) -> None:
    rng = np.random.default_rng(1)
    for dtype in (np.int64, np.float64):
        left, right = ((9 * rng.standard_normal(shape)).astype(dtype) for shape in shapes)
        found = product_by_loops(left, right)
        assert found.dtype == dtype
        np.testing.assert_allclose(found, left @ right)
    assert product_by_loops(np.ones(3), np.ones(3)) == 3
