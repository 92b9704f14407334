"""The drawing of 07_autograd: a computation graph with its values, local slopes and gradients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

from ..shared.update import draw_update as draw_update

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SYMBOLS = {
    "add": "$+$",
    "multiply": r"$\times$",
    "exp": "exp",
    "tanh": "tanh",
    "sigmoid": r"$\sigma$",
    "relu": "ReLU",
}
_COLUMN_GAP = 3.1
_ROW_GAP = 1.75
_WIDTH, _HEIGHT = 1.75, 1.12
_MAX_NODES = 40


@dataclass
class _Box:
    """A value's place: the column counts back from the result, which is in column 0."""

    value: Any
    column: int = 0
    row: float = 0.0


@drawing
def draw_graph(
    result: Any, names: Mapping[str, Any] | None = None, *, language: Language = "en"
) -> tuple[Figure, str]:
    """The graph that a value came from, inputs on the left, once its `backward` was called.

    A value has `data`, `grad`, `parents`, `slopes` (one per parent) and `operation`; `names` says
    what some of them are called. Raises ValueError for more values than a page can show.
    """
    from matplotlib.figure import Figure

    boxes = _boxes(result)
    called = {id(value): name for name, value in (names or {}).items()}
    columns = max(box.column for box in boxes.values()) + 1
    rows = max(box.row for box in boxes.values()) - min(box.row for box in boxes.values()) + 1
    figure = Figure(figsize=(1.6 * columns + 0.9, 0.92 * rows + 1.0))
    axes = figure.add_axes((0.01, 0.02, 0.98, 0.9))
    for box in boxes.values():
        slopes = list(box.value.slopes)
        parents = list(box.value.parents)
        for place, (parent, slope) in enumerate(zip(parents, slopes, strict=True)):
            twice = sum(other is parent for other in parents) > 1
            _paint_edge(axes, boxes[id(parent)], box, slope, place - 0.5 if twice else 0.0)
    for box in boxes.values():
        _paint_box(axes, box, called.get(id(box.value), ""))
    centres = np.array([_centre(box) for box in boxes.values()])
    low, high = centres.min(axis=0), centres.max(axis=0)
    axes.set_xlim(low[0] - _WIDTH * 0.65, high[0] + _WIDTH * 0.65)
    axes.set_ylim(low[1] - _HEIGHT * 0.9, high[1] + _HEIGHT * 1.2)
    axes.set_aspect("equal")
    axes.axis("off")
    title = s.pick(
        language,
        ko="계산 그래프 — 위는 값, 주황은 기울기, 선 위는 국소 기울기",
        en="Values, gradients in orange, local slopes on the lines",
    )
    figure.text(0.02, 0.94, title, fontsize=12.5)
    said = ", ".join(
        f"{name.replace('$', '').replace('_', '')} {s.number(value.grad)}"
        for name, value in (names or {}).items()
    )
    description = s.pick(
        language,
        ko=f"값 {len(boxes)}개의 계산 그래프, 결과 {s.number(result.data)}. 기울기: {said}",
        en=f"A computation graph of {len(boxes)} values, the result {s.number(result.data)}. "
        f"Gradients: {said}",
    )
    return figure, description


def _boxes(result: Any) -> dict[int, _Box]:
    """A box per value, by id; columns by the longest way to the result, rows by their users."""
    boxes = {id(result): _Box(result)}
    frontier = [result]
    while frontier:
        value = frontier.pop()
        for parent in value.parents:
            box = boxes.setdefault(id(parent), _Box(parent))
            if len(boxes) > _MAX_NODES:
                raise ValueError(f"more than {_MAX_NODES} values")
            column = boxes[id(value)].column + 1
            if column > box.column:
                box.column = column
                frontier.append(parent)
    users: dict[int, list[_Box]] = {key: [] for key in boxes}
    for box in boxes.values():
        for parent in box.value.parents:
            users[id(parent)].append(box)
    columns = max(box.column for box in boxes.values()) + 1
    for column in range(columns):
        members = [(key, box) for key, box in boxes.items() if box.column == column]
        # Equal wishes go by the row of the user, so that fewer lines cross.
        members.sort(
            key=lambda item: (
                _wish(item[1], users[item[0]]),
                np.mean([user.row for user in users[item[0]]] or [0.0]),
            )
        )
        _spread([box for _, box in members], [_wish(box, users[key]) for key, box in members])
    return boxes


def _wish(box: _Box, users: list[_Box]) -> float:
    """The row in which a value's lines would be shortest: beside its users, fanned out."""
    if not users:
        return 0.0
    sides = []
    for user in users:
        parents = list(user.value.parents)
        place = next(k for k, parent in enumerate(parents) if parent is box.value)
        sides.append(user.row + place - (len(parents) - 1) / 2)
    return float(np.mean(sides))


def _spread(boxes: list[_Box], wishes: list[float]) -> None:
    """Rows at least one apart, in order, as near to the wishes as one sweep gets."""
    for number, (box, wish) in enumerate(zip(boxes, wishes, strict=True)):
        box.row = wish if number == 0 else max(wish, boxes[number - 1].row + 1.0)
    shift = float(np.mean([box.row - wish for box, wish in zip(boxes, wishes, strict=True)]))
    for box in boxes:
        box.row -= shift


