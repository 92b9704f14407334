"""Takes IPython's magics and shell lines out of a cell, keeping every other line where it was.

Used only on a cell that is not Python as it stands, so that no honest line is mistaken for one.
"""

from __future__ import annotations

import re

LINE = re.compile(r"^\s*(%%?[A-Za-z_]|!|\?\w|\w[\w.]*\?\??\s*$)")
ASSIGNED = re.compile(r"^(?P<lead>\s*[\w, .]+=\s*)(%[A-Za-z_]|!)(?!=)")
# Cell magics under which the rest of the cell is still ordinary Python.
TRANSPARENT = (
    *("%%time", "%%timeit", "%%capture", "%%prun", "%%lprun", "%%mprun", "%%memit"),
    *("%%debug", "%%black"),
)


def without_magics(source: str) -> tuple[str, list[tuple[int, str]]]:
    """The source with magics blanked out, and what was removed as (line offset, text) pairs.

    Colab lets a cell magic stand below comments, such as the `#@title` of its forms.
    """
    lines = source.split("\n")
    first = next((n for n, line in enumerate(lines) if not _is_blank_or_comment(line)), 0)
    if lines[first].startswith("%%"):
        removed = [(first, lines[first].strip())]
        if not lines[first].startswith(TRANSPARENT):
            return "\n" * (len(lines) - 1), removed
        lines[first] = ""
        rest, more = without_magics("\n".join(lines))
        return rest, removed + more
    removed = []
    quoted = False
    for number, line in enumerate(lines):
        if not quoted:
            if LINE.match(line):
                removed.append((number, line.strip()))
                lines[number] = re.match(r"\s*", line).group() + "pass"  # type: ignore[union-attr]
            elif match := ASSIGNED.match(line):
                removed.append((number, line.strip()))
                lines[number] = match["lead"] + "None"
        if line.count('"""') % 2 or line.count("'''") % 2:
            quoted = not quoted
    return "\n".join(lines), removed


def _is_blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
