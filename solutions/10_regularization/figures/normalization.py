"""The drawings of 10_regularization's second half: the size of values from layer to layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@drawing
def draw_initialisation(
    sizes: Mapping[str, Sequence[float]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """The root mean square of the activations after each ReLU layer, for named initialisations."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.8, 4), layout="constrained")
    axes = figure.subplots()
    for (name, values), colour in zip(sizes.items(), s.SERIES, strict=False):
        layers = np.arange(1, len(values) + 1)
        axes.semilogy(layers, values, "o-", color=colour, ms=4)
        axes.annotate(
            name,
            (layers[-1], values[-1]),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            color=colour,
        )
    axes.yaxis.set_major_formatter(s.power_of_ten)
    deepest = max(len(values) for values in sizes.values())
    axes.set_xlim(0, deepest * 1.27)
    axes.set_xticks(range(0, deepest + 1, 5))
    axes.set_xlabel(s.pick(language, ko="층 (ReLU)", en="layer (ReLU)"))
    axes.set_title(s.pick(language, ko="활성화 값의 크기", en="Size of the activations"))
    ends = ", ".join(f"{name} {s.number(values[-1], 2)}" for name, values in sizes.items())
    description = s.pick(
        language,
        ko=f"{deepest}번째 층의 활성화 값의 크기: {ends}",
        en=f"The size of the activations at layer {deepest}: {ends}",
    )
    return figure, description


@drawing
def draw_batch_norm(before: Any, after: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """How the values of each feature are spread before and after; both arrays are (n, d)."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11.4, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    titles = (
        s.pick(language, ko="배치 정규화 전", en="Before batch normalization"),
        s.pick(language, ko="배치 정규화 후", en="After batch normalization"),
    )
    for axes, values, title in zip((left, right), (before, after), titles, strict=True):
        values = np.asarray(values, dtype=float)
        bins = np.linspace(values.min(), values.max(), 46)
        for feature, colour in zip(range(values.shape[1]), s.SERIES, strict=False):
            column = values[:, feature]
            name = rf"$x_{feature + 1}$: {_two(column.mean())} ± {s.fixed(column.std(), 2)}"
            axes.hist(column, bins=list(bins), histtype="step", lw=1.8, color=colour)
            axes.hist(column, bins=list(bins), color=colour, alpha=0.12)
            axes.plot([], [], color=colour, label=s.beside_math(name))
        axes.legend(title=s.pick(language, ko="평균 ± 표준편차", en="mean ± std"), fontsize=9)
        axes.set_title(title)
        axes.set_yticks([])
    spread = [np.asarray(values, dtype=float).std(axis=0) for values in (before, after)]
    ranges = [f"{s.fixed(each.min(), 2)}–{s.fixed(each.max(), 2)}" for each in spread]
    description = s.pick(
        language,
        ko=f"특징마다의 표준편차: 정규화 전 {ranges[0]}, 후 {ranges[1]}",
        en=f"The features' standard deviations: {ranges[0]} before, {ranges[1]} after",
    )
    return figure, description


@drawing
def draw_norm_axes(
    before: Any, after: Mapping[str, Any], *, language: Language = "en"
) -> tuple[Figure, str]:
    """A batch (n, d) as coloured cells, and the same after each named normalization.

    Column means stand below, row means to the right: one of the two is 0 after normalising.
    """
    from matplotlib.figure import Figure

    panels = {s.pick(language, ko="정규화 전", en="before"): before, **after}
    figure = Figure(figsize=(3.9 * len(panels), 4.6), layout="constrained")
    said = []
    for axes, (name, values) in zip(figure.subplots(1, len(panels)), panels.items(), strict=True):
        values = np.asarray(values, dtype=float)
        image = _paint_cells(axes, values, language)
        figure.colorbar(image, ax=axes, shrink=0.85, aspect=28)
        axes.set_title(name, loc="center")
        means = np.abs(values.mean(axis=0)).max(), np.abs(values.mean(axis=1)).max()
        said.append(f"{name} {s.fixed(means[0], 2)}, {s.fixed(means[1], 2)}")
    description = s.pick(
        language,
        ko=f"평균의 가장 큰 절댓값(열, 행): {'; '.join(said)}",
        en=f"The largest mean by size (columns, rows): {'; '.join(said)}",
    )
    return figure, description


def _paint_cells(axes: Axes, values: np.ndarray, language: Language) -> Any:
    """The values as colours, 0 in the middle, with means at the edges; returns the image."""
    n, d = values.shape
    limit = float(np.abs(values).max())
    image = axes.imshow(values, cmap="RdBu", vmin=-limit, vmax=limit, aspect="auto")
    small: dict[str, Any] = {"fontsize": 8.5, "color": s.MUTED}
    for column, mean in enumerate(values.mean(axis=0)):
        axes.text(column, n - 0.2, _two(mean), ha="center", va="top", **small)
    for row, mean in enumerate(values.mean(axis=1)):
        axes.text(d - 0.4, row, _two(mean), va="center", **small)
    axes.text(d - 0.4, n - 0.2, s.pick(language, ko="평균", en="mean"), va="top", fontsize=8.5)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.grid(False)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_xlabel(s.pick(language, ko="특징", en="features"), labelpad=16)
    axes.set_ylabel(s.pick(language, ko="데이터", en="examples"))
    return image


def _two(value: float) -> str:
    """Two decimals, and no minus sign before a zero."""
    return s.fixed(round(float(value), 2) + 0.0, 2)
