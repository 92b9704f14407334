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


@drawing
def draw_pooling(image: Any, pooled: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """An image (h, w) with the windows of pooling, and what pooling keeps of it (h', w')."""
    from matplotlib.figure import Figure

    image, pooled = (np.asarray(part, dtype=float) for part in (image, pooled))
    size = image.shape[0] // pooled.shape[0]
    figure = Figure(figsize=(8.4, 4.3), layout="constrained")
    left, right = figure.subplots(1, 2)
    for axes, values, step in ((left, image, size), (right, pooled, 1)):
        axes.imshow(values, cmap="gray_r", vmin=0, vmax=max(float(image.max()), 1e-9))
        axes.set_xticks(np.arange(-0.5, values.shape[1], step), [])
        axes.set_yticks(np.arange(-0.5, values.shape[0], step), [])
        axes.grid(True, color=s.BLUE, lw=0.5)
        axes.tick_params(length=0)
        height, width = values.shape
        axes.set_xlabel(f"{height} × {width}")
    left.set_title(s.pick(language, ko=f"{size} × {size} 창", en=f"windows of {size} × {size}"))
    right.set_title(s.pick(language, ko="창마다 가장 큰 값", en="the largest of each window"))
    description = s.pick(
        language,
        ko=f"{image.shape} 이미지를 최대 풀링하면 {pooled.shape}",
        en=f"Max pooling makes an image of {image.shape} one of {pooled.shape}",
    )
    return figure, description


@drawing
def draw_layout(
    channels: Sequence[int], n_classes: int = 10, *, language: Language = "en"
) -> tuple[Figure, str]:
    """The CNN of exercise 3 as blocks, with the shape of what leaves each of them."""
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

    side, steps = 28, [(s.pick(language, ko="이미지", en="image"), "1 × 28 × 28", s.PALE_GREY)]
    for count in channels:
        steps.append(("Conv 3×3\nReLU", f"{count} × {side} × {side}", s.PALE_BLUE))
        side //= 2
        steps.append(("MaxPool 2", f"{count} × {side} × {side}", s.PALE_GREEN))
    features = channels[-1] * side * side
    steps.append(("Flatten\nDropout", str(features), s.PALE_BLUE))
    steps.append(("Linear", str(n_classes), s.PALE_ORANGE))
    figure = Figure(figsize=(1.75 * len(steps), 2.5))
    axes = figure.add_axes((0.005, 0.01, 0.99, 0.98))
    for place, (name, shape, colour) in enumerate(steps):
        x = 1.75 * place
        style = "round,pad=0,rounding_size=0.1"
        axes.add_patch(FancyBboxPatch((x, 0), 1.25, 1.0, boxstyle=style, fc=colour, ec=s.MUTED))
        axes.text(x + 0.625, 0.5, name, ha="center", va="center")
        axes.text(x + 0.625, -0.25, shape, ha="center", va="center", fontsize=9.5, color=s.BLUE)
        if place:
            arrow = {"arrowstyle": "-|>", "color": s.MUTED}
            axes.annotate("", (x - 0.03, 0.5), (x - 0.47, 0.5), arrowprops=arrow)
    for name, first, last in (("backbone", 1, len(steps) - 2), ("head", -1, -1)):
        start = 1.75 * (first % len(steps))
        end = 1.75 * (last % len(steps)) + 1.25
        axes.plot([start, end], [1.25, 1.25], color=s.INK, lw=1.2)
        axes.text((start + end) / 2, 1.45, name, ha="center", va="center")
    axes.set_xlim(-0.1, 1.75 * len(steps) - 0.4)
    axes.set_ylim(-0.55, 1.75)
    axes.axis("off")
    description = s.pick(
        language,
        ko=f"CNN의 구조: 채널 {list(channels)}, 특징 {features}개, 로짓 {n_classes}개",
        en=f"The CNN: channels {list(channels)}, {features} features, {n_classes} logits",
    )
    return figure, description


@drawing
def draw_before_and_after(
    drawn: Any, seen: Any, answer: tuple[int, float], *, language: Language = "en"
) -> tuple[Figure, str]:
    """A grey image as it was drawn (h, w), 0 to 255, and what the model sees of it, 0 to 1."""
    from matplotlib.figure import Figure

    drawn, seen = np.asarray(drawn, dtype=float), np.asarray(seen, dtype=float)
    digit, confidence = answer
    figure = Figure(figsize=(7.6, 4.7), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.imshow(drawn, cmap="gray", vmin=0, vmax=255)
    right.imshow(seen, cmap="gray", vmin=0, vmax=1)
    left.set_title(s.pick(language, ko="그린 것", en="as it was drawn"))
    right.set_title(s.pick(language, ko="모델이 보는 것", en="what the model sees"))
    for axes, values in ((left, drawn), (right, seen)):
        axes.set_xticks([])
        axes.set_yticks([])
        height, width = values.shape
        spread = f"{values.min():.3g} … {values.max():.3g}"
        axes.set_xlabel(f"{height} × {width},  {spread}")
    description = s.pick(
        language,
        ko=f"종이에 그린 이미지와 모델의 입력, 답은 {digit}, 확신도 {confidence:.0%}",
        en=f"An image drawn on paper and the model's input; the answer is {digit} with "
        f"{confidence:.0%}",
    )
    return figure, description
