"""Details of an exception that its message lacks, looked up where it was raised: names, shapes."""

from __future__ import annotations

import builtins
import difflib
import linecache
import re
from collections.abc import Callable, Iterable
from typing import Any

MAX_SHOWN = 6
WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
SHAPES = re.compile(r"shape|matmul|mismatch|aligned|broadcast|dimension|size of tensor|multiplied")


def clues_of(error: BaseException, is_own: Callable[[str], bool]) -> dict[str, str]:
    """Clues by name: `meant` (a name spelled alike), `shapes`, `keys`, `line`; those there are.

    is_own: whether a file is the student's.
    """
    try:
        frame = _innermost(error, is_own)
        if isinstance(error, NameError) and frame is not None:
            return _meant(error.name, [*frame[0].f_locals, *frame[0].f_globals, *dir(builtins)])
        if isinstance(error, AttributeError) and error.name:
            return _meant(error.name, dir(error.obj))
        if isinstance(error, KeyError) and frame is not None:
            return _keys(error, frame[0])
        if type(error).__name__ == "BdbQuit" and frame is not None:
            return _stop(*frame)
        if isinstance(error, ValueError | RuntimeError) and frame is not None:
            return _shapes(*frame) if SHAPES.search(str(error)) else {}
    except Exception:  # a student's object may do anything when it is looked at
        return {}
    return {}


def indented_line(error: SyntaxError, source: str, first: int) -> int:
    """The line that is indented wrongly: Python names the one at which it noticed.

    source: the cell's text, `first` its first line's number.
    """
    noticed = (error.lineno or first) - first
    lines = source.split("\n")
    if not isinstance(error, IndentationError) or not 0 <= noticed < len(lines):
        return error.lineno or 0
    starts = [text[: len(text) - len(text.lstrip())] for text in lines]
    tabs = [n for n, start in enumerate(starts) if "\t" in start and lines[n].strip()]
    spaces = [n for n, start in enumerate(starts) if " " in start and lines[n].strip()]
    rare = tabs if len(tabs) <= len(spaces) else spaces
    if tabs and spaces:
        return first + next((n for n in rare if n <= noticed), noticed)
    opened = re.search(r"after .* on line (\d+)", str(error))
    if opened:
        # The block should begin right below the line that opens it.
        below = range(int(opened.group(1)) + 1 - first, len(lines))
        return first + next((n for n in below if lines[n].strip()), noticed)
    if "unindent" not in str(error):
        return error.lineno or 0
    before = [n for n in range(noticed) if lines[n].strip()]
    depths = [len(starts[n]) for n in before]
    depth = len(starts[noticed])
    # A block one of whose lines is an odd one out: the odd one, not the first that follows it.
    if before and depths.count(depths[-1]) == 1 and depths[-1] != depth and depth in depths[:-1]:
        return first + before[-1]
    return error.lineno or 0


def _innermost(error: BaseException, is_own: Callable[[str], bool]) -> tuple[Any, int] | None:
    found, trace = None, error.__traceback__
    while trace is not None:
        if is_own(trace.tb_frame.f_code.co_filename):
            found = trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next
    return found


def _meant(name: str | None, known: Iterable[str]) -> dict[str, str]:
    candidates = [word for word in dict.fromkeys(known) if not word.startswith("_")]
    if not name:
        return {}
    lower = {word.lower(): word for word in candidates if word != name}
    if name.lower() in lower:
        return {"meant": lower[name.lower()]}
    # Of short names nearly every other is spelled alike.
    cutoff = 0.75 if len(name) > 3 else 0.6
    close = difflib.get_close_matches(name, candidates, 1, cutoff) if len(name) > 1 else []
    return {"meant": close[0]} if close else {}


def _stop(frame: Any, number: int) -> dict[str, str]:
    """The line that stops for the debugger: it is left at the next one."""
    code = frame.f_code
    for line in range(number, code.co_firstlineno, -1):
        text = linecache.getline(code.co_filename, line)
        if "breakpoint(" in text or "set_trace(" in text:
            return {"line": str(line)}
    return {}


def _keys(error: KeyError, frame: Any) -> dict[str, str]:
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
    for word in WORD.findall(line):
        value = frame.f_locals.get(word)
        if isinstance(value, dict) and error.args and error.args[0] not in value:
            keys = [str(key)[:20] for key in list(value)[:MAX_SHOWN]]
            return {"keys": ", ".join(keys)} if keys else {}
    return {}


def _shapes(frame: Any, number: int) -> dict[str, str]:
    line = linecache.getline(frame.f_code.co_filename, number)
    found = {}
    for word in WORD.findall(line):
        value = frame.f_locals.get(word, frame.f_globals.get(word))
        shape = getattr(value, "shape", None)
        if isinstance(shape, tuple):
            found[word] = tuple(int(size) for size in shape)
    shown = [f"{word} {shape}" for word, shape in list(found.items())[:MAX_SHOWN]]
    return {"shapes": ", ".join(shown)} if shown else {}
