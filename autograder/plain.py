"""Makes student text safe to print: it cannot control a terminal, a log or a CI system.

Names of files and folders, exceptions, printed output and replies all pass through here before a
renderer, pytest, nbgrader's log or a hook writes them down.
"""

from __future__ import annotations

import logging
import re
import unicodedata

# Put before every further line of a student's text, so that it is not taken for ours.
MARK = "│ "
MAX_LINE = 300
# CI systems obey lines that begin with `::` and anything after `##[`, `##vso[`, `##teamcity[`.
_COMMAND = re.compile(r"(?m)^([^\S\n]*):(?=:)")
_OLD_COMMAND = re.compile(r"##(?=\w*\[)")
# What hides, fills or turns round text without being seen itself: the one list for terminals and
# pages. Joiners are not on it, since emoji and several scripts are written with them; nor is what
# makes a sign an emoji, behind such a sign: behind a letter it would make another name that looks
# the same.
UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    r"\u2061-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]|"
    r"(?<![\u00a9\u00ae\u203c\u2049\u2122\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff])"
    r"\ufe0f(?!\u20e3)"
)


def printable(text: str) -> str:
    """The text with what cannot be seen written out (`\\x1b`); line ends and tabs stay."""
    if text.isprintable() and not UNSEEN.search(text):
        return text
    seen = unseen_written_out(text)
    return "".join(c if c in "\t\n" or _is_seen(c) else _written_out(c) for c in seen)


def unseen_written_out(text: str) -> str:
    """The text with only what is `UNSEEN` written out (`\\u202e`)."""
    return UNSEEN.sub(lambda found: _written_out(found[0]), text)


def inert(text: str) -> str:
    """`printable`, and no line of it is a command of a CI system."""
    return _OLD_COMMAND.sub("# #", _COMMAND.sub(r"\1: ", printable(text)))


def one_line(text: str, limit: int = MAX_LINE) -> str:
    """`inert`, on one line, with line ends written out, and cut after `limit` characters."""
    shown = text[: limit + 1].replace("\n", "\\n").replace("\t", " ")
    shown = inert(shown)
    return shown if len(shown) <= limit else shown[:limit] + " …"


def marked(text: str) -> list[str]:
    """The lines of a text, `inert`; all but the first with a mark that shows they belong to it."""
    first, *more = inert(text).split("\n")
    return [first, *(MARK + line for line in more)]


class PlainRecords(logging.Filter):
    """Makes what a log writes inert, whoever logs it: nbgrader logs names of files as they are."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; keep every one."""
        message = record.getMessage()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = "\n".join(marked(record.exc_text))
        plain = "\n".join(marked(message))
        if plain != message:
            record.msg, record.args = plain, ()
        return True


def _is_seen(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _written_out(character: str) -> str:
    number = ord(character)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
