"""The drawings of 03_xor: why one line is not enough, and what training finds instead."""

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

_LOW, _HIGH = -0.4, 1.4
# Three lines w1 x1 + w2 x2 + b = 0 that show the best a line can do, and that most do worse.
_LINES = (((1.0, 1.0, -0.5), "$x_1 + x_2 = 0.5$"), ((0.0, 1.0, -0.5), "$x_2 = 0.5$"))
_LINES += (((-1.0, -1.0, 1.5), "$x_1 + x_2 = 1.5$"),)


@drawing
def draw_lines(X: Any, y: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """Three straight lines across the four points of XOR, with the points each gets wrong ringed.

    Shapes: X (n, 2), y (n, 1).
    """
    from matplotlib.figure import Figure

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float).ravel()
    figure = Figure(figsize=(11.4, 4), layout="constrained")
    engine: Any = figure.get_layout_engine()
    engine.set(wspace=0.06)
    counts = []
    for axes, ((w1, w2, b), name) in zip(figure.subplots(1, 3), _LINES, strict=True):

        def side(points: np.ndarray, line: tuple[float, float, float] = (w1, w2, b)) -> np.ndarray:
            return (points @ np.array(line[:2]) + line[2] > 0).astype(float)

        _paint_field(axes, side)
        right = side(X) == y
        counts.append(int(right.sum()))
        _paint_points(axes, X, y)
        axes.plot(*X[~right].T, "o", ms=27, mfc="none", mec=s.INK, mew=1.6, ls="none")
        score = s.pick(language, ko="맞힌 점", en="right")
        axes.set_title(f"{name}     {score} {counts[-1]} / {len(X)}")
    description = s.pick(
        language,
        ko=f"직선 세 개로 XOR 나누기: 맞힌 점 {counts}, 동그라미는 틀린 점",
        en=f"Three lines that try to split XOR: points right {counts}, wrong ones ringed",
    )
    return figure, description


