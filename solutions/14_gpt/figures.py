"""The drawings of 14_gpt: how a rule is learned, and where a trained model looks as it adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SMOOTHED = 25  # steps that one point of the loss curve is the mean of
_PLACES = {
    "ko": ["a 십", "a 일", "+", "b 십", "b 일", "=", "일", "십"],
    "en": ["a tens", "a units", "+", "b tens", "b units", "=", "units", "tens"],
}
_FIRST_ANSWER = 5  # the place of the "="


@drawing
def draw_learning(
    losses: Sequence[float],
    accuracies: Sequence[float],
    rule_steps: int,
    every: int,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """Loss by step (left), and accuracy on unseen sums each `every` steps after `rule_steps`."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, PercentFormatter

    smooth = _means(losses)
    steps = np.arange(len(smooth)) * _SMOOTHED + _SMOOTHED / 2
    asked = rule_steps + every * np.arange(len(accuracies))
    figure = Figure(figsize=(11.4, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.semilogy(steps, smooth, color=s.BLUE)
    left.yaxis.set_major_formatter(FuncFormatter(lambda loss, _: f"{loss:g}"))
    left.set_title(s.pick(language, ko="답의 글자에서 구한 손실", en="loss on the answers"))
    right.plot(asked, accuracies, "o-", ms=4, color=s.GREEN)
    right.set_ylim(-0.03, 1.03)
    right.set_xlim(left.get_xlim())
    right.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    right.set_title(
        s.pick(language, ko="처음 보는 덧셈의 정확도", en="accuracy on sums never seen")
    )
    for axes in (left, right):
        axes.axvline(rule_steps, color=s.MUTED, ls="--", lw=1.2)
        axes.set_xlabel(s.pick(language, ko="걸음", en="step"))
    top = left.get_ylim()[1]
    left.annotate("x + 1 ", (rule_steps, top), ha="right", va="top", color=s.INK)
    left.annotate(" a + b", (rule_steps, top), ha="left", va="top", color=s.INK)
    last = f"{accuracies[-1]:.1%}"
    description = s.pick(
        language,
        ko=f"x + 1을 {rule_steps}걸음, 이어서 a + b를 배운 손실 곡선과 정확도: 마지막 정확도 "
        f"{last}",
        en=f"Loss while learning x + 1 for {rule_steps} steps and then a + b, and accuracy, which "
        f"ends at {last}",
    )
    return figure, description


def attention_weights(model: Any, ids: Any) -> np.ndarray:
    """Mean attention weights (blocks, heads, n, n) of a GPT over the texts `ids` (batch, n).

    They are computed by PyTorch's own function from what each block's `attention` was given and
    from its four layers, so that `attention` itself need not return them.
    """
    import torch

    given: list[Any] = []
    hooks = [
        block.attention.register_forward_pre_hook(lambda _, inputs: given.append(inputs[0]))
        for block in model.blocks
    ]
    model.eval()
    try:
        with torch.no_grad():
            model(ids)
            found = [
                _weights(block.attention, x) for block, x in zip(model.blocks, given, strict=True)
            ]
    finally:
        for hook in hooks:
            hook.remove()
    return np.stack(found)


def _weights(attention: Any, x: Any) -> np.ndarray:
    """Mean weights (heads, n, n) of one attention layer for its inputs x (batch, n, d)."""
    import torch
    from torch.nn import functional

    layers = [getattr(attention, name) for name in ("q_proj", "k_proj", "v_proj")]
    length, dim = x.shape[1:]
    hidden = torch.ones(length, length, dtype=torch.bool, device=x.device).triu(1)
    sequence_first = x.transpose(0, 1)
    _, weights = functional.multi_head_attention_forward(
        sequence_first,
        sequence_first,
        sequence_first,
        dim,
        attention.num_heads,
        None,
        torch.cat([layer.bias for layer in layers]),
        None,
        None,
        False,
        0.0,
        attention.out_proj.weight,
        attention.out_proj.bias,
        training=False,
        attn_mask=hidden,
        average_attn_weights=False,
        use_separate_proj_weight=True,
        q_proj_weight=layers[0].weight,
        k_proj_weight=layers[1].weight,
        v_proj_weight=layers[2].weight,
    )
    assert weights is not None  # they were asked for
    return weights.mean(dim=0).cpu().numpy().astype(float)


@drawing
def draw_attention(weights: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """Where each head looks while it writes a sum of two-digit numbers.

    weights: (blocks, heads, 8, 8), for the places of ``ab+cd=`` and two digits of the answer.
    """
    from matplotlib.figure import Figure

    weights = np.asarray(weights, dtype=float)
    blocks, heads = weights.shape[:2]
    label_language = s.label_language(language)
    places = _PLACES[label_language]
    rows = weights[:, :, _FIRST_ANSWER:]
    figure = Figure(figsize=(3.1 * heads + 1.2, 2.2 * blocks + 0.6), layout="constrained")
    panels = figure.subplots(blocks, heads, squeeze=False)
    for (block, head), axes in np.ndenumerate(panels):
        _paint(axes, rows[block, head], places, language)
        axes.set_title(
            s.pick(
                language,
                ko=f"블록 {block + 1}, 머리 {head + 1}",
                en=f"block {block + 1}, head {head + 1}",
            ),
            fontsize=10,
        )
        if head:
            axes.set_yticklabels([])
    units = rows[:, :, 0][..., [1, 4]].sum(axis=-1)
    best = np.unravel_index(int(units.argmax()), units.shape)
    share = f"{units[best]:.0%}"
    description = s.pick(
        language,
        ko=f"블록 {blocks}개, 머리 {heads}개씩의 평균 어텐션. 일의 자리를 쓸 때 두 수의 일의 "
        f"자리를 가장 많이 보는 것은 블록 {best[0] + 1}의 머리 {best[1] + 1} ({share})",
        en=f"Mean attention of {blocks} blocks with {heads} heads each. Writing the units, block "
        f"{best[0] + 1}, head {best[1] + 1} looks most at both units ({share})",
    )
    return figure, description


def _paint(axes: Axes, rows: np.ndarray, places: Sequence[str], language: Language) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    shades = LinearSegmentedColormap.from_list("weights", [s.PAPER, s.BLUE])
    axes.imshow(rows, cmap=shades, vmin=0, vmax=1, aspect="auto")
    for row, column in np.ndindex(rows.shape):
        value = float(rows[row, column])
        if value >= 0.1:
            axes.text(
                column,
                row,
                f"{100 * value:.0f}",
                ha="center",
                va="center",
                fontsize=8,
                color=s.PAPER if value > 0.6 else s.INK,
            )
    writes = [
        s.pick(language, ko="일의 자리 쓰기", en="writes units"),
        s.pick(language, ko="십의 자리 쓰기", en="writes tens"),
        s.pick(language, ko="백의 자리/끝", en="hundreds/end"),
    ]
    turned = 45 if s.label_language(language) == "en" else 0
    axes.set_xticks(range(len(places)), places, fontsize=8, rotation=turned)
    axes.set_yticks(range(len(writes)), writes, fontsize=8)
    axes.grid(False)


def _means(losses: Sequence[float]) -> np.ndarray:
    """The means of each `_SMOOTHED` losses; what is left over at the end is a mean of its own."""
    values = np.asarray(losses, dtype=float)
    cuts = range(_SMOOTHED, len(values), _SMOOTHED)
    return np.array([part.mean() for part in np.split(values, cuts)])
