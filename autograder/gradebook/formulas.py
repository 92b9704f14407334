"""Turns the formulas of a Markdown text into MathML, which browsers show without any network.

What students write is untrusted: of what the converter makes only elements and attributes of
presentation are kept, and a formula that it cannot read is shown as it was written.
"""

from __future__ import annotations

import re
import secrets
from html import escape, unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.gradebook.inert import JOINER, on_pages

MAX_FORMULA = 2_000
MAX_FORMULAS = 500
# Of elements in one another. What makes the page compares such a tree with itself at each step.
MAX_DEPTH = 50
ELEMENTS = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace", "mstyle", "mpadded"),
        *("msup", "msub", "msubsup", "mover", "munder", "munderover", "mmultiscripts"),
        *("mfrac", "msqrt", "mroot", "mphantom", "menclose", "mtable", "mtr", "mtd", "none"),
    )
)
ATTRIBUTES = frozenset(
    (
        *("display", "displaystyle", "scriptlevel", "mathvariant", "mathsize", "stretchy"),
        *("fence", "form", "separator", "accent", "accentunder", "movablelimits", "largeop"),
        *("minsize", "maxsize", "symmetric", "lspace", "rspace", "width", "height", "depth"),
        *("linethickness", "notation", "columnalign", "rowspacing", "columnspacing"),
        *("columnlines", "rowlines"),
    )
)
# Code first, since a dollar in it is a dollar. Dollars that hug no formula, as in "$5 or $10",
# are money: the rule is that of pandoc and of Jupyter.
SPANS = re.compile(
    r"(?P<code>^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)|(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?<!\\)\$\$(?P<block>.{1,2000}?)(?<!\\)\$\$"
    r"|\\\\?\[(?P<bracket>.{1,2000}?)\\\\?\]"
    r"|\\\\?\((?P<paren>.{1,2000}?)\\\\?\)"
    r"|(?<![\\$])\$(?P<inline>[^\s$](?:[^$\n]|\n(?!\s*\n))*?)(?<=[^\s\\])\$(?![\d$])",
    re.DOTALL | re.MULTILINE,
)
# What the converter makes of a command that it does not know, such as \arg.
COMMAND = re.compile(r"^\\([A-Za-z]+)$")
TAG = re.compile(r"<[^<>]*>")


def markdown_with_formulas(text: str) -> str:
    """Markdown as HTML, with each formula as MathML in its place."""
    found: list[str] = []
    # What stands for a formula while the text around it becomes HTML: nothing that Markdown knows,
    # and nothing that a text can hold on purpose.
    token = secrets.token_hex(8)
    mark = re.compile(rf"zQ{token}x(\d+)formulaQz")

    def kept(match: re.Match[str]) -> str:
        inline = match["inline"] or match["paren"]
        block = match["block"] or match["bracket"]
        if not (inline or block) or len(found) >= MAX_FORMULAS:
            return match[0]
        formula = inline or block
        if text.startswith("|", text.rfind("\n", 0, match.start()) + 1):
            formula = formula.replace("\\|", "|")  # the backslash belongs to the table
        found.append(mathml(formula, block=not inline) or _as_written(match[0]))
        return f"zQ{token}x{len(found) - 1}formulaQz"

    marked = SPANS.sub(kept, text)
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    html = str(MarkdownWithMath(renderer=renderer).render(marked))
    # In an attribute, such as the id of a heading, a formula has no place.
    html = TAG.sub(lambda tag: mark.sub("", tag[0]), html)
    return mark.sub(lambda place: found[int(place[1])], html)


def mathml(formula: str, *, block: bool = False) -> str | None:
    """A LaTeX formula as one `<math>` element; None where it cannot be read."""
    formula = on_pages(formula.replace(JOINER, "")).strip()
    if not formula or len(formula) > MAX_FORMULA:
        return None
    try:
        made = convert_to_element(formula, display="block" if block else "inline")
        kept = _presented(made)
        return None if kept is None else tostring(kept, encoding="unicode")
    except Exception:  # latex2mathml raises IndexError, KeyError and others besides its own
        return None


def _presented(element: Element, depth: int = 0) -> Element | None:
    """A copy of `element` with nothing in it that is not presentation."""
    if depth > MAX_DEPTH:
        raise ValueError("a formula is deeper than any")
    name = element.tag.rpartition("}")[2]
    if name not in ELEMENTS:
        return None
    copy = Element(name, {k: v for k, v in element.attrib.items() if k in ATTRIBUTES})
    # The converter writes characters as entities, which serializing would escape once more.
    copy.text = COMMAND.sub(r"\1", unescape(element.text)) if element.text else None
    for child in element:
        presented = _presented(child, depth + 1)
        if presented is not None:
            copy.append(presented)
    return copy


def _as_written(source: str) -> str:
    return f"<code>{escape(source.replace(JOINER, ''))}</code>"
