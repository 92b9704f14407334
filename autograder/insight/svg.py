"""Turns a Matplotlib figure into SVG for a page: text as text, colours from the page's own theme.

A font drawn as outlines needs one with Hangul on this machine; text shows with the reader's own.
Colours become CSS variables, so that one figure serves light, dark and paper.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Colours that no figure would choose, each for a variable of the page's style sheet.
TOKENS = {
    "ink": "#010203",
    "quiet": "#010204",
    "line": "#010205",
    "full": "#010206",
    "part": "#010207",
    "wrong": "#010208",
    "blocked": "#010209",
    "empty": "#01020a",
    "mark": "#01020b",
    "paper": "#01020c",
}
# Pixels; a figure that is drawn narrower cannot be read, so its frame scrolls instead.
MIN_LEGIBLE_WIDTH = 640
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'\s?id="([^"]+)"')
_REFERENCE = re.compile(r'(?:url\(#|href="#)([^)"]+)')


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib's settings for these figures."""
    import matplotlib

    chosen: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "course report",
        "path.simplify": False,
        "font.family": ["DejaVu Sans"],
        "font.size": 10,
        "text.color": TOKENS["ink"],
        "axes.labelcolor": TOKENS["ink"],
        "axes.edgecolor": TOKENS["line"],
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "grid.color": TOKENS["line"],
        "grid.linewidth": 0.6,
        "xtick.color": TOKENS["quiet"],
        "ytick.color": TOKENS["quiet"],
        "xtick.labelcolor": TOKENS["ink"],
        "ytick.labelcolor": TOKENS["ink"],
        "legend.frameon": False,
        "axes.unicode_minus": False,
    }
    with matplotlib.rc_context(chosen), warnings.catch_warnings():
        # Its own font only measures; the reader's shows.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        yield


def drawn(paint: Callable[[], Figure], key: str, title: str, description: str) -> str:
    """The SVG that `paint` draws, with `title` and `description` for whoever cannot see it.

    `key` keeps its ids apart from those of the page's other figures.
    """
    with settings():
        figure = paint()
        file = io.StringIO()
        figure.savefig(
            file,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Type": None, "Format": None},
        )
        width, height = (round(inches * 96) for inches in figure.get_size_inches())
    text = file.getvalue()
    inner = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    view = re.search(r'viewBox="([^"]+)"', text)
    assert view is not None
    size = f"width:{width}px;max-width:max(100%, {min(width * 0.9, MIN_LEGIBLE_WIDTH):.0f}px)"
    return (
        f'<svg class="figure" role="img" aria-labelledby="{key}-t {key}-d" viewBox="{view[1]}" '
        f'style="{size};aspect-ratio:{width}/{height}">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(description)}'
        f"</desc>{_themed(_own_ids(_short(inner), key))}</svg>"
    )


def _short(text: str) -> str:
    """Without what a page does not need: metadata, comments, decimals beyond a hundredth."""
    text = re.sub(
        r"<metadata>.*?</metadata>|<!--.*?-->|<style.*?</style>", "", text, flags=re.DOTALL
    )
    text = re.sub(r"<defs>\s*</defs>", "", text)
    text = _TAG.sub(lambda tag: _NUMBER.sub(_rounded, tag[0]), text)
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


def _own_ids(text: str, key: str) -> str:
    """Ids that something refers to, made this figure's own; the others go."""
    used = set(_REFERENCE.findall(text))
    text = _ID.sub(lambda found: f' id="{key}-{found[1]}"' if found[1] in used else "", text)
    return _REFERENCE.sub(lambda found: found[0][: -len(found[1])] + f"{key}-{found[1]}", text)


def _themed(text: str) -> str:
    """Colours by the page's variables, and the page's own font."""
    for name, colour in TOKENS.items():
        text = text.replace(colour, f"var(--{name})")
    return re.sub(r"font-family: [^;\"]+", "font-family: inherit", text)
