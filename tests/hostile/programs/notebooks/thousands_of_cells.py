"""A hundred thousand cells.

Seen: quadratic steps over cells.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import code, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    notebook["cells"] += [code(f"x = {number}") for number in range(100_000)]
    write(folder, notebook)
