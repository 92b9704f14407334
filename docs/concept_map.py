"""Draws the concept map of the course: which assignment's ideas lead to which.

Run `python docs/concept_map.py` in the repository; it writes the two pictures and the page.
"""

from __future__ import annotations

import html
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from autograder.course import load_course
from autograder.course.model import Course, Language

DOCS = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("ko", "en")

_TITLE = {"ko": "개념 지도", "en": "Concept map"}
_BOX = 204, 84
_PITCH = 290, 138
_MARGIN = 96, 24
_INK, _MUTED, _LINE = "#1f2933", "#5b6670", "#8a94a0"
# Pale grounds with the edge that goes with them, by what a group of assignments is about.
_GROUNDS = {
    "start": ("#f3f5f7", "#8a94a0"),
    "network": ("#e3f0f8", "#0072b2"),
    "learning": ("#fbe8dc", "#d55e00"),
    "judging": ("#e0f2ec", "#008c66"),
    "torch": ("#f3e6f1", "#a3508a"),
}
_LEGEND = {
    "start": {"ko": "도구", "en": "tools"},
    "network": {"ko": "신경망", "en": "networks"},
    "learning": {"ko": "기울기로 배우기", "en": "learning by gradients"},
    "judging": {"ko": "데이터와 일반화", "en": "data and generalisation"},
    "torch": {"ko": "PyTorch로", "en": "with PyTorch"},
}


@dataclass(frozen=True)
class Place:
    """An assignment on the map: its column and row, what it is about, and its two main ideas."""

    column: int
    row: int
    group: str
    ko: str
    en: str


@dataclass(frozen=True)
class Arrow:
    """An idea that one assignment hands to a later one, and the way its line takes."""

    start: str
    end: str
    ko: str
    en: str
    way: str = "down"


# By the number that an assignment's name begins with.
PLACES = {
    "00": Place(1, 0, "start", "배열의 모양, 행렬곱\n기울기", "shapes, matrix product\nslopes"),
    "01": Place(
        1, 1, "network", "가중합과 편향\n결정 경계", "weighted sum, bias\ndecision boundary"
    ),
    "02": Place(1, 2, "network", "은닉층과 순전파\n델타", "hidden layer, forward pass\ndeltas"),
    "03": Place(
        0, 2, "network", "학습 되풀이\n직선으로 못 푸는 문제", "training\nwhat no line can do"
    ),
    "04": Place(
        1, 3, "network", "활성화 함수의 미분\n기울기 소실", "derivatives\nvanishing gradients"
    ),
    "05": Place(2, 3, "learning", "교차 엔트로피\n경사하강법", "cross-entropy\ngradient descent"),
    "06": Place(1, 4, "learning", "연쇄 법칙\n층마다의 기울기", "chain rule\ngradients by layer"),
    "07": Place(
        1, 5, "learning", "계산 그래프\n위상 순서", "graph of a calculation\ntopological order"
    ),
    "08": Place(2, 4, "learning", "미니배치\n모멘텀, Adam", "mini-batches\nmomentum, Adam"),
    "09": Place(3, 4, "judging", "데이터 나누기\n정밀도와 재현율", "splits\nprecision and recall"),
    "10": Place(
        3,
        5,
        "judging",
        "과적합과 드롭아웃\n배치 정규화",
        "over-fitting, dropout\nbatch normalization",
    ),
    "11": Place(
        2, 6, "torch", "학습 루프\n저장과 예측", "the training loop\nsaving and predicting"
    ),
    "12": Place(3, 6, "torch", "커널과 풀링\n전이 학습", "kernels, pooling\ntransfer learning"),
    "13": Place(
        1, 6, "torch", "쿼리, 키, 값\n위치 인코딩, LoRA", "query, key, value\npositions, LoRA"
    ),
    "14": Place(
        2, 7, "torch", "토큰에서 GPT까지\n글 생성", "from tokens to a GPT\ngenerating text"
    ),
}
ARROWS = (
    Arrow("00", "01", "행렬곱", "matrix product"),
    Arrow("01", "02", "가중합", "weighted sum"),
    Arrow("01", "03", "XOR", "XOR"),
    Arrow("02", "03", "델타", "deltas", "across"),
    Arrow("02", "04", "시그모이드", "sigmoid"),
    Arrow("02", "06", "델타", "deltas", "left"),
    Arrow("04", "05", "소프트맥스", "softmax", "across"),
    Arrow("04", "06", "미분", "derivatives"),
    Arrow("05", "06", "손실", "loss"),
    Arrow("05", "08", "경사하강법", "gradient descent"),
    Arrow("05", "09", "교차 엔트로피", "cross-entropy"),
    Arrow("06", "07", "연쇄 법칙", "chain rule"),
    Arrow("06", "08", "기울기", "gradients", "across"),
    Arrow("08", "09", "미니배치", "mini-batches", "across"),
    Arrow("09", "10", "검증 데이터", "validation data"),
    Arrow("07", "11", "자동 미분", "autograd"),
    Arrow("08", "11", "옵티마이저", "optimizers"),
    Arrow("10", "11", "드롭아웃", "dropout"),
    Arrow("11", "12", "학습 루프", "training loop", "across"),
    Arrow("11", "13", "nn.Module", "nn.Module", "across"),
    Arrow("04", "13", "소프트맥스", "softmax", "left"),
    Arrow("13", "14", "어텐션", "attention"),
    Arrow("11", "14", "학습 루프", "training loop"),
    Arrow("10", "14", "층 정규화", "layer norm", "right"),
)


