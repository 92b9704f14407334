"""Puts every figure of the course on one page, so that a person can look at all of them at once.

Run `python tests/figures/contact_sheet.py sheet.html [ASSIGNMENT ...]` in the repository.
"""

from __future__ import annotations

import argparse
import base64
import html
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from demonstrations import LANGUAGES, SOURCES, drawings_of

_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><title>Figures of the course</title>
<style>body{font:15px sans-serif;margin:2em;color:#1f2933}table{width:100%}
td{width:50%;vertical-align:top;padding:1em}img{max-width:100%}p{margin:.3em 0;color:#555}</style>
"""


@dataclass(frozen=True)
class Sheet:
    """The figures of one assignment in both languages, and what its demonstrations cost."""

    assignment: str
    figures: dict[str, list[tuple[bytes, str]]]
    seconds: float


def sheets(assignments: Sequence[str]) -> Iterator[Sheet]:
    """Run the demonstrations of each assignment (its module's name), solved, in both languages."""
    for name in assignments:
        started = time.perf_counter()
        figures = {}
        for language in LANGUAGES:
            drawn = drawings_of(SOURCES[name], language)
            figures[language] = [(drawing.png(dpi=100), drawing.description) for drawing in drawn]
        yield Sheet(SOURCES[name].parent.name, figures, time.perf_counter() - started)


def page(found: Sequence[Sheet]) -> str:
    """One HTML page without other files: Korean at the left, English at the right."""
    parts = [_PAGE]
    for sheet in found:
        parts.append(f"<h2>{html.escape(sheet.assignment)} · {sheet.seconds:.0f} s</h2><table>")
        for pair in zip(*(sheet.figures[language] for language in LANGUAGES), strict=True):
            cells = [f"<td>{_picture(png)}<p>{html.escape(told)}</p></td>" for png, told in pair]
            parts.append(f"<tr>{''.join(cells)}</tr>")
        parts.append("</table>")
    return "".join(parts)


def _picture(png: bytes) -> str:
    return f'<img alt="" src="data:image/png;base64,{base64.b64encode(png).decode()}">'


def main(arguments: Sequence[str]) -> int:
    """Write the page; the names of assignments are those of their modules, such as mlp."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("assignments", nargs="*", choices=[*SOURCES, []], metavar="ASSIGNMENT")
    chosen = parser.parse_args(arguments)
    found = list(sheets(chosen.assignments or list(SOURCES)))
    chosen.out.write_text(page(found), encoding="utf-8")
    count = sum(len(sheet.figures[language]) for sheet in found for language in LANGUAGES)
    print(f"wrote {count} figures of {len(found)} assignments to {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
