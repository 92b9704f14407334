"""mlp.ipynb is a link, beside a right-looking mlp.py.

Seen: see linked_file.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    (folder / "mlp.ipynb").symlink_to(Path(place["COURSE"], "solutions/02_mlp/mlp.py"))
    (folder / "data.csv").symlink_to("/etc/passwd")
