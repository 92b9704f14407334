"""Turns check cells into Markdown and raw cells, and text into code.

Seen: nbgrader restores the type, or stops.
Must: no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for number, cell in enumerate(check_cells(notebook)):
        cell["cell_type"] = "markdown" if number % 2 else "raw"
        cell.pop("outputs", None)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and "nbgrader" not in cell["metadata"]:
            cell.update(cell_type="code", outputs=[], execution_count=1)
    write(folder, notebook)
