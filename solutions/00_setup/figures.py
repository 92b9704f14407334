"""The drawings of 00_setup: where to click, and what happens to the numbers of an array."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MONO = "DejaVu Sans Mono"
_DARK, _LIGHT = "#263238", "#eceff1"


@drawing
def draw_computer(*, language: Language = "en") -> tuple[Figure, str]:
    """The five steps on one's own computer: what is typed, and where VS Code shows what."""
    steps = s.pick(
        language,
        ko="파이썬|강의 폴더|가상환경|설치|VS Code",
        en="Python|course folder|environment|install|VS Code",
    ).split("|")
    once = s.pick(
        language,
        ko="한 번|한 번|켜기는 매번|한 번|매번",
        en="once|once|activate: each time|once|each time",
    ).split("|")
    figure, axes = _canvas(11.5, 5.2)
    for number, (step, often) in enumerate(zip(steps, once, strict=True)):
        left = 0.1 + 2.3 * number
        _box(axes, left, 4.25, 2.0, 0.8, s.PALE_BLUE, s.BLUE)
        _say(axes, left + 0.25, 4.65, str(number + 1), colour=s.BLUE, size=17, weight="bold")
        _say(axes, left + 0.55, 4.79, step, size=11.5)
        _say(axes, left + 0.55, 4.47, often, colour=s.MUTED, size=9)
        if number:
            _arrow(axes, (left - 0.27, 4.65), (left - 0.03, 4.65))
    _paint_terminal(axes, language)
    _paint_vs_code(axes, language)
    description = s.pick(
        language,
        ko=f"내 컴퓨터에서 시작하는 다섯 단계: {', '.join(steps)}. 실제 화면이 아니라 그림입니다",
        en=f"Five steps on your own computer: {', '.join(steps)}. A sketch, not a screenshot",
    )
    return figure, description


@drawing
def draw_colab(*, language: Language = "en") -> tuple[Figure, str]:
    """Colab's four steps, each with the menu or the button that it takes."""
    titles = s.pick(
        language,
        ko="열기|사본 저장|첫 셀 실행|GPU (11부터)",
        en="Open|Save a copy|Run the first cell|GPU (from 11 on)",
    ).split("|")
    figure, axes = _canvas(11.6, 3.7)
    for number, title in enumerate(titles):
        left = 0.1 + 2.9 * number
        _say(axes, left, 3.45, f"{number + 1}  {title}", size=12, colour=s.BLUE, weight="bold")
        _window(axes, left, 0.15, 2.7, 3.0)
        _paint_menu_bar(axes, left, language, "runtime" if number == 3 else "file")
    file = s.pick(
        language,
        ko="새 노트|노트 업로드|드라이브에 사본 저장|다운로드",
        en="New notebook|Upload notebook|Save a copy in Drive|Download",
    ).split("|")
    _paint_menu(axes, 0.2, file, 1)
    _badge(axes, 0.3, 0.4)
    _paint_menu(axes, 3.1, file, 2)
    _paint_first_cell(axes, 5.9, language)
    _paint_runtime(axes, 8.8, language)
    description = s.pick(
        language,
        ko=f"Colab의 네 단계: {', '.join(titles)}. 실제 화면이 아니라 그림입니다",
        en=f"The four steps on Colab: {', '.join(titles)}. A sketch, not a screenshot",
    )
    return figure, description