def _centre(box: _Box) -> tuple[float, float]:
    return -box.column * _COLUMN_GAP, -box.row * _ROW_GAP


def _paint_box(axes: Axes, box: _Box, name: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    x, y = _centre(box)
    operation = box.value.operation
    fill = s.PALE_GREY if not operation else s.PALE_GREEN if box.column == 0 else s.PALE_BLUE
    patch = FancyBboxPatch(
        (x - _WIDTH / 2, y - _HEIGHT / 2),
        _WIDTH,
        _HEIGHT,
        boxstyle="round,pad=0,rounding_size=0.16",
        fc=fill,
        ec=s.INK,
        lw=1.1,
        zorder=3,
    )
    axes.add_patch(patch)
    symbol = _SYMBOLS.get(operation, operation.replace("power ", "^"))
    head = "  ".join(part for part in (name, symbol) if part)
    centre: dict[str, Any] = {"ha": "center", "va": "center", "zorder": 4}
    value, grad = s.number(box.value.data, 5), s.number(box.value.grad, 4)
    axes.text(x, y + 0.34, s.beside_math(head), fontsize=11, color=s.MUTED, **centre)
    axes.text(x, y, value, fontsize=11.5, **centre)
    axes.text(x, y - 0.34, grad, fontsize=11, color=s.ORANGE, **centre)


def _paint_edge(axes: Axes, start: _Box, end: _Box, slope: float, side: float) -> None:
    """A line with its slope; `side` parts the two lines of a value that is used twice."""
    (x0, y0), (x1, y1) = _centre(start), _centre(end)
    tail, tip = np.array([x0 + _WIDTH / 2, y0]), np.array([x1 - _WIDTH / 2, y1])
    # A line over several columns swings around the boxes between.
    swing = -0.34 if start.row <= end.row else 0.34
    bend = 0.5 * side if start.column - end.column == 1 else swing
    look: dict[str, Any] = {"arrowstyle": "-|>", "color": s.MUTED, "lw": 1.2}
    look["connectionstyle"] = f"arc3,rad={bend}"
    axes.annotate("", xy=tuple(tip), xytext=tuple(tail), arrowprops=look, zorder=1)
    # Nearer to the tail, where lines to one value have not come together yet. A curve is the
    # quadratic one that Matplotlib draws: its control point lies off the middle by the bend.
    along = 0.5 if bend else 0.38
    way = tip - tail
    off = np.array([way[1], -way[0]]) * bend * 2 * along * (1 - along)
    x, y = tail + along * way + off
    box: dict[str, Any] = {"boxstyle": "round,pad=0.12", "fc": s.PAPER, "ec": "none"}
    text = s.number(slope, 4)
    axes.text(x, y, text, ha="center", va="center", fontsize=9.5, color=s.BLUE, bbox=box, zorder=2)


@drawing
def draw_order(
    parents: Sequence[Sequence[int]],
    order: Sequence[int],
    names: Sequence[str],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """A graph of numbered nodes, parents at the left, and below it the nodes in their order.

    In the row below, an arc leads from each parent to its child: in a topological order every arc
    leads to the right.
    """
    from matplotlib.figure import Figure

    depth: dict[int, int] = {}
    for node in order:
        depth[node] = 1 + max((depth.get(parent, -1) for parent in parents[node]), default=-1)
    rows: dict[int, int] = {}
    places = {}
    for node in sorted(order):
        column = depth[node]
        rows[column] = rows.get(column, -1) + 1
        places[node] = np.array([2.2 * column, 3.4 - 1.1 * rows[column]])
    figure = Figure(figsize=(8.8, 4.6))
    axes = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    edges = [(parent, node) for node in order for parent in parents[node]]
    for parent, node in edges:
        _paint_arrow(axes, places[parent], places[node], 0.0)
    along = {node: np.array([1.5 * place, -0.9]) for place, node in enumerate(order)}
    for parent, node in edges:
        _paint_arrow(axes, along[parent], along[node], -0.45)
    for at in (places, along):
        for node, (x, y) in at.items():
            axes.plot(x, y, "o", ms=42, color=s.PALE_BLUE, mec=s.BLUE, mew=1.3)
            axes.text(x, y, f"{node}: {names[node]}", ha="center", va="center", fontsize=10)
    right = sum(along[parent][0] < along[node][0] for parent, node in edges)
    axes.set_xlim(-0.9, max(2.2 * max(depth.values()), 1.5 * (len(order) - 1)) + 0.9)
    axes.set_ylim(-1.7, 4.2)
    axes.axis("off")
    listed = ", ".join(map(str, order))
    description = s.pick(
        language,
        ko=f"위상 순서 [{listed}]: 화살표 {len(edges)}개 가운데 {right}개가 오른쪽으로 향함",
        en=f"The topological order [{listed}]: {right} of {len(edges)} arrows lead to the right",
    )
    return figure, description


def _paint_arrow(axes: Axes, start: np.ndarray, end: np.ndarray, bend: float) -> None:
    look = {
        "arrowstyle": "-|>",
        "color": s.MUTED,
        "lw": 1.2,
        "shrinkA": 21,
        "shrinkB": 21,
        "connectionstyle": f"arc3,rad={bend}",
    }
    axes.annotate("", tuple(end), tuple(start), arrowprops=look)
