"""Defines the answers in the check cells, and `check` as a function of its own.

Seen: cells that nbgrader restores are not what the student saw run.
Must: no points: check cells are not run, and `check` is no judge.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for cell in check_cells(notebook):
        cell["source"] = "check = lambda f: 2.0\nexit = quit = None\nassert True\n2.0"
        cell["metadata"]["nbgrader"]["checksum"] = "0" * 32
    write(folder, notebook)
