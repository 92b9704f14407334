"""Makes a student's text safe to show where Markdown is rendered in an instructor's session.

nbconvert passes HTML in Markdown through, follows links of any scheme, and writes the text of
mermaid blocks unescaped; nbgrader's formgrader shows all of it to whoever is logged in.
"""

from __future__ import annotations

import re

from autograder.plain import unseen_written_out

MAX_CHARACTERS = 20_000
# Highlighters and Markdown take quadratic time and more for what nobody writes: words without an
# end, white space without an end, hundreds of environments that are opened and never closed.
MAX_WORD, MAX_BLANK, MAX_ENVIRONMENTS = 200, 100, 50
LONG_WORD = re.compile(rf"(\S{{{MAX_WORD}}})\S+")
LONG_BLANK = re.compile(rf"\s{{{MAX_BLANK}}}\s+")
ENVIRONMENT = re.compile(r"\\(?=begin\b)")
# Invisible, allowed anywhere, and enough to keep what it splits from being a tag or a link.
JOINER = "\u2060"
TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
LINK_MIDDLE = re.compile(r"\](?=[(\[:])")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What comes along when one copies from a page or a word processor; in prose it says nothing.
COPIED = re.compile(r"[\u00ad\u200b\ufeff]")


def inert_markdown(text: str) -> str:
    """Markdown in which no HTML tag, link or image is left; it looks the same otherwise."""
    text = TAG_START.sub(f"<{JOINER}", prose(text))
    if text.count("\\begin") > MAX_ENVIRONMENTS:
        text = ENVIRONMENT.sub(rf"\\{JOINER}", text)
    return LINK_MIDDLE.sub(f"]{JOINER}", text)


def on_pages(text: str) -> str:
    """The text without characters that UTF-8, JSON or a browser cannot hold; what turns text round
    or hides in it is written out, so that code is read as it runs."""
    text = CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unseen_written_out(text)


def prose(text: str) -> str:
    """`on_pages` for what is no code."""
    return on_pages(COPIED.sub("", text))


def shortened(text: str, note: str, limit: int = MAX_CHARACTERS) -> str:
    """The first `limit` characters, with words and gaps of a length that can be shown.

    `note` (with `{count}`) follows when there were more.
    """
    shown = LONG_WORD.sub(r"\1…", LONG_BLANK.sub(_less_blank, text[:limit]))
    if len(text) <= limit:
        return shown
    return f"{shown}\n{note.format(count=len(text) - limit)}"


def _less_blank(gap: re.Match[str]) -> str:
    """A gap without its middle: the indentation of what follows stays."""
    above, line_end, indentation = gap[0].rpartition("\n")
    return f"{above[:MAX_BLANK]}{line_end}{indentation[:MAX_BLANK]}"
