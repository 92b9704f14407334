"""Puts full marks into the outputs of the check cells.

Seen: an `execute_result` that parses as a number is nbgrader's partial credit.
Must: no points: outputs are thrown away unread.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, released, result, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for cell in check_cells(notebook):
        cell["outputs"] = [result("3.0"), result("inf"), result("1e9")]
        cell["execution_count"] = 7
    write(folder, notebook)