@drawing
def draw_notebook(*, language: Language = "en") -> tuple[Figure, str]:
    """An exercise's three cells, and what to do with each."""
    notes = s.pick(
        language,
        ko="설명을 읽습니다|이 줄을 지우고 코드를 씁니다.\nShift+Enter로 실행합니다|"
        "실행하면 결과가 나옵니다",
        en="read the text|delete this line, write your code,\nrun with Shift+Enter|"
        "run it to see how it went",
    ).split("|")
    figure, axes = _canvas(10.4, 4.4)
    _window(axes, 0.1, 0.15, 6.6, 4.1)
    text = s.pick(
        language, ko="행마다 그 행의 숫자를 모두 더합니다.", en="Add up the numbers of each row."
    )
    _say(axes, 0.45, 3.55, "1. row_sums", size=13, weight="bold")
    _say(axes, 0.45, 3.2, text, size=10.5)
    _cell(axes, 0.35, 1.75, 6.1, 1.1, ("def row_sums(X):", "    raise NotImplementedError(…)"))
    _box(axes, 1.22, 1.87, 4.0, 0.36, "none", s.ORANGE)
    _cell(axes, 0.35, 0.98, 6.1, 0.55, ("check(row_sums)",))
    said = s.pick(language, ko="row_sums  완성  1 / 1", en="row_sums  done  1 / 1")
    _say(axes, 1.1, 0.55, f"✓ {said}", colour=s.GREEN, size=10.5)
    for number, (note, height) in enumerate(zip(notes, (3.37, 2.05, 1.25), strict=True)):
        _arrow(axes, (7.0, height), (6.55, height), colour=s.ORANGE)
        _say(axes, 7.1, height, f"{number + 1}", size=15, colour=s.ORANGE, weight="bold")
        _say(axes, 7.45, height, note, size=10.5)
    description = s.pick(
        language,
        ko="연습 하나의 셀 셋: 설명, 함수, check. 실제 화면이 아니라 그림입니다",
        en="The three cells of an exercise: text, function, check. A sketch, not a screenshot",
    )
    return figure, description


@drawing
def draw_axes(
    X: Any, row_sums: Any, column_means: Any, *, language: Language = "en"
) -> tuple[Figure, str]:
    """A table X (n, d) with its rows' sums (n,) beside it and its columns' means (d,) below."""
    X = np.asarray(X, dtype=float)
    sums, means = np.reshape(row_sums, (len(X), 1)), np.reshape(column_means, (1, X.shape[1]))
    n, d = X.shape
    figure, axes = _canvas(d + 6.8, n + 2.8, 0.66)
    top = n + 2.1
    _table(axes, 1.6, top, X, s.PALE_BLUE)
    _table(axes, d + 3.2, top, sums, s.PALE_ORANGE)
    _table(axes, 1.6, top - n - 0.9, means, s.PALE_GREEN)
    _arrow(axes, (1.7, top + 0.3), (d + 1.5, top + 0.3), colour=s.ORANGE)
    _say(axes, d + 1.65, top + 0.3, "axis=1", colour=s.ORANGE, family=_MONO)
    _arrow(axes, (1.3, top - 0.1), (1.3, top - n + 0.1), colour=s.GREEN)
    _say(axes, 0.1, top - n / 2, "axis=0", colour=s.GREEN, family=_MONO)
    for row in range(n):
        middle = top - row - 0.5
        _arrow(axes, (d + 1.75, middle), (d + 3.05, middle), colour=s.ORANGE)
    for column in range(d):
        _arrow(axes, (column + 2.1, top - n - 0.1), (column + 2.1, top - n - 0.82), colour=s.GREEN)
    _say(axes, d + 4.4, top - n / 2, f"row_sums\n({n},)", colour=s.ORANGE, family=_MONO)
    _say(axes, d + 1.9, top - n - 1.4, f"column_means  ({d},)", colour=s.GREEN, family=_MONO)
    description = s.pick(
        language,
        ko=f"{n}행 {d}열의 표, 행의 합 {_list(sums)}, 열의 평균 {_list(means)}",
        en=f"A table of {n} rows and {d} columns, sums of rows {_list(sums)}, means of columns "
        f"{_list(means)}",
    )
    return figure, description


