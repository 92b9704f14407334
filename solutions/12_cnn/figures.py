"""The drawings of 12_cnn: what kernels see, what transfer is worth, and how inputs drift."""

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

_BINS = 24
_ALARM = 0.25  # the rule of thumb's line above which one thinks of retraining


@drawing
def draw_feature_maps(
    image: Any, kernels: Any, maps: Any, *, language: Language = "en"
) -> tuple[Figure, str]:
    """An image (h, w), and below each kernel (o, 1, kh, kw) the map (o, h', w') it gives."""
    from matplotlib.figure import Figure

    image, kernels, maps = (np.asarray(one, dtype=float) for one in (image, kernels, maps))
    count = len(kernels)
    figure = Figure(figsize=(2.4 * (count + 1), 4.6), layout="constrained")
    grid = figure.subplots(2, count + 1)
    for axes in grid.ravel():
        axes.axis("off")
    grid[0, 0].set_title(s.pick(language, ko="이미지", en="image"))
    grid[0, 0].imshow(image, cmap="gray_r", vmin=0, vmax=1)
    for number, (kernel, found) in enumerate(zip(kernels[:, 0], maps, strict=True), 1):
        top, below = grid[0, number], grid[1, number]
        widest = max(float(np.abs(kernel).max()), 1e-9)
        top.imshow(kernel, cmap="RdBu", vmin=-widest, vmax=widest)
        top.set_title(s.pick(language, ko=f"커널 {number}", en=f"kernel {number}"))
        for (row, column), value in np.ndenumerate(kernel):
            place: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 10}
            ink = s.PAPER if abs(value) > 0.6 * widest else s.INK
            top.text(column, row, s.number(value, 2), color=ink, **place)
        widest = max(float(np.abs(found).max()), 1e-9)
        below.imshow(found, cmap="RdBu", vmin=-widest, vmax=widest)
        below.set_title(s.pick(language, ko="특징 맵", en="feature map"))
    description = s.pick(
        language,
        ko=f"이미지 하나에 커널 {count}개를 합성곱한 특징 맵. 파랑은 양수, 빨강은 음수",
        en=f"The feature maps that {count} kernels make of one image; blue is positive, "
        "red negative",
    )
    return figure, description


@drawing
def draw_transfer(
    steps: Sequence[int],
    transferred: Sequence[float],
    from_nothing: Sequence[float],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Test accuracy by steps of training: with a frozen backbone, and from nothing."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import PercentFormatter

    figure = Figure(figsize=(7.2, 4), layout="constrained")
    axes = figure.subplots()
    names = (
        s.pick(language, ko="전이 학습", en="transfer"),
        s.pick(language, ko="처음부터", en="from nothing"),
    )
    for name, scores, colour in zip(
        names, (transferred, from_nothing), (s.BLUE, s.ORANGE), strict=True
    ):
        axes.plot(range(len(steps)), scores, "o-", color=colour, label=name)
    axes.set_xticks(range(len(steps)), [str(step) for step in steps])
    axes.set_xlabel(s.pick(language, ko="학습 단계의 수", en="steps of training"))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_title(s.pick(language, ko="5–9의 테스트 정확도", en="test accuracy on 5–9"))
    axes.legend()
    middle = len(steps) // 2
    first = f"{transferred[middle]:.0%}", f"{from_nothing[middle]:.0%}"
    description = s.pick(
        language,
        ko=f"{steps[middle]}단계 뒤에 전이 학습은 {first[0]}, 처음부터는 {first[1]}",
        en=f"After {steps[middle]} steps, transfer reaches {first[0]} and a start from nothing "
        f"{first[1]}",
    )
    return figure, description


@drawing
def draw_drift(
    usual: Any,
    arriving: Mapping[str, Any],
    scores: Mapping[str, float],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Histograms of the values of training and of each arriving set (n,), with its score."""
    from matplotlib.figure import Figure

    usual = np.ravel(np.asarray(usual, dtype=float))
    sets = {name: np.ravel(np.asarray(values, dtype=float)) for name, values in arriving.items()}
    together = np.concatenate([usual, *sets.values()])
    edges = np.linspace(together.min(), together.max(), _BINS + 1)
    figure = Figure(figsize=(3.8 * len(sets), 3.4), layout="constrained")
    row = np.atleast_1d(figure.subplots(1, len(sets), sharey=True))
    trained = s.pick(language, ko="학습 때", en="training")
    now = s.pick(language, ko="지금", en="now")
    for axes, (name, values) in zip(row, sets.items(), strict=True):
        colour = s.ORANGE if scores[name] > _ALARM else s.GREEN
        axes.hist(usual, edges, density=True, color=s.RULE, label=trained)
        axes.hist(values, edges, density=True, histtype="step", color=colour, lw=2, label=now)
        axes.set_title(f"{name}: PSI {s.fixed(scores[name], 3)}")
        axes.set_xlabel(s.pick(language, ko="평균 밝기", en="mean brightness"))
        axes.set_yticks([])
    row[0].legend()
    shown = ", ".join(f"{name} {scores[name]:.3f}" for name in sets).replace("$", "")
    description = s.pick(
        language,
        ko=f"학습 때와 지금의 평균 밝기 분포와 PSI: {shown}",
        en=f"Distributions of mean brightness at training and now, with their PSI: {shown}",
    )
    return figure, description
