"""The drawings of 04_activations: each curve with its slope, softmax, and gradients that vanish."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.slider import Slider
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Curve = Callable[[np.ndarray], Any]

_TEMPERATURES = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0)


@drawing
def draw_activations(
    curves: Mapping[str, tuple[Curve, Curve | None]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Named activation functions, each with its derivative; None lets the slope be measured."""
    from matplotlib.figure import Figure

    x = np.linspace(-3, 3, 601)
    columns = 4
    rows = -(-len(curves) // columns)
    figure = Figure(figsize=(3.4 * columns, 2.9 * rows), layout="constrained")
    panels = np.atleast_1d(figure.subplots(rows, columns, sharex=True, sharey=True)).ravel()
    said = []
    for axes, (name, (function, derivative)) in zip(panels, curves.items(), strict=False):
        y = np.asarray(function(x), dtype=float)
        slope = np.gradient(y, x) if derivative is None else np.asarray(derivative(x), dtype=float)
        axes.axhline(0, color=s.RULE, lw=1)
        axes.axvline(0, color=s.RULE, lw=1)
        axes.plot(x, y, color=s.BLUE)
        axes.plot(x, slope, color=s.ORANGE, lw=1.8, ls="--")
        axes.set_ylim(-1.3, 2.2)
        axes.set_title(name)
        said.append(f"{_plain(name)} {s.number(np.max(slope), 3)}")
    for axes in panels[len(curves) :]:
        axes.set_axis_off()
    function_word = s.pick(language, ko="활성화 함수", en="function")
    derivative_word = s.pick(language, ko="미분", en="derivative")
    panels[0].text(-2.9, 1.9, function_word, color=s.BLUE)
    panels[0].text(-2.9, 1.5, derivative_word, color=s.ORANGE)
    description = s.pick(
        language,
        ko=f"활성화 함수와 그 미분, 미분의 최댓값: {', '.join(said)}",
        en=f"Activation functions with their derivatives, which at most are: {', '.join(said)}",
    )
    return figure, description


@drawing
def draw_softmax(
    z: Sequence[float], softmax: Curve, *, language: Language = "en"
) -> tuple[Figure, str]:
    """Scores (K,) and the probabilities that `softmax` makes of them, side by side."""
    from matplotlib.figure import Figure

    scores = np.asarray(z, dtype=float)
    probabilities = np.asarray(softmax(scores), dtype=float)
    figure = Figure(figsize=(9, 3.4), layout="constrained")
    left, right = figure.subplots(1, 2)
    titles = (
        s.pick(language, ko="점수 $z$", en="scores $z$"),
        s.pick(language, ko="확률 (합 {})", en="probabilities (sum {})").format(
            s.number(probabilities.sum())
        ),
    )
    for axes, values, title, colour, decimals in (
        (left, scores, titles[0], s.BLUE, 1),
        (right, probabilities, titles[1], s.GREEN, 2),
    ):
        places = np.arange(len(values))
        axes.bar(places, values, color=colour, width=0.6)
        for place, value in zip(places, values, strict=True):
            label = s.fixed(value, decimals)
            axes.annotate(
                label,
                (place, max(value, 0.0)),
                xytext=(0, 4),
                textcoords="offset points",
                ha="center",
            )
        axes.set_xticks(places, [f"${place + 1}$" for place in places])
        axes.margins(y=0.16)
        axes.grid(False, axis="x")
        axes.set_title(title)
    shown = ", ".join(s.fixed(value, 2) for value in probabilities)
    given = ", ".join(s.number(value) for value in scores)
    description = s.pick(
        language,
        ko=f"소프트맥스: 점수 [{given}]에서 확률 [{shown}]",
        en=f"Softmax: from scores [{given}] to probabilities [{shown}]",
    )
    return figure, description


def slide_temperature(z: Sequence[float], softmax: Curve, *, language: Language = "en") -> Slider:
    """The probabilities of scores z (K,) divided by a temperature, which the slider changes."""
    return Slider(
        lambda temperature: draw_temperature(z, softmax, temperature, language=language),
        _TEMPERATURES,
        start=1.0,
        label=s.pick(language, ko="온도 T", en="temperature T"),
        language=language,
    )


@drawing
def draw_temperature(
    z: Sequence[float], softmax: Curve, temperature: float, *, language: Language = "en"
) -> tuple[Figure, str]:
    """What `softmax` makes of scores z (K,) over a temperature, beside the probabilities at 1."""
    from matplotlib.figure import Figure

    scores = np.asarray(z, dtype=float)
    plain = np.asarray(softmax(scores), dtype=float)
    probabilities = np.asarray(softmax(scores / temperature), dtype=float)
    figure = Figure(figsize=(7.6, 3.8), layout="constrained")
    axes = figure.subplots()
    places = np.arange(len(scores))
    axes.bar(places, probabilities, color=s.GREEN, width=0.6)
    axes.hlines(plain, places - 0.38, places + 0.38, color=s.INK, lw=1.4, ls="--", label="$T = 1$")
    for place, height in enumerate(probabilities):
        axes.text(place, height + 0.02, s.fixed(height, 3), ha="center", va="bottom")
    axes.set_xticks(places, [f"$z_{place + 1} = {scores[place]:g}$" for place in places])
    axes.set_ylim(0, 1.12)
    axes.grid(False, axis="x")
    axes.set_title(rf"$\mathrm{{softmax}}(z / T), \quad T = {temperature:g}$")
    axes.legend(loc="upper right")
    shown = ", ".join(s.fixed(value, 3) for value in probabilities)
    description = s.pick(
        language,
        ko=f"온도 {temperature:g}에서 소프트맥스의 확률 [{shown}]",
        en=f"Softmax at the temperature {temperature:g} has the probabilities [{shown}]",
    )
    return figure, description


@drawing
def draw_vanishing(
    products: Mapping[str, Sequence[float]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """The largest possible gradient after 0, 1, 2, ... layers, for named activation functions."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(7.6, 4.2), layout="constrained")
    axes = figure.subplots()
    ends = []
    # The second curve is wide, so that it shows below a third which lies on it.
    widths = (2.2, 6.0, 1.8)
    for index, (name, values) in enumerate(products.items()):
        depth = np.arange(len(values))
        axes.semilogy(
            depth,
            np.asarray(values, dtype=float),
            color=s.SERIES[index % len(s.SERIES)],
            lw=widths[index % len(widths)],
            label=name,
        )
        ends.append(f"{name} {float(values[-1]):.1e}")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(s.power_of_ten)
    axes.set_xlabel(s.pick(language, ko="거친 층의 수", en="layers passed"))
    axes.set_ylabel(s.pick(language, ko="기울기의 최댓값", en="largest gradient"))
    title = s.pick(language, ko="기울기 소실", en="The vanishing gradient")
    axes.set_title(rf"{title}: $0.25^{{\mathrm{{depth}}}}$")
    axes.legend(loc="lower left")
    layers = len(next(iter(products.values()))) - 1
    description = s.pick(
        language,
        ko=f"{layers}개 층을 거친 기울기의 최댓값: {', '.join(ends)}",
        en=f"Largest gradient after {layers} layers: {', '.join(ends)}",
    )
    return figure, description


def _plain(name: str) -> str:
    """A curve's name without the marks of a formula, for the description."""
    name = name.replace(r"\tau", "τ").replace(r"\sigma", "σ")
    return re.sub(r"[$\\{}]", "", name)


@drawing
def draw_dead_units(
    batches: Mapping[str, tuple[Any, float]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """ReLU of named batches: a row per example, a column per node, dead columns marked.

    `batches` maps a name to the values before ReLU (n, k) and the share of dead nodes found.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.6 * len(batches), 3.4), layout="constrained")
    panels = np.atleast_1d(figure.subplots(1, len(batches)))
    highest = max(float(np.max(np.maximum(Z, 0))) for Z, _ in batches.values())
    said, image = [], None
    for axes, (name, (Z, share)) in zip(panels, batches.items(), strict=True):
        values = np.maximum(np.asarray(Z, dtype=float), 0)
        image = axes.imshow(values, cmap="Blues", vmin=0, vmax=highest, aspect="auto")
        off = np.flatnonzero((values == 0).all(axis=0))
        axes.plot(off, np.full(len(off), -0.9), "v", color=s.ORANGE, ms=7, clip_on=False)
        axes.set_ylim(len(values) - 0.5, -0.5)
        dead = s.pick(language, ko="꺼진 노드", en="dead nodes")
        axes.set_title(f"{name}   {dead} {float(share):.0%}", pad=18)
        axes.set_xlabel(s.pick(language, ko="노드", en="node"))
        axes.set_ylabel(s.pick(language, ko="데이터", en="example"))
        axes.grid(False)
        said.append(f"{_plain(name)} {float(share):.0%}")
    if image is not None:
        figure.colorbar(image, ax=panels, label="ReLU")
    description = s.pick(
        language,
        ko=f"배치 전체에서 꺼져 있는 노드의 비율: {', '.join(said)}",
        en=f"The share of nodes that are off for a whole batch: {', '.join(said)}",
    )
    return figure, description
