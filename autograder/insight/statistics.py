"""Item statistics on plain arrays, so that each can be compared with a textbook or with SciPy."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
# Kelley (1939): for normal scores, groups of 27 % tell items apart best.
KELLEY_SHARE = 0.27
# Below this many submissions discrimination is chance; below the second it is still uncertain.
ENOUGH, MANY = 20, 100
_Z_95 = 1.959963984540054  # the 97.5 % point of the normal distribution


def quartiles(values: ArrayLike) -> tuple[float, float, float]:
    """Lower quartile, median and upper quartile of `values` (n,), by linear interpolation.

    Raises ValueError for no values.
    """
    given = np.asarray(values, dtype=float)
    if given.size == 0:
        raise ValueError("there are no values")
    low, middle, high = np.quantile(given, [0.25, 0.5, 0.75])
    return float(low), float(middle), float(high)


def difficulty(item: ArrayLike) -> float:
    """The item's difficulty index: the mean share of its points that was won, from 0 to 1.

    `item` (n,) holds shares from 0 to 1; a high index means an easy item. NaN for no values.
    """
    given = np.asarray(item, dtype=float)
    return float(given.mean()) if given.size else math.nan


def point_biserial(item: ArrayLike, criterion: ArrayLike) -> float | None:
    """Correlation of an item (n,) with a criterion (n,): Pearson's, which for an item of zeros
    and ones is the point-biserial one. None where either does not vary, or n < 2.
    """
    x, y = np.asarray(item, dtype=float), np.asarray(criterion, dtype=float)
    _same_length(x, y)
    if x.size < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    x, y = x - x.mean(), y - y.mean()
    r = float(x @ y) / math.sqrt(float(x @ x) * float(y @ y))
    return max(-1.0, min(1.0, r))


def interval(r: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a correlation `r` of `n` pairs, by Fisher's z; n > 3.

    Source: Fisher (1921), as scipy.stats.pearsonr(...).confidence_interval() has it.
    """
    if n <= 3:
        return -1.0, 1.0
    if abs(r) >= 1:
        return r, r
    z, half = math.atanh(r), _Z_95 / math.sqrt(n - 3)
    return math.tanh(z - half), math.tanh(z + half)


def upper_lower(item: ArrayLike, criterion: ArrayLike, share: float = KELLEY_SHARE) -> float | None:
    """Discrimination index D: the item's mean in the upper group less its mean in the lower one.

    The groups are the `share` of the n students with the highest and the lowest criterion (rounded
    to whole students, at least one each). Students who tie at a group's edge are in it in equal
    parts, so that the order in which they are listed decides nothing: D is the mean over all
    orders. None where the criterion does not vary, or n < 2.
    """
    x, y = np.asarray(item, dtype=float), np.asarray(criterion, dtype=float)
    _same_length(x, y)
    if x.size < 2 or np.ptp(y) == 0:
        return None
    size = max(1, math.floor(share * x.size + 0.5))
    found = float((_group(y, size) - _group(-y, size)) @ x) / size
    return max(-1.0, min(1.0, found))


def _group(criterion: Floats, size: int) -> Floats:
    """Each student's part in the group of the `size` highest: 0, 1, or a share at the edge."""
    edge = np.sort(criterion)[-size]
    above, at = criterion > edge, criterion == edge
    return above + at * ((size - above.sum()) / at.sum())


def rest(points: ArrayLike, column: int | slice | list[int]) -> Floats:
    """Each student's points without one item's (or several items'): the criterion for that item.

    `points` (students, items). An item is not compared with a sum that it is part of.
    """
    table = np.asarray(points, dtype=float)
    return table.sum(axis=1) - table[:, column].reshape(len(table), -1).sum(axis=1)


def _same_length(x: Floats, y: Floats) -> None:
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"an item of shape {x.shape} has no criterion of shape {y.shape}")