@drawing
def draw_losses(
    losses: Mapping[str | int, Sequence[float]], *, every: int = 1000, language: Language = "en"
) -> tuple[Figure, str]:
    """The loss curves of training runs: one mean absolute error per `every` epochs.

    A run is called by its name, or by the number of its seed.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4.2), layout="constrained")
    axes = figure.subplots()
    named = {_name(run, language): values for run, values in losses.items()}
    for (name, values), colour in zip(named.items(), _colours(len(named)), strict=True):
        epochs = np.arange(len(values)) * every
        axes.plot(epochs, values, "o-", color=colour, ms=5)
        axes.annotate(
            f"{name}: {float(values[-1]):.4f}",
            (epochs[-1], values[-1]),
            xytext=(0, 9),
            textcoords="offset points",
            ha="right",
            color=colour,
        )
    axes.set_ylim(0, None)
    axes.margins(x=0.03)
    axes.set_title(s.pick(language, ko="학습하는 동안의 손실", en="Loss while training"))
    axes.set_xlabel(s.pick(language, ko="에포크(Epoch)", en="epoch"))
    axes.set_ylabel(s.pick(language, ko="평균 절대 오차", en="mean absolute error"))
    ends = ", ".join(f"{name} {float(values[-1]):.4f}" for name, values in named.items())
    description = s.pick(
        language, ko=f"손실 곡선, 마지막 값: {ends}", en=f"Loss curves end at {ends}"
    )
    return figure, description


@drawing
def draw_surfaces(
    models: Mapping[str | int, Callable[[np.ndarray], Any]],
    X: Any,
    y: Any,
    *,
    hidden: Mapping[str | int, tuple[Any, Any]] | None = None,
    language: Language = "en",
) -> tuple[Figure, str]:
    """What each model predicts over the whole input plane, from 0 to 1.

    It is called by its name, or by the number of the seed that it started from.
    A model takes points (m, 2) and returns predictions (m, 1). `hidden` may give (W1, b1),
    shapes (2, h) and (h,), of a model: the line on which each hidden node is undecided is drawn.
    """
    from matplotlib.figure import Figure

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float).ravel()
    figure = Figure(figsize=(4.6 * len(models) + 1.0, 4.5), layout="constrained")
    panels = np.atleast_1d(figure.subplots(1, len(models)))
    field, said = None, []
    for axes, (run, model) in zip(panels, models.items(), strict=True):
        name = _name(run, language)
        field = _paint_field(axes, model)
        for W1, b1 in [hidden[run]] if hidden and run in hidden else []:
            _paint_hidden(axes, np.asarray(W1, dtype=float), np.asarray(b1, dtype=float))
        predictions = np.asarray(model(X), dtype=float).ravel()
        _paint_points(axes, X, y, [s.fixed(value, 2) for value in predictions])
        axes.set_title(name)
        said.append(f"{name} [{', '.join(s.fixed(value, 2) for value in predictions)}]")
    if field is not None:
        bar = figure.colorbar(field, ax=list(panels), ticks=[0, 0.5, 1], fraction=0.05)
        bar.set_label(s.pick(language, ko="예측값", en="prediction") + r" $\hat{y}$")
        bar.outline.set_visible(False)  # pyright: ignore[reportCallIssue]
    description = s.pick(
        language,
        ko=f"결정 영역과 네 점의 예측값: {'; '.join(said)}",
        en=f"Decision surfaces with the predictions at the four points: {'; '.join(said)}",
    )
    return figure, description


def _name(run: str | int, language: Language) -> str:
    return run if isinstance(run, str) else s.pick(language, ko=f"시드 {run}", en=f"seed {run}")


def _paint_field(axes: Axes, model: Callable[[np.ndarray], Any]) -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    steps = np.linspace(_LOW, _HIGH, 121)
    grid = np.stack(np.meshgrid(steps, steps), axis=-1)
    values = np.asarray(model(grid.reshape(-1, 2)), dtype=float).reshape(grid.shape[:2])
    colours = LinearSegmentedColormap.from_list("course", ["#f2b48c", "#fbf7f3", "#86bde0"])
    field = axes.imshow(
        values,
        origin="lower",
        extent=(_LOW, _HIGH, _LOW, _HIGH),
        cmap=colours,
        vmin=0,
        vmax=1,
        interpolation="bilinear",
    )
    if values.min() < 0.5 < values.max():
        axes.contour(steps, steps, values, levels=[0.5], colors=s.INK, linewidths=1.6)
    axes.set_xlim(_LOW, _HIGH)
    axes.set_ylim(_LOW, _HIGH)
    axes.set_xticks([0, 1])
    axes.set_yticks([0, 1])
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$", rotation=0, labelpad=8)
    axes.grid(False)
    return field


def _paint_points(
    axes: Axes, X: np.ndarray, y: np.ndarray, labels: Sequence[str] | None = None
) -> None:
    for label, colour, marker in ((0.0, s.ORANGE, "s"), (1.0, s.BLUE, "o")):
        chosen = X[y == label]
        axes.plot(*chosen.T, marker, ms=14, color=colour, mec=s.PAPER, mew=1.5, ls="none", zorder=4)
    for (x1, x2), answer in zip(X, y, strict=True):
        text = s.number(answer)
        axes.text(x1, x2, text, ha="center", va="center", color=s.PAPER, fontsize=9.5, zorder=5)
    for (x1, x2), text in zip(X, labels or (), strict=False):
        outward = 0.2 if x2 > 0.5 else -0.2
        box: dict[str, Any] = {"boxstyle": "round,pad=0.2", "fc": s.PAPER, "ec": "none"}
        place = (x1, x2 + outward)
        axes.text(*place, text, ha="center", va="center", fontsize=10.5, bbox=box, zorder=5)


def _paint_hidden(axes: Axes, W1: np.ndarray, b1: np.ndarray) -> None:
    steps = np.array([_LOW, _HIGH])
    for (w1, w2), b in zip(W1.T, b1, strict=True):
        if abs(w2) >= abs(w1):
            axes.plot(steps, -(w1 * steps + b) / w2, "--", color=s.MUTED, lw=1.2, zorder=2)
        else:
            axes.plot(-(w2 * steps + b) / w1, steps, "--", color=s.MUTED, lw=1.2, zorder=2)


def _colours(count: int) -> list[str]:
    return [s.SERIES[index % len(s.SERIES)] for index in range(count)]
