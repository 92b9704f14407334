"""A notebook whose cells are no cells.

Seen: `for cell in nb.cells` of what is not a list.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    notebook["cells"] = [None, 7, "x", [[]], *notebook["cells"]]
    write(folder, notebook)
