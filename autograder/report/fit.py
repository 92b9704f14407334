"""Makes what a student reads fit the terminal: lines wrapped, long values cut in the middle,
numbers of expected and got under each other with the first difference marked."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.plain import inert

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+|inf|nan)(?![\w.])")
# What `describe_with_shape` adds behind a value.
KIND = re.compile(r"   (?P<kind>[^\n]*)\Z")
SPACE = re.compile(r"(?<=\[) +| +(?=[\],])")
CUT = " … "
RTOL = 1e-6
ATOL = 1e-9


@dataclass(frozen=True)
class Compared:
    """The rows of expected and of got; below the latter a row may mark the first difference."""

    expected: list[str]
    got: list[str]


def width_of(text: str) -> int:
    """Columns that a terminal gives to the text: Hangul takes two each."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1
        for c in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, cut at spaces; 0 or less for no limit.

    A line that would begin as a command of a CI system gets one column more, and is none.
    """
    if width <= 0 or width_of(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        while width_of(word) > width:  # a path, or text without spaces
            room = width - width_of(line) - bool(line)
            part = head(word, room) if room > 0 else ""
            if line or part:
                lines.append(f"{line} {part}".strip())
            line, word = "", word[len(part) :]
        joined = f"{line} {word}" if line else word
        if width_of(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [inert(part) for part in (*lines, line)]


def cut_middle(text: str, width: int) -> str:
    """The text on one line of at most `width` columns, its middle left out; 0 for no limit."""
    line = " ".join(text.split())
    if not width or width_of(line) <= width:
        return line
    room = max(width - len(CUT), 2)
    begin = head(line, (room + 1) // 2)
    tail = head(line[::-1], room // 2)[::-1]
    space = tail.find(" ")
    if 0 <= space < len(tail) // 2:  # as in the head: no half of a number
        tail = tail[space + 1 :]
    return f"{_to_comma(begin)}{CUT}{tail.lstrip(', ')}"


def fitted_call(call: str, width: int) -> str:
    """A call on one line: where it is too long, its longest arguments are cut in the middle.

    A shape in braces behind an argument, ``{5×3}``, stays.
    """
    line = " ".join(call.split())
    if not width or width_of(line) <= width or "(" not in line or not line.endswith(")"):
        return cut_middle(line, width)
    name, _, inside = line[:-1].partition("(")
    arguments = split_arguments(inside)
    room = width - width_of(name) - 2 - 2 * (len(arguments) - 1)
    limit = _limit([width_of(argument) for argument in arguments], room)
    cut = ", ".join(_fitted_argument(argument, limit) for argument in arguments)
    return cut_middle(f"{name}({cut})", width)


def split_arguments(inside: str) -> list[str]:
    """The arguments of a call, cut at the commas outside of brackets and quotes."""
    parts: list[str] = []
    depth, quote, start = 0, "", 0
    for place, char in enumerate(inside):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(inside[start:place].strip())
            start = place + 1
    return [part for part in [*parts, inside[start:].strip()] if part]


def compared(expected: str, got: str, width: int) -> Compared:
    """Both values on a row each: numbers under each other, the first that differs marked.

    Where the values have another form (other brackets, more numbers) each is only cut to `width`.
    What kind of value it is has a row of its own where it does not fit beside the value.
    """
    (one, first_kind), (other, second_kind) = _parts(expected), _parts(got)
    numbers = NUMBER.findall(one), NUMBER.findall(other)
    mark = ""
    if numbers[0] and NUMBER.sub("0", one) == NUMBER.sub("0", other):
        one, other, mark = _aligned(NUMBER.split(one), *numbers, width)
    else:
        one, other = cut_middle(one, width), cut_middle(other, width)
    kinds = first_kind, second_kind
    beside = not width or all(
        width_of(text) + 3 + width_of(kind) <= width
        for text, kind in zip((one, other), kinds, strict=True)
    )
    rows = [
        ([f"{text}   {kind}"] if beside else [text, *wrapped(kind, width)]) if kind else [text]
        for text, kind in zip((one, other), kinds, strict=True)
    ]
    if mark:
        rows[1].insert(1, mark)
    return Compared(rows[0], rows[1])


def _parts(text: str) -> tuple[str, str]:
    """A value on one line, without spaces inside of its brackets, and what kind of value it is."""
    found = KIND.search(text)
    bare = text[: found.start()] if found else text
    return SPACE.sub("", " ".join(bare.split())), found["kind"] if found else ""


def _aligned(
    gaps: Sequence[str], one: Sequence[str], other: Sequence[str], width: int
) -> tuple[str, str, str]:
    pairs = list(zip(one, other, strict=True))
    different = next((n for n, pair in enumerate(pairs) if not _near(*pair)), None)
    widths = [max(map(len, pair)) for pair in pairs]
    rows: list[str] = ["", "", ""]
    last = -1
    for n in _shown(gaps, widths, different or 0, width):
        gap = gaps[n] if n == last + 1 else CUT
        rows = [rows[0] + gap, rows[1] + gap, rows[2] + " " * width_of(gap)]
        cells = (*pairs[n], "^" * widths[n] if n == different else "")
        rows = [row + cell.rjust(widths[n]) for row, cell in zip(rows, cells, strict=True)]
        last = n
    ending = gaps[-1] if last == len(pairs) - 1 else CUT + gaps[-1]
    mark = rows[2].rstrip() if len(pairs) > 1 else ""
    return rows[0] + ending, rows[1] + ending, mark


def _shown(gaps: Sequence[str], widths: Sequence[int], centre: int, room: int) -> list[int]:
    """The numbers to show: all that fit, else the first and those around the difference."""
    total = sum(map(width_of, gaps)) + sum(widths)
    if not room or total <= room:
        return list(range(len(widths)))
    chosen = {centre}
    used = widths[centre] + width_of(gaps[0]) + width_of(gaps[-1]) + 3 * len(CUT)
    order = [0, *(n for step in range(1, len(widths)) for n in (centre - step, centre + step))]
    for n in order:
        if not 0 <= n < len(widths) or n in chosen:
            continue
        cost = widths[n] + width_of(gaps[n])
        if used + cost > room:
            break
        chosen.add(n)
        used += cost
    return sorted(chosen)


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    a, b = float(one), float(other)
    return math.isclose(a, b, rel_tol=RTOL, abs_tol=ATOL) or (math.isnan(a) and math.isnan(b))


def _fitted_argument(argument: str, limit: int) -> str:
    shape = re.search(r"\{\d+(?:×\d+)*\}$", argument)
    if width_of(argument) <= limit or shape is None:
        return cut_middle(argument, limit)
    return cut_middle(argument[: shape.start()], max(limit - width_of(shape[0]), 8)) + shape[0]


def _limit(widths: Sequence[int], room: int) -> int:
    """The width that arguments may have each so that all of them together take `room`."""
    left, count = room, len(widths)
    for width in sorted(widths):
        if width * count >= left:
            break
        left -= width
        count -= 1
    return max(left // max(count, 1), 8)


def head(text: str, width: int) -> str:
    """As much of the text as `width` columns hold."""
    used = 0
    for place, char in enumerate(text):
        used += width_of(char)
        if used > width:
            return text[:place]
    return text


def _to_comma(text: str) -> str:
    """Up to the last whole number, so that none is cut into a wrong one."""
    place = max(text.rfind(","), text.rfind(" "))
    return text[: place + 1].rstrip(" ") if place > len(text) // 2 else text
