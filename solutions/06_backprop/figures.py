"""The drawings of 06_backprop: D2's network with its ten weights, a fading chain, a check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.slider import Slider
from autograder.figures.style import Language

from ..shared.network import Layers, Node, paint

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_STEP = 1e-5
_DEEPEST = 20


@drawing
def draw_fcn(
    x: Any,
    W_hidden: Any,
    W_output: Any,
    h: Any = None,
    o: Any = None,
    t: Any = None,
    gradients: tuple[Any, Any] | None = None,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """D2's network of two layers: its numbered weights, or the loss's gradient by each of them.

    Shapes: x (d,), W_hidden (d, m), W_output (m, k), h (m,), o (k,), t (k,); `gradients` is
    (dW_hidden, dW_output).
    """
    from matplotlib.figure import Figure

    weights = (np.asarray(W_hidden, dtype=float), np.asarray(W_output, dtype=float))
    shown = weights if gradients is None else tuple(np.asarray(g, dtype=float) for g in gradients)
    targets = [] if t is None else [f"$t_{i + 1}$ = {s.number(v)}" for i, v in enumerate(t)]
    columns = (
        _nodes("x", x, weights[0].shape[0], ()),
        _nodes("h", h, weights[0].shape[1], ()),
        _nodes("o", o, weights[1].shape[1], targets),
    )

    def label(gap: int, i: int, j: int) -> str:
        number = 1 + gap * weights[0].size + i * weights[gap].shape[1] + j
        value = shown[gap][i, j]
        plain = gradients is None or value == 0
        text = s.number(value) if plain else s.signed(s.fixed(value, 4))
        return s.beside_math(f"$w_{{{number}}}$: {text}")

    def colour(gap: int, i: int, j: int) -> str:
        value = shown[gap][i, j]
        if gradients is not None and value == 0:
            return s.MUTED
        return s.BLUE if value >= 0 else s.ORANGE

    figure = Figure(figsize=(9.6, 6.6))
    axes = figure.add_axes((0.01, 0.01, 0.98, 0.89))
    paint(axes, Layers(columns, (weights[0], weights[1]), label, colour), language)
    if gradients is None:
        title = s.pick(
            language, ko="순전파 — 선 위는 가중치", en="Forward pass — weights on the lines"
        )
        description = s.pick(
            language,
            ko=f"D2의 신경망, 출력 {_list(o)}",
            en=f"D2's network with the outputs {_list(o)}",
        )
    else:
        title = s.pick(
            language,
            ko="역전파 — 선 위는 기울기 $dE/dw$: 파랑이면 줄이고, 주황이면 키웁니다",
            en="Backward pass — $dE/dw$ on the lines: blue weights fall, orange ones grow",
        )
        largest = max(float(np.abs(g).max()) for g in shown)
        description = s.pick(
            language,
            ko=f"D2의 신경망과 가중치마다의 기울기, 가장 큰 것은 {s.fixed(largest, 4)}",
            en=f"D2's network with the gradient by each weight, the largest {s.fixed(largest, 4)}",
        )
    figure.text(0.03, 0.94, s.beside_math(title), fontsize=14)
    return figure, description


def _nodes(name: str, values: Any, count: int, notes: Any) -> list[Node]:
    known = [] if values is None else [s.fixed(value, 4) for value in np.asarray(values, float)]
    if name == "x" and values is not None:
        known = [s.number(value) for value in np.asarray(values, float)]
    return [
        Node(
            f"${name}_{i + 1}$",
            (known[i],) if known else (),
            below=notes[i] if notes else "",
            below_colour=s.GREEN,
        )
        for i in range(count)
    ]


def _list(values: Any) -> str:
    return "[]" if values is None else f"[{', '.join(s.fixed(value, 4) for value in values)}]"


def slide_depth(gradients_of: Callable[[int], Any], *, language: Language = "en") -> Slider:
    """The gradients of a chain as deep as the slider says.

    `gradients_of` maps a number of layers L to the gradients (L,), beginning at the input.
    """
    return Slider(
        lambda depth: draw_chain(gradients_of(int(depth)), most=_DEEPEST, language=language),
        range(1, _DEEPEST + 1),
        start=10,
        label=s.pick(language, ko="층의 수", en="layers"),
        language=language,
    )


@drawing
def draw_chain(
    gradients: Any, *, most: int | None = None, language: Language = "en"
) -> tuple[Figure, str]:
    """How large the gradient by each weight of a chain is, beside a fall by 1/4 per layer.

    `gradients` (L,) begin at the input. With `most` the axes have room for so many, and stay.
    """
    from matplotlib.figure import Figure

    sizes = np.abs(np.asarray(gradients, dtype=float))
    layer = np.arange(1, len(sizes) + 1)
    figure = Figure(figsize=(9, 4), layout="constrained")
    axes = figure.subplots()
    quarter = sizes[-1] * 0.25 ** (len(sizes) - layer)
    bound = s.pick(language, ko="한 층마다 1/4", en="a quarter per layer")
    axes.plot(layer, quarter, "--", color=s.MUTED, lw=1.4, label=bound)
    axes.plot(layer, sizes, "o-", color=s.BLUE, label=r"$|dE/dw_i|$")
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(s.power_of_ten)
    axes.yaxis.set_minor_formatter(lambda value, _: "")
    axes.set_xticks(layer)
    if most is not None:
        axes.set_xticks(np.arange(1, most + 1))
        axes.set_xlim(0.3, most + 0.7)
        axes.set_ylim(0.25 ** (most + 1), 1)
    axes.set_xlabel(
        s.pick(language, ko="가중치 번호 (1이 입력 쪽)", en="weight (1 is at the input)")
    )
    title = s.pick(
        language, ko="거꾸로 갈수록 사라지는 기울기", en="The gradient fades on its way back"
    )
    if most is not None:
        title += f"     $|dE/dw_1|$ = {sizes[0]:.1e}"
    axes.set_title(title)
    axes.legend(loc="upper left" if most is None else "lower right")
    ratio = sizes[0] / sizes[-1] if sizes[-1] else float("nan")
    description = s.pick(
        language,
        ko=f"가중치 {len(sizes)}개의 기울기: 맨 앞은 맨 뒤의 {ratio:.2g}배",
        en=f"The gradients by {len(sizes)} weights: the first is {ratio:.2g} times the last",
    )
    return figure, description


def measured_gradients(
    loss: Callable[[dict[str, np.ndarray]], float], params: Mapping[str, Any]
) -> dict[str, np.ndarray]:
    """Central differences of a loss by every number of `params`, in arrays of the same shapes."""
    found = {}
    for name in params:
        slopes = np.zeros(np.shape(params[name]))
        for place in np.ndindex(slopes.shape):
            ends = []
            for shift in (_STEP, -_STEP):
                changed = {key: np.array(value, dtype=float) for key, value in params.items()}
                changed[name][place] += shift
                ends.append(float(loss(changed)))
            slopes[place] = (ends[0] - ends[1]) / (2 * _STEP)
        found[name] = slopes
    return found


@drawing
def draw_gradient_check(
    gradients: Mapping[str, Any], measured: Mapping[str, Any], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Every gradient of backpropagation against the one measured: right ones lie on the line.

    Both map parameter names to arrays of the same shapes.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.6, 5.6), layout="constrained")
    axes = figure.subplots()
    ends = [float(np.min(list(map(np.min, measured.values()))))]
    ends.append(float(np.max(list(map(np.max, measured.values())))))
    axes.plot(ends, ends, color=s.MUTED, lw=1, zorder=1)
    worst = 0.0
    for number, (name, slopes) in enumerate(measured.items()):
        found = np.asarray(gradients[name], dtype=float)
        worst = max(worst, float(np.max(np.abs(found - slopes))))
        marker = "o" if name.startswith("W") else "s"
        colour = s.SERIES[(number // 2) % len(s.SERIES)]
        axes.plot(
            slopes.ravel(), found.ravel(), marker, ms=6, ls="none", color=colour, alpha=0.75,
            label=f"${name[0]}_{{{name[1:]}}}$",
        )  # fmt: skip
    axes.set_xlabel(s.pick(language, ko="수치 미분으로 잰 기울기", en="measured by differences"))
    axes.set_ylabel(s.pick(language, ko="역전파의 기울기", en="from backpropagation"))
    axes.set_title(
        s.pick(language, ko="기울기 검산", en="Gradient check")
        + f"   {s.pick(language, ko='가장 큰 차이', en='largest difference')} {worst:.1e}"
    )
    axes.legend(ncols=3, loc="upper left")
    total = sum(np.size(slopes) for slopes in measured.values())
    description = s.pick(
        language,
        ko=f"기울기 {total}개를 수치 미분과 견줌: 가장 큰 차이 {worst:.1e}",
        en=f"{total} gradients against numerical differences: the largest gap is {worst:.1e}",
    )
    return figure, description
