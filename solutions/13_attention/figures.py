"""The drawings of 13_attention: which word looks at which, and how positions are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap
    from matplotlib.figure import Figure


@drawing
def draw_attention(
    everywhere: Any, causal: Any, words: Sequence[str], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Attention weights without a mask (left) and with a causal one (right), both (n, n).

    Rows look, columns are looked at; `words` names the places (words, or just numbers).
    """
    from matplotlib.figure import Figure

    named = {
        s.pick(language, ko="마스크 없이", en="without a mask"): _numbers(everywhere),
        s.pick(language, ko="causal_mask와 함께", en="with causal_mask"): _numbers(causal),
    }
    if s.label_language(language) == "en" and any(not word.isascii() for word in words):
        words = [str(place) for place in range(len(words))]  # no font to write them in
    figure = Figure(figsize=(11.4, 4.9), layout="constrained")
    for axes, (title, weights) in zip(figure.subplots(1, 2), named.items(), strict=True):
        _paint_weights(axes, weights, words)
        axes.set_title(title)
        axes.set_xlabel(s.pick(language, ko="보이는 쪽 (키)", en="looked at (key)"))
        axes.set_ylabel(s.pick(language, ko="보는 쪽 (쿼리)", en="looks (query)"))
    hidden = int((_numbers(causal) == 0).sum())
    own = float(np.diag(_numbers(everywhere)).mean())
    description = s.pick(
        language,
        ko=f"위치 {len(words)}개의 어텐션 가중치: 자기 자신에게 평균 {s.fixed(own, 2)}, "
        f"causal_mask가 가린 자리 {hidden}개",
        en=f"Attention weights of {len(words)} places: {s.fixed(own, 2)} on average to itself; "
        f"causal_mask hides {hidden} places",
    )
    return figure, description


@drawing
def draw_positions(encoding: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """A positional encoding (length, dim) as colours, and how similar each two positions are."""
    from matplotlib.figure import Figure

    encoding = _numbers(encoding)
    length, dim = encoding.shape
    similarity = encoding @ encoding.T / (dim / 2)
    figure = Figure(figsize=(11.4, 4.6), layout="constrained")
    left, right = figure.subplots(1, 2)
    for axes, values in ((left, encoding), (right, similarity)):
        image = axes.imshow(values, cmap=_signed_colours(), vmin=-1, vmax=1, aspect="auto")
        axes.grid(False)
        axes.set_ylabel(s.pick(language, ko="위치", en="position"))
        bar = figure.colorbar(image, ax=axes, shrink=0.9, ticks=[-1, 0, 1])
        bar.ax.set_yticklabels(["−1", "0", "1"])
    left.set_xlabel(s.pick(language, ko="특징", en="feature"))
    left.set_title(s.pick(language, ko="위치 인코딩", en="positional encoding"))
    right.set_xlabel(s.pick(language, ko="위치", en="position"))
    right.set_title(s.pick(language, ko="두 위치가 닮은 정도", en="how similar two positions are"))
    near = float(np.diag(similarity, 1).mean()) if length > 1 else 1.0
    far = float(similarity[0, -1])
    description = s.pick(
        language,
        ko=f"위치 {length}개, 특징 {dim}개의 위치 인코딩: 이웃한 위치의 닮은 정도 "
        f"{s.fixed(near, 2)}, 처음과 마지막은 {s.fixed(far, 2)}",
        en=f"Positional encoding of {length} positions with {dim} features: neighbours have the "
        f"similarity {s.fixed(near, 2)}, the first and the last {s.fixed(far, 2)}",
    )
    return figure, description


def _numbers(values: Any) -> np.ndarray:
    """A tensor or array as float64, wherever it is."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
    return np.asarray(values, dtype=float)


def _paint_weights(axes: Axes, weights: np.ndarray, words: Sequence[str]) -> None:
    axes.imshow(weights, cmap=_weight_colours(), vmin=0, vmax=1)
    for row, column in np.ndindex(weights.shape):
        value = float(weights[row, column])
        axes.text(
            column,
            row,
            s.fixed(value, 2) if value else "0",
            ha="center",
            va="center",
            fontsize=10,
            color=s.PAPER if value > 0.6 else s.INK if value else s.MUTED,
        )
    axes.set_xticks(range(len(words)), words)
    axes.set_yticks(range(len(words)), words)
    axes.grid(False)


def _weight_colours() -> Colormap:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("weights", [s.PAPER, s.BLUE])


def _signed_colours() -> Colormap:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("signed", [s.ORANGE, s.PAPER, s.BLUE])


@drawing
def draw_heads(
    embed_dim: int, heads: int, positions: int, *, language: Language = "en"
) -> tuple[Figure, str]:
    """How one word's features are cut into heads, attended to in each, and joined again."""
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

    each = embed_dim // heads
    shades = (s.PALE_BLUE, s.PALE_ORANGE, s.PALE_GREEN, s.PALE_GREY)
    figure = Figure(figsize=(11.6, 1.2 + 0.95 * heads))
    axes = figure.add_axes((0.005, 0.01, 0.99, 0.98))
    middle = 0.5 * (heads - 1)

    def box(x: float, y: float, wide: float, text: str, colour: str) -> None:
        shape = "round,pad=0,rounding_size=0.08"
        axes.add_patch(
            FancyBboxPatch((x, y - 0.34), wide, 0.68, boxstyle=shape, fc=colour, ec=s.MUTED)
        )
        axes.text(x + wide / 2, y, text, ha="center", va="center", fontsize=10)

    def arrow(x0: float, y0: float, x1: float, y1: float) -> None:
        axes.annotate("", (x1, y1), (x0, y0), arrowprops={"arrowstyle": "-|>", "color": s.MUTED})

    box(0, middle, 1.7, f"x\n({positions}, {embed_dim})", s.PALE_GREY)
    box(2.3, middle, 1.9, "q_proj\nk_proj  v_proj", s.PAPER)
    arrow(1.75, middle, 2.25, middle)
    for head in range(heads):
        y, shade = heads - 1 - head, shades[head % len(shades)]
        box(4.9, y, 1.9, f"q  k  v\n({positions}, {each})", shade)
        box(7.3, y, 1.9, s.pick(language, ko="어텐션", en="attention") + f" {head + 1}", shade)
        arrow(4.25, middle, 4.85, y)
        arrow(6.85, y, 7.25, y)
        arrow(9.25, y, 9.85, middle)
    box(9.9, middle, 1.7, f"[head 1 … {heads}]\n({positions}, {embed_dim})", s.PALE_GREY)
    box(12.1, middle, 1.5, "out_proj", s.PAPER)
    arrow(11.65, middle, 12.05, middle)
    top = heads - 0.35
    cut = s.pick(language, ko="나누고 축을 바꿈", en="cut, then swap")
    join = s.pick(language, ko="축을 되돌리고 이음", en="swap, then join")
    for x, text in ((4.55, cut), (9.55, join)):
        axes.text(x, top, text, ha="center", va="center", fontsize=9.5, color=s.BLUE)
    axes.set_xlim(-0.1, 13.8)
    axes.set_ylim(-0.6, heads - 0.1)
    axes.axis("off")
    description = s.pick(
        language,
        ko=f"특징 {embed_dim}개를 머리 {heads}개가 {each}개씩 나누어 보고 다시 이어 붙임",
        en=f"{heads} heads share {embed_dim} features, {each} each, and join them again",
    )
    return figure, description
