"""The drawings of 10_regularization's first half: capacity, and what holds it in check."""

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
def draw_fits(
    x: Any,
    y: Any,
    x_val: Any,
    y_val: Any,
    fits: Mapping[int, Any],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Three fitted polynomials, the lowest degree, the best and the highest, and all their errors.

    Shapes: x, y (n,) and x_val, y_val (m,); `fits` maps a degree to coefficients, lowest power
    first. The best is the one with the smallest mean squared error on the validation data.
    """
    from matplotlib.figure import Figure

    x, y, x_val, y_val = (np.asarray(part, dtype=float) for part in (x, y, x_val, y_val))
    train = {degree: _error(w, x, y) for degree, w in fits.items()}
    val = {degree: _error(w, x_val, y_val) for degree, w in fits.items()}
    best = min(val, key=lambda degree: val[degree])
    figure = Figure(figsize=(13.6, 3.9), layout="constrained")
    panels = figure.subplots(1, 4, width_ratios=(1, 1, 1, 1.25))
    names = (
        (1, s.pick(language, ko="과소적합", en="under-fitting"), s.ORANGE),
        (best, s.pick(language, ko="알맞음", en="about right"), s.GREEN),
        (max(fits), s.pick(language, ko="과적합", en="over-fitting"), s.PURPLE),
    )
    degree_word = s.pick(language, ko="차수", en="degree")
    for axes, (degree, name, colour) in zip(panels, names, strict=False):
        _paint_curve(axes, fits[degree], (x, y), (x_val, y_val), colour, language)
        axes.set_title(f"{degree_word} {degree}: {name}")
    panels[0].legend(loc="upper left", fontsize=9)
    errors = panels[3]
    for values, colour, line, name in (
        (train, s.BLUE, "o-", s.pick(language, ko="학습 오차", en="training error")),
        (val, s.ORANGE, "s--", s.pick(language, ko="검증 오차", en="validation error")),
    ):
        errors.semilogy(list(values), list(values.values()), line, color=colour, ms=4, label=name)
    errors.yaxis.set_major_formatter(s.power_of_ten)
    errors.axvline(best, color=s.GREEN, lw=1, ls=":")
    errors.set_title(s.pick(language, ko="평균 제곱 오차", en="Mean squared error"))
    errors.set_xlabel(degree_word)
    errors.legend()
    description = s.pick(
        language,
        ko=f"다항식의 차수 1, {best}, {max(fits)}: 검증 오차는 {best}차에서 가장 작은 "
        f"{s.number(val[best], 3)}, {max(fits)}차에서 {s.number(val[max(fits)], 3)}",
        en=f"Polynomials of degree 1, {best} and {max(fits)}: the validation error is smallest at "
        f"{best}, {s.number(val[best], 3)}, and {s.number(val[max(fits)], 3)} at {max(fits)}",
    )
    return figure, description


@drawing
def draw_weight_decay(
    x: Any,
    y: Any,
    x_val: Any,
    y_val: Any,
    weights: Mapping[float, Any],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """The same polynomial after training with each λ: its curve above, its coefficients below.

    Shapes as in `draw_fits`; `weights` maps λ to coefficients.
    """
    from matplotlib.figure import Figure

    x, y, x_val, y_val = (np.asarray(part, dtype=float) for part in (x, y, x_val, y_val))
    figure = Figure(figsize=(4.2 * len(weights), 5.6), layout="constrained")
    panels = figure.subplots(2, len(weights), height_ratios=(2, 1), squeeze=False, sharey="row")
    words = s.pick(language, ko="학습 {} · 검증 {}", en="training {} · validation {}")
    said = []
    colours = (s.PURPLE, s.GREEN, s.ORANGE, s.BLUE)
    for column, (lam, w) in enumerate(weights.items()):
        above, below = panels[0][column], panels[1][column]
        colour = colours[column % len(colours)]
        _paint_curve(above, w, (x, y), (x_val, y_val), colour, language)
        errors = [s.number(_error(w, *data), 3) for data in ((x, y), (x_val, y_val))]
        above.set_title(rf"$\lambda$ = {s.number(lam)}")
        above.text(0.03, 0.03, words.format(*errors), transform=above.transAxes, fontsize=10)
        if column == 0:
            above.legend(loc="upper left", fontsize=9)
        below.bar(np.arange(len(w)), np.asarray(w, dtype=float), color=colour, width=0.65)
        below.set_yscale("symlog", linthresh=1.0)
        below.yaxis.set_major_formatter(s.power_of_ten)
        below.axhline(0, color=s.MUTED, lw=0.8)
        below.set_xlabel(s.pick(language, ko="계수", en="coefficient") + " $w_k$,  $k$")
        said.append(f"λ {s.number(lam)}: {errors[1]}")
    description = s.pick(
        language,
        ko=f"가중치 감쇠의 세기에 따른 검증 오차 — {'; '.join(said)}",
        en=f"The validation error by the strength of weight decay — {'; '.join(said)}",
    )
    return figure, description


def _paint_curve(
    axes: Axes,
    w: Any,
    train: tuple[np.ndarray, np.ndarray],
    val: tuple[np.ndarray, np.ndarray],
    colour: str,
    language: Language,
) -> None:
    grid = np.linspace(min(train[0].min(), val[0].min()), max(train[0].max(), val[0].max()), 241)
    names = (
        s.pick(language, ko="학습 데이터", en="training data"),
        s.pick(language, ko="검증 데이터", en="validation data"),
    )
    axes.plot(*train, "o", ms=6.5, color=s.INK, zorder=3, label=names[0])
    axes.plot(*val, "^", ms=4, color=s.MUTED, alpha=0.6, zorder=1, label=names[1])
    axes.plot(grid, _polynomial(w, grid), color=colour, zorder=2)
    low, high = (
        min(train[1].min(), val[1].min()),
        max(train[1].max(), val[1].max()),
    )
    room = 0.35 * (high - low)
    axes.set_ylim(low - room, high + room)
    axes.set_xlabel("$x$")


def _polynomial(w: Any, x: np.ndarray) -> np.ndarray:
    w = np.asarray(w, dtype=float)
    return np.vander(x, len(w), increasing=True) @ w


def _error(w: Any, x: np.ndarray, y: np.ndarray) -> float:
    return float(np.mean((_polynomial(w, x) - y) ** 2))


@drawing
def draw_dropout(steps: Sequence[Any], *, language: Language = "en") -> tuple[Figure, str]:
    """Nodes (rows are examples, columns nodes) after dropout at several steps, then in evaluation.

    `steps` holds what `dropout` made of an array of ones, (n, d) each; the last is evaluation.
    """
    from matplotlib.figure import Figure

    shown = [np.asarray(step, dtype=float) for step in steps]
    figure = Figure(figsize=(13.6, 2.5), layout="constrained")
    panels = np.atleast_1d(figure.subplots(1, len(shown)))
    step_word = s.pick(language, ko="학습 걸음", en="training step")
    off = []
    for number, (axes, values) in enumerate(zip(panels, shown, strict=True), 1):
        last = number == len(shown)
        _paint_nodes(axes, values, s.GREEN if last else s.BLUE)
        share = float(np.mean(values == 0))
        off.append(f"{100 * share:.0f} %")
        name = s.pick(language, ko="평가", en="evaluation") if last else f"{step_word} {number}"
        axes.set_title(name, fontsize=11)
        gone = s.pick(language, ko="꺼짐", en="off")
        size = s.number(float(np.max(np.abs(values), initial=0)), 3)
        axes.set_xlabel(f"{gone} {off[-1]},  1 → {size}", fontsize=10)
    description = s.pick(
        language,
        ko=f"걸음마다 다른 노드가 꺼집니다: {', '.join(off)}",
        en=f"Other nodes are off at each step: {', '.join(off)}",
    )
    return figure, description


def _paint_nodes(axes: Axes, values: np.ndarray, colour: str) -> None:
    on, off = np.argwhere(values != 0).T, np.argwhere(values == 0).T
    axes.scatter(on[1], on[0], s=46, color=colour)
    axes.scatter(off[1], off[0], s=40, facecolors="none", edgecolors=s.RULE)
    axes.set_xlim(-1, values.shape[1])
    axes.set_ylim(values.shape[0] - 0.3, -0.7)
    axes.grid(False)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_visible(False)


@drawing
def draw_votes(
    sizes: Sequence[int], errors: Mapping[float, Sequence[float]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """How often a majority is wrong, by the number of models, for each error of a single model."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.4, 3.9), layout="constrained")
    axes = figure.subplots()
    for (wrong, values), colour in zip(errors.items(), s.SERIES, strict=False):
        axes.plot(sizes, values, "o-", color=colour, ms=5)
        name = s.pick(language, ko=f"하나의 오류 {wrong}", en=f"each wrong {wrong}")
        axes.annotate(
            name,
            (sizes[-1], values[-1]),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            color=colour,
        )
    axes.set_ylim(0, 0.6)
    axes.set_xlim(0, max(sizes) * 1.3)
    axes.set_xticks(list(sizes))
    axes.set_xlabel(s.pick(language, ko="투표하는 모델의 수", en="models that vote"))
    axes.set_title(
        s.pick(language, ko="다수결이 틀리는 비율", en="How often the majority is wrong")
    )
    ends = ", ".join(f"{wrong} → {values[-1]:.3f}" for wrong, values in errors.items())
    description = s.pick(
        language,
        ko=f"모델 {sizes[-1]}개의 다수결이 틀리는 비율: {ends}",
        en=f"How often a majority of {sizes[-1]} models is wrong: {ends}",
    )
    return figure, description


@drawing
def draw_early_stopping(
    train_losses: Sequence[float],
    val_losses: Sequence[float],
    best_epoch: int,
    stop_epoch: int,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Training and validation loss by epoch, the best one and the stop; dotted: never run."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.4, 4.1), layout="constrained")
    axes = figure.subplots()
    epochs = np.arange(len(val_losses))
    for losses, colour, line, name in (
        (train_losses, s.BLUE, "-", s.pick(language, ko="학습 손실", en="training loss")),
        (val_losses, s.ORANGE, "--", s.pick(language, ko="검증 손실", en="validation loss")),
    ):
        run = epochs <= stop_epoch
        values = np.asarray(losses, dtype=float)
        axes.plot(epochs[run], values[run], line, color=colour, label=name)
        axes.plot(epochs[stop_epoch:], values[stop_epoch:], color=colour, lw=1.2, ls=":", alpha=0.7)
    best = float(val_losses[best_epoch])
    axes.plot(best_epoch, best, "o", color=s.GREEN, ms=9, zorder=4)
    label = s.pick(language, ko="가장 좋은 에포크", en="best epoch")
    axes.annotate(
        f"{label} {best_epoch}",
        (best_epoch, best),
        xytext=(0, -20),
        textcoords="offset points",
        ha="center",
        color=s.GREEN,
    )
    axes.axvline(stop_epoch, color=s.INK, lw=1)
    stop = s.pick(language, ko="멈춤", en="stop")
    axes.text(stop_epoch + 0.5, 0.97, f"{stop} {stop_epoch}", transform=axes.get_xaxis_transform())
    axes.set_ylim(0, 1.6 * float(np.median(val_losses)))
    axes.set_xlabel(s.pick(language, ko="에포크(Epoch)", en="epoch"))
    axes.legend(loc="upper right")
    description = s.pick(
        language,
        ko=f"검증 손실은 에포크 {best_epoch}에서 가장 작은 {s.number(best, 3)}, "
        f"에포크 {stop_epoch}에서 멈춤",
        en=f"The validation loss is smallest at epoch {best_epoch}, {s.number(best, 3)}; "
        f"training stops at epoch {stop_epoch}",
    )
    return figure, description
