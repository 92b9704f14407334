"""The drawings of 11_mnist: digits as they are, how training went, and which digits it mixes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

from ..shared.digits import draw_digits as draw_digits

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_DIGITS = 10


@drawing
def draw_learning_curve(
    history: Mapping[str, Sequence[float]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Losses (left) and validation accuracy (right) by epoch, the best epoch marked.

    `history` is what `fit` returns: "train_loss", "val_loss", "val_accuracy", one per epoch.
    """
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    val_loss = np.asarray(history["val_loss"], dtype=float)
    accuracy = np.asarray(history["val_accuracy"], dtype=float)
    epochs = np.arange(1, len(val_loss) + 1)
    best = int(np.argmin(val_loss))
    figure = Figure(figsize=(11.4, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    train_name = s.pick(language, ko="학습 손실", en="training loss")
    val_name = s.pick(language, ko="검증 손실", en="validation loss")
    left.plot(epochs, history["train_loss"], color=s.BLUE, label=train_name)
    left.plot(epochs, val_loss, "--", color=s.ORANGE, label=val_name)
    left.plot(best + 1, val_loss[best], "o", ms=10, mfc="none", mec=s.INK, mew=1.6)
    left.set_ylim(bottom=0)
    left.legend()
    left.set_title(s.pick(language, ko="손실", en="loss"))
    right.plot(epochs, accuracy, color=s.GREEN)
    right.plot(best + 1, accuracy[best], "o", ms=10, mfc="none", mec=s.INK, mew=1.6)
    right.yaxis.set_major_formatter(PercentFormatter(1, decimals=1))
    right.set_title(s.pick(language, ko="검증 정확도", en="validation accuracy"))
    for axes in (left, right):
        axes.set_xlabel(s.pick(language, ko="에포크(Epoch)", en="epoch"))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    shown = f"{accuracy[best]:.2%}"
    description = s.pick(
        language,
        ko=f"{len(epochs)} Epoch의 학습 곡선, 가장 좋은 Epoch는 {best + 1}번째 (정확도 {shown})",
        en=f"Learning curve of {len(epochs)} epochs; epoch {best + 1} is the best "
        f"(accuracy {shown})",
    )
    return figure, description


@drawing
def draw_confusion(labels: Any, predicted: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """How often each digit (rows) was read as each digit (columns); both (n,) ints from 0 to 9.

    Colours show the mistakes only: right answers would drown them.
    """
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.figure import Figure

    labels, predicted = np.asarray(labels, dtype=int), np.asarray(predicted, dtype=int)
    counts = np.zeros((_DIGITS, _DIGITS), dtype=int)
    np.add.at(counts, (labels, predicted), 1)
    wrong = counts.copy()
    np.fill_diagonal(wrong, 0)
    figure = Figure(figsize=(6.4, 6), layout="constrained")
    axes = figure.subplots()
    shades = LinearSegmentedColormap.from_list("mistakes", [s.PAPER, s.ORANGE])
    axes.imshow(wrong, cmap=shades, vmin=0, vmax=max(int(wrong.max()), 1))
    for row in range(_DIGITS):
        for column in range(_DIGITS):
            value = int(counts[row, column])
            if value:
                ink = s.INK if row != column else s.GREEN
                place: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9}
                axes.text(column, row, str(value), color=ink, **place)
    axes.set_xticks(range(_DIGITS))
    axes.set_yticks(range(_DIGITS))
    axes.grid(False)
    axes.set_xlabel(s.pick(language, ko="예측한 숫자", en="predicted digit"))
    axes.set_ylabel(s.pick(language, ko="정답", en="right answer"))
    share = np.trace(counts) / max(counts.sum(), 1)
    row, column = np.unravel_index(int(wrong.argmax()), wrong.shape)
    most = s.pick(language, ko="없음", en="none")
    if wrong.any():
        most = f"{row} → {column} ({wrong[row, column]})"
    axes.set_title(s.pick(language, ko=f"정확도 {share:.2%}", en=f"accuracy {share:.2%}"))
    description = s.pick(
        language,
        ko=f"숫자 {counts.sum()}개의 혼동 행렬: 정확도 {share:.2%}, 가장 잦은 혼동 {most}",
        en=f"Confusion matrix of {counts.sum()} digits: accuracy {share:.2%}, "
        f"most frequent mix-up {most}",
    )
    return figure, description
