"""Recognises a student's file under another name: mlp (1).ipynb, 02_mlp_final.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A notebook that a browser saved under one more ending, and then once more: mlp.ipynb (1).txt.
ENDINGS = re.compile(
    r"\.(?P<kind>ipynb|py)(?: *\((?P<number>\d{1,4})\))?(?:\.(?:txt|json|download))?$",
    re.IGNORECASE,
)
# What systems and people put behind a name for one more copy, from its end.
COPY = re.compile(
    r"(?:"
    r"[ _-]{0,3}\((?P<brackets>\d{1,4})\)"
    r"|[ _-]{0,3}copy[ _-]{0,3}(?P<copy>\d{0,4})"
    r"|[ _-]{0,3}(?:복사본|사본|의 사본)[ _-]{0,3}\(?(?P<korean>\d{0,4})\)?"
    r"|[-](?P<dash>\d{1,3})"
    r"|[ _-]v(?:er)?\.?[ _-]{0,3}(?P<version>\d{1,3})"
    r"|[ _-]{0,3}(?:final|최종|최종본|완성|제출)(?P<final>\d{0,3})"
    r")$",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+")
MAX_NAME = 255
# Endings for a copy, one behind the other.
MAX_COPIES = 8


@dataclass(frozen=True)
class Variant:
    """A file name that means a module: `suffix` is ".py" or ".ipynb", `number` that of a copy.

    `exact` is the released name itself, in this very spelling.
    """

    suffix: str
    number: int
    exact: bool


def variant_of(name: str, module: str) -> Variant | None:
    """What the file `name` is to `module`; None when its name does not mean it."""
    if len(name) > MAX_NAME:  # what no file system holds, a zip may
        return None
    name = unicodedata.normalize("NFC", name)
    ending = ENDINGS.search(name)
    if ending is None or name.startswith("."):
        return None
    suffix = f".{ending['kind'].lower()}"
    stem, number = name[: ending.start()].strip(), int(ending["number"] or 0)
    if name == f"{module}{suffix}":
        return Variant(suffix, 0, exact=True)
    for _ in range(MAX_COPIES):
        found = COPY.search(stem)
        if found is None:
            break
        number = number or int(next(filter(None, found.groups()), 0))
        stem = stem[: found.start()]
    words = [word.casefold() for word in WORD.findall(stem)]
    wanted = [word.casefold() for word in WORD.findall(module)]
    width = len(wanted)
    means_it = any(words[at : at + width] == wanted for at in range(len(words) - width + 1))
    return Variant(suffix, number, exact=False) if means_it else None


def code_suffix(name: str) -> str | None:
    """ ".py" or ".ipynb" for a file that can be read as one, whatever it is called."""
    ending = ENDINGS.search(name)
    return f".{ending['kind'].lower()}" if ending else None
