"""Draws a two-layer network before and after one training step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

from .network import Layers, Node, matrix, paint, row

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Parameters = tuple[Any, Any, Any, Any]


@drawing
def draw_update(
    X: Any,
    before: Parameters,
    after: Parameters,
    *,
    y_hat: tuple[Any, Any] | None = None,
    language: Language = "en",
) -> tuple[Figure, str]:
    """The network before and after one step, with what was added to each parameter.

    `before` and `after` are (W1, b1, W2, b2); `y_hat` the predictions (n, k) before and after.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(14.4, 4.9))
    left = figure.add_axes((0.0, 0.0, 0.48, 0.88))
    right = figure.add_axes((0.52, 0.0, 0.48, 0.88))
    predictions = y_hat if y_hat is not None else (None, None)
    _paint_state(left, X, before, None, predictions[0], language)
    _paint_state(right, X, after, before, predictions[1], language)
    figure.text(0.02, 0.92, s.pick(language, ko="업데이트 전", en="Before"), **_HEADING)
    figure.text(0.54, 0.92, s.pick(language, ko="업데이트 후", en="After one step"), **_HEADING)
    legend = s.pick(
        language, ko="초록: 바뀐 값   회색: 그대로인 값", en="green: changed   grey: unchanged"
    )
    figure.text(0.98, 0.925, legend, ha="right", fontsize=10.5, color=s.MUTED)
    figure.text(0.5, 0.42, "→", ha="center", va="center", fontsize=26, color=s.MUTED)
    changed = sum(int(np.count_nonzero(_change(before, after, i))) for i in range(4))
    total = sum(np.asarray(parameter).size for parameter in before)
    description = s.pick(
        language,
        ko=f"업데이트 전과 후의 신경망: 파라미터 {total}개 가운데 {changed}개가 바뀜",
        en=f"The network before and after one step: {changed} of {total} parameters changed",
    )
    return figure, description


_HEADING: dict[str, Any] = {"fontsize": 15}


def _change(before: Parameters, after: Parameters, part: int) -> np.ndarray:
    return np.asarray(after[part], dtype=float) - np.asarray(before[part], dtype=float)


def _paint_state(
    axes: Axes, X: Any, now: Parameters, before: Parameters | None, y_hat: Any, language: Language
) -> None:
    values = [np.asarray(parameter, dtype=float) for parameter in now]
    changes = [_change(before, now, part) if before else None for part in range(4)]

    def look(part: int, *index: int) -> tuple[str, str, str]:
        value, change = values[part][index], changes[part]
        if change is None:
            return s.number(value), "", s.BLUE
        if change[index] == 0:
            return s.number(value), "", s.MUTED
        return s.fixed(value, 5), s.signed(s.fixed(change[index], 5)), s.GREEN

    def label(gap: int, i: int, j: int) -> str:
        value, added, _ = look(2 * gap, i, j)
        return f"{value}\n{added}" if added else value

    def nodes(name: str, part: int, output: Any) -> list[Node]:
        made = []
        for j in range(len(values[part])):
            value, added, colour = look(part, j)
            symbol = f"${name}_{j + 1}$" if name == "h" else f"${name}$"
            node = Node(symbol, (), f"$b$ = {value}", added, colour, colour)
            if before is None:
                node = replace(node, above_colour=s.INK)
            if len(output):
                node = replace(node, symbol=r"$\hat{y}$", inside=(s.fixed(output[j], 5),))
            made.append(node)
        return made

    inputs = [Node(f"$x_{i + 1}$", (s.number(x),)) for i, x in enumerate(row(X))]
    columns = (inputs, nodes("h", 1, ()), nodes("o", 3, row(y_hat)))
    weights = (matrix(now[0]), matrix(now[2]))
    paint(
        axes,
        Layers(columns, weights, label, lambda *edge: look(2 * edge[0], *edge[1:])[2]),
        language,
    )