def picture(course: Course, language: Language) -> str:
    """The map as an SVG file, which says in words what it shows.

    Raises KeyError for an assignment that has no place on it.
    """
    names = titles(course, language)
    width = 2 * _MARGIN[0] + 3 * _PITCH[0] + _BOX[0] + 56
    height = 2 * _MARGIN[1] + 7 * _PITCH[1] + _BOX[1]
    told = " ".join(sentences(course, language))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="title told" lang="{language}" font-family="sans-serif">',
        f'<title id="title">{_TITLE[language]}</title>',
        f'<desc id="told">{html.escape(told)}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" '
        'markerHeight="7" orient="auto">'
        f'<path d="M0 0L10 5L0 10z" fill="{_LINE}"/></marker></defs>',
    ]
    parts += [_line(arrow) for arrow in ARROWS]
    parts += [_box(name, PLACES[name], title, language) for name, title in names.items()]
    # Above boxes and lines, so that no line crosses a word.
    parts += [_label(arrow, language) for arrow in ARROWS]
    parts += _legend(language)
    return "\n".join([*parts, "</svg>", ""])


def titles(course: Course, language: Language) -> dict[str, str]:
    """The number of each assignment and its title."""
    return {a.name[:2]: a.title.in_language(language) for a in course.assignments}


def sentences(course: Course, language: Language) -> list[str]:
    """The map in words, one sentence for each arrow."""
    names = titles(course, language)
    return [
        f"{a.start} {names[a.start]} → {a.end} {names[a.end]}: {getattr(a, language)}."
        for a in ARROWS
    ]


def page(course: Course) -> str:
    """The page of docs with both pictures, and the map as text for who does not see them."""
    intro = {
        "ko": "화살표는 앞 과제의 어떤 개념이 뒤의 어느 과제에서 다시 쓰이는지 보여 줍니다.",
        "en": "An arrow says which idea of one assignment is used again in a later one.",
    }
    alone = {"ko": "같은 내용을 글로 적으면", "en": "The same in words"}
    heads = {"ko": "| 앞 | 뒤 | 개념 |", "en": "| from | to | idea |"}
    parts = ["# Concept map · 개념 지도", "", "Made by `python docs/concept_map.py`."]
    for language in ("en", "ko"):
        names = titles(course, language)
        parts += ["", f"## {_TITLE[language]}", *textwrap.wrap(intro[language], 100), ""]
        parts += [f"![{intro[language]}](concept_map.{language}.svg)", "", f"{alone[language]}:"]
        parts += ["", heads[language], "|---|---|---|"]
        for a in ARROWS:
            ends = (f"{number} {names[number]}" for number in (a.start, a.end))
            parts.append(f"| {' | '.join(ends)} | {getattr(a, language)} |")
    return "\n".join([*parts, ""])


def _corner(place: Place) -> tuple[float, float]:
    return _MARGIN[0] + place.column * _PITCH[0], _MARGIN[1] + place.row * _PITCH[1]


