"""Cells and fields of wrong types, ids that clash, versions that do not exist.

Seen: schema errors end nbgrader's batch.
Must: no points, and the batch goes on.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import WRONG, code, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    odd = [None, 7, "cell", [], {"cell_type": ["code"]}, {"cell_type": "code", "source": {"a": 1}}]
    notebook["cells"] = [
        *notebook["cells"],
        code(WRONG),
        {"cell_type": "code", "source": ["def sigmoid(x):\n", 7, None, "    return x"]},
        {"cell_type": "code", "metadata": [], "source": None, "id": 7},
        {"cell_type": "heading", "level": "x", "source": "\ud800"},
        *(cell for cell in odd if isinstance(cell, dict)),
    ]
    for cell in notebook["cells"]:
        cell["id"] = "same"
    notebook["nbformat_minor"] = "999"
    write(folder, notebook)
