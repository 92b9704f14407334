"""Doubles every check cell and every id.

Seen: one duplicated grade cell aborts nbgrader's whole batch.
Must: no points, and the batch goes on.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    notebook["cells"] += [dict(cell) for cell in notebook["cells"]] + list(check_cells(notebook))
    write(folder, notebook)
