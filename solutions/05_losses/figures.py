"""The drawings of 05_losses: what a mistake costs, and the way down with three learning rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.slider import Slider
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Curve = Callable[[np.ndarray], Any]

_RATES = tuple(round(0.02 * step, 2) for step in range(1, 26))


@drawing
def draw_loss_shapes(
    losses: Mapping[str, Curve], *, language: Language = "en"
) -> tuple[Figure, str]:
    """The loss of predicting p where the answer is 1, for named losses of an array of p."""
    from matplotlib.figure import Figure

    p = np.linspace(0.005, 1, 200)
    figure = Figure(figsize=(7.6, 4.2), layout="constrained")
    axes = figure.subplots()
    at_tenth = []
    for (name, loss), colour in zip(losses.items(), s.SERIES, strict=False):
        values = np.asarray(loss(p), dtype=float)
        axes.plot(p, values, color=colour, label=name)
        at_tenth.append(f"{name} {s.number(np.interp(0.1, p, values), 3)}")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 5)
    axes.set_xlabel(
        s.pick(language, ko="예측 $p$ (정답은 1)", en="prediction $p$ (the answer is 1)")
    )
    axes.set_ylabel(s.pick(language, ko="손실", en="loss"))
    axes.set_title(
        s.pick(language, ko="틀린 예측은 얼마나 비싼가", en="What a wrong prediction costs")
    )
    axes.legend()
    description = s.pick(
        language,
        ko=f"정답이 1일 때의 손실 곡선, p = 0.1에서 {', '.join(at_tenth)}",
        en=f"Losses where the answer is 1; at p = 0.1 {', '.join(at_tenth)}",
    )
    return figure, description


@drawing
def draw_step_sizes(
    steps: Any, found: Any, exact: float, *, language: Language = "en"
) -> tuple[Figure, str]:
    """The distance of measured slopes (n,) from the exact one, for step sizes h (n,)."""
    from matplotlib.figure import Figure

    steps = np.asarray(steps, dtype=float)
    error = np.abs(np.asarray(found, dtype=float) - exact)
    best = int(np.argmin(error))
    figure = Figure(figsize=(7.6, 4.2), layout="constrained")
    axes = figure.subplots()
    shown = np.maximum(error, 1e-17)
    axes.loglog(steps, shown, "o-", color=s.BLUE, ms=5)
    axes.plot(steps[best], shown[best], "o", color=s.ORANGE, ms=9)
    guide = steps[steps >= 1e-4]
    axes.loglog(guide, exact / 6 * guide**2, "--", color=s.MUTED, lw=1.2)
    axes.text(0.03, 2e-3, "$h^2$", color=s.MUTED, ha="right", va="bottom")
    axes.xaxis.set_major_formatter(s.power_of_ten)
    axes.yaxis.set_major_formatter(s.power_of_ten)
    axes.set_xlabel("$h$")
    axes.set_ylabel(s.pick(language, ko="정확한 값과의 차이", en="distance from the exact value"))
    axes.set_title(s.pick(language, ko="중앙 차분의 오차", en="Error of the central difference"))
    description = s.pick(
        language,
        ko=f"h에 따른 중앙 차분의 오차, h = {steps[best]:.0e}에서 가장 작음",
        en=f"Error of the central difference by h, smallest at h = {steps[best]:.0e}",
    )
    return figure, description


@drawing
def draw_descents(
    loss: Curve, ways: Mapping[float, Any], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Ways (steps + 1,) down the curve of a loss of one weight, one panel per learning rate."""
    from matplotlib.figure import Figure

    places = {lr: np.asarray(way, dtype=float) for lr, way in ways.items()}
    start = max(abs(float(way[0])) for way in places.values())
    reach = 1.35 * start
    w = np.linspace(-reach, reach, 301)
    curve = np.asarray(loss(w), dtype=float)
    low = curve.min()
    high = low + 1.6 * max(float(loss(way[:1])[0]) - low for way in places.values())
    figure = Figure(figsize=(4.2 * len(places), 4.1), layout="constrained")
    said = []
    for axes, (lr, way) in zip(
        np.atleast_1d(figure.subplots(1, len(places), sharey=True)), places.items(), strict=True
    ):
        axes.plot(w, curve, color=s.MUTED, lw=1.6)
        _paint_way(axes, way, np.asarray(loss(way), dtype=float), reach)
        axes.set_xlim(-reach, reach)
        axes.set_ylim(low - 0.08 * (high - low), high)
        axes.set_title(rf"$\eta = {lr:g}$     {_end(way[-1], reach, language, formula=True)}")
        axes.set_xlabel("$w$")
        said.append(f"{s.number(lr)}: {_end(way[-1], reach, language)}")
    figure.axes[0].set_ylabel("$J(w)$")
    steps = len(next(iter(places.values()))) - 1
    description = s.pick(
        language,
        ko=f"{steps}번 움직인 경사하강법, 학습률마다의 끝: {'; '.join(said)}",
        en=f"Gradient descent of {steps} moves; where each learning rate ends: {'; '.join(said)}",
    )
    return figure, description


