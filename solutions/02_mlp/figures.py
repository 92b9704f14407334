"""The drawings of 02_mlp: D1's worked example on the network itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

from ..shared.network import Layers, Node, matrix, paint, row
from ..shared.update import draw_update as draw_update

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@drawing
def draw_network(
    X: Any,
    W1: Any,
    b1: Any,
    W2: Any,
    b2: Any,
    *,
    y: Any = None,
    Z1: Any = None,
    A1: Any = None,
    Z2: Any = None,
    y_hat: Any = None,
    delta2: Any = None,
    delta1: Any = None,
    language: Language = "en",
) -> tuple[Figure, str]:
    """A two-layer network with its numbers: weights on the lines, z and a in the nodes, deltas.

    Shapes as in 02_mlp: X (n, d), W1 (d, h), b1 (h,), W2 (h, k), b2 (k,), and what is given of
    Z1, A1, delta1 (n, h) and y, Z2, y_hat, delta2 (n, k). The first row of the batch is drawn.
    """
    from matplotlib.figure import Figure

    x, targets = row(X), row(y)
    inputs = [Node(f"$x_{i + 1}$", (s.number(value),)) for i, value in enumerate(x)]
    hidden = _nodes("h", row(b1), row(Z1), row(A1), row(delta1), "a")
    outputs = _nodes("o", row(b2), row(Z2), row(y_hat), row(delta2), r"\hat{y}")
    figure = Figure(figsize=(9, 4.9))
    axes = figure.add_axes((0.01, 0.07, 0.98, 0.83))
    layers = Layers(
        (inputs, hidden, outputs), (matrix(W1), matrix(W2)), backward=delta2 is not None
    )
    paint(axes, layers, language)
    title, stage = _network_title(language, y_hat is not None, delta2 is not None)
    figure.text(0.03, 0.93, title, fontsize=14)
    if y is not None and y_hat is not None:
        _write_error(figure, targets, row(y_hat), language)
    description = s.pick(
        language,
        ko=f"{stage}: 입력 {_list(x)}, {len(x)}-{len(hidden)}-{len(outputs)} 신경망",
        en=f"{stage}: input {_list(x)}, a {len(x)}-{len(hidden)}-{len(outputs)} network",
    )
    return figure, description


def _nodes(name: str, bias: Any, z: Any, a: Any, delta: Any, symbol: str) -> list[Node]:
    nodes = []
    for i, value in enumerate(bias):
        inside = []
        if len(z):
            inside.append(f"$z$ = {s.fixed(z[i], 4)}")
        if len(a):
            inside.append(f"${symbol}$ = {s.fixed(a[i], 4)}")
        below = rf"$\delta$ = {s.signed(s.fixed(delta[i], 5))}" if len(delta) else ""
        nodes.append(
            Node(
                f"${name}_{i + 1}$" if len(bias) > 1 or name == "h" else f"${name}$",
                tuple(inside),
                above=f"$b$ = {s.number(value)}",
                below=below,
                below_colour=s.ORANGE,
            )
        )
    return nodes


def _network_title(language: Language, forward: bool, backward: bool) -> tuple[str, str]:
    if backward:
        stage = s.pick(language, ko="역전파", en="Backward pass")
        rest = s.pick(
            language, ko="델타가 거꾸로 흘러갑니다", en="the deltas flow back to the hidden layer"
        )
    elif forward:
        stage = s.pick(language, ko="순전파", en="Forward pass")
        rest = s.pick(language, ko="입력에서 예측값까지", en="from the input to the prediction")
    else:
        stage = s.pick(language, ko="예제 신경망", en="The example network")
        rest = s.pick(
            language, ko="선 위는 가중치, 노드 위는 편향", en="weights on lines, biases on nodes"
        )
    return f"{stage} — {rest}", stage


def _write_error(figure: Figure, y: Any, y_hat: Any, language: Language) -> None:
    answer = s.pick(language, ko="정답", en="answer")
    error = s.pick(language, ko="오차", en="error")
    text = (
        f"{answer} $y$ = {_numbers(y)}     {error} $E_2 = y - \\hat{{y}}$ = {_numbers(y - y_hat)}"
    )
    figure.text(0.97, 0.04, s.beside_math(text), ha="right", fontsize=11.5)


@drawing
def draw_sigmoid(
    sigmoid: Callable[[Any], Any],
    sigmoid_derivative: Callable[[Any], Any],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """The student's own curve and its slope, with the points that the worked example uses."""
    from matplotlib.figure import Figure

    x = np.linspace(-6, 6, 241)
    a = np.asarray(sigmoid(x), dtype=float)
    slope = np.asarray(sigmoid_derivative(a), dtype=float)
    figure = Figure(figsize=(10, 3.9), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.plot(x, a, color=s.BLUE)
    for z, right_of in ((0.6, -0.35), (0.8, 0.4), (1.9042, 0.35)):
        at = float(np.asarray(sigmoid(z)))
        left.plot([z, z], [0, at], color=s.MUTED, lw=0.9, ls=":")
        left.plot(z, at, "o", color=s.ORANGE, ms=6)
        text = rf"$\sigma$({s.number(z, 5)}) = {at:.3f}"
        side, drop = ("right", 0.04) if right_of < 0 else ("left", -0.06)
        left.text(z + right_of, at + drop, text, ha=side, fontsize=10)
    left.set_title(s.pick(language, ko="시그모이드", en="Sigmoid") + r"  $\sigma(z)$")
    left.set_xlabel("$z$")
    right.plot(a, slope, color=s.GREEN)
    peak = float(np.max(slope))
    right.plot(a[int(np.argmax(slope))], peak, "o", color=s.ORANGE, ms=6)
    right.text(0.5, peak + 0.008, s.number(peak, 3), ha="center", fontsize=10)
    title = s.pick(language, ko="미분: 활성화 값의 함수", en="Derivative, of the activation")
    right.set_title(title + "  $a\\,(1-a)$")
    right.set_xlabel(s.pick(language, ko="활성화 값 $a$", en="activation $a$"))
    right.set_ylim(0, max(0.29, peak * 1.15))
    description = s.pick(
        language,
        ko=f"시그모이드 곡선과 그 미분, 미분의 최댓값 {s.number(peak, 3)}",
        en=f"The sigmoid curve and its derivative, which peaks at {s.number(peak, 3)}",
    )
    return figure, description


def _numbers(values: Any) -> str:
    return ", ".join(s.number(value) for value in values)


def _list(values: Any) -> str:
    return f"[{_numbers(values)}]"
