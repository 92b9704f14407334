"""The drawings of 01_perceptron: a rule as a line, and lines as decision boundaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.slider import Slider
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Classifier = Callable[[np.ndarray], Any]

_LOW, _HIGH = -0.4, 1.4
_PALE_OFF, _PALE_ON = s.PALE_ORANGE, s.PALE_BLUE
_GATES: dict[tuple[int, ...], str] = {(0, 0, 0, 1): "AND", (0, 1, 1, 1): "OR", (0, 1, 1, 0): "XOR"}
_CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


@drawing
def draw_fit(
    x: Any, y: Any, rule: tuple[Any, Any], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Examples (n,), (n,) with the line w x + b that was found, and the error of each example."""
    from matplotlib.figure import Figure

    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w, b = (float(np.asarray(part)) for part in rule)
    figure = Figure(figsize=(7.6, 4.2), layout="constrained")
    axes = figure.subplots()
    ends = np.array([x.min() - 0.7, x.max() + 0.7])
    axes.plot(ends, w * ends + b, color=s.BLUE, zorder=2)
    axes.vlines(x, y, w * x + b, color=s.ORANGE, lw=1.4, zorder=1)
    axes.plot(x, y, "o", color=s.INK, ms=7, zorder=3)
    axes.plot(x.mean(), y.mean(), "D", color=s.GREEN, ms=7, zorder=3)
    axes.annotate(
        r"$(\bar{x}, \bar{y})$",
        (x.mean(), y.mean()),
        xytext=(8, -14),
        textcoords="offset points",
        color=s.GREEN,
    )
    squares = float(np.linalg.norm(y - (w * x + b)) ** 2)
    line = f"$y = {w:.4g} x {b:+.4g}$"
    errors = s.pick(language, ko="제곱 오차의 합", en="sum of squared errors")
    axes.set_title(f"{line}     {errors} ${squares:.4g}$")
    axes.set_xlabel("$x$")
    axes.set_ylabel("$y$", rotation=0, labelpad=10)
    description = s.pick(
        language,
        ko=f"예제 {len(x)}개와 찾은 직선 y = {s.number(w)} x {s.signed(s.number(b))}",
        en=f"{len(x)} examples and the line found, y = {s.number(w)} x {s.signed(s.number(b))}",
    )
    return figure, description


@drawing
def draw_boundaries(
    perceptron: Callable[[Any, Any, Any], Any],
    lines: Mapping[str, tuple[Any, float]],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """For each named (w, b), w (2,), the side of the plane on which `perceptron` answers 1."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.9 * len(lines), 4.3), layout="constrained")
    shares = []
    for axes, (name, (w, b)) in zip(_panels(figure, len(lines)), lines.items(), strict=True):
        share = _paint_sides(axes, lambda points, w=w, b=b: perceptron(points, w, b), -3.0, 3.0)
        shares.append(f"{name.strip('$')} {share:.0%}")
        points = np.array([[0.0, 0.0], [0.0, 2.0], [0.0, 1.0]])
        answers = np.asarray(perceptron(points, w, b), dtype=float)
        for point, answer in zip(points, answers, strict=True):
            _paint_point(axes, point, answer, s.number(answer))
        axes.set_title(name)
        axes.set_xticks(range(-3, 4, 1))
        axes.set_yticks(range(-3, 4, 1))
    description = s.pick(
        language,
        ko=f"결정 경계와 답이 1인 쪽의 넓이: {', '.join(shares)}",
        en=f"Decision boundaries with the share of the plane that gets a 1: {', '.join(shares)}",
    )
    return figure, description


@drawing
def draw_gates(
    gates: Mapping[str, tuple[Classifier, Sequence[int]]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """For each named gate (a function of points (m, 2), its truth table) its decision lines.

    The four points have their right answers written in them; those the gate gets wrong are ringed.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4 * len(gates), 4.3), layout="constrained")
    said = []
    for axes, (name, (gate, table)) in zip(_panels(figure, len(gates)), gates.items(), strict=True):
        _paint_sides(axes, gate, _LOW, _HIGH)
        right = _paint_table(axes, np.asarray(gate(_CORNERS), dtype=float), table)
        axes.set_title(_score(name, right, len(table), language))
        said.append(f"{name} {right}/{len(table)}")
    description = s.pick(
        language,
        ko=f"논리 게이트의 결정 경계, 맞힌 점: {', '.join(said)}",
        en=f"Decision boundaries of the gates, points right: {', '.join(said)}",
    )
    return figure, description


