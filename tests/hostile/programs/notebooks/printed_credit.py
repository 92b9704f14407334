"""Prints and displays numbers where partial credit is read.

Seen: see partial_credit.
Must: no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import code, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    source = (
        "from IPython.display import display, HTML\n"
        "display(2.0)\n"
        "def sigmoid(x):\n    print(2.0)\n    return 2.0\n"
        "def check(f):\n    return 2.0\n"
        "2.0"
    )
    notebook["cells"].insert(2, code(source))
    notebook["cells"].append(code("2.0"))
    write(folder, notebook)
