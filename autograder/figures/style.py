"""One style for all drawings, and a font that can write Hangul where one is installed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["ko", "en"]

INK = "#1f2933"
MUTED = "#8a94a0"
RULE = "#d5dbe1"
PAPER = "#ffffff"
# Okabe and Ito's palette: told apart with every common colour vision.
BLUE = "#0072b2"
ORANGE = "#d55e00"
GREEN = "#008c66"
PURPLE = "#a3508a"
PALE_BLUE = "#e3f0f8"
PALE_ORANGE = "#fbe8dc"
PALE_GREEN = "#e0f2ec"
PALE_GREY = "#f3f5f7"
SERIES = (BLUE, ORANGE, GREEN, PURPLE)

# A family's name, and what its files are called where Matplotlib's own list is out of date.
_KOREAN_FAMILIES = (
    ("Noto Sans CJK KR", "notosanscjk"),
    ("Noto Sans KR", "notosanskr"),
    ("Noto Sans CJK JP", "notosanscjk"),
    ("NanumGothic", "nanumgothic"),
    ("NanumBarunGothic", "nanumbarungothic"),
    ("Malgun Gothic", "malgun"),
    ("Apple SD Gothic Neo", "applesdgothicneo"),
    ("AppleGothic", "applegothic"),
    ("UnDotum", "undotum"),
    ("Baekmuk Gulim", "gulim"),
)
_SYLLABLE = ord("가")


@cache
def korean_font() -> str | None:
    """The name of an installed font that can write Hangul, or None where there is none."""
    from matplotlib import font_manager

    known = {entry.name: entry.fname for entry in font_manager.fontManager.ttflist}
    for family, _ in _KOREAN_FAMILIES:
        if family in known and _writes_hangul(known[family]):
            return family
    # Matplotlib caches its list of fonts: one installed since then is on disk but not in it.
    files = [Path(name) for name in font_manager.findSystemFonts()]
    for _, stem in _KOREAN_FAMILIES:
        for file in sorted(files):
            if file.stem.lower().replace("-", "").startswith(stem) and _writes_hangul(str(file)):
                font_manager.fontManager.addfont(str(file))
                return font_manager.FontProperties(fname=str(file)).get_name()
    return None


def _writes_hangul(file: str) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        return FT2Font(file).get_char_index(_SYLLABLE) != 0
    except (OSError, RuntimeError):
        return False


def label_language(language: Language) -> Language:
    """The language the labels can be written in: English where no font has Hangul."""
    return "ko" if language == "ko" and korean_font() else "en"


@contextmanager
def style(language: Language) -> Iterator[None]:
    """Our Matplotlib settings, for as long as the block runs; the student's own are untouched."""
    import matplotlib

    # Named families, not "sans-serif": that name is looked up again when a figure is rendered.
    families = ["DejaVu Sans"]
    if language == "ko" and (korean := korean_font()):
        families.insert(0, korean)
    settings: dict[Any, Any] = {
        "font.family": families,
        "font.size": 11,
        "mathtext.fontset": "cm",
        "axes.unicode_minus": False,
        "axes.edgecolor": MUTED,
        "axes.labelcolor": INK,
        "axes.titlesize": 12,
        "axes.titlecolor": INK,
        "axes.titlelocation": "left",
        "axes.titlepad": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": RULE,
        "grid.linewidth": 0.7,
        "text.color": INK,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "xtick.labelsize": 10,
        "ytick.labelsize": 10,
        "legend.frameon": False,
        "legend.fontsize": 10,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "lines.linewidth": 2.2,
    }
    with matplotlib.rc_context(settings):
        yield


def number(value: float, digits: int = 4) -> str:
    """A number with so many significant digits, with a true minus sign."""
    return f"{float(value):.{digits}g}".replace("-", "−")


def fixed(value: float, decimals: int) -> str:
    """A number with so many decimals, so that numbers beside each other line up."""
    return f"{float(value):.{decimals}f}".replace("-", "−")


def signed(text: str) -> str:
    """A number's text with its sign shown, for what is added to something."""
    return text if text.startswith("−") else f"+{text}"


def beside_math(text: str) -> str:
    """Text with formulas in it, its minus signs set as formulas: Hangul fonts often have none."""
    return text.replace("−", "$-$") if "$" in text else text


def power_of_ten(value: float, _: object = None) -> str:
    """A tick's label on a logarithmic axis, in the formula font: see `beside_math`."""
    if not value:
        return "0"
    exponent = round(math.log10(abs(value)))
    return f"${'-' if value < 0 else ''}10^{{{exponent}}}$"


def pick(language: Language, *, ko: str, en: str) -> str:
    """The sentence in the language asked for."""
    return ko if language == "ko" else en