def slide_bias(
    perceptron: Callable[[Any, Any, Any], Any], w: Any, b: Any, *, language: Language = "en"
) -> Slider:
    """The boundary of weights w (2,) with the bias that the slider sets, beginning with b.

    The line goes from where no corner gets a 1 to where all four do.
    """
    w = np.asarray(w, dtype=float)
    start = float(np.asarray(b))
    sums = np.sort(_CORNERS @ w)
    margin = 0.35 * max(sums[-1] - sums[0], 1e-9)
    steps = np.linspace(-sums[-1] - margin, -sums[0] + margin, 15).round(2)
    return Slider(
        lambda bias: draw_bias(perceptron, w, bias, language=language),
        sorted({start, *(float(step) for step in steps)}),
        start=start,
        label=s.pick(language, ko="편향 b", en="bias b"),
        language=language,
    )


@drawing
def draw_bias(
    perceptron: Callable[[Any, Any, Any], Any], w: Any, b: float, *, language: Language = "en"
) -> tuple[Figure, str]:
    """The side of the plane that gets a 1 from weights w (2,) and the bias b, and the corners."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.2, 4.6), layout="constrained")
    axes = figure.subplots()
    _paint_sides(axes, lambda points: perceptron(points, w, b), _LOW, _HIGH)
    answers = np.asarray(perceptron(_CORNERS, w, b), dtype=float)
    _paint_table(axes, answers, answers.tolist())
    table = tuple(int(answer) for answer in answers)
    gate = _GATES.get(table, "")
    axes.set_title(f"$w = ({w[0]:g}, {w[1]:g}), \\quad b = {b:g}$     {gate}")
    answers_word = ", ".join(str(answer) for answer in table)
    named = f", {gate}" if gate else ""
    description = s.pick(
        language,
        ko=f"편향이 {s.number(b)}일 때 네 점의 답: {answers_word}{named}",
        en=f"The answers for the four points with a bias of {s.number(b)}: {answers_word}{named}",
    )
    return figure, description


@drawing
def draw_feature_space(
    X: Any, y: Any, features: Mapping[str, Any], *, language: Language = "en"
) -> tuple[Figure, str]:
    """Where points X (n, 2) with answers y (n,) go when two perceptrons become the new axes.

    `features` maps the two new axes' names to the perceptrons' answers (n,). A line that splits the
    new space is drawn where there is one halfway between the two answers' means.
    """
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine
    from matplotlib.patches import ConnectionPatch

    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    names = list(features)
    H = np.stack([np.asarray(features[name], dtype=float) for name in names], axis=1)
    figure = Figure(figsize=(10.4, 4.6), layout=ConstrainedLayoutEngine(wspace=0.12))
    left, right = figure.subplots(1, 2)
    titles = (
        s.pick(language, ko="입력 공간", en="Input space"),
        s.pick(language, ko="새로운 특징 공간", en="New feature space"),
    )
    for axes, title, labels in ((left, titles[0], ("$x_1$", "$x_2$")), (right, titles[1], names)):
        _frame(axes, _LOW, _HIGH)
        axes.set_title(title)
        axes.set_xlabel(labels[0])
        # At the foot of the axis, where no arrow passes.
        place: Any = "center" if axes is left else "bottom"
        axes.set_ylabel(labels[1], rotation=0, labelpad=10, loc=place)
        axes.yaxis.label.set_horizontalalignment("right")
    for point, moved, answer in zip(X, H, y, strict=True):
        for axes, place in ((left, point), (right, moved)):
            _paint_point(axes, place, answer, s.number(answer))
        arrow = ConnectionPatch(
            tuple(point),
            tuple(moved),
            "data",
            "data",
            axesA=left,
            axesB=right,
            arrowstyle="-|>",
            color=s.MUTED,
            lw=1.1,
            shrinkA=12,
            shrinkB=12,
            connectionstyle="arc3,rad=-0.12",
            zorder=1,
        )
        figure.add_artist(arrow)
    for point in X:
        x1, x2 = (s.number(value) for value in point)
        # To the left of its point: the arrow leaves on the right.
        left.text(point[0] - 0.1, point[1], f"({x1}, {x2})", ha="right", va="center")
    places = len(np.unique(H, axis=0))
    line = _separating_line(H, y)
    split = s.pick(language, ko="직선 하나로 나뉘지 않음", en="no line splits them")
    if line is not None:
        _paint_line(right, *line)
        split = s.pick(language, ko="직선 하나로 나뉨", en="one line splits them")
    description = s.pick(
        language,
        ko=f"입력 공간의 점 {len(X)}개가 {', '.join(names)} 축의 공간에서 {places}곳에 모이고, "
        f"{split}",
        en=f"{len(X)} points of the input space come to {places} places on the axes "
        f"{', '.join(names)}, and {split}",
    )
    return figure, description


@drawing
def draw_training(
    perceptron: Callable[[Any, Any, Any], Any],
    X: Any,
    runs: Mapping[str, tuple[Sequence[int], Sequence[tuple[Any, Any]]]],
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """The line w · x + b = 0 after each epoch of named runs over the points X (n, 2).

    A run is (answers (n,), [(w, b) after epoch 1, after epoch 2, ...]); later lines are darker.
    """
    from matplotlib.figure import Figure

    X = np.asarray(X, dtype=float)
    figure = Figure(figsize=(4 * len(runs), 4.4), layout="constrained")
    said = []
    for axes, (name, (table, steps)) in zip(_panels(figure, len(runs)), runs.items(), strict=True):
        parameters = [
            (np.asarray(w, dtype=float), float(np.asarray(b, dtype=float))) for w, b in steps
        ]
        w, b = parameters[-1]
        span = _LOW, _HIGH
        _paint_sides(axes, lambda points, w=w, b=b: perceptron(points, w, b), *span, outlined=False)
        answers = np.asarray(perceptron(X, w, b), dtype=float)
        for epoch, (w, b) in enumerate(parameters, 1):
            _paint_line(axes, w, b, epoch, len(parameters))
        right = _paint_table(axes, answers, table)
        axes.set_title(_score(name, right, len(table), language))
        said.append(f"{name} {right}/{len(table)}")
    epochs = len(next(iter(runs.values()))[1])
    description = s.pick(
        language,
        ko=f"{epochs} 에포크 동안 움직이는 결정 경계, 맞힌 점: {', '.join(said)}",
        en=f"The decision boundary as it moves for {epochs} epochs, points right: "
        f"{', '.join(said)}",
    )
    return figure, description


def _panels(figure: Figure, count: int) -> list[Axes]:
    return list(np.atleast_1d(figure.subplots(1, count)))


def _score(name: str, right: int, total: int, language: Language) -> str:
    return f"{name}     {s.pick(language, ko='맞힌 점', en='right')} {right} / {total}"


def _frame(axes: Axes, low: float, high: float) -> None:
    axes.set_xlim(low, high)
    axes.set_ylim(low, high)
    axes.set_aspect("equal")
    axes.set_xticks([0, 1])
    axes.set_yticks([0, 1])
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$", rotation=0, labelpad=8)
    axes.grid(False)


def _paint_sides(
    axes: Axes, classify: Classifier, low: float, high: float, *, outlined: bool = True
) -> float:
    """Colours the plane by the answer, 0 or 1, and returns the share that gets a 1."""
    from matplotlib.colors import ListedColormap

    _frame(axes, low, high)
    # Cells' centres, so that a boundary through a whole number falls between two of them.
    steps = low + (np.arange(280) + 0.5) * (high - low) / 280
    grid = np.stack(np.meshgrid(steps, steps), axis=-1)
    on = np.asarray(classify(grid.reshape(-1, 2)), dtype=float).reshape(grid.shape[:2])
    axes.imshow(
        on,
        origin="lower",
        extent=(low, high, low, high),
        cmap=ListedColormap([_PALE_OFF, _PALE_ON]),
        vmin=0,
        vmax=1,
        interpolation="nearest",
    )
    if outlined and on.min() < on.max():
        axes.contour(steps, steps, on, levels=[0.5], colors=s.INK, linewidths=1.6)
    return float(on.mean())


def _paint_point(axes: Axes, point: np.ndarray, answer: float, text: str) -> None:
    colour, marker = (s.BLUE, "o") if answer == 1 else (s.ORANGE, "s")
    axes.plot(*point, marker, ms=15, color=colour, mec=s.PAPER, mew=1.5, zorder=4)
    x1, x2 = point
    axes.text(x1, x2, text, ha="center", va="center", color=s.PAPER, fontsize=10, zorder=5)


def _paint_table(axes: Axes, answers: np.ndarray, table: Sequence[int]) -> int:
    """The four corners with their right answers, wrong ones ringed; returns how many are right."""
    for point, wanted, found in zip(_CORNERS, table, answers, strict=True):
        _paint_point(axes, point, wanted, s.number(wanted))
        if found != wanted:
            axes.plot(*point, "o", ms=27, mfc="none", mec=s.INK, mew=1.6, zorder=3)
    return int(np.sum(answers == np.asarray(table)))


def _separating_line(H: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float] | None:
    """(w, b) across the way from one answer's mean to the other's, if it splits them."""
    if len(np.unique(y)) != 2:
        return None
    w = H[y == 1].mean(axis=0) - H[y == 0].mean(axis=0)
    low, high = float((H[y == 0] @ w).max()), float((H[y == 1] @ w).min())
    return (w, -(low + high) / 2) if low < high else None


def _paint_line(
    axes: Axes, w: np.ndarray, b: float, epoch: int | None = None, epochs: int = 1
) -> None:
    """The line w · x + b = 0; with the number of an epoch on it, and darker the later it is."""
    strength = 1.0 if epoch is None else 0.25 + 0.75 * epoch / epochs
    steps = np.linspace(_LOW, _HIGH, 57)
    if abs(w[1]) >= abs(w[0]) and w[1] != 0:
        places = np.stack([steps, -(w[0] * steps + b) / w[1]])
    elif w[0] != 0:
        places = np.stack([-(w[1] * steps + b) / w[0], steps])
    else:
        return
    axes.plot(*places, color=s.GREEN, lw=1.4, alpha=strength, zorder=2)
    inside = ((places > _LOW + 0.1) & (places < _HIGH - 0.1)).all(axis=0)
    if epoch is None or not inside.any():
        return
    seen = places[:, inside].T
    room = np.linalg.norm(seen[:, np.newaxis] - _CORNERS, axis=2).min(axis=1)
    x1, x2 = seen[int(np.argmax(room))]
    axes.text(
        x1,
        x2,
        str(epoch),
        color=s.GREEN,
        fontsize=9,
        ha="center",
        va="center",
        alpha=strength,
        bbox={"boxstyle": "circle,pad=0.15", "fc": s.PAPER, "ec": "none"},
        zorder=3,
    )
