"""Files whose names hold line breaks, commands, other paths and other assignments.

Seen: names that end up in shells, CSV and HTML.
Must: no points; names do nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    for name in (
        "a\nb.py",
        "$(touch x).py",
        "<script>.py",
        "-p evil",
        "=1+1.csv",
        "perceptron.py",
        "x" * 200,
    ):
        (folder / name).write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
