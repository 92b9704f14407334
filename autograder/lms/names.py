"""Compares names as people do: macOS writes Hangul in pieces, and LMSs change case and spaces."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

# What Windows refuses in a file's name, and what separates folders anywhere.
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Of what file systems hold; a zip may name a file with 64 KiB.
MAX_NAME = 255
MAX_PATH = 4096
# Of names made here, which may get a number before and an ending behind.
MAX_BYTES = 200
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


def nfc(text: str) -> str:
    """The text in the form that everything here is kept and compared in."""
    return unicodedata.normalize("NFC", text)


def key(text: str) -> str:
    """What two spellings of one name have in common: no case, no spaces, no punctuation."""
    return "".join(c for c in nfc(text).casefold() if c.isalnum())


def is_folder_name(text: str) -> bool:
    """Whether an id can name a folder, here and on an instructor's Windows."""
    bad = NOT_IN_A_NAME.search(text) or RESERVED.match(text)
    return bool(text) and not bad and text[0] not in ". " and text[-1] not in ". "


def folder_name(text: str) -> str:
    """A name that somebody else gave, made into one that a folder or a file can have."""
    safe = NOT_IN_A_NAME.sub("_", nfc(text)).strip(". ")
    # Linux counts 255 bytes, and a letter of Hangul has three.
    safe = safe.encode("utf-8", "replace")[:MAX_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"_{safe}" if not safe or RESERVED.match(safe) else safe


def why_no_path(parts: Sequence[str]) -> str:
    """What keeps the parts of a path from being names of files, in words that follow them."""
    if any(len(part) > MAX_NAME for part in parts):
        return f"has a name with more than {MAX_NAME} characters"
    if any(CONTROL.search(part) for part in parts):
        return "has a name with control characters"
    if sum(map(len, parts)) + len(parts) > MAX_PATH:
        return f"has a path of more than {MAX_PATH} characters"
    return ""


def existing(parent: Path, name: str) -> Path:
    """The entry of `parent` that is called `name` in whatever form, or where it would be made."""
    plain = parent / nfc(name)
    if os.path.exists(plain) or not os.path.isdir(parent):
        return plain
    wanted = nfc(name)
    return next((path for path in parent.iterdir() if nfc(path.name) == wanted), plain)