@drawing
def draw_matmul(A: Any, B: Any, C: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """A (n, m) on the left, B (m, p) above, C (n, p) where they meet; one place worked out."""
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    (n, m), p = A.shape, B.shape[1]
    C = np.reshape(np.asarray(C, dtype=float), (n, p))
    i, j = n - 1, 0
    figure, axes = _canvas(m + p + 6.0, n + m + 2.0, 0.66)
    right, low = 0.9 + m + 0.5, n + 1.2
    _table(axes, 0.9, low, A, s.PALE_BLUE, rows={i})
    _table(axes, right, low + m + 0.3, B, s.PALE_GREEN, columns={j})
    _table(axes, right, low, C, s.PALE_ORANGE, rows={i}, columns={j}, both=True)
    for name, x, y in (("A", 0.35, low - n / 2), ("B", right - 0.45, low + 0.3 + m / 2)):
        _say(axes, x, y, f"${name}$", size=15)
    _say(axes, right + p + 0.2, low - n / 2, "$C = A\\,B$", size=15)
    _say(axes, right + p + 0.2, low + 0.3 + m / 2, f"({n}, {m}) · ({m}, {p}) → ({n}, {p})")
    terms = " + ".join(f"{s.number(a)}·{s.number(b)}" for a, b in zip(A[i], B[:, j], strict=True))
    _say(axes, 0.9, 0.5, f"C[{i}, {j}] = {terms} = {s.number(C[i, j])}", family=_MONO)
    description = s.pick(
        language,
        ko=f"행렬곱: {i + 1}행과 {j + 1}열을 곱해 더하면 {terms} = {s.number(C[i, j])}",
        en=f"The matrix product: row {i + 1} times column {j + 1} is {terms} = {s.number(C[i, j])}",
    )
    return figure, description


@drawing
def draw_broadcast(X: Any, b: Any, Z: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """X (n, d) plus b (d,) is Z (n, d): b is written once and repeated for every row."""
    X, b = np.asarray(X, dtype=float), np.asarray(b, dtype=float)
    n, d = X.shape
    Z = np.reshape(np.asarray(Z, dtype=float), (n, d))
    figure, axes = _canvas(3 * d + 3.6, n + 1.9, 0.66)
    top, places = n + 1.1, [0.3 + number * (d + 1.3) for number in range(3)]
    _table(axes, places[0], top, X, s.PALE_BLUE)
    _table(axes, places[1], top, np.tile(b, (n, 1)), s.PALE_GREEN, faint=set(range(1, n)))
    _table(axes, places[2], top, Z, s.PALE_ORANGE)
    for place, sign in zip(places, "+=", strict=False):
        _say(axes, place + d + 0.65, top - n / 2, sign, size=17, centred=True)
    shapes = (f"({n}, {d})", f"({d},)", f"({n}, {d})")
    for place, name, shape in zip(places, ("X", "b", "Z"), shapes, strict=True):
        _say(axes, place + d / 2, top + 0.4, f"{name}  {shape}", family=_MONO, centred=True)
    note = s.pick(language, ko="행마다 되풀이", en="repeated for every row")
    _say(axes, places[1] + d / 2, top - n - 0.45, note, colour=s.GREEN, centred=True)
    description = s.pick(
        language,
        ko=f"브로드캐스팅: 편향 {_list(b)}을 행 {n}개에 되풀이해서 더함",
        en=f"Broadcasting: the bias {_list(b)} is repeated and added to {n} rows",
    )
    return figure, description


@drawing
def draw_superposition(
    verdicts: Mapping[str, tuple[Callable[[Any], Any], Any]], *, language: Language = "en"
) -> tuple[Figure, str]:
    """For each named function, f(1 + 2) beside f(1) + f(2), and what `is_linear` said of it."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(3.1 * len(verdicts), 3.6), layout="constrained")
    said = []
    x = np.linspace(-0.4, 3.4, 115)
    panels = np.atleast_1d(figure.subplots(1, len(verdicts)))
    for axes, (name, (f, linear)) in zip(panels, verdicts.items(), strict=True):
        mixed, apart = float(f(3.0)), float(f(1.0)) + float(f(2.0))
        axes.plot(x, f(x), color=s.BLUE)
        axes.plot([1, 2], [f(1.0), f(2.0)], "o", color=s.MUTED, ms=6)
        axes.plot(3, mixed, "o", color=s.GREEN, ms=9, label="$f(1 + 2)$")
        axes.plot(3, apart, "D", mfc="none", mec=s.ORANGE, mew=1.8, ms=11, label="$f(1) + f(2)$")
        axes.set_title(f"{name}   {bool(linear)}")
        axes.set_xlabel("$x$")
        axes.set_xticks([0, 1, 2, 3])
        axes.legend(loc="upper left")
        low, high = axes.get_ylim()
        axes.set_ylim(low, high + 0.45 * (high - low))
        plain = name.strip("$").replace("\\", "").replace("^", "")
        said.append(f"{plain} {bool(linear)}")
    description = s.pick(
        language,
        ko=f"중첩의 원리를 시험한 함수들: {', '.join(said)}",
        en=f"Functions tested for superposition: {', '.join(said)}",
    )
    return figure, description


@drawing
def draw_slope(
    f: Callable[[Any], Any],
    slope: Callable[[Any, Any, Any], Any],
    at: float,
    h: float,
    *,
    language: Language = "en",
) -> tuple[Figure, str]:
    """The line through two points of a curve, h to each side of `at`; then the slope everywhere."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 3.9), layout="constrained")
    left, right = figure.subplots(1, 2)
    x = np.linspace(-2.2, 2.2, 89)
    left.plot(x, f(x), color=s.BLUE)
    ends = np.array([at - h, at + h])
    steep = float(np.asarray(slope(f, at, h)))
    middle = float(np.mean(f(ends)))
    wide = np.array([at - 1.5 * h, at + 1.5 * h])
    left.plot(wide, middle + steep * (wide - at), color=s.ORANGE, lw=1.6)
    left.plot(ends, f(ends), "o", color=s.ORANGE, ms=7)
    left.plot(at, f(at), "o", color=s.INK, ms=6)
    low, high = f(ends)
    left.plot([ends[0], ends[1], ends[1]], [low, low, high], color=s.MUTED, lw=1, ls=":")
    left.annotate(
        "$2h$", (at, low), xytext=(0, -14), textcoords="offset points", ha="center", color=s.MUTED
    )
    rise = "$f(x + h) - f(x - h)$"
    left.set_title(f"{rise} $= {float(high - low):.4g}$")
    title = s.pick(language, ko="기울기", en="slope")
    right.plot(x, np.asarray(slope(f, x, 0.01), dtype=float), color=s.GREEN)
    right.plot(at, steep, "o", color=s.ORANGE, ms=7)
    right.axhline(0, color=s.MUTED, lw=0.9)
    right.set_title(f"{title}:  $x = {at:g}$  →  ${steep:.4g}$")
    for axes in (left, right):
        axes.set_xlabel("$x$")
    description = s.pick(
        language,
        ko=f"곡선 위의 두 점을 지나는 직선(기울기 {s.number(steep)})과, 자리마다 잰 기울기",
        en=f"The line through two points of a curve has the slope {s.number(steep)}; beside it "
        "the slope at every place",
    )
    return figure, description


def _canvas(width: float, height: float, scale: float = 1.0) -> tuple[Figure, Axes]:
    """A figure and axes without frame, in units of `scale` inches."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width * scale, height * scale))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")
    return figure, axes


def _box(axes: Axes, x: float, y: float, width: float, height: float, fill: str, edge: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    axes.add_patch(
        FancyBboxPatch(
            (x, y),
            width,
            height,
            boxstyle="round,pad=0,rounding_size=0.08",
            fc=fill,
            ec=edge,
            lw=1.2,
        )
    )


def _say(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    size: float = 10.5,
    colour: str = s.INK,
    weight: str = "normal",
    family: str | None = None,
    centred: bool = False,
) -> None:
    axes.text(
        x,
        y,
        text,
        fontsize=size,
        color=colour,
        weight=weight,
        family=family,
        ha="center" if centred else "left",
        va="center",
    )


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], *, colour: str = s.MUTED
) -> None:
    axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.4})


def _table(
    axes: Axes,
    left: float,
    top: float,
    values: Any,
    fill: str,
    *,
    rows: set[int] | None = None,
    columns: set[int] | None = None,
    both: bool = False,
    faint: set[int] | None = None,
) -> None:
    """A grid of numbers (n, d); chosen rows and columns (or where `both` meet) are framed."""
    from matplotlib.patches import Rectangle

    values = np.asarray(values, dtype=float)
    for (i, j), value in np.ndenumerate(values):
        in_row, in_column = i in (rows or ()), j in (columns or ())
        chosen = (in_row and in_column) if both else (in_row or in_column)
        pale = i in (faint or ())
        axes.add_patch(
            Rectangle(
                (left + j, top - i - 1),
                1,
                1,
                fc=s.PAPER if pale else fill,
                ec=s.ORANGE if chosen else s.MUTED,
                lw=2.4 if chosen else 0.8,
                ls="--" if pale else "-",
                zorder=3 if chosen else 2,
            )
        )
        axes.text(
            left + j + 0.5,
            top - i - 0.5,
            s.number(value),
            ha="center",
            va="center",
            fontsize=12,
            color=s.MUTED if pale else s.INK,
            zorder=4,
        )


def _window(axes: Axes, x: float, y: float, width: float, height: float) -> None:
    _box(axes, x, y, width, height, s.PAPER, s.MUTED)
    for number in range(3):
        axes.plot(x + 0.15 + 0.16 * number, y + height - 0.13, "o", color=s.RULE, ms=5)


def _cell(
    axes: Axes, x: float, y: float, width: float, height: float, lines: Sequence[str]
) -> None:
    """A code cell with its run button."""
    _box(axes, x, y, width, height, s.PALE_GREY, s.RULE)
    axes.plot(x + 0.28, y + height / 2, ">", color=s.BLUE, ms=11)
    for number, line in enumerate(lines):
        below = (number + 0.5) * height / len(lines)
        _say(axes, x + 0.6, y + height - below, line, family=_MONO)


def _paint_terminal(axes: Axes, language: Language) -> None:
    _box(axes, 0.1, 0.2, 5.6, 3.75, _DARK, _DARK)
    title = s.pick(language, ko="터미널", en="terminal")
    _say(axes, 0.3, 3.7, title, colour=s.MUTED, size=9)
    _say(axes, 0.3, 3.35, "macOS, Linux", colour="#80cbc4", size=9.5)
    _say(axes, 0.3, 2.35, "Windows (PowerShell)", colour="#80cbc4", size=9.5)
    lines = (
        (3.05, "3", "python3 -m venv .venv"),
        (2.75, "3", "source .venv/bin/activate"),
        (2.05, "3", "py -m venv .venv"),
        (1.75, "3", ".venv\\Scripts\\Activate.ps1"),
        (1.05, "4", '(.venv) pip install -e ".[notebook]"'),
    )
    for height, step, line in lines:
        _say(axes, 0.3, height, step, colour="#ffb74d", size=10, weight="bold")
        _say(axes, 0.6, height, line, colour=_LIGHT, size=10, family=_MONO)
    both = s.pick(language, ko="어디서나", en="everywhere")
    _say(axes, 0.3, 1.35, both, colour="#80cbc4", size=9.5)


def _paint_vs_code(axes: Axes, language: Language) -> None:
    _window(axes, 6.0, 0.2, 5.4, 3.75)
    _say(axes, 6.75, 3.8, "5  VS Code", colour=s.MUTED, size=9)
    _box(axes, 6.1, 0.3, 1.6, 3.2, s.PALE_GREY, s.RULE)
    names = ("assignments", "  00_setup", "    warmup.ipynb", "    warmup.py", "  01_perceptron")
    for number, name in enumerate(names):
        colour = s.ORANGE if name.strip() == "warmup.ipynb" else s.INK
        _say(axes, 6.17, 3.25 - 0.28 * number, name, size=7.5, family=_MONO, colour=colour)
    _box(axes, 9.75, 3.15, 1.5, 0.34, s.PALE_ORANGE, s.ORANGE)
    _say(axes, 10.5, 3.32, "Select Kernel", size=8.5, centred=True)
    kernel = s.pick(language, ko="여기서 .venv를 고릅니다", en="choose .venv here")
    _say(axes, 10.35, 2.85, kernel, size=9, colour=s.ORANGE, centred=True)
    _cell(axes, 7.85, 1.75, 3.4, 0.6, ("import numpy as np",))
    run = s.pick(language, ko="▶ 또는 Shift+Enter: 실행", en="▶ or Shift+Enter: run")
    _say(axes, 7.9, 1.45, run, size=9, colour=s.BLUE)
    folder = s.pick(language, ko="File → Open Folder로 연 폴더", en="the folder you opened")
    _say(axes, 7.9, 0.55, folder, size=9, colour=s.MUTED)
    _arrow(axes, (7.85, 0.55), (7.55, 0.9))


def _paint_menu_bar(axes: Axes, left: float, language: Language, chosen: str) -> None:
    file, runtime = s.pick(language, ko="파일|런타임", en="File|Runtime").split("|")
    for x, name, key in ((left + 0.15, file, "file"), (left + 1.1, runtime, "runtime")):
        mine = key == chosen
        colour, weight = (s.ORANGE, "bold") if mine else (s.MUTED, "normal")
        _say(axes, x, 2.8, name, colour=colour, weight=weight)
    axes.plot([left + 0.05, left + 2.65], [2.62, 2.62], color=s.RULE, lw=0.8)


def _paint_menu(axes: Axes, left: float, items: Sequence[str], chosen: int) -> None:
    _box(axes, left, 0.95, 2.3, 1.6, s.PALE_GREY, s.RULE)
    for number, item in enumerate(items):
        height = 2.32 - 0.38 * number
        if number == chosen:
            _box(axes, left + 0.04, height - 0.17, 2.22, 0.34, s.PALE_ORANGE, s.ORANGE)
        _say(axes, left + 0.15, height, item, size=9.5)


def _badge(axes: Axes, left: float, y: float) -> None:
    _box(axes, left, y, 0.7, 0.3, "#5f6368", "#5f6368")
    _box(axes, left + 0.7, y, 1.3, 0.3, "#f9ab00", "#f9ab00")
    _say(axes, left + 0.35, y + 0.15, "Colab", size=8, colour=s.PAPER, centred=True)
    _say(axes, left + 1.35, y + 0.15, "Open in Colab", size=8, centred=True)


def _paint_first_cell(axes: Axes, left: float, language: Language) -> None:
    _cell(axes, left + 0.15, 1.5, 2.4, 0.8, ("import os", "import sys"))
    note = s.pick(
        language, ko="▶를 누르고\n일 분쯤 기다립니다", en="press ▶ and\nwait about a minute"
    )
    _say(axes, left + 0.2, 0.95, note, size=9.5, colour=s.BLUE)


def _paint_runtime(axes: Axes, left: float, language: Language) -> None:
    item = s.pick(language, ko="런타임 유형 변경", en="Change runtime type")
    _box(axes, left + 0.15, 2.1, 2.4, 0.38, s.PALE_ORANGE, s.ORANGE)
    _say(axes, left + 0.25, 2.29, item, size=9.5)
    _box(axes, left + 0.15, 0.4, 2.4, 1.5, s.PALE_GREY, s.RULE)
    title = s.pick(language, ko="하드웨어 가속기", en="Hardware accelerator")
    _say(axes, left + 0.3, 1.65, title, size=9.5)
    for height, name, chosen in ((1.25, "CPU", False), (0.85, "T4 GPU", True)):
        fill = s.ORANGE if chosen else s.PAPER
        axes.plot(left + 0.42, height, "o", ms=9, mfc=fill, mec=s.ORANGE if chosen else s.MUTED)
        _say(axes, left + 0.65, height, name, size=10)


def _list(values: Any) -> str:
    return f"[{', '.join(s.number(value) for value in np.ravel(values))}]"
