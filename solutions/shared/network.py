"""Paints a small two-layer network with its numbers, which the MLP drawings share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMN_GAP = 4.2
ROW_GAP = 2.55
RADIUS = 0.72
_COLUMN_NAMES = {
    "ko": ("입력층", "은닉층", "출력층"),
    "en": ("input layer", "hidden layer", "output layer"),
}


@dataclass(frozen=True)
class Node:
    """What one circle says: its symbol, the lines inside, and the notes around it."""

    symbol: str
    inside: tuple[str, ...] = ()
    above: str = ""
    below: str = ""
    above_colour: str = s.INK
    below_colour: str = s.INK


@dataclass(frozen=True)
class Layers:
    """Three columns of nodes and the (fan_in, fan_out) weights between them."""

    columns: tuple[list[Node], list[Node], list[Node]]
    weights: tuple[np.ndarray, np.ndarray]
    label: Callable[[int, int, int], str] | None = None
    colour: Callable[[int, int, int], str] | None = None
    backward: bool = False


def paint(axes: Axes, layers: Layers, language: s.Language) -> None:
    """Paints the network into the axes, which it sizes to fit."""
    tallest = max(len(column) for column in layers.columns)
    places = [_places(number, len(nodes)) for number, nodes in enumerate(layers.columns)]
    for gap, weights in enumerate(layers.weights):
        for i, j in np.ndindex(*weights.shape):
            _paint_edge(axes, layers, (gap, i, j), places[gap][i], places[gap + 1][j])
    if layers.backward:
        for hidden in places[1]:
            for output in places[2]:
                _paint_return(axes, output, hidden)
    for nodes, column_places, fill in zip(
        layers.columns, places, (s.PALE_GREY, s.PALE_BLUE, s.PALE_GREEN), strict=True
    ):
        for node, place in zip(nodes, column_places, strict=True):
            _paint_node(axes, node, place, fill)
    half = (tallest - 1) / 2 * ROW_GAP
    for number, name in enumerate(_COLUMN_NAMES[language]):
        axes.text(number * COLUMN_GAP, half + 1.5, name, ha="center", color=s.MUTED, fontsize=11)
    axes.set_xlim(-RADIUS - 0.3, 2 * COLUMN_GAP + RADIUS + 0.3)
    axes.set_ylim(-half - RADIUS - 0.55, half + 1.85)
    axes.set_aspect("equal")
    axes.axis("off")


def _places(column: int, count: int) -> list[tuple[float, float]]:
    return [(column * COLUMN_GAP, ((count - 1) / 2 - row) * ROW_GAP) for row in range(count)]


def _paint_edge(
    axes: Axes,
    layers: Layers,
    edge: tuple[int, int, int],
    start: tuple[float, float],
    end: tuple[float, float],
) -> None:
    gap, i, j = edge
    weight = float(layers.weights[gap][i, j])
    colour = layers.colour(*edge) if layers.colour else (s.BLUE if weight >= 0 else s.ORANGE)
    text = layers.label(*edge) if layers.label else s.number(weight)
    width = 1.0 + 2.2 * min(abs(weight), 1.5)
    axes.plot(*zip(start, end, strict=True), color=colour, lw=width, alpha=0.55, zorder=1)
    # At 1 / (fan_out + 1) of the way the labels of a full layer are evenly spread, none hidden.
    fan_out = layers.weights[gap].shape[1]
    along = max(1 / (fan_out + 1), 0.25) if fan_out > 1 else 0.47
    x, y = (a + along * (b - a) for a, b in zip(start, end, strict=True))
    box: dict[str, Any] = {"boxstyle": "round,pad=0.18", "fc": s.PAPER, "ec": "none"}
    axes.text(x, y, text, ha="center", va="center", color=colour, bbox=box, fontsize=10.5, zorder=3)


def _paint_return(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    way = np.subtract(end, start)
    way = way / np.hypot(*way)
    # Beside the weight's line, on the side away from the middle, where its label is not.
    side = np.array([-way[1], way[0]]) * (0.27 if end[1] <= start[1] else -0.27)
    tail, tip = np.add(start, way * 0.95 + side), np.add(end, -way * 1.0 + side)
    look: dict[str, Any] = {"arrowstyle": "-|>", "color": s.ORANGE, "lw": 1.6, "ls": (0, (4, 2))}
    axes.annotate("", xy=tuple(tip), xytext=tuple(tail), arrowprops=look, zorder=2)


def _paint_node(axes: Axes, node: Node, place: tuple[float, float], fill: str) -> None:
    from matplotlib.patches import Circle

    x, y = place
    axes.add_patch(Circle(place, RADIUS, fc=fill, ec=s.INK, lw=1.3, zorder=4))
    lines = [s.beside_math(line) for line in (node.symbol, *node.inside)]
    for row, line in enumerate(lines):
        shift = ((len(lines) - 1) / 2 - row) * 0.36
        size = 14 if row == 0 else 10
        axes.text(x, y + shift, line, ha="center", va="center", fontsize=size, zorder=5)
    note: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 10.5, "zorder": 5}
    above, below = s.beside_math(node.above), s.beside_math(node.below)
    axes.text(x, y + RADIUS + 0.25, above, color=node.above_colour, **note)
    axes.text(x, y - RADIUS - 0.27, below, color=node.below_colour, **note)


def row(values: Any) -> np.ndarray:
    """The values of one sample, (k,); empty for None."""
    if values is None:
        return np.empty(0)
    array = np.asarray(values, dtype=float)
    return array if array.ndim == 1 else array[0]


def matrix(values: Any) -> np.ndarray:
    """The values as floats with two axes."""
    return np.atleast_2d(np.asarray(values, dtype=float))
