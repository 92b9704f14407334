"""The drawings of 08_optimizers: batches of an epoch, noisy steps, and every optimizer's path."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLUMNS = 4


@drawing
def draw_batches(
    epochs: Sequence[Sequence[tuple[Any, Any]]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """One row per epoch: its batches as groups of blocks, each datum numbered and coloured.

    `epochs` holds what `minibatches` returned for the data 0, 1, 2, …: lists of (X_b, y_b), each
    (size,). A datum keeps its colour from epoch to epoch.
    """
    from matplotlib import colormaps
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

    orders = [[np.asarray(X, dtype=int).ravel() for X, _ in epoch] for epoch in epochs]
    count = max(sum(len(batch) for batch in epoch) for epoch in orders)
    longest = max(len(epoch) for epoch in orders)
    figure = Figure(figsize=(11.4, 0.9 + 0.82 * len(orders)))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    shades = colormaps["viridis"]
    for row, epoch in enumerate(orders):
        x, y = 0.0, -1.55 * row
        told = s.pick(language, ko="에포크", en="epoch")
        axes.text(-0.5, y + 0.4, f"{told} {row + 1}", ha="right", va="center", fontsize=11)
        for number, batch in enumerate(epoch):
            if row == 0:
                name = s.pick(language, ko=f"배치 {number + 1}", en=f"batch {number + 1}")
                axes.text(x + len(batch) / 2, 1.25, name, ha="center", color=s.MUTED, fontsize=10)
            for datum in batch:
                share = datum / max(count - 1, 1)
                box = FancyBboxPatch(
                    (x + 0.08, y),
                    0.84,
                    0.84,
                    boxstyle="round,pad=0,rounding_size=0.12",
                    fc=shades(share),
                    ec="none",
                )
                axes.add_patch(box)
                ink = s.PAPER if share < 0.65 else s.INK
                label: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9}
                axes.text(x + 0.5, y + 0.42, str(datum), color=ink, **label)
                x += 1.0
            x += 0.55
    axes.set_xlim(-3.0, count + 0.55 * longest)
    axes.set_ylim(-1.55 * (len(orders) - 1) - 0.45, 2.0)
    axes.axis("off")
    sizes = ", ".join(str(len(batch)) for batch in orders[0])
    description = s.pick(
        language,
        ko=f"데이터 {count}개의 {len(orders)} 에포크, 배치의 크기 {sizes}, 매번 다른 순서",
        en=f"{len(orders)} epochs of {count} data in batches of {sizes}, each in another order",
    )
    return figure, description


@drawing
def draw_gd_and_sgd(
    X: Any,
    y: Any,
    full: Sequence[Any],
    small: Sequence[Any],
    *,
    epochs: int,
    language: Language = "en",
) -> tuple[Figure, str]:
    """The mean squared error of a linear model over its two weights, with two paths to its bottom.

    Shapes: X (n, 2), y (n,); `full` and `small` are the weights (2,) before, between and after the
    steps with all the data and with mini-batches.
    """
    from matplotlib.figure import Figure

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)

    def error(w1: np.ndarray, w2: np.ndarray) -> np.ndarray:
        return np.mean((w1[..., None] * X[:, 0] + w2[..., None] * X[:, 1] - y) ** 2, axis=-1)

    figure = Figure(figsize=(11.4, 4.6), layout="constrained")
    figure.get_layout_engine().set(wspace=0.06)  # pyright: ignore
    names = (
        s.pick(language, ko="GD: 전체 데이터로 한 걸음", en="GD: one step with all the data"),
        s.pick(language, ko="SGD: 미니배치마다 한 걸음", en="SGD: one step per mini-batch"),
    )
    paths = [np.asarray(path, dtype=float) for path in (full, small)]
    window = _window(np.concatenate(paths))
    bottom = np.linalg.lstsq(X, y, rcond=None)[0]
    said = []
    for axes, name, path, colour in zip(
        figure.subplots(1, 2), names, paths, (s.BLUE, s.ORANGE), strict=True
    ):
        _paint_contours(axes, error, window)
        axes.plot(*bottom, "*", color=s.INK, ms=11, zorder=3)
        _paint_path(axes, path, colour)
        steps = len(path) - 1
        end = float(error(*path[-1]))
        words = s.pick(
            language, ko=f"{epochs} 에포크, {steps}걸음", en=f"{epochs} epochs, {steps} steps"
        )
        axes.set_title(f"{name} — {words}")
        axes.set_xlabel("$w_1$")
        axes.set_ylabel("$w_2$", rotation=0, labelpad=8)
        said.append((steps, end))
    (steps_full, end_full), (steps_small, end_small) = said
    description = s.pick(
        language,
        ko=f"{epochs} 에포크 동안 GD는 {steps_full}걸음에 손실 {end_full:.3f}, "
        f"SGD는 {steps_small}걸음에 손실 {end_small:.3f}",
        en=f"In {epochs} epochs GD makes {steps_full} steps to a loss of {end_full:.3f}, "
        f"SGD {steps_small} steps to {end_small:.3f}",
    )
    return figure, description


@drawing
def draw_bias_correction(
    positions: Sequence[Any],
    means: Sequence[tuple[Any, Any]],
    grad: float,
    beta1: float,
    beta2: float,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Adam's means of a constant gradient, before and after correction, and its steps.

    `positions` (steps + 1) are the positions, `means` the states (m, v) after each step.
    """
    from matplotlib.figure import Figure

    m, v = np.asarray(means, dtype=float).reshape(-1, 2).T
    t = np.arange(1, len(m) + 1)
    lengths = np.abs(np.diff(np.asarray(positions, dtype=float)))
    lr = float(lengths[-1])
    plain = lr * np.abs(m) / np.sqrt(np.maximum(v, 1e-300))
    figure = Figure(figsize=(11.4, 3.8), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    for axes, state, beta, power, symbol in (
        (left, m, beta1, 1, "m"),
        (middle, v, beta2, 2, "v"),
    ):
        axes.axhline(grad**power, color=s.MUTED, lw=1, ls=":")
        axes.plot(t, state, color=s.ORANGE)
        axes.plot(t, state / (1 - beta**t), color=s.BLUE, ls="--")
        true = "f'" if power == 1 else "f'^2"
        axes.text(t[-1], grad**power * 1.03, f"${true}$", ha="right", va="bottom", color=s.MUTED)
        axes.set_ylim(0, grad**power * 1.22)
        axes.set_title(rf"${symbol}$  ({_name_of_beta(power)} = {s.number(beta)})")
        _name_line(axes, t[-1], state[-1], f"${symbol}$", s.ORANGE)
        _name_line(axes, t[len(t) // 2], grad**power, rf"$\hat{{{symbol}}}$", s.BLUE)
    right.plot(t, plain, color=s.ORANGE)
    right.plot(t, lengths, color=s.BLUE, ls="--")
    without = s.pick(language, ko="보정 없이", en="not corrected")
    with_it = s.pick(language, ko="보정한 Adam", en="corrected: Adam")
    peak = int(np.argmax(plain))
    right.text(t[peak], plain[peak] * 1.03, without, color=s.ORANGE, ha="center", va="bottom")
    right.text(t[-1], lengths[-1] * 1.15, with_it, color=s.BLUE, ha="right", va="bottom")
    right.set_ylim(0, max(plain.max(), lengths.max()) * 1.2)
    right.set_title(s.pick(language, ko="걸음의 길이", en="Length of a step"))
    for axes in (left, middle, right):
        axes.set_xlabel("$t$")
    description = s.pick(
        language,
        ko=f"기울기가 늘 {s.number(grad)}일 때 Adam의 걸음은 모두 {s.number(lr)}, "
        f"보정이 없으면 첫 걸음이 {s.number(plain[0])}",
        en=f"At a constant gradient of {s.number(grad)} every step of Adam is {s.number(lr)} long; "
        f"without correction the first is {s.number(plain[0])}",
    )
    return figure, description


@drawing
def draw_paths(
    loss: Callable[[Any, Any], Any],
    paths: Mapping[str, Any],
    rates: Mapping[str, float] | None = None,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """A loss over two weights, one panel per optimizer with its path (steps + 1, 2).

    `loss` takes two arrays of one shape and returns the loss at each point; `rates` are the
    learning rates, written into the panels.
    """
    from matplotlib.figure import Figure

    walks = {name: np.asarray(path, dtype=float) for name, path in paths.items()}
    rows = -(-len(walks) // _COLUMNS)
    figure = Figure(figsize=(13.2, 2.75 * rows + 0.1), layout="constrained")
    figure.get_layout_engine().set(wspace=0.04, hspace=0.06)  # pyright: ignore
    panels = np.ravel(figure.subplots(rows, _COLUMNS, sharex=True, sharey=True))
    window = _window(np.concatenate(list(walks.values())))
    said = []
    for number, (axes, (name, walk)) in enumerate(zip(panels, walks.items(), strict=False)):
        _paint_contours(axes, loss, window)
        axes.plot(0, 0, "*", color=s.INK, ms=10, zorder=3)
        _paint_path(axes, walk, s.SERIES[number % len(s.SERIES)])
        end = float(loss(*walk[-1]))
        axes.set_title(f"{name}   {s.pick(language, ko='손실', en='loss')} {end:.2g}")
        if rates is not None:
            place: dict[str, Any] = {"ha": "right", "va": "bottom", "transform": axes.transAxes}
            axes.text(0.97, 0.04, rf"$\gamma$ = {s.number(rates[name])}", **place)
        said.append(f"{name} {end:.2g}")
    for axes in panels[len(walks) :]:
        axes.axis("off")
    steps = max(len(walk) for walk in walks.values()) - 1
    description = s.pick(
        language,
        ko=f"옵티마이저마다 {steps}걸음의 경로와 마지막 손실: {', '.join(said)}",
        en=f"The path of each optimizer in {steps} steps, ending at a loss of: {', '.join(said)}",
    )
    return figure, description


def _name_of_beta(number: int) -> str:
    return rf"$\beta_{number}$"


def _name_line(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    low = y < 0.2 * axes.get_ylim()[1]
    shift = {"xytext": (0, 6 if low else -6), "textcoords": "offset points"}
    look = {"ha": "right", "va": "bottom" if low else "top", "color": colour, "fontsize": 13}
    axes.annotate(text, (x, y), **look, **shift)


def _window(points: np.ndarray) -> tuple[float, float, float, float]:
    """Left, right, bottom, top around the points that are finite and not far out."""
    near = np.clip(points[np.isfinite(points).all(axis=1)], -1e3, 1e3)
    low, high = near.min(axis=0), near.max(axis=0)
    margin = 0.12 * np.maximum(high - low, 1e-3)
    (left, bottom), (right, top) = low - margin, high + margin
    return float(left), float(right), float(bottom), float(top)


def _paint_contours(
    axes: Axes,
    loss: Callable[[Any, Any], Any],
    window: tuple[float, float, float, float],
) -> None:
    left, right, bottom, top = window
    across, up = np.meshgrid(np.linspace(left, right, 140), np.linspace(bottom, top, 140))
    height = np.asarray(loss(across, up), dtype=float)
    # Square roots spread the levels of a bowl evenly from its bottom to its rim.
    rim, floor = float(height.max()), float(height.min())
    levels = floor + (rim - floor) * np.linspace(0.0, 1.0, 16) ** 2
    axes.contourf(across, up, height, levels=levels, cmap="Blues_r", alpha=0.35)
    axes.contour(across, up, height, levels=levels[1:], colors=s.MUTED, linewidths=0.5, alpha=0.6)
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    axes.grid(False)


def _paint_path(axes: Axes, path: np.ndarray, colour: str) -> None:
    axes.plot(*path.T, "-", color=colour, lw=1.5, zorder=4)
    axes.plot(*path[1:-1].T, "o", color=colour, ms=3, ls="none", zorder=5)
    axes.plot(*path[0], "o", mfc=s.PAPER, mec=colour, mew=1.8, ms=8, zorder=6)
    axes.plot(*path[-1], "s", color=colour, mec=s.PAPER, mew=1.0, ms=8, zorder=6)
