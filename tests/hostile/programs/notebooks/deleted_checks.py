"""Deletes the check cells.

Seen: a missing grade cell is scored by nbgrader as it was before.
Must: no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    gone = [id(cell) for cell in check_cells(notebook)]
    notebook["cells"] = [cell for cell in notebook["cells"] if id(cell) not in gone]
    write(folder, notebook)
