"""Tags every check cell so that it is not run.

Seen: plain nbgrader gives full marks to a grade cell without output: 10 of 10 without a line of code.
Must: no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for cell in check_cells(notebook):
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove_cell"]
    write(folder, notebook)