def slide_learning_rate(
    loss: Curve, way_of: Callable[[float], Any], *, language: Language = "en"
) -> Slider:
    """The way down the curve of a loss of one weight with the learning rate of the slider.

    `way_of` maps a learning rate to the places (steps + 1,) on the way.
    """
    reach = 1.35 * abs(float(np.asarray(way_of(_RATES[0]), dtype=float)[0]))
    return Slider(
        lambda lr: draw_way_and_losses(loss, lr, way_of(lr), reach, language=language),
        _RATES,
        start=_RATES[4],
        label=s.pick(language, ko="학습률 η", en="learning rate η"),
        language=language,
    )


@drawing
def draw_way_and_losses(
    loss: Curve, lr: float, way: Any, reach: float, *, language: Language = "en"
) -> tuple[Figure, str]:
    """A way (steps + 1,) down the curve of a loss, at the left; the loss of each step, right.

    The curve is drawn from -reach to reach.
    """
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    way = np.asarray(way, dtype=float)
    heights = np.asarray(loss(way), dtype=float)
    w = np.linspace(-reach, reach, 301)
    curve = np.asarray(loss(w), dtype=float)
    low, high = float(curve.min()), float(max(heights[0], np.median(curve)))
    room = 0.12 * (high - low)
    figure = Figure(figsize=(10.4, 4.1), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.3, 1), sharey=True)
    left.plot(w, curve, color=s.MUTED, lw=1.6)
    _paint_way(left, way, heights, reach)
    left.set_xlim(-reach, reach)
    left.set_ylim(low - room, high + room)
    left.set_xlabel("$w$")
    left.set_ylabel("$J(w)$")
    left.set_title(rf"$\eta = {lr:g}$     {_end(way[-1], reach, language, formula=True)}")
    right.plot(np.arange(len(way)), heights, "o-", color=s.ORANGE, ms=5, lw=1.2)
    right.xaxis.set_major_locator(MaxNLocator(integer=True))
    right.set_xlabel(s.pick(language, ko="움직인 횟수", en="moves"))
    right.set_title(s.pick(language, ko="움직일 때마다의 손실", en="The loss after each move"))
    end = float(way[-1])
    description = s.pick(
        language,
        ko=f"학습률 {lr:g}로 {len(way) - 1}번 움직인 끝: w = {s.fixed(end, 2)}, "
        f"손실 {s.fixed(heights[-1], 2)}",
        en=f"With the learning rate {lr:g}, {len(way) - 1} moves end at w = {s.fixed(end, 2)} "
        f"with the loss {s.fixed(heights[-1], 2)}",
    )
    return figure, description


def _paint_way(axes: Axes, way: np.ndarray, heights: np.ndarray, reach: float) -> None:
    left = np.flatnonzero(~(np.abs(way) <= reach))
    seen = slice(0, int(left[0]) + 1 if left.size else None)
    axes.plot(way[seen], heights[seen], "-", color=s.ORANGE, lw=1.2)
    axes.plot(way[seen], heights[seen], "o", color=s.ORANGE, ms=5)
    axes.plot(way[0], heights[0], "o", color=s.BLUE, ms=8)
    if not left.size:
        axes.plot(way[-1], heights[-1], "o", color=s.GREEN, ms=8)


def _end(value: float, reach: float, language: Language, *, formula: bool = False) -> str:
    if not abs(value) <= reach:
        return s.pick(language, ko="밖으로 나감", en="out of sight")
    return rf"$w \to {value:.2f}$" if formula else f"w → {s.fixed(value, 2)}"
