"""The drawings of 09_data_and_evaluation: scales, splits, folds and what a model got wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.slider import Slider
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NAMES = {"ko": ("학습", "검증", "테스트"), "en": ("training", "validation", "test")}
_MARKERS = ("o", "s", "^")  # for eyes that do not tell the colours apart
_BLOCKS = ((s.BLUE, s.BLUE, s.PAPER), (s.PALE_ORANGE, s.ORANGE, s.INK), (s.PAPER, s.GREEN, s.INK))


@drawing
def draw_scaling(
    train: Any, test: Any, scaled: Mapping[str, tuple[Any, Any]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Two features as they are and after each named scaling, with equal units on both axes.

    Shapes: train (n, 2), test (m, 2); `scaled` maps a name to the scaled (train, test).
    """
    from matplotlib.figure import Figure

    raw = s.pick(language, ko="원래 값", en="as they are")
    panels = {raw: (train, test), **scaled}
    figure = Figure(figsize=(4.3 * len(panels), 4.1), layout="constrained")
    said = []
    for axes, (name, pair) in zip(figure.subplots(1, len(panels)), panels.items(), strict=True):
        for values, colour, label in zip(pair, (s.BLUE, s.GREEN), (0, 2), strict=True):
            points = np.asarray(values, dtype=float)
            look: dict[str, Any] = {"color": colour, "ms": 5 if label == 0 else 7}
            axes.plot(*points.T, _MARKERS[label], **look, label=_NAMES[language][label])
        together = np.concatenate([np.asarray(values, dtype=float) for values in pair])
        middle, reach = together.mean(axis=0), 0.55 * np.ptp(together, axis=0).max()
        axes.set_xlim(middle[0] - reach, middle[0] + reach)
        axes.set_ylim(middle[1] - reach, middle[1] + reach)
        axes.set_aspect("equal")
        axes.set_title(name)
        axes.set_xlabel("$x_1$")
        axes.set_ylabel("$x_2$", rotation=0, labelpad=8)
        widths = np.ptp(np.asarray(pair[0], dtype=float), axis=0)
        said.append(f"{name} {s.number(widths[0], 3)} × {s.number(widths[1], 3)}")
        if name == raw:
            axes.legend(loc="upper left")
    description = s.pick(
        language,
        ko=f"두 특징의 범위: {', '.join(said)}",
        en=f"The ranges of two features: {', '.join(said)}",
    )
    return figure, description