def _box(name: str, place: Place, title: str, language: Language) -> str:
    x, y = _corner(place)
    fill, edge = _GROUNDS[place.group]
    middle = x + _BOX[0] / 2
    # Hangul is about twice as wide as Latin letters.
    small = len(title) > (17 if language == "en" else 12)
    head = textwrap.wrap(f"{name} {title}", 25)
    size = 13 if small else 15
    lines = [(text, size, "bold", _INK) for text in head]
    lines += [(text, 12.5, "normal", _MUTED) for text in getattr(place, language).split("\n")]
    step = 18 if len(lines) > 3 else 21
    top = y + _BOX[1] / 2 - step * (len(lines) - 1) / 2 + 5
    words = "".join(
        f'<text x="{middle:g}" y="{top + step * row:g}" font-size="{size:g}" '
        f'font-weight="{weight}" fill="{ink}" text-anchor="middle">{html.escape(text)}</text>'
        for row, (text, size, weight, ink) in enumerate(lines)
    )
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{_BOX[0]}" height="{_BOX[1]}" rx="10" fill="{fill}" '
        f'stroke="{edge}" stroke-width="1.6"/>{words}'
    )


def _curve(arrow: Arrow) -> tuple[tuple[float, float], ...]:
    """The four points of a Bézier curve: start, two that draw it aside, end."""
    (x0, y0), (x1, y1) = _corner(PLACES[arrow.start]), _corner(PLACES[arrow.end])
    wide, high = _BOX
    if arrow.way == "across":
        a, b = (x0 + wide, x1) if x1 > x0 else (x0, x1 + wide)
        y0, y1 = y0 + high / 2, y1 + high / 2
        return (a, y0), ((a + b) / 2, y0), ((a + b) / 2, y1), (b, y1)
    if arrow.way in ("left", "right"):
        side = -1 if arrow.way == "left" else 1
        a, b = (x0, x1) if side < 0 else (x0 + wide, x1 + wide)
        aside = 40 + 0.13 * abs(y1 - y0) + 0.35 * abs(x1 - x0)  # around what is between
        outer = (min(a, b) if side < 0 else max(a, b)) + side * aside
        y0, y1 = y0 + high / 2, y1 + high / 2
        return (a, y0), (outer, y0), (outer, y1), (b, y1)
    # A line to another column leaves and arrives beside the middle, where no other one does.
    lean = (x1 > x0) - (x1 < x0)
    a, b = x0 + wide * (0.5 + 0.25 * lean), x1 + wide * (0.5 - 0.25 * lean)
    bend = 0.45 * (y1 - y0 - high)
    return (a, y0 + high), (a, y0 + high + bend), (b, y1 - bend), (b, y1)


def _line(arrow: Arrow) -> str:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = _curve(arrow)
    return (
        f'<path d="M{ax:g} {ay:g}C{bx:g} {by:g} {cx:g} {cy:g} {dx:g} {dy:g}" fill="none" '
        f'stroke="{_LINE}" stroke-width="1.6" marker-end="url(#tip)"/>'
    )


def _label(arrow: Arrow, language: Language) -> str:
    points = _curve(arrow)
    shares = (1 / 8, 3 / 8, 3 / 8, 1 / 8)
    x, y = (sum(w * p[axis] for w, p in zip(shares, points, strict=True)) for axis in (0, 1))
    # Beside a short level line a word would hide the line.
    lift = -6 if arrow.way == "across" else 4
    return (
        f'<text x="{x:g}" y="{y + lift:g}" font-size="12" fill="{_INK}" text-anchor="middle" '
        f'stroke="#ffffff" stroke-width="4" paint-order="stroke">'
        f"{html.escape(getattr(arrow, language))}</text>"
    )


def _legend(language: Language) -> list[str]:
    x, y = _MARGIN[0] + 2.45 * _PITCH[0], _MARGIN[1] + 6
    parts = []
    for row, (group, names) in enumerate(_LEGEND.items()):
        fill, edge = _GROUNDS[group]
        top = y + 26 * row
        parts.append(
            f'<rect x="{x:g}" y="{top:g}" width="22" height="16" rx="4" fill="{fill}" '
            f'stroke="{edge}" stroke-width="1.6"/><text x="{x + 32:g}" y="{top + 13:g}" '
            f'font-size="14" fill="{_INK}">{html.escape(names[language])}</text>'
        )
    return parts


def files(course: Course) -> dict[Path, str]:
    """What this makes: the path of each file and its text."""
    made = {DOCS / f"concept_map.{name}.svg": picture(course, name) for name in LANGUAGES}
    return {**made, DOCS / "concept_map.md": page(course)}


def main() -> int:
    """Write the pictures and the page into docs."""
    for path, text in files(load_course(DOCS.parent)).items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(DOCS.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
