"""Makes a student's text safe to show where Markdown is rendered in an instructor's session.

nbconvert passes HTML in Markdown through, follows links of any scheme, and writes the text of
mermaid blocks unescaped; nbgrader's formgrader shows all of it to whoever is logged in.
"""

from __future__ import annotations

import re

MAX_CHARACTERS = 20_000
# Invisible, allowed anywhere, and enough to keep what it splits from being a tag or a link.
JOINER = "\u2060"
TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
LINK_MIDDLE = re.compile(r"\](?=[(\[:])")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def inert_markdown(text: str) -> str:
    """Markdown in which no HTML tag, link or image is left; it looks the same otherwise."""
    text = TAG_START.sub(f"<{JOINER}", printable(text))
    return LINK_MIDDLE.sub(f"]{JOINER}", text)


def printable(text: str) -> str:
    """The text without characters that UTF-8, JSON or a browser cannot hold."""
    return CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def shortened(text: str, note: str, limit: int = MAX_CHARACTERS) -> str:
    """The first `limit` characters; `note` (with `{count}`) follows when there were more."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}\n{note.format(count=len(text) - limit)}"
