"""Draws a class: the distribution of points, who solved what, hand-in times, the term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.insight.svg import TOKENS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Inches; an inch is 96 of the page's pixels. A phone shows the narrow ones whole.
NARROW, WIDE = 3.8, 10.2
INK, QUIET, MARK = TOKENS["ink"], TOKENS["quiet"], TOKENS["mark"]


def _new(
    width: float, height: float, *, left: float = 0.62, bottom: float = 0.5, top: float = 0.3
) -> tuple[Figure, Axes]:
    """A figure with margins in inches; a layout engine would draw everything twice to find them."""
    from matplotlib.figure import Figure

    right = 0.15
    figure = Figure(figsize=(width, height))
    place = (left, bottom, width - left - right, height - bottom - top)
    return figure, figure.add_axes(
        (place[0] / width, place[1] / height, place[2] / width, place[3] / height)
    )


def distribution(points: Sequence[float], most: float, labels: Mapping[str, str]) -> Figure:
    """How many students have how many of `most` points, with the median as a line.

    labels: "x", "y" and "median".
    """
    figure, axes = _new(NARROW, 2.5)
    bins = min(int(np.ceil(most)), 22) or 1
    axes.hist(points, bins=bins, range=(0, max(most, 1e-9)), color=TOKENS["full"], rwidth=0.88)
    middle = float(np.median(points))
    axes.axvline(middle, color=MARK, linewidth=2)
    right = middle > most / 2
    axes.annotate(
        labels["median"],
        (middle, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(-5 if right else 5, 2),
        textcoords="offset points",
        ha="right" if right else "left",
        va="bottom",
        color=INK,
    )
    axes.set_xlim(-0.02 * most, 1.02 * most)
    _whole_numbers(axes.xaxis)
    _whole_numbers(axes.yaxis)
    axes.set_xlabel(labels["x"])
    axes.set_ylabel(labels["y"])
    axes.grid(axis="y")
    return figure


def heat_map(
    looks: Sequence[Sequence[str]], rows: Sequence[str], labels: Mapping[str, str]
) -> Figure:
    """`looks` (rows, students), each a name of a colour, drawn as stripes: a row per exercise, a
    column per student. Names of colours: `full`, `part`, `wrong`, `blocked`, `empty`, `none`.

    Neighbours of one look are drawn as one rectangle, or a class would be megabytes. labels: "x"
    and one for each look.
    """
    from matplotlib.patches import Patch, PathPatch
    from matplotlib.path import Path

    students = len(looks[0]) if looks else 0
    # A letter of the rows' names is some 0.085 inches wide.
    left = 0.2 + 0.085 * max((len(name) for name in rows), default=0)
    figure, axes = _new(WIDE, 0.95 + 0.27 * len(rows), left=min(left, 3.5), top=0.42)
    rectangles: dict[str, list[Path]] = {}
    for row, line in enumerate(looks):
        start = 0
        for look, group in groupby(line):
            end = start + len(list(group))
            rectangles.setdefault(look, []).append(_box(start, end, row))
            start = end
    handles: list[Any] = []
    for look in (look for look in labels if look in rectangles):
        style: dict[str, Any] = {"facecolor": "none", "edgecolor": TOKENS["line"], "linewidth": 0.5}
        if look != "none":
            style = {"facecolor": TOKENS[look], "linewidth": 0}
        # As an artist: a patch would have its extent worked out, which the limits below are.
        axes.add_artist(PathPatch(Path.make_compound_path(*rectangles[look]), **style))
        handles.append(Patch(label=labels[look], **style))
    axes.set_xlim(0, max(students, 1))
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), rows)
    axes.tick_params(axis="y", length=0)
    axes.spines[["left", "bottom"]].set_visible(False)
    _whole_numbers(axes.xaxis)
    axes.set_xlabel(labels["x"])
    figure.legend(handles=handles, loc="upper left", ncols=6, handlelength=1.1)
    return figure


def _box(start: int, end: int, row: int) -> Any:
    from matplotlib.path import Path

    low, high = row - 0.42, row + 0.42
    corners = [(start, low), (end, low), (end, high), (start, high), (start, low)]
    return Path(corners, [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY])


def hand_in_times(hours: Sequence[float], students: int, labels: Mapping[str, str]) -> Figure:
    """Which share of `students` had handed in, by hours before (negative) or after the deadline.

    labels: "x", "y", "deadline".
    """
    figure, axes = _new(NARROW, 2.5)
    days = np.sort(np.asarray(hours, dtype=float)) / 24
    left, right = min(-1.0, max(days[0], -14.0)), max(0.5, days[-1])
    share = np.arange(1, len(days) + 1) / max(students, 1) * 100
    axes.step(
        np.concatenate([[min(left, days[0])], days, [right * 1.05]]),
        np.concatenate([[0.0], share, [share[-1]]]),
        where="post",
        color=TOKENS["full"],
        linewidth=2,
    )
    axes.axvline(0, color=MARK, linewidth=2)
    axes.annotate(
        labels["deadline"],
        (0, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(-5, 2),
        textcoords="offset points",
        ha="right",
        va="bottom",
    )
    axes.set_xlim(left * 1.03, right * 1.05)
    axes.set_ylim(0, 102)
    axes.set_xlabel(labels["x"])
    axes.set_ylabel(labels["y"])
    axes.grid(axis="y")
    return figure


def over_the_term(
    names: Sequence[str],
    spread: Sequence[tuple[float, float, float] | None],
    handed_in: Sequence[float],
    labels: Mapping[str, str],
) -> Figure:
    """Per assignment the median share of points with the middle half, and how many handed in.

    spread: quartiles in percent, None where nothing is graded; handed_in: percent. labels: "y",
    "median", "half", "handed_in".
    """
    figure, axes = _new(WIDE, 3.0, bottom=0.35, top=0.45)
    known = [number for number, values in enumerate(spread) if values is not None]
    quartiles = np.array([values for values in spread if values is not None]).reshape(-1, 3)
    axes.bar(
        range(len(names)),
        handed_in,
        width=0.72,
        color="none",
        edgecolor=QUIET,
        linewidth=1.2,
        label=labels["handed_in"],
    )
    axes.bar(
        known,
        quartiles[:, 2] - quartiles[:, 0],
        bottom=quartiles[:, 0],
        width=0.5,
        color=TOKENS["part"],
        label=labels["half"],
    )
    axes.plot(known, quartiles[:, 1], color=MARK, marker="o", linewidth=2, label=labels["median"])
    axes.set_xticks(range(len(names)), names)
    axes.set_ylim(0, 104)
    axes.set_ylabel(labels["y"])
    axes.grid(axis="y")
    figure.legend(loc="upper left", ncols=3)
    return figure


def _whole_numbers(axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True, nbins=7))
