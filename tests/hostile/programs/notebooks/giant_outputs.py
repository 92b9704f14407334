"""Outputs of forty megabytes, and a source of ten.

Seen: notebooks of a gigabyte end the browser and the batch.
Must: thrown away, or refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import check_cells, code, released, result, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for cell in list(check_cells(notebook))[:4]:
        cell["outputs"] = [result("9" * 10_000_000)]
    notebook["cells"].append(code("x = 1  # " + "long " * 2_000_000))
    write(folder, notebook)
