"""An mlp.py of a terabyte that takes no space on the disk.

Seen: readers that read all of a file.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    for name in ("mlp.py", "mlp.ipynb"):
        with (folder / name).open("wb") as file:
            file.truncate(1 << 40)