@drawing
def draw_clipping(before: Any, after: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """One column (n,) before and after its outliers were pulled back; lines join what moved."""
    from matplotlib.figure import Figure

    before, after = (np.ravel(np.asarray(part, dtype=float)) for part in (before, after))
    moved = before != after
    figure = Figure(figsize=(9.6, 2.9), layout="constrained")
    axes = figure.subplots()
    for fence in {float(after[moved].min()), float(after[moved].max())} if moved.any() else ():
        axes.axvline(fence, color=s.INK, lw=1, ls=":")
    for x0, x1 in zip(before[moved], after[moved], strict=True):
        arrow = {"arrowstyle": "-|>", "color": s.MUTED, "lw": 1}
        axes.annotate("", (x1, 1.28), (x0, 1.72), arrowprops=arrow)
    for values, y, mark, colour in ((before, 2, "o", s.ORANGE), (after, 1, "s", s.BLUE)):
        axes.plot(values, np.full(len(values), y), mark, color=colour, ms=5, alpha=0.7)
    names = s.pick(language, ko="원래 값", en="as it is"), "clip_outliers"
    axes.set_yticks([2, 1], names)
    axes.set_ylim(0.6, 2.4)
    axes.grid(False, axis="y")
    description = s.pick(
        language,
        ko=f"값 {len(before)}개 가운데 {int(moved.sum())}개를 울타리까지 당겨 옴",
        en=f"{int(moved.sum())} of {len(before)} values are pulled back to the fence",
    )
    return figure, description


@drawing
def draw_split(sets: Sequence[Any], *, language: Language = "en") -> tuple[Figure, str]:
    """Every row number in the colour of the set it went to; `sets` are train, val, test (n_i,)."""
    from matplotlib.figure import Figure

    rows = [np.asarray(part, dtype=int).ravel() for part in sets]
    n = sum(len(part) for part in rows)
    figure = Figure(figsize=(11.4, 1.7))
    axes = figure.add_axes((0.01, 0.02, 0.98, 0.96))
    for part, (fill, edge, ink) in zip(rows, _BLOCKS, strict=True):
        for row in part:
            _paint_block(axes, float(row), 0.0, fill, str(row), ink, edge)
    sizes = [len(part) for part in rows]
    told = [f"{name} {size}" for name, size in zip(_NAMES[language], sizes, strict=True)]
    _paint_legend(axes, told, 1.75, _BLOCKS)
    _finish(axes, n, -0.4, 2.4)
    words = ", ".join(told)
    description = s.pick(
        language,
        ko=f"데이터 {n}개가 섞여서 나뉜 곳: {words}",
        en=f"Where {n} data went after shuffling: {words}",
    )
    return figure, description


@drawing
def draw_folds(
    folds: Sequence[tuple[Any, Any]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """One row per fold: the data it trains on and those that validate, as coloured blocks.

    `folds` holds (train, val) row numbers.
    """
    from matplotlib.figure import Figure

    pairs = [(np.asarray(train, dtype=int), np.asarray(val, dtype=int)) for train, val in folds]
    n = len(pairs[0][0]) + len(pairs[0][1])
    figure = Figure(figsize=(11.4, 0.9 + 0.52 * len(pairs)))
    axes = figure.add_axes((0.01, 0.02, 0.98, 0.96))
    fold_word = s.pick(language, ko="폴드", en="fold")
    for number, (train, val) in enumerate(pairs):
        y = -1.12 * number
        axes.text(-0.5, y + 0.42, f"{fold_word} {number + 1}", ha="right", va="center")
        for row in train:
            _paint_block(axes, float(row), y, s.PALE_BLUE, str(row), s.MUTED)
        for row in val:
            _paint_block(axes, float(row), y, s.ORANGE, str(row))
    sizes = ", ".join(str(len(val)) for _, val in pairs)
    blocks = ((s.PALE_BLUE, s.PALE_BLUE, s.INK), (s.ORANGE, s.ORANGE, s.PAPER))
    _paint_legend(axes, list(_NAMES[language][:2]), 1.75, blocks)
    _finish(axes, n, -1.12 * (len(pairs) - 1) - 0.3, 2.4, left=-3.2)
    description = s.pick(
        language,
        ko=f"데이터 {n}개의 {len(pairs)}겹 교차 검증, 검증 폴드의 크기 {sizes}",
        en=f"{len(pairs)}-fold cross-validation of {n} data, validation folds of {sizes}",
    )
    return figure, description


def _paint_block(
    axes: Axes,
    x: float,
    y: float,
    colour: str,
    text: str,
    ink: str = s.PAPER,
    edge: str = "none",
) -> None:
    from matplotlib.patches import FancyBboxPatch

    shape = "round,pad=0,rounding_size=0.12"
    box = FancyBboxPatch((x + 0.06, y), 0.88, 0.88, boxstyle=shape, fc=colour, ec=edge, lw=1.4)
    axes.add_patch(box)
    axes.text(x + 0.5, y + 0.43, text, ha="center", va="center", fontsize=8.5, color=ink)


def _paint_legend(
    axes: Axes, names: Sequence[str], y: float, blocks: Sequence[tuple[str, str, str]]
) -> None:
    x = 0.0
    for name, (fill, edge, ink) in zip(names, blocks, strict=True):
        _paint_block(axes, x, y - 0.4, fill, "", ink, edge)
        axes.text(x + 1.15, y + 0.03, name, va="center")
        x += 5.5


def _finish(axes: Axes, n: int, low: float, high: float, *, left: float = -0.3) -> None:
    axes.set_xlim(left, n + 0.3)
    axes.set_ylim(low, high)
    axes.axis("off")


@drawing
def draw_sales(
    truth: Any,
    predicted: Any,
    folds: Sequence[tuple[Any, Any]],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Sales against what the model predicted for shops it had not seen, and each fold's error.

    Shapes: truth and predicted (n,); `folds` holds (train, val) row numbers.
    """
    from matplotlib.figure import Figure

    truth, predicted = np.asarray(truth, dtype=float), np.asarray(predicted, dtype=float)
    errors = [float(np.mean(np.abs(truth[val] - predicted[val]))) for _, val in folds]
    figure = Figure(figsize=(10.4, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    ends = [min(truth.min(), predicted.min()) - 2, max(truth.max(), predicted.max()) + 2]
    left.plot(ends, ends, color=s.MUTED, lw=1, ls=":")
    left.plot(truth, predicted, "o", color=s.BLUE, ms=5)
    left.set_aspect("equal")
    left.set_xlabel(s.pick(language, ko="매출액", en="sales"))
    left.set_ylabel(s.pick(language, ko="예측값", en="prediction"))
    left.set_title(s.pick(language, ko="학습에 쓰지 않은 가게", en="Shops not used in training"))
    positions = np.arange(1, len(errors) + 1)
    right.bar(positions, errors, color=s.ORANGE, width=0.6)
    mean = float(np.mean(errors))
    right.axhline(mean, color=s.INK, lw=1)
    label = s.pick(language, ko="평균", en="mean")
    right.text(len(errors) + 0.5, mean, f"{label} {s.fixed(mean, 2)}", va="bottom")
    right.set_xlim(0.4, len(errors) + 1.5)
    right.set_xticks(positions)
    right.set_xlabel(s.pick(language, ko="폴드", en="fold"))
    right.set_title(s.pick(language, ko="평균 절대 오차", en="Mean absolute error"))
    told = ", ".join(s.fixed(error, 2) for error in errors)
    description = s.pick(
        language,
        ko=f"{len(errors)}겹 교차 검증의 평균 절대 오차 {told}, 평균 {s.fixed(mean, 2)}",
        en=f"The mean absolute errors of {len(errors)} folds, {told}, their mean "
        f"{s.fixed(mean, 2)}",
    )
    return figure, description


def slide_threshold(
    truth: Any,
    chances: Any,
    measures: Mapping[str, Callable[[Any, Any], Any]],
    *,
    language: Language = "en",
) -> Slider:
    """Who counts as a buyer at the threshold of the slider, and what the measures say of it.

    `truth` (n,) is 0 or 1, `chances` (n,) the probabilities of 1; a measure is a function of
    (truth, answers).
    """
    return Slider(
        lambda threshold: draw_threshold(truth, chances, measures, threshold, language=language),
        [round(0.05 * step, 2) for step in range(1, 20)],
        start=0.5,
        label=s.pick(language, ko="문턱값", en="threshold"),
        language=language,
    )


@drawing
def draw_threshold(
    truth: Any,
    chances: Any,
    measures: Mapping[str, Callable[[Any, Any], Any]],
    threshold: float,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Everyone by the probability (n,) that was predicted, buyers above; named scores at right."""
    from matplotlib.figure import Figure

    truth, chances = np.asarray(truth, dtype=int), np.asarray(chances, dtype=float)
    answers = (chances >= threshold).astype(int)
    names = (
        s.pick(language, ko="사지 않은 손님", en="did not buy"),
        s.pick(language, ko="산 손님", en="bought"),
    )
    figure = Figure(figsize=(10.4, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.6, 1))
    left.axvspan(threshold, 1.02, color=s.PALE_BLUE, zorder=0)
    left.axvline(threshold, color=s.INK, lw=1.4)
    taken = []
    for row, (colour, mark) in enumerate(((s.ORANGE, "s"), (s.BLUE, "o"))):
        found = chances[truth == row]
        # Neighbours stand in different heights, the same at every threshold.
        heights = row + 0.28 * np.cos(2.4 * np.arange(len(found)))
        left.plot(found, heights, mark, color=colour, ms=5, alpha=0.8)
        taken.append((int(np.sum(found >= threshold)), len(found)))
    counts = [f"{inside}/{n}" for inside, n in taken]
    ticks = [f"{name}\n{count}" for name, count in zip(names, counts, strict=True)]
    left.set_yticks([0, 1], ticks)
    left.set_xlim(-0.02, 1.02)
    left.set_ylim(-0.5, 1.5)
    left.grid(False, axis="y")
    left.set_xlabel(s.pick(language, ko="살 확률의 예측값", en="predicted probability of buying"))
    left.set_title(
        s.pick(language, ko="파란 바탕: 산다고 답함", en="Blue ground: counted as buyers")
    )
    values = {name: float(measure(truth, answers)) for name, measure in measures.items()}
    rows = np.arange(len(values))
    right.barh(rows, list(values.values()), color=s.GREEN, height=0.5)
    for row, value in enumerate(values.values()):
        right.text(value + 0.015, row, s.fixed(value, 3), va="center")
    right.set_yticks(rows, list(values))
    right.invert_yaxis()
    right.set_xlim(0, 1.18)
    right.grid(False, axis="y")
    right.set_title(f"{s.pick(language, ko='문턱값', en='threshold')} {threshold:g}")
    told = ", ".join(f"{name} {s.fixed(value, 3)}" for name, value in values.items())
    (wrong, others), (hit, buyers) = taken
    description = s.pick(
        language,
        ko=f"문턱값 {threshold:g}에서 산다고 답한 손님: 산 {buyers}명 가운데 {hit}명, 사지 않은 "
        f"{others}명 가운데 {wrong}명. {told}",
        en=f"At the threshold {threshold:g}, {hit} of {buyers} buyers and {wrong} of {others} "
        f"others count as buyers: {told}",
    )
    return figure, description


@drawing
def draw_thresholds(
    thresholds: Sequence[float],
    scores: Mapping[str, Sequence[float]],
    best: float,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Named scores on validation data by the threshold of the answer, and the one chosen.

    Left, every score against the threshold; right, the second score against the first.
    """
    from matplotlib.figure import Figure

    steps = np.asarray(thresholds, dtype=float)
    curves = {name: np.asarray(values, dtype=float) for name, values in scores.items()}
    chosen = int(np.argmin(np.abs(steps - best)))
    figure = Figure(figsize=(11.0, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.4, 1))
    for (name, values), colour, mark in zip(curves.items(), s.SERIES, _MARKERS, strict=False):
        left.plot(steps, values, marker=mark, ms=4, color=colour, lw=1.6, label=name)
    left.axvline(best, color=s.INK, lw=1, ls=":")
    left.set_xlabel(s.pick(language, ko="문턱값", en="threshold"))
    left.set_title(s.pick(language, ko="검증 데이터의 점수", en="Scores on the validation data"))
    left.set_ylim(0, 1.05)
    left.legend(loc="lower left")
    (first, x), (second, y) = list(curves.items())[:2]
    right.plot(y, x, "o-", ms=4, color=s.PURPLE, lw=1.6)
    right.plot(y[chosen], x[chosen], "D", ms=9, color=s.INK)
    right.annotate(
        s.number(best, 2),
        (y[chosen], x[chosen]),
        xytext=(8, 8),
        textcoords="offset points",
    )
    right.set_xlim(0, 1.05)
    right.set_ylim(0, 1.05)
    right.set_xlabel(second)
    right.set_ylabel(first)
    told = ", ".join(f"{name} {s.fixed(float(v[chosen]), 3)}" for name, v in curves.items())
    description = s.pick(
        language,
        ko=f"문턱값에 따른 점수, 고른 문턱값 {s.number(best, 2)}에서 {told}",
        en=f"Scores by threshold; at the chosen threshold of {s.number(best, 2)}, {told}",
    )
    return figure, description


@drawing
def draw_confusion_matrix(
    counts: Any, scores: Mapping[str, Any], *, language: Language = "en"
) -> tuple[Figure, str]:
    """A confusion matrix (c, c), rows are right answers, and named scores as bars beside it."""
    from matplotlib.figure import Figure

    counts = np.asarray(counts, dtype=int)
    classes = len(counts)
    figure = Figure(figsize=(10.4, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.2))
    largest = max(int(counts.max()), 1)
    names = (("TN", "FP"), ("FN", "TP"))
    for i in range(classes):
        for j in range(classes):
            colour = s.GREEN if i == j else s.ORANGE
            share = counts[i, j] / largest
            left.add_patch(_cell(j, i, colour, 0.12 + 0.88 * share))
            ink = s.PAPER if share > 0.5 else s.INK
            left.text(j, i, str(counts[i, j]), ha="center", va="center", fontsize=20, color=ink)
            if classes == 2:
                left.text(j, i + 0.3, names[i][j], ha="center", va="center", color=ink)
    left.set_xlim(-0.52, classes - 0.48)
    left.set_ylim(classes - 0.48, -0.52)
    left.set_aspect("equal")
    left.grid(False)
    left.set_xticks(range(classes))
    left.set_yticks(range(classes))
    left.set_xlabel(s.pick(language, ko="예측", en="predicted"))
    left.set_ylabel(s.pick(language, ko="실제 정답", en="truth"))
    for side in left.spines.values():
        side.set_visible(False)
    values = [float(value) for value in scores.values()]
    rows = np.arange(len(values))
    right.barh(rows, values, color=s.BLUE, height=0.55)
    for row, value in zip(rows, values, strict=True):
        right.text(value + 0.015, row, s.fixed(value, 3), va="center")
    right.set_yticks(rows, list(scores))
    right.invert_yaxis()
    right.set_xlim(0, 1.12)
    right.grid(False, axis="y")
    told = ", ".join(f"{name} {s.fixed(float(value), 3)}" for name, value in scores.items())
    description = s.pick(
        language,
        ko=f"혼동 행렬 {counts.tolist()}, {told}",
        en=f"Confusion matrix {counts.tolist()}, {told}",
    )
    return figure, description


def _cell(x: int, y: int, colour: str, opacity: float) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.48, y - 0.48), 0.96, 0.96, fc=colour, ec="none", alpha=opacity)
